import AKSModel

extension Arguments {
  /// What the options `affinity`, `pod-affinity`, `pod-anti-affinity` and `spread` say, each in the place of what was
  /// said by it before.
  func readConstraints(into template: inout PodTemplate) throws(Fault) {
    if let texts = try wholeTexts("affinity") {
      template.nodeAffinity = []
      template.constraints.removeAll { $0.option == "affinity" }
      for text in texts {
        if let preference = PlacementConstraint(preference: text) {
          template.constraints.append(preference)
        } else if let requirement = NodeRequirement(text) {
          template.nodeAffinity.append(requirement)
        } else {
          throw .invalidValue(
            "`\(text)` says nothing of a label",
            help:
              "write a list of `disk in (ssd, nvme)`, `disk notin (hdd)`, `tier=web`, `tier!=web`, `cores>8`, "
              + "`cores<8`, `gpu`, `!spot`; with ` weight 1` to ` weight 100` behind it is only preferred")
        }
      }
    }
    for option in ["pod-affinity", "pod-anti-affinity"] {
      try readConstraints(
        option, help: "write a list of workloads: `cache`, `cache by zone`, `cache by zone weight 50`",
        &template
      ) { PlacementConstraint(pods: $0, areApart: option == "pod-anti-affinity") }
    }
    try readConstraints(
      "spread",
      help:
        "write `zone`, `hostname`, `zone max-skew 2`, `zone min-domains 3`, `hostname max-skew 5 preferred`",
      &template
    ) { PlacementConstraint(spread: $0) }
  }

  /// Those of a list, or one: blanks part none.
  private func wholeTexts(_ place: String) throws(Fault) -> [String]? {
    guard let value = value(place), value.tag == .text else { return try texts(place) }
    return [arena.text(value)]
  }

  private func readConstraints(
    _ option: String, help: String, _ template: inout PodTemplate, _ read: (String) -> PlacementConstraint?
  ) throws(Fault) {
    guard let texts = try wholeTexts(option) else { return }
    template.constraints.removeAll { $0.option == option }
    for text in texts {
      guard let constraint = read(text) else {
        throw .invalidValue("`\(option)` does not take `\(text)`", help: help)
      }
      template.constraints.append(constraint)
    }
  }
}

extension PlacementConstraint {
  /// The option of `workload` that says it.
  var option: String {
    switch self {
    case .spread: "spread"
    case .near: "pod-affinity"
    case .apart: "pod-anti-affinity"
    case .prefers: "affinity"
    }
  }
}

extension PodTemplate {
  /// What the four options that say where pods go would say of it: those that say something, in this order.
  var writtenConstraints: [(option: String, texts: [String])] {
    ["affinity", "pod-affinity", "pod-anti-affinity", "spread"].compactMap { option in
      let required = option == "affinity" ? nodeAffinity.map(\.description) : []
      let texts = required + constraints.filter { $0.option == option }.map(\.description)
      return texts.isEmpty ? nil : (option, texts)
    }
  }
}
