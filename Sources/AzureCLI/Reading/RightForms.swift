import Shell

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
    case (.aksCreate, "--scale-down-mode"), (.aksCreate, "--scale-down-policy"):
      return "the first pool gets its mode afterwards: "
        + "`az aks nodepool update --name nodepool1 --scale-down-mode \(value) …`"
    case (.aksUpdate, "--scale-down-mode"):
      return "`az aks nodepool update --scale-down-mode \(value)` sets the mode of a pool"
    case (_, "--scale-down-policy") where command.option(named: "--scale-down-mode") != nil:
      return "write `--scale-down-mode \(value)`"
    case (.aksNodepoolUpdate, "--node-count"), (.aksNodepoolUpdate, "-c"):
      return "`az aks nodepool scale --node-count \(value)` changes how many nodes run"
    case (.aksUpdate, "--node-count"), (.aksUpdate, "-c"):
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

  /// The change that gives an option its right form with the same meaning, where there is no doubt about it.
  ///
  /// `verb` is the last word of the command, `value` stands behind the option, `next` behind the value; `seen` are the
  /// options that az has read, and whoever writes one of these twice has meant something else.
  static func repair(
    _ word: ShellWord, value: ShellWord?, next: ShellWord?, verb: ShellWord, _ command: AzureCommand,
    seen: Set<String>
  ) -> AzureRepair? {
    func renamed(to name: String) -> AzureRepair? {
      guard command.option(named: name) != nil, !seen.contains(name) else { return nil }
      return AzureRepair(range: word.range, replacement: name)
    }
    switch (command.name, word.text) {
    // What the first pool does without being asked: the reference of `scaleDownMode` says `Delete`.
    case (.aksCreate, "--scale-down-mode"), (.aksCreate, "--scale-down-policy"):
      guard let value, value.text.lowercased() == "delete" else { return nil }
      let end = next?.range.lowerBound ?? value.range.upperBound
      return AzureRepair(range: word.range.lowerBound..<end, replacement: "")
    case (.aksNodepoolUpdate, "--node-count"), (.aksNodepoolUpdate, "-c"),
      (.aksUpdate, "--node-count"),
      (.aksUpdate, "-c"):
      // With anything else to change, it is two commands.
      let kept: Set = ["--name", "--nodepool-name", "--cluster-name", "--resource-group", "--no-wait"]
      guard value != nil, seen.isSubset(of: kept.union(["--output", "--query", "--subscription"])) else {
        return nil
      }
      return AzureRepair(range: verb.range, replacement: "scale")
    case (_, "--scale-down-policy"): return renamed(to: "--scale-down-mode")
    case (_, "--count"): return renamed(to: "--node-count")
    case (_, "--node-pool"), (_, "--pool"): return renamed(to: "--nodepool-name")
    case (_, "--cluster-name"): return renamed(to: "--name")
    default: return nil
    }
  }
}
