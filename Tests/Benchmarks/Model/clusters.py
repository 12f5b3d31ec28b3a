"""Writes as many clusters of six pools as are asked for, as `az aks list -o json` prints them: with null for what is not there."""
import json
import sys

NULLS = """artifactStreamingProfile capacityReservationGroupId creationData gatewayProfile gpuInstanceProfile gpuProfile
hostGroupId kubeletConfig linuxOsConfig localDnsProfile messageOfTheDay nodePublicIpPrefixId podIpAllocationMode
podSubnetId proximityPlacementGroupId virtualMachineNodesStatus virtualMachinesProfile windowsProfile maxCount minCount
nodeTaints tags scaleSetEvictionPolicy scaleSetPriority spotMaxPrice status""".split()
CLUSTER_NULLS = """aadProfile addonProfiles aiToolchainOperatorProfile apiServerAccessProfile azureMonitorProfile autoScalerProfile
diskEncryptionSetId extendedLocation fqdnSubdomain hostedSystemProfile httpProxyConfig ingressProfile
nodeResourceGroupProfile podIdentityProfile privateFqdn privateLinkResources publicNetworkAccess schedulerProfile
serviceMeshProfile status systemData upgradeSettings windowsProfile workloadAutoScalerProfile""".split()
SUBSCRIPTION = "/subscriptions/4f6a1c1e-2b7d-4c55-9d0a-0d9c1be3a701/resource"


def pool(name, mode):
    body = dict.fromkeys(NULLS)
    body |= {
        "name": name, "count": 5, "vmSize": "Standard_D4s_v5", "osDiskSizeGb": 128, "osDiskType": "Managed",
        "kubeletDiskType": "OS", "workloadRuntime": "OCIContainer", "maxPods": 110, "type": "VirtualMachineScaleSets",
        "enableAutoScaling": False, "scaleDownMode": "Delete", "provisioningState": "Succeeded",
        "powerState": {"code": "Running"}, "orchestratorVersion": "1.32", "currentOrchestratorVersion": "1.32.6",
        "enableNodePublicIp": False, "mode": mode, "enableEncryptionAtHost": False, "enableUltraSsd": False,
        "osType": "Linux", "osSku": "Ubuntu", "nodeImageVersion": "AKSUbuntu-2204gen2containerd-202509.11.0",
        "enableFips": False, "availabilityZones": ["1", "2", "3"], "nodeLabels": {"team": "shop", "tier": name},
        "upgradeSettings": {"drainTimeoutInMinutes": None, "maxSurge": "10%", "maxUnavailable": "0",
                            "nodeSoakDurationInMinutes": None, "undrainableNodeBehavior": None},
        "networkProfile": {"allowedHostPorts": None, "applicationSecurityGroups": None, "nodePublicIpTags": None},
        "securityProfile": {"enableSecureBoot": False, "enableVtpm": False, "sshAccess": "LocalUser"},
        "eTag": "c043a213-f76c-4630-bd33-524146b09eab",
    }
    return dict(sorted(body.items()))


def cluster(number):
    name, group = f"shop-{number}", f"shop-{number}-rg"
    body = dict.fromkeys(CLUSTER_NULLS)
    body |= {
        "agentPoolProfiles": [pool("system", "System")] + [pool(f"web{n}", "User") for n in range(5)],
        "autoUpgradeProfile": {"nodeOsUpgradeChannel": "NodeImage", "upgradeChannel": "patch"},
        "azurePortalFqdn": f"{name}-1a2b.portal.hcp.westeurope.azmk8s.io", "fqdn": f"{name}-1a2b.hcp.westeurope.azmk8s.io",
        "bootstrapProfile": {"artifactSource": "Direct", "containerRegistryId": None},
        "currentKubernetesVersion": "1.32.6", "disableLocalAccounts": False, "dnsPrefix": name,
        "eTag": "d989f796-9638-42b0-934f-f554cdf76cee", "enableRbac": True,
        "id": f"{SUBSCRIPTION}groups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}",
        "identity": {"delegatedResources": None, "principalId": "9a1de2c4-7f03-4f6b-8c58-21f6a0b7d9e2",
                     "tenantId": "2f0c7b0a-96fd-4b1e-a1c3-7de5d8f1a6b4", "type": "SystemAssigned"},
        "identityProfile": {"kubeletidentity": {"clientId": "9a1de2c4-7f03-4f6b-8c58-21f6a0b7d9e3",
                            "objectId": "9a1de2c4-7f03-4f6b-8c58-21f6a0b7d9e4", "resourceId": f"{SUBSCRIPTION}groups/x"}},
        "kind": "Base", "kubernetesVersion": "1.32",
        "linuxProfile": {"adminUsername": "azureuser", "ssh": {"publicKeys": [{"keyData": "ssh-rsa " + "A" * 372}]}},
        "location": "westeurope", "maxAgentPools": 100, "metricsProfile": {"costAnalysis": {"enabled": False}},
        "name": name,
        "networkProfile": {"dnsServiceIp": "10.0.0.10", "ipFamilies": ["IPv4"], "loadBalancerSku": "standard",
                           "loadBalancerProfile": {"managedOutboundIPs": {"count": 1}}, "networkPlugin": "azure",
                           "networkPluginMode": "overlay", "outboundType": "loadBalancer", "podCidr": "10.244.0.0/16",
                           "podCidrs": ["10.244.0.0/16"], "serviceCidr": "10.0.0.0/16"},
        "nodeProvisioningProfile": {"defaultNodePools": None, "mode": "Manual"},
        "nodeResourceGroup": f"MC_{group}_{name}_westeurope", "oidcIssuerProfile": {"enabled": False, "issuerUrl": None},
        "powerState": {"code": "Running"}, "provisioningState": "Succeeded", "resourceGroup": group,
        "resourceUid": "67afa8fb3f881400017448fc", "securityProfile": {"defender": None, "imageCleaner": None},
        "servicePrincipalProfile": {"clientId": "msi", "secret": None}, "sku": {"name": "Base", "tier": "Standard"},
        "storageProfile": {"diskCsiDriver": {"enabled": True, "version": "v1"}, "fileCsiDriver": {"enabled": True}},
        "supportPlan": "KubernetesOfficial", "tags": {"env": "prod", "owner": "checkout"},
        "type": "Microsoft.ContainerService/ManagedClusters",
    }
    return dict(sorted(body.items()))


json.dump([cluster(number) for number in range(int(sys.argv[1]))], sys.stdout, indent=2)
