// The options of the smaller `az aks` commands, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let aksShowOptions = """
    \(clusterTarget)
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
    \(clusterTarget)
      --no-wait : flag
    """

  static let aksScaleOptions = """
    \(clusterTarget)
    ! --node-count -c : int
      --nodepool-name : text
      --no-wait : flag
    """

  static let aksUpgradeOptions = """
    \(clusterTarget)
      --kubernetes-version -k : text
      --control-plane-only : flag
      --node-image-only : flag
      --enable-force-upgrade : flag
      --disable-force-upgrade : flag
    - --upgrade-override-until : text
      --tier : one of free, standard, premium
      --k8s-support-plan : one of KubernetesOfficial, AKSLongTermSupport
      --yes -y : flag
    \(eTags)
      --no-wait : flag
    """

  static let aksDeleteOptions = """
    \(clusterTarget)
    \(eTags)
      --yes -y : flag
      --no-wait : flag
    """

  static let aksWaitOptions = """
    ! --resource-group -g : text
    ! --name -n : text
    - --cmd : text?
    \(waiting)
    """

  static let aksGetUpgradesOptions = """
    ! --resource-group -g : text
    ! --name -n : text
    """

  static let aksGetVersionsOptions = """
    - --cmd : text?
    ! --location -l : text
    """

  static let aksGetCredentialsOptions = """
    \(clusterTarget)
      --admin -a : flag
      --file -f : text
      --overwrite-existing : flag
      --context : text
      --public-fqdn : flag
      --format : text
    """

  static let aksInstallOptions = """
    - --cmd : text?
      --client-version : text
      --install-location : text
      --base-src-url : text
      --kubelogin-version : text
      --kubelogin-install-location : text
      --kubelogin-base-src-url -l : text
      --gh-token : text
    """

  static let aksMachineListOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name : text
    """

  static let aksMachineShowOptions = """
    - --cmd : text?
    ! --resource-group -g : text
    ! --cluster-name : text
    ! --nodepool-name : text
    ! --machine-name : text
    """

  static let aksOperationAbortOptions = """
    \(clusterTarget)
      --no-wait : flag
    """
}
