// The options of `az group`, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let groupCreateOptions = """
    - --cmd : text?
    ! --name --resource-group -n -g : text
    ! --location -l : text
      --tags : text*
    - --managed-by : text
    """

  static let groupShowOptions = """
    ! --name -n --resource-group -g : text
    - --cmd : text?
    """

  static let groupListOptions = """
    - --cmd : text?
      --tag : text?
    """

  static let groupExistsOptions = """
    ! --name -n --resource-group -g : text
    """

  static let groupDeleteOptions = """
    ! --name -n --resource-group -g : text
    - --force-deletion-types -f : one of Microsoft.Compute/virtualMachines,
        Microsoft.Compute/virtualMachineScaleSets, Microsoft.Databricks/workspaces
      --yes -y : flag
      --no-wait : flag
    """

  static let groupWaitOptions = """
    ! --name -n --resource-group -g : text
    - --cmd : text?
    \(waiting)
    """
}
