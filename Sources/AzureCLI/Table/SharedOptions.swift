// Runs of options that several commands have, in the order of azure-cli 2.91.

extension AzureCommandTable {
  /// What is measured and where it goes.
  static let telemetry = """
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
    """

  /// What `wait` waits for, and how.
  static let waiting = """
      --timeout : int
      --interval : int
      --deleted : flag
      --created : flag
      --updated : flag
      --exists : flag
      --custom : text
    """

  /// The load balancer behind which a cluster stands.
  static let loadBalancer = """
    ~ --load-balancer-managed-outbound-ip-count : int
    - --load-balancer-managed-outbound-ipv6-count : int
    - --load-balancer-outbound-ips : text
    - --load-balancer-outbound-ip-prefixes : text
    - --load-balancer-outbound-ports : int
    ~ --load-balancer-idle-timeout : int
    - --load-balancer-backend-pool-type : one of nodeIP, nodeIPConfiguration
    """

  /// The ways out of a cluster.
  static let outbound = """
    - --nat-gateway-managed-outbound-ip-count : int
    - --nat-gateway-managed-outbound-ipv6-count --nat-gw-ipv6-count : int
    - --nat-gateway-idle-timeout : int
    - --outbound-type-sku : one of Standard, StandardV2
    - --nat-gateway-outbound-ips --nat-gw-ips : text
    - --nat-gateway-outbound-ip-prefixes --nat-gw-prefixes : text
    - --outbound-type : one of loadBalancer, userDefinedRouting, managedNATGateway, userAssignedNATGateway,
        none
    """

  /// Azure Monitor's metrics.
  static let azureMonitor = """
    ~ --enable-azure-monitor-metrics : flag
    - --azure-monitor-workspace-resource-id : text
    - --ksm-metric-labels-allow-list : text
    - --ksm-metric-annotations-allow-list : text
    - --grafana-resource-id : text
    - --enable-windows-recording-rules : flag
    """

  /// Where nodes and pods have their addresses.
  static let subnets = """
    - --snapshot-id : text
    ~ --vnet-subnet-id : text
    ~ --pod-subnet-id : text
    - --pod-ip-allocation-mode : one of DynamicIndividual, StaticBlock
    ~ --enable-node-public-ip : flag
    - --node-public-ip-prefix-id : text
    """

  /// What is let through between pods.
  static let networkPolicies = """
    - --enable-acns : flag
    - --disable-acns-observability : flag
    - --disable-acns-security : flag
    - --acns-advanced-networkpolicies : one of None, FQDN, L7
    - --enable-container-network-logs : flag
    """

  /// The logs of containers.
  static let containerLogs = """
    ~ --workspace-resource-id : text
    - --enable-msi-auth-for-monitoring : one of true, false?
    - --enable-syslog : one of true, false?
    - --data-collection-settings : text
    - --ampls-resource-id : text
    """

  /// How the machines of nodes are set up.
  static let hosts = """
    ~ --enable-encryption-at-host : flag
    - --enable-ultra-ssd : flag
    - --enable-fips-image : flag
    - --kubelet-config : text
    - --linux-os-config : text
    """

  /// Azure Container Storage.
  static let storagePools = """
    - --container-storage-version : one of 1, 2
    - --storage-pool-name : text
    - --storage-pool-size : text
    - --storage-pool-sku : one of Premium_LRS, Standard_LRS, StandardSSD_LRS, UltraSSD_LRS, Premium_ZRS,
        PremiumV2_LRS, StandardSSD_ZRS
    """

  /// How an upgrade goes through a pool.
  static let upgradeSettings = """
      --max-surge : text
      --max-unavailable : text
      --drain-timeout : int
      --node-soak-duration : int
      --undrainable-node-behavior : text
    """

  /// The autoscaler of a pool that is there.
  static let autoscalerSwitches = """
      --enable-cluster-autoscaler -e : flag
      --disable-cluster-autoscaler -d : flag
      --update-cluster-autoscaler -u : flag
      --min-count : int
      --max-count : int
    """

  /// The pool that a command is about.
  static let poolTarget = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
    """

  /// The cluster that a command is about.
  static let clusterTarget = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
    """

  /// Which state of a resource is meant.
  static let eTags = """
      --if-match : text
      --if-none-match : text
    """
}
