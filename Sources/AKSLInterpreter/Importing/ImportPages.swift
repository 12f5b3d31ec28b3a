import AKSLLanguage

extension CodePage {
  /// What `explain` tells about bodies that no world can be made from.
  static let bodies: [CodePage] = [
    CodePage(
      "J001", "a file that is not JSON",
      """
      A world is made from what `az aks list -o json`, `az aks show -o json` and `az aks nodepool list -o json` print,
      and from ARM's answers. UTF-16 and warnings around the JSON are taken as they are; several documents in one file
      are not: give each its own file, and name all of them.
      """),
    CodePage(
      "J002", "a property of the wrong kind",
      "In a body of Azure's this property always is of another kind. `null` stands for a property that is not there.",
      wrong: "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", count: \"3\"}]}",
      right: "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", count: 3}]}"),
    CodePage(
      "J003", "a value that a property does not have",
      "Its values are an enumeration of ARM's. Case does not matter.",
      wrong:
        "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", scaleDownMode: \"Dealocate\"}]}",
      right:
        "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", scaleDownMode: \"Deallocate\"}]}"),
    CodePage(
      "J004", "a body that contradicts itself, or what Azure can have",
      """
      No GET of Azure's shows such a resource, so whatever was made from it would be a guess. Mostly the file was
      changed by hand.
      """,
      wrong: "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", count: 1001}]}",
      right: "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", count: 1000}]}"),
    CodePage(
      "J005", "a name or an id that is missing, or is none",
      """
      Names follow Azure's rules, and the ids of pools tell to which cluster they belong. A cluster needs a name or an
      id, a pool that stands by itself its id.
      """,
      wrong: "world from {location: \"westeurope\", agentPoolProfiles: []}",
      right: "world from {name: \"prod\", location: \"westeurope\", agentPoolProfiles: []}"),
    CodePage(
      "J006", "two of one name",
      """
      Clusters are told apart by their names and groups, pools by their names in a cluster. Clusters of one name in
      several groups get their groups into their names here. Those of several subscriptions are several worlds.
      """,
      wrong: "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\"}, {name: \"web\"}]}",
      right: "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\"}, {name: \"api\"}]}"),
    CodePage(
      "J007", "a body of something else",
      """
      Only clusters and their pools make a world: no machines, no upgrade profiles, no answers that refuse something.
      """,
      wrong: "world from {code: \"ResourceNotFound\", message: \"…\"}",
      right: "world from {name: \"prod\", agentPoolProfiles: []}"),
    CodePage(
      "J008", "a file without a cluster",
      "The list in it is empty. `az aks list` prints that where the subscription that it asks has no cluster.",
      wrong: "world from []", right: "world from [{name: \"prod\", agentPoolProfiles: []}]"),
    CodePage(
      "J009", "more nodes than a world is made with",
      "The limit keeps a file from using up the memory. Take fewer clusters, or smaller pools."),
    CodePage(
      "J010", "a trace of load that cannot be read",
      """
      Four kinds of files are read, told apart by their contents: openb's pods and Azure's LLM requests as CSV, what
      `kubectl get deploy,ds,pods,pdb -o json` prints, and what Prometheus answers to `query_range`. The message names
      what was expected at the place; compressed files are unpacked first.
      """),
  ]
}
