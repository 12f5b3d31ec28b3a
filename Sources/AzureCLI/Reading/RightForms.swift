/// What people mean by options that az does not have, or has elsewhere.
enum RightForms {
  /// Whether a word that is no option stands for one that is missing.
  static func isMeant(_ option: AzureOption, by word: String, _ command: AzureCommand) -> Bool {
    switch option.name {
    case "--nodepool-name": ["--node-pool", "--pool", "--pool-name", "--nodepools"].contains(word)
    case "--name": ["--cluster-name", "--cluster"].contains(word)
    case "--cluster-name": ["--cluster"].contains(word)
    case "--resource-group": ["--rg", "--group"].contains(word)
    default: false
    }
  }

  /// The right form instead of an option, with the value that stands behind it.
  static func help(on word: String, _ value: String?, _ command: AzureCommand) -> String? {
    let name = word.split(separator: "=").first.map(String.init) ?? word
    let value = value ?? "…"
    switch (command.name, name) {
    case ("aks create", "--scale-down-mode"), ("aks create", "--scale-down-policy"):
      return "the first pool gets its mode afterwards: "
        + "`az aks nodepool update --name nodepool1 --scale-down-mode \(value) …`"
    case ("aks update", "--scale-down-mode"):
      return "`az aks nodepool update --scale-down-mode \(value)` sets the mode of a pool"
    case (_, "--scale-down-policy") where command.option(named: "--scale-down-mode") != nil:
      return "write `--scale-down-mode \(value)`"
    case ("aks nodepool update", "--node-count"), ("aks nodepool update", "-c"):
      return "`az aks nodepool scale --node-count \(value)` changes how many nodes run"
    case ("aks update", "--node-count"), ("aks update", "-c"):
      return "`az aks scale --node-count \(value)` changes how many nodes run"
    case (_, "--count") where command.option(named: "--node-count") != nil:
      return "write `--node-count \(value)`"
    case (_, "--node-pool"), (_, "--pool"):
      return command.option(named: "--nodepool-name") == nil ? nil : "write `--nodepool-name \(value)`"
    case (_, "--cluster-name") where command.option(named: "--cluster-name") == nil:
      return "the cluster is named with `--name`"
    case (_, "--yes"), (_, "-y"):
      return "az asks no question here: leave it out"
    default: return nil
    }
  }
}
