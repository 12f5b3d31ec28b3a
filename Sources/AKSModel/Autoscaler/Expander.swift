/// A group that could be made larger, and what that would do.
struct ScaleUpOption {
  var group: Int
  var estimate: Estimator.Estimate
}

/// What the ConfigMap `cluster-autoscaler-priority-expander` says of one priority.
package struct ExpanderPriority: Hashable, Sendable {
  /// Higher ones win.
  package let priority: Int
  package let patterns: [NamePatternExpression]

  package init(priority: Int, patterns: [NamePatternExpression]) {
    self.priority = priority
    self.patterns = patterns
  }

  /// nil: it is no number above 0 with an expression.
  package init?(_ entry: ResourceTag) {
    guard let priority = Int(entry.key), priority > 0, let pattern = NamePatternExpression(entry.value) else {
      return nil
    }
    self.init(priority: priority, patterns: [pattern])
  }
}

/// Chooses among the groups that would help.
struct Expander {
  let picture: AutoscalerPicture
  let pending: ContiguousArray<AutoscalerPicture.PendingPods>

  /// One of the options; nil: there is none.
  func best(of options: [ScaleUpOption]) -> ScaleUpOption? {
    let filtered =
      switch picture.options.expander {
      case .random: options
      case .mostPods: mostPods(options)
      case .leastWaste: leastWaste(options)
      case .priority: highestPriority(options)
      }
    return filtered.count > 1 ? filtered[draw(filtered.count)] : filtered.first
  }

  private func mostPods(_ options: [ScaleUpOption]) -> [ScaleUpOption] {
    let most = options.map(\.estimate.pods).max()
    return options.filter { $0.estimate.pods == most }
  }

  private func leastWaste(_ options: [ScaleUpOption]) -> [ScaleUpOption] {
    let wastes = options.map(waste)
    let least = wastes.min()
    return zip(options, wastes).filter { $0.1 == least }.map(\.0)
  }

  /// The share of the new machines' cores that stays unused, and that of their memory, added.
  func waste(of option: ScaleUpOption) -> Double {
    var asked: (cpu: Int64, memory: Int64) = (0, 0)
    for (pods, count) in zip(pending, option.estimate.helped) {
      let request = picture.kinds[Int(pods.kind)].request
      asked.cpu += Int64(request[0]) * Int64(count)
      asked.memory += Int64(request[1]) * Int64(count)
    }
    let machine = picture.groups[option.group].capacity
    let nodes = Int64(option.estimate.nodes)
    return unused(asked.cpu, of: Int64(machine[0]) * nodes)
      + unused(asked.memory, of: Int64(machine[1]) * nodes)
  }

  private func unused(_ asked: Int64, of whole: Int64) -> Double {
    whole > 0 ? Double(whole - asked) / Double(whole) : 0
  }

  /// Groups that no pattern matches are left out, unless no group is matched at all.
  private func highestPriority(_ options: [ScaleUpOption]) -> [ScaleUpOption] {
    let priorities = options.map { option in
      picture.priorities.filter { entry in
        entry.patterns.contains { $0.matches(picture.groups[option.group].name) }
      }.map(\.priority).max()
    }
    guard let highest = priorities.compactMap({ $0 }).max() else { return options }
    return zip(options, priorities).filter { $0.1 == highest }.map(\.0)
  }

  /// Keyed by the cluster and the moment, so that what happens elsewhere shifts nothing.
  private func draw(_ count: Int) -> Int {
    let key = "\(picture.seed)/expander/\(picture.clusterName.lowercased())/\(picture.now.milliseconds)"
    return Int(StableHash(key).mixed % UInt64(count))
  }
}
