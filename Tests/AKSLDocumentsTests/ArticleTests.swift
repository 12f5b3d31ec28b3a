import AKSLDocuments
import AKSLLanguage
import AKSLScenarios
import Testing

/// An article as publishers write them: nothing in it was written for this program.
@Suite struct ArticleTests {
  private static let article = """
    ---
    title: Add a Spot node pool
    ms.topic: how-to
    ---

    # Add a Spot node pool

    ::: zone pivot="azure-powershell"
    ```azurepowershell-interactive
    Connect-AzAccount
    ```
    ::: zone-end

    ## Create a cluster

    1. Set the names.

       ```azurecli-interactive
       export RANDOM_ID="$(openssl rand -hex 3)"
       export RG=myRG$RANDOM_ID
       export CLUSTER="myAKS$RANDOM_ID"
       ```

    2. Create a group.

       ```azurecli-interactive
       az group create --name $RG --location eastus
       ```

       Results:

       <!-- expected_similarity=0.3 -->

       ```JSON
       {
         "id": "/subscriptions/xxxxxx-xxxx-xxxx-xxxx-xxxxxx/resourceGroups/myRGxxxxxx",
         "location": "eastus",
         "name": "myRGxxxxxx"
       }
       ```

    ### [Azure CLI](#tab/azure-cli)

    ```azurecli-interactive
    az aks create \\
        --resource-group $RG \\
        --name $CLUSTER \\
        --node-count 1 \\
        --generate-ssh-keys
    az aks nodepool add --resource-group $RG --cluster-name $CLUSTER --name spotpool --priority Spot \\
        --eviction-policy Delete --spot-max-price -1 --enable-cluster-autoscaler --min-count 1 --max-count 3 --no-wait
    ```

    ### [Azure PowerShell](#tab/azure-powershell)

    ```azurepowershell-interactive
    New-AzAksNodePool
    ```

    ---

    ## Verify

    ```azurecli-interactive
    az aks nodepool show --resource-group $RG --cluster-name $CLUSTER --name spotpool
    ```

    The output shows that `scaleSetPriority` is `Spot`:

    ```output
    {
        ...
        "name": "spotpool",
        "scaleSetPriority": "Spot",
        ...
    }
    ```

    ```azurecli
    az aks nodepool list -g $RG --cluster-name $CLUSTER -o table
    ```

    ```output
    Name       OsType    KubernetesVersion    VmSize    Count    MaxPods    ProvisioningState    Mode
    ---------  --------  -------------------  --------  -------  ---------  -------------------  ------
    nodepool1  Linux     [..]                 [..]      1        [..]       Succeeded            System
    spotpool   Linux     [..]                 [..]      3        [..]       Creating             User
    ```

    ```bash
    kubectl describe node
    ```

    > [!NOTE]
    > It takes a while.
    >
    > ```azurecli
    > az aks nodepool wait --created -g $RG --cluster-name $CLUSTER -n spotpool
    > az vmss list -o table
    > ```

        az aks nodepool list

    ## Clean up

    ```azurecli-interactive
    az group delete --name $RG --yes --no-wait
    ```

    """

  private func run(_ text: String) -> Document {
    var settings = PlanSettings()
    settings.expectsFollowing = true
    return Document(text, settings, setUp: "world empty")
  }

  @Test func everyFenceIsCheckedOrNamed() {
    let document = run(Self.article)
    #expect(document.failures == [])
    #expect(document.verdicts == ["b2", "b3", "b5", "b7", "b9", "b12", "b13"].map { "\($0) passed" })
    #expect(document.result.report.tests.map(\.assertions) == [0, 1, 0, 1, 1, 0, 0])
    #expect(
      document.result.report.unrun.map(\.reason) == [
        "nothing runs this language",
        "it stands in the tab `azure-powershell`, and the tab `azure-cli` runs (--tab)",
        "a fence of a shell runs with the option `run`, or with --shell-fences",
        "`az vmss` is not supported here", "it is only set in: code that runs has a fence",
      ])
  }

  @Test(arguments: [
    (
      "\"scaleSetPriority\": \"Spot\"", "\"scaleSetPriority\": \"Regular\"",
      "scaleSetPriority: expected \"Regular\""
    ),
    (
      "spotpool   Linux     [..]                 [..]      3",
      "spotpool   Linux     [..]                 [..]      2", "row spotpool.Count: expected 2, got 3"
    ),
    ("\"location\": \"eastus\"", "\"location\": \"westus\"", "location: expected \"westus\""),
    ("--max-count 3", "--max-nodes 3", "unrecognized arguments: --max-nodes 3"),
  ])
  func whatIsWrittenWronglyFails(right: String, wrong: String, told: String) {
    let document = run(Self.article.replacing(right, with: wrong))
    #expect(document.text.contains(told), "\(document.text)")
    #expect(document.result.report.isFailure)
  }
}
