// The options of `az aks nodepool` commands, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let aksNodepoolAddOptions = """
    \(poolTarget)
      --kubernetes-version -k : text
      --node-vm-size -s : text
    - --vm-sizes : text
      --vm-set-type : text
      --os-type : text
      --os-sku : one of AzureLinux, AzureLinux3, AzureContainerLinux, Ubuntu, CBLMariner, Mariner,
        Ubuntu2204, Ubuntu2404, Windows2019, Windows2022, Windows2025
    \(subnets)
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
    \(upgradeSettings)
      --mode : one of System, User, Gateway
      --scale-down-mode : one of Delete, Deallocate
      --max-pods -m : int
      --zones -z : text+
    - --ppg : text
    \(hosts)
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
    \(eTags)
    - --gpu-driver : one of Install, None
    - --gateway-prefix-size : int
    - --localdns-config : text
    - --enable-artifact-streaming : flag
      --no-wait : flag
    """

  static let aksNodepoolShowOptions = """
    \(poolTarget)
    """

  static let aksNodepoolListOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    """

  static let aksNodepoolScaleOptions = """
    \(poolTarget)
      --node-count -c : int
      --no-wait : flag
    """

  static let aksNodepoolUpdateOptions = """
    \(poolTarget)
    \(autoscalerSwitches)
      --labels : text*
      --tags : text*
      --node-taints : text
    \(upgradeSettings)
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
    \(eTags)
    - --localdns-config : text
    - --gpu-driver : one of Install, None
    - --enable-artifact-streaming : flag
    - --disable-artifact-streaming : flag
      --no-wait : flag
    """

  static let aksNodepoolUpgradeOptions = """
    \(poolTarget)
      --kubernetes-version -k : text
      --node-image-only : flag
    \(upgradeSettings)
    - --snapshot-id : text
      --aks-custom-headers : text
      --yes -y : flag
    \(eTags)
      --no-wait : flag
    """

  static let aksNodepoolStartOptions = """
    \(poolTarget)
      --aks-custom-headers : text
      --no-wait : flag
    """

  static let aksNodepoolStopOptions = aksNodepoolStartOptions

  static let aksNodepoolDeleteOptions = """
    \(poolTarget)
      --if-match : text
    - --ignore-pdb -i : flag
      --no-wait : flag
    """

  static let aksNodepoolWaitOptions = """
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name --name -n --agent-pool-name : text
    - --cmd : text?
    \(waiting)
    """

  static let aksNodepoolGetUpgradesOptions = aksNodepoolShowOptions

  static let aksNodepoolOperationAbortOptions = """
    \(poolTarget)
      --no-wait : flag
    """

  static let aksNodepoolDeleteMachinesOptions = """
    \(poolTarget)
    ! --machine-names : text+
      --no-wait : flag
    """
}
