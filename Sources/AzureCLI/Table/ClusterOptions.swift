// The options of `az group` and of the smaller `az aks` commands, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let groupCreateOptions = """
    - --cmd : text?
    ! --name --resource-group -n -g : text
    ! --location -l : text
      --tags : text*
    - --managed-by : text
    """

  static let aksShowOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
    """

  static let aksListOptions = """
    - --cmd : text?
      --resource-group -g : text
    """

  static let aksStartOptions = """
    ! --resource-group -g : text
    ! --name -n : text
      --no-wait : flag
    """

  static let aksStopOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
      --no-wait : flag
    """

  static let aksScaleOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
    ! --node-count -c : int
      --nodepool-name : text
      --no-wait : flag
    """

  static let aksUpgradeOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
      --kubernetes-version -k : text
      --control-plane-only : flag
      --node-image-only : flag
      --enable-force-upgrade : flag
      --disable-force-upgrade : flag
    - --upgrade-override-until : text
      --tier : one of free, standard, premium
      --k8s-support-plan : one of KubernetesOfficial, AKSLongTermSupport
      --yes -y : flag
      --if-match : text
      --if-none-match : text
      --no-wait : flag
    """

  static let aksDeleteOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
      --if-match : text
      --if-none-match : text
      --yes -y : flag
      --no-wait : flag
    """

  static let aksWaitOptions = """
    ! --resource-group -g : text
    ! --name -n : text
    - --cmd : text?
      --timeout : int
      --interval : int
      --deleted : flag
      --created : flag
      --updated : flag
      --exists : flag
    - --custom : text
    """

  static let aksOperationAbortOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --name -n : text
      --no-wait : flag
    """
}
