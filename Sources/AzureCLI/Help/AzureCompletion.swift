package import AKSModel

/// What may stand where somebody is typing a line of az.
package enum AzureCompletion {
  /// The names of what is there.
  package struct Names: Sendable {
    var clusters: [String]
    var pools: [String]
    var groups: [String]

    package init(_ world: Simulation, _ subscription: AzureSubscription) {
      clusters = world.clusters.map { world[$0].name }
      pools = []
      for cluster in world.clusters {
        for pool in world.pools(of: cluster) where !pools.contains(world[pool].name) {
          pools.append(world[pool].name)
        }
      }
      groups = subscription.allGroups(in: world).map(\.name)
    }
  }

  /// The words that go on where the last of `words` stands, with a few words on each.
  ///
  /// `words` are those behind `az`; the last is the one that is being typed, and may be empty. Options come with those
  /// that are required first, and without those that stand there already.
  package static func completions(for words: [String], _ names: Names) -> [(text: String, help: String)] {
    guard let typed = words.last else { return [] }
    let before = Array(words.dropLast())
    var group = ""
    for (index, word) in before.enumerated() {
      group += (group.isEmpty ? "" : " ") + word.lowercased()
      if let command = AzureCommandTable.command(words: group) {
        return completions(of: command, Array(before[(index + 1)...]), typed, names)
      }
    }
    let prefix = group.isEmpty ? "" : group + " "
    return AzureHelp.members(of: group).filter { $0.hasPrefix(typed.lowercased()) }.map { word in
      (word, HelpTexts.summary(ofWords: prefix + word))
    }
  }

  /// The few words that az's own help has on an option of this name, if it has such an option.
  package static func summary(ofOption word: String) -> String? {
    HelpTexts.option("--" + word, of: .aksNodepoolAdd)
  }

  /// The required options that a line lacks, each by its first name; nothing for what is no command yet.
  ///
  /// `words` are those behind `az`.
  package static func missingOptions(in words: [String]) -> [String] {
    var group = ""
    for (index, word) in words.enumerated() {
      group += (group.isEmpty ? "" : " ") + word.lowercased()
      guard let command = AzureCommandTable.command(words: group) else { continue }
      let given = words[(index + 1)...].compactMap { word -> String? in
        let name = word.prefix { $0 != "=" }
        guard case .option(let option, _, _) = OptionMatch(String(name), command.options) else { return nil }
        return option.name
      }
      return command.options.filter { $0.isRequired && !given.contains($0.name) }.map(\.name)
    }
    return []
  }

  private static func completions(
    of command: AzureCommand, _ before: [String], _ typed: String, _ names: Names
  ) -> [(text: String, help: String)] {
    // `--output=t`
    if let mark = typed.firstIndex(of: "="), let option = command.option(named: String(typed[..<mark])) {
      let rest = typed[typed.index(after: mark)...]
      return values(of: option, command, names).filter { starts($0.text, with: String(rest)) }
        .map { (typed[...mark] + $0.text, $0.help) }
    }
    if !typed.hasPrefix("-"), let option = openOption(command, before) {
      let found = values(of: option, command, names).filter { starts($0.text, with: typed) }
      // Where a value must come, nothing else can.
      if !found.isEmpty || option.arity == .one { return found }
    }
    let given = before.compactMap { word -> String? in
      guard case .option(let option, _, _) = OptionMatch(word, command.options) else { return nil }
      return option.name
    }
    let options = command.options.filter { $0.isModelled && !given.contains($0.name) }
    let sorted = options.filter(\.isRequired) + options.filter { !$0.isRequired }
    return sorted.flatMap { option in
      // Short forms are for whoever types them.
      option.names.filter { $0.hasPrefix(typed) && ($0.hasPrefix("--") || typed.count == 2) }.prefix(1)
        .map { ($0, HelpTexts.option(option.name, of: command.name) ?? "") }
    }
  }

  /// The option whose value is being typed.
  private static func openOption(_ command: AzureCommand, _ before: [String]) -> AzureOption? {
    guard let last = before.lastIndex(where: { $0.hasPrefix("-") && $0.utf8.count > 1 }),
      case .option(let option, _, nil) = OptionMatch(before[last], command.options)
    else { return nil }
    switch option.arity {
    case .none: return nil
    case .one, .optional: return last == before.count - 1 ? option : nil
    case .any, .several: return option
    }
  }

  private static func values(
    of option: AzureOption, _ command: AzureCommand, _ names: Names
  ) -> [(text: String, help: String)] {
    if !option.choices.isEmpty { return option.choices.map { ($0, "") } }
    switch option.name {
    case "--nodepool-name":
      return command.name == .aksNodepoolAdd ? [] : names.pools.map { ($0, "a pool") }
    case "--cluster-name": return names.clusters.map { ($0, "a cluster") }
    case "--resource-group": return names.groups.map { ($0, "a resource group") }
    case "--name":
      if command.name.group == "group", command.name != .groupCreate {
        return names.groups.map { ($0, "a resource group") }
      }
      let isOfCluster = command.name.group == "aks" && command.name != .aksCreate
      return isOfCluster ? names.clusters.map { ($0, "a cluster") } : []
    case "--location": return Region.names.map { ($0, "a region") }
    case "--kubernetes-version": return KubernetesVersion.supported.reversed().map { ($0.description, "") }
    case "--os-type": return [("Linux", ""), ("Windows", "")]
    case "--undrainable-node-behavior": return [("Schedule", ""), ("Cordon", "")]
    default: return []
    }
  }

  private static func starts(_ text: String, with part: String) -> Bool {
    text.lowercased().hasPrefix(part.lowercased())
  }
}
