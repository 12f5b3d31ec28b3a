import AzureCLI
import Shell
import Testing

/// The commands of two articles of 2021, judged as azure-cli 2.91 judges them (run with it).
@Suite("Commands of the articles")
struct SeedTests {
  private func mistakes(_ line: String) -> [AzureMistake] {
    AzureReading(line) { _ in .missing }.mistakes
  }

  private func titles(_ line: String) -> [String] { mistakes(line).map(\.title) }

  @Test func createWithClusterName() {
    let options = "--enable-cluster-autoscaler --min-count 1 --max-count 100 --scale-down-mode delete"
    let found = mistakes(
      "az aks create \(options) --cluster-name myAKSCluster --resource-group myResourceGroup")
    #expect(found.first?.title == "the following arguments are required: --name/-n")
    #expect(found.first?.help == "`--cluster-name` is `--name`")
    #expect(found.last?.title == "unrecognized arguments: --scale-down-mode delete")
    #expect(
      found.last?.help
        == "the first pool gets its mode afterwards: `az aks nodepool update --name nodepool1 --scale-down-mode delete …`"
    )
    #expect(
      titles("az aks create \(options) -n c -g r") == ["unrecognized arguments: --scale-down-mode delete"])
  }

  @Test func addWithNodePool() {
    let line =
      "az aks nodepool add --enable-cluster-autoscaler --min-count 1 --max-count 100 --scale-down-mode delete "
    #expect(
      titles(line + "--node-pool nodepool1 --cluster-name c -g r")
        == ["the following arguments are required: --nodepool-name/--name/-n"])
    #expect(titles(line + "--name nodepool1 --cluster-name c -g r").isEmpty)
  }

  @Test func addWithPolicy() {
    let line = "az aks nodepool add --node-count 50 --scale-down-policy deallocate --cluster-name c -g r "
    #expect(
      titles(line + "--node-pool nodepool1") == [
        "the following arguments are required: --nodepool-name/--name/-n",
        "unrecognized arguments: --scale-down-policy deallocate",
      ])
    let found = mistakes(line + "-n nodepool1")
    #expect(found.map(\.title) == ["unrecognized arguments: --scale-down-policy deallocate"])
    #expect(found.first?.help == "write `--scale-down-mode deallocate`")
  }

  @Test func updateWithCount() {
    let found = mistakes("az aks nodepool update --node-count 5 -n nodepool1 --cluster-name c -g r --no-wait")
    #expect(found.map(\.title) == ["unrecognized arguments: --node-count 5"])
    #expect(found.first?.help == "`az aks nodepool scale --node-count 5` changes how many nodes run")
  }

  @Test func updateOfMode() {
    let line = "az aks nodepool update --scale-down-mode delete --cluster-name c -g r "
    #expect(
      titles(line + "--node-pool nodepool1") == [
        "the following arguments are required: --nodepool-name/--name/-n"
      ])
    #expect(titles(line + "--name nodepool1").isEmpty)
  }

  @Test func autoscalerWithoutCount() {
    let line = "az aks nodepool add -e --max-count 100 -n a --cluster-name c -g r --min-count "
    #expect(titles(line + "1").isEmpty)
    #expect(titles(line + "4") == ["node-count is not in the range of min-count and max-count"])
  }

  @Test(arguments: ["stop", "start"]) func power(verb: String) {
    #expect(
      titles("az aks nodepool \(verb) --nodepool-name testnodepool --resource-group r --cluster-name c")
        .isEmpty)
  }
}
