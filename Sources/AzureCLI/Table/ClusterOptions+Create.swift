// The options of `az aks create`, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let aksCreateOptions = """
    \(clusterTarget)
    ~ --ssh-key-value : text
      --location -l : text
      --kubernetes-version -k : text
      --tags : text*
    ~ --dns-name-prefix -p : text
    - --node-osdisk-diskencryptionset-id -d : text
    ~ --disable-local-accounts : flag
    ~ --disable-rbac : flag
    - --edge-zone : text
    ~ --admin-username -u : text
      --generate-ssh-keys : flag
      --no-ssh-key -x : flag
    ~ --pod-cidr : text
    ~ --service-cidr : text
    - --ip-families : text
    - --pod-cidrs : text
    - --service-cidrs : text
    ~ --dns-service-ip : text
    ~ --docker-bridge-address : text
    ~ --load-balancer-sku : one of basic, standard
    \(loadBalancer)
    \(outbound)
    ~ --network-plugin : one of kubenet, azure, none
    ~ --network-plugin-mode : one of overlay
    ~ --network-policy : text
    ~ --network-dataplane : one of azure, cilium
      --auto-upgrade-channel : one of rapid, stable, patch, node-image, none
      --node-os-upgrade-channel : one of NodeImage, None, Unmanaged, SecurityPatch
      --cluster-autoscaler-profile --ca-profile : text+
      --sku : one of base, automatic
      --tier : one of free, standard, premium
    - --fqdn-subdomain : text
    - --api-server-authorized-ip-ranges : text
    ~ --enable-private-cluster : flag
    - --private-dns-zone : text
    - --disable-public-fqdn : flag
    - --service-principal : text
    - --client-secret : text
    ~ --enable-managed-identity : flag
    ~ --assign-identity : text
    - --assign-kubelet-identity : text
    ~ --enable-aad : flag
    ~ --enable-azure-rbac : flag
    ~ --aad-admin-group-object-ids : text
    ~ --aad-tenant-id : text
    ~ --enable-oidc-issuer : flag
    ~ --windows-admin-username : text
    ~ --windows-admin-password : text
    - --enable-ahub : flag
    - --enable-windows-gmsa : flag
    - --gmsa-dns-server : text
    - --gmsa-root-domain-name : text
    ~ --attach-acr : text
    - --skip-subnet-role-assignment : flag
      --node-resource-group : text
    ~ --nrg-lockdown-restriction-level : one of ReadOnly, Unrestricted
      --k8s-support-plan : one of KubernetesOfficial, AKSLongTermSupport
    ~ --enable-defender : flag
    - --defender-config : text
    - --disable-disk-driver : flag
    - --disable-file-driver : flag
    ~ --enable-blob-driver : flag
    ~ --enable-workload-identity : flag
    - --disable-snapshot-controller : flag
    - --enable-azure-keyvault-kms : flag
    - --azure-keyvault-kms-key-id : text
    - --azure-keyvault-kms-key-vault-network-access : one of Public, Private
    - --azure-keyvault-kms-key-vault-resource-id : text
    ~ --enable-image-cleaner : flag
    ~ --image-cleaner-interval-hours : int
    ~ --enable-keda : flag
    ~ --enable-vpa : flag
    - --custom-ca-trust-certificates --ca-certs : text
    - --disable-run-command : flag
    \(networkPolicies)
    - --acns-datapath-acceleration-mode : one of BpfVeth, None
    - --acns-transit-encryption-type : one of WireGuard, None
    - --bootstrap-artifact-source : one of Direct, Cache
    - --bootstrap-container-registry-resource-id : text
    ~ --enable-addons -a : text
    \(containerLogs)
    - --enable-high-log-scale-mode : one of true, false?
    - --enable-azure-monitor-logs : flag
    \(telemetry)
    - --aci-subnet-name : text
    - --appgw-name : text
    - --appgw-subnet-cidr : text
    - --appgw-id : text
    - --appgw-subnet-id : text
    - --appgw-watch-namespace : text
    - --enable-sgxquotehelper : flag
    ~ --enable-secret-rotation : flag
    - --rotation-poll-interval : text
    ~ --enable-app-routing : flag
    - --enable-ai-toolchain-operator : flag
    - --app-routing-default-nginx-controller --ardnc : one of AnnotationControlled, External, Internal, None
    - --enable-static-egress-gateway : flag
      --nodepool-name : text
      --node-vm-size -s : text
    - --vm-sizes : text
      --os-sku : one of AzureLinux, AzureLinux3, AzureContainerLinux, Ubuntu, CBLMariner, Mariner,
        Ubuntu2204, Ubuntu2404
    \(subnets)
      --enable-cluster-autoscaler : flag
      --min-count : int
      --max-count : int
      --node-count -c : int
      --nodepool-tags : text*
      --nodepool-labels : text*
      --nodepool-taints : text
    - --nodepool-allowed-host-ports : text+
    - --nodepool-asg-ids : text+
      --node-osdisk-type : one of Managed, Ephemeral
      --node-osdisk-size : int
      --vm-set-type : text
      --zones -z : text+
    - --ppg : text
    - --http-proxy-config : text
      --max-pods -m : int
    \(hosts)
    - --host-group-id : text
    - --crg-id : text
    - --gpu-instance-profile : one of MIG1g, MIG2g, MIG3g, MIG4g, MIG7g
    - --message-of-the-day : text
    - --workload-runtime : one of KataVmIsolation
    - --enable-azure-service-mesh --enable-asm : flag
    - --revision : text
    \(azureMonitor)
    - --enable-control-plane-metrics --enable-cp-metrics : flag
    - --enable-azure-monitor-app-monitoring : flag
    - --enable-azure-container-storage : text*
    \(storagePools)
    - --storage-pool-option : one of NVMe, Temp
    - --ephemeral-disk-volume-type : one of EphemeralVolumeOnly, PersistentVolumeWithAnnotation
    - --ephemeral-disk-nvme-perf-tier : one of Basic, Premium, Standard
      --yes -y : flag
      --aks-custom-headers : text
    - --node-public-ip-tags : text*
    \(eTags)
    ~ --enable-cost-analysis : flag
    ~ --enable-vtpm : flag
    ~ --enable-secure-boot : flag
    - --enable-apiserver-vnet-integration : flag
    - --apiserver-subnet-id : text
    - --system-node-subnet-id : text
    - --node-subnet-id : text
    - --enable-hosted-system : flag
      --node-provisioning-mode : one of Manual, Auto
    - --node-provisioning-default-pools : one of None, Auto
    - --enable-app-routing-istio --enable-ari : flag
    - --enable-gateway-api : flag
    - --enable-upstream-kubescheduler-user-configuration : flag
      --no-wait : flag
    """
}
