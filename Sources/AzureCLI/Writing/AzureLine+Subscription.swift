package import AKSModel

// What concerns the subscription and az itself, said again.
extension AzureArguments {
  /// Whether the command leaves something with the subscription or with az itself: it is part of what was done, though
  /// no request about a cluster may come of it.
  package var isAboutSubscription: Bool {
    switch command.name {
    case .login, .logout, .accountSet, .extensionAdd, .extensionUpdate, .featureRegister, .providerRegister,
      .groupCreate, .groupDelete:
      true
    default: false
    }
  }

  /// The line that says it again: nothing of how it was printed, and no secret, which az then asks for.
  package var line: AzureLine {
    var line = AzureLine(command.name)
    let left = Self.printing.union(Self.secrets)
    for option in command.options where !left.contains(option.name) {
      guard let value = values[option.name] else { continue }
      switch value {
      case .flag, .opaque: line.add(option.name)
      case .text(let text): line.add(option.name, text)
      case .integer(let number): line.add(option.name, String(number))
      case .number(let number): line.add(option.name, String(number))
      case .texts(let texts): line.add(option.name, texts)
      }
    }
    return line
  }

  /// Whether it tells a secret.
  package var hasSecret: Bool { Self.secrets.contains(where: has) }

  private static let secrets: Set = ["--password", "--federated-token"]
  private static let printing: Set = [
    "--output", "--query", "--debug", "--verbose", "--only-show-errors", "--help",
  ]
}

extension AzureLine {
  /// Waits until a group is gone.
  package static func wait(untilDeleted group: String) -> AzureLine {
    var line = AzureLine(.groupWait)
    line.add("--name", group)
    line.add("--deleted")
    return line
  }
}

extension AzureSubscription {
  /// The lines that make another subscription with the same clusters like this one.
  package func lines(in world: Simulation) -> [AzureLine] {
    groups.map { group in
      var line = AzureLine.createGroup(group.name, location: region(of: group, in: world))
      if !group.tags.isEmpty { line.add("--tags", group.tags.map { "\($0.key)=\($0.value)" }) }
      return line
    }
      + features.map { feature in
        var line = AzureLine(.featureRegister)
        line.add("--namespace", feature.namespace)
        line.add("--name", feature.name)
        return line
      }
      + extensions.map { name in
        var line = AzureLine(.extensionAdd)
        line.add("--name", name)
        return line
      }
  }

  /// The groups that are elsewhere than the clusters in them, so that no line can make them after those.
  package func displacedGroups(in world: Simulation) -> [String] {
    groups.filter { $0.location != region(of: $0, in: world) }.map(\.name)
  }

  /// Where the group is if its clusters are there before it.
  private func region(of group: Group, in world: Simulation) -> String {
    AzureSubscription().group(named: group.name, in: world)?.location ?? group.location
  }
}
