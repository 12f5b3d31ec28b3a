/// What comes nearest here to a command that az has and this model has no notion of.
enum Substitutes {
  static func advice(for words: String) -> String {
    switch words {
    case "aks nodepool rollback":
      return "pools don't go back to an older version here: a new one with `az aks nodepool add "
        + "--kubernetes-version …` takes its place"
    case "aks nodepool get-rollback-versions":
      return "`az aks nodepool get-upgrades` tells which versions a pool can be upgraded to"
    case _ where words.hasPrefix("aks nodepool manual-scale"):
      return "that is for pools of single machines, and pools here are scale sets: `az aks nodepool scale "
        + "--node-count …` changes how many nodes run"
    case _ where words.hasPrefix("aks nodepool auto-scale"):
      return "that is for pools of single machines, and pools here are scale sets: `az aks nodepool update "
        + "--update-cluster-autoscaler --min-count … --max-count …` sets the bounds"
    case _ where words.hasPrefix("aks nodepool snapshot") || words.hasPrefix("aks snapshot"):
      return "nothing is copied here: `az aks nodepool show` tells of a pool what another can be made with"
    case "aks enable-addons", "aks disable-addons", "aks update-credentials", "aks rotate-certs":
      return "it changes nothing that is modelled: leave it out"
    case "aks browse", "aks command invoke", "aks command result": return "there is no API server here"
    default: return "`\(helpLine(words))` tells which commands run here"
    }
  }

  /// The nearest group around a command that there is a page on.
  private static func helpLine(_ words: String) -> String {
    var group = words.split(separator: " ").map(String.init)
    while !group.isEmpty, AzureHelp(on: group) == nil { group.removeLast() }
    return (["help", "az"] + group).joined(separator: " ")
  }
}
