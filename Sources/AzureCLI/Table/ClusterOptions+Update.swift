// The options of `az aks update`, in the order of azure-cli 2.91.
//
// What az only takes of a cluster that is in a state which is not modelled is missing here, though `create` ignores it.

extension AzureCommandTable {
  static let aksUpdateOptions = """
    \(clusterTarget)
      --tags : text*
    ~ --disable-local-accounts : flag
    ~ --enable-local-accounts : flag
    - --ip-families : text
    - --network-plugin : one of kubenet, azure, none
    - --network-plugin-mode : text
    - --network-dataplane : one of azure, cilium
    - --network-policy : one of azure, calico, cilium, none
    - --pod-cidr : text
    \(loadBalancer)
    - --load-balancer-sku : one of standard
    \(outbound)
      --auto-upgrade-channel : one of rapid, stable, patch, node-image, none
      --node-os-upgrade-channel : text
      --cluster-autoscaler-profile --ca-profile : text+
    - --sku : one of base, automatic
      --tier : one of free, standard, premium
    - --api-server-authorized-ip-ranges : text
    - --enable-public-fqdn : flag
    - --disable-public-fqdn : flag
    - --private-dns-zone : text
    ~ --enable-managed-identity : flag
    - --assign-identity : text
    - --assign-kubelet-identity : text
    ~ --enable-aad : flag
    - --enable-azure-rbac : flag
    - --disable-azure-rbac : flag
    - --aad-tenant-id : text
    - --aad-admin-group-object-ids : text
    ~ --enable-oidc-issuer : flag
      --k8s-support-plan : one of KubernetesOfficial, AKSLongTermSupport
    - --windows-admin-password : text
    - --enable-ahub : flag
    - --disable-ahub : flag
    - --enable-windows-gmsa : flag
    - --gmsa-dns-server : text
    - --gmsa-root-domain-name : text
    - --disable-windows-gmsa : flag
    ~ --attach-acr : text
    - --detach-acr : text
    - --assignee-principal-type -t : text
    ~ --nrg-lockdown-restriction-level : one of ReadOnly, Unrestricted
    ~ --enable-defender : flag
    ~ --disable-defender : flag
    - --defender-config : text
    - --enable-disk-driver : flag
    - --disable-disk-driver : flag
    - --enable-file-driver : flag
    - --disable-file-driver : flag
    ~ --enable-blob-driver : flag
    ~ --disable-blob-driver : flag
    ~ --enable-workload-identity : flag
    ~ --disable-workload-identity : flag
    - --enable-snapshot-controller : flag
    - --disable-snapshot-controller : flag
    - --enable-azure-keyvault-kms : flag
    - --disable-azure-keyvault-kms : flag
    - --azure-keyvault-kms-key-id : text
    - --azure-keyvault-kms-key-vault-network-access : one of Public, Private
    - --azure-keyvault-kms-key-vault-resource-id : text
    ~ --enable-image-cleaner : flag
    ~ --disable-image-cleaner : flag
    - --image-cleaner-interval-hours : int
    - --http-proxy-config : text
    - --disable-http-proxy : flag
    - --enable-http-proxy : flag
    ~ --enable-keda : flag
    ~ --disable-keda : flag
    ~ --enable-vpa : flag
    ~ --disable-vpa : flag
    - --enable-force-upgrade : flag
    - --disable-force-upgrade : flag
    - --upgrade-override-until : text
    - --custom-ca-trust-certificates --ca-certs : text
    - --enable-run-command : flag
    - --disable-run-command : flag
    - --disable-acns : flag
    \(networkPolicies)
    - --disable-container-network-logs : flag
    - --acns-datapath-acceleration-mode : one of BpfVeth, None
    - --acns-transit-encryption-type : one of WireGuard, None
    - --enable-high-log-scale-mode : one of true, false?
    - --bootstrap-artifact-source : one of Direct, Cache
    - --bootstrap-container-registry-resource-id : text
    - --enable-secret-rotation : flag
    - --disable-secret-rotation : flag
    - --enable-ai-toolchain-operator : flag
    - --disable-ai-toolchain-operator : flag
    - --rotation-poll-interval : text
    - --enable-static-egress-gateway : flag
    - --disable-static-egress-gateway : flag
    \(autoscalerSwitches)
      --nodepool-labels : text*
      --nodepool-taints : text
    - --migrate-vmas-to-vms : flag
    \(azureMonitor)
    ~ --disable-azure-monitor-metrics : flag
    - --enable-control-plane-metrics --enable-cp-metrics : flag
    - --disable-control-plane-metrics --disable-cp-metrics : flag
    - --enable-azure-monitor-app-monitoring : flag
    - --disable-azure-monitor-app-monitoring : flag
    - --enable-azure-monitor-logs : flag
    - --disable-azure-monitor-logs : flag
    \(containerLogs)
    \(telemetry)
    - --enable-azure-container-storage : text*
    - --disable-azure-container-storage : text*
    \(storagePools)
    - --storage-pool-option : one of NVMe, Temp, all
    - --azure-container-storage-nodepools : text
    - --ephemeral-disk-volume-type : one of EphemeralVolumeOnly, PersistentVolumeWithAnnotation
    - --ephemeral-disk-nvme-perf-tier : one of Basic, Premium, Standard
      --yes -y : flag
      --aks-custom-headers : text
    \(eTags)
    ~ --enable-cost-analysis : flag
    ~ --disable-cost-analysis : flag
    - --enable-apiserver-vnet-integration : flag
    - --apiserver-subnet-id : text
    - --enable-private-cluster : flag
    - --disable-private-cluster : flag
      --node-provisioning-mode : one of Manual, Auto
    - --node-provisioning-default-pools : one of None, Auto
    - --enable-app-routing-istio --enable-ari : flag
    - --disable-app-routing-istio --disable-ari : flag
    - --enable-gateway-api : flag
    - --disable-gateway-api : flag
    - --enable-upstream-kubescheduler-user-configuration : flag
    - --disable-upstream-kubescheduler-user-configuration : flag
      --no-wait : flag
    """
}
