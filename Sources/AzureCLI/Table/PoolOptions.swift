// The options of `az aks nodepool` commands, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let aksNodepoolAddOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
      --kubernetes-version -k : text
      --node-vm-size -s : text
    - --vm-sizes : text
      --vm-set-type : text
      --os-type : text
      --os-sku : one of AzureLinux, AzureLinux3, AzureContainerLinux, Ubuntu, CBLMariner, Mariner,
        Ubuntu2204, Ubuntu2404, Windows2019, Windows2022, Windows2025
    - --snapshot-id : text
    ~ --vnet-subnet-id : text
    ~ --pod-subnet-id : text
    - --pod-ip-allocation-mode : one of DynamicIndividual, StaticBlock
    ~ --enable-node-public-ip : flag
    - --node-public-ip-prefix-id : text
      --enable-cluster-autoscaler -e : flag
      --min-count : int
      --max-count : int
      --node-count -c : int
      --priority : one of Regular, Spot
      --eviction-policy : one of Delete, Deallocate
      --spot-max-price : float
      --labels : text*
      --tags : text*
      --node-taints : text
    - --message-of-the-day : text
      --node-osdisk-type : one of Managed, Ephemeral
      --node-osdisk-size : int
      --max-surge : text
      --max-unavailable : text
      --drain-timeout : int
      --node-soak-duration : int
      --undrainable-node-behavior : text
      --mode : one of System, User, Gateway
      --scale-down-mode : one of Delete, Deallocate
      --max-pods -m : int
      --zones -z : text+
    - --ppg : text
    ~ --enable-encryption-at-host : flag
    - --enable-ultra-ssd : flag
    - --enable-fips-image : flag
    - --kubelet-config : text
    - --linux-os-config : text
      --aks-custom-headers : text
    - --host-group-id : text
    - --crg-id : text
    - --gpu-instance-profile : one of MIG1g, MIG2g, MIG3g, MIG4g, MIG7g
    - --allowed-host-ports : text+
    - --asg-ids : text+
    - --enable-managed-dranet : flag
    - --node-public-ip-tags : text*
    - --disable-windows-outbound-nat : flag
    - --workload-runtime : one of KataVmIsolation
    ~ --enable-vtpm : flag
    ~ --enable-secure-boot : flag
      --if-match : text
      --if-none-match : text
    - --gpu-driver : one of Install, None
    - --gateway-prefix-size : int
    - --localdns-config : text
    - --enable-artifact-streaming : flag
      --no-wait : flag
    """

  static let aksNodepoolShowOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
    """

  static let aksNodepoolListOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    """

  static let aksNodepoolScaleOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
      --node-count -c : int
      --no-wait : flag
    """

  static let aksNodepoolUpdateOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
      --enable-cluster-autoscaler -e : flag
      --disable-cluster-autoscaler -d : flag
      --update-cluster-autoscaler -u : flag
      --min-count : int
      --max-count : int
      --labels : text*
      --tags : text*
      --node-taints : text
      --max-surge : text
      --max-unavailable : text
      --drain-timeout : int
      --node-soak-duration : int
      --undrainable-node-behavior : text
      --mode : one of System, User, Gateway
      --scale-down-mode : one of Delete, Deallocate
      --aks-custom-headers : text
    - --allowed-host-ports : text+
    - --asg-ids : text+
    - --enable-managed-dranet : flag
      --os-sku : one of AzureLinux, AzureLinux3, AzureContainerLinux, Ubuntu, Ubuntu2204, Ubuntu2404
    - --enable-fips-image : flag
    - --disable-fips-image : flag
    ~ --enable-vtpm : flag
    ~ --disable-vtpm : flag
    ~ --enable-secure-boot : flag
    ~ --disable-secure-boot : flag
      --if-match : text
      --if-none-match : text
    - --localdns-config : text
    - --gpu-driver : one of Install, None
    - --enable-artifact-streaming : flag
    - --disable-artifact-streaming : flag
      --no-wait : flag
    """

  static let aksNodepoolUpgradeOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
      --kubernetes-version -k : text
      --node-image-only : flag
      --max-surge : text
      --max-unavailable : text
      --drain-timeout : int
      --node-soak-duration : int
      --undrainable-node-behavior : text
    - --snapshot-id : text
      --aks-custom-headers : text
      --yes -y : flag
      --if-match : text
      --if-none-match : text
      --no-wait : flag
    """

  static let aksNodepoolStartOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
      --aks-custom-headers : text
      --no-wait : flag
    """

  static let aksNodepoolStopOptions = aksNodepoolStartOptions

  static let aksNodepoolDeleteOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
      --if-match : text
    - --ignore-pdb -i : flag
      --no-wait : flag
    """

  static let aksNodepoolWaitOptions = """
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n --agent-pool-name : text
    - --cmd : text?
      --timeout : int
      --interval : int
      --deleted : flag
      --created : flag
      --updated : flag
      --exists : flag
      --custom : text
    """

  static let aksNodepoolGetUpgradesOptions = aksNodepoolShowOptions

  static let aksNodepoolOperationAbortOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
      --no-wait : flag
    """

  static let aksNodepoolDeleteMachinesOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n : text
    ! --machine-names : text+
      --no-wait : flag
    """
}
