// The options of `az aks create`, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let aksCreateOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
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
    ~ --load-balancer-managed-outbound-ip-count : int
    - --load-balancer-managed-outbound-ipv6-count : int
    - --load-balancer-outbound-ips : text
    - --load-balancer-outbound-ip-prefixes : text
    - --load-balancer-outbound-ports : int
    ~ --load-balancer-idle-timeout : int
    - --load-balancer-backend-pool-type : one of nodeIP, nodeIPConfiguration
    - --nat-gateway-managed-outbound-ip-count : int
    - --nat-gateway-managed-outbound-ipv6-count --nat-gw-ipv6-count : int
    - --nat-gateway-idle-timeout : int
    - --outbound-type-sku : one of Standard, StandardV2
    - --nat-gateway-outbound-ips --nat-gw-ips : text
    - --nat-gateway-outbound-ip-prefixes --nat-gw-prefixes : text
    - --outbound-type : one of loadBalancer, userDefinedRouting, managedNATGateway, userAssignedNATGateway,
        none
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
    - --enable-acns : flag
    - --disable-acns-observability : flag
    - --disable-acns-security : flag
    - --acns-advanced-networkpolicies : one of None, FQDN, L7
    - --enable-container-network-logs : flag
    - --acns-datapath-acceleration-mode : one of BpfVeth, None
    - --acns-transit-encryption-type : one of WireGuard, None
    - --bootstrap-artifact-source : one of Direct, Cache
    - --bootstrap-container-registry-resource-id : text
    ~ --enable-addons -a : text
    ~ --workspace-resource-id : text
    - --enable-msi-auth-for-monitoring : one of true, false?
    - --enable-syslog : one of true, false?
    - --data-collection-settings : text
    - --ampls-resource-id : text
    - --enable-high-log-scale-mode : one of true, false?
    - --enable-azure-monitor-logs : flag
    - --syslog-port : int
    - --enable-prometheus-metrics-scraping : flag
    - --disable-prometheus-metrics-scraping : flag
    - --enable-opentelemetry-metrics : flag
    - --disable-opentelemetry-metrics : flag
    - --opentelemetry-metrics-port-http : int
    - --opentelemetry-metrics-port-grpc : int
    - --enable-opentelemetry-logs-traces : flag
    - --disable-opentelemetry-logs-traces : flag
    - --opentelemetry-logs-traces-port-http : int
    - --opentelemetry-logs-traces-port-grpc : int
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
    - --snapshot-id : text
    ~ --vnet-subnet-id : text
    ~ --pod-subnet-id : text
    - --pod-ip-allocation-mode : one of DynamicIndividual, StaticBlock
    ~ --enable-node-public-ip : flag
    - --node-public-ip-prefix-id : text
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
    ~ --enable-encryption-at-host : flag
    - --enable-ultra-ssd : flag
    - --enable-fips-image : flag
    - --kubelet-config : text
    - --linux-os-config : text
    - --host-group-id : text
    - --crg-id : text
    - --gpu-instance-profile : one of MIG1g, MIG2g, MIG3g, MIG4g, MIG7g
    - --message-of-the-day : text
    - --workload-runtime : one of KataVmIsolation
    - --enable-azure-service-mesh --enable-asm : flag
    - --revision : text
    ~ --enable-azure-monitor-metrics : flag
    - --azure-monitor-workspace-resource-id : text
    - --ksm-metric-labels-allow-list : text
    - --ksm-metric-annotations-allow-list : text
    - --grafana-resource-id : text
    - --enable-windows-recording-rules : flag
    - --enable-control-plane-metrics --enable-cp-metrics : flag
    - --enable-azure-monitor-app-monitoring : flag
    - --enable-azure-container-storage : text*
    - --container-storage-version : one of 1, 2
    - --storage-pool-name : text
    - --storage-pool-size : text
    - --storage-pool-sku : one of Premium_LRS, Standard_LRS, StandardSSD_LRS, UltraSSD_LRS, Premium_ZRS,
        PremiumV2_LRS, StandardSSD_ZRS
    - --storage-pool-option : one of NVMe, Temp
    - --ephemeral-disk-volume-type : one of EphemeralVolumeOnly, PersistentVolumeWithAnnotation
    - --ephemeral-disk-nvme-perf-tier : one of Basic, Premium, Standard
      --yes -y : flag
      --aks-custom-headers : text
    - --node-public-ip-tags : text*
      --if-match : text
      --if-none-match : text
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
