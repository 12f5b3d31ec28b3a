/// A word of Azure's that a script uses: what it means, what each of its values does and costs, where it is given.
///
/// `help scale-down-mode` is made of it. What it says of Azure stands in the rules or the article that it names, or
/// in the field documentation of azure-mgmt-containerservice; "here" marks what is so in this model only.
struct AzureTerm: Sendable {
  let name: String
  /// One line.
  let summary: String
  /// What each value does; of an enumeration all, in its order.
  let values: [(word: String, text: String)]
  /// A command that runs from the sandbox, with it.
  let example: String
  /// The rules about it, as `explain D1` tells them.
  let rules: [String]
  /// Azure's own page, below `learn.microsoft.com/azure/aks/`.
  let article: String?

  init(
    _ name: String, _ summary: String, _ values: [(word: String, text: String)], example: String,
    rules: [String] = [], article: String? = nil
  ) {
    (self.name, self.summary, self.values, self.example) = (name, summary, values, example)
    (self.rules, self.article) = (rules, article)
  }

  /// The one that a word or another word for it names.
  static func named(_ name: String) -> AzureTerm? {
    let name = aliases[name.lowercased()] ?? name.lowercased()
    return all.first { $0.name == name }
  }

  /// What a value does, in a few words: the rest of it stands on the page.
  func brief(_ value: String) -> String? {
    values.first { $0.word == value }.map { String($0.text.prefix { $0 != ";" }) }
  }

  /// What else people call them, also as ARM does.
  private static let aliases = [
    "scaledownmode": "scale-down-mode", "deallocate": "scale-down-mode", "powerstate": "power-state",
    "provisioningstate": "provisioning-state", "mode": "pool-mode", "state": "pool-state",
    "states": "pool-state", "tier": "cluster-tier", "sku": "cluster-sku", "scalesetpriority": "priority",
    "scale-set-priority": "priority", "evictionpolicy": "eviction-policy",
    "scalesetevictionpolicy": "eviction-policy", "eviction": "eviction-policy", "osdisktype": "os-disk-type",
    "os-disk": "os-disk-type", "ephemeral": "os-disk-type",
    "autoscaler-profile": "cluster-autoscaler-profile",
    "autoscalerprofile": "cluster-autoscaler-profile", "ca-profile": "cluster-autoscaler-profile",
    "least-waste": "expander", "expanders": "expander", "ostype": "os-type", "ossku": "os-sku",
    "auto-upgrade-channel": "upgrade-channel", "auto-provisioning": "node-provisioning-mode",
    "k8s-support-plan": "support-plan", "vm-set-type": "pool-type", "maxsurge": "max-surge",
    "availability-zones": "zones", "taints": "node-taints", "node-labels": "labels",
    "cluster-autoscaler": "cluster-autoscaler-profile",
  ]

  static let all = states + pools + upgrades + clusters

  /// The lines of its page: meaning, values, where it is given.
  var sections: [Exhibit.Section] {
    var sections = [
      Exhibit.Section(name, lines: ["    \(summary)"], rows: values.map { [$0.word, $0.text] })
    ]
    var rows: [[String]] = []
    if !forms.isEmpty { rows.append(["given with", forms.joined(separator: ", ")]) }
    rows.append(["for example", example])
    if !rules.isEmpty {
      rows.append(["rules", rules.map { "explain \($0)" }.joined(separator: ", ")])
    }
    if let article { rows.append(["Azure's page", "learn.microsoft.com/azure/aks/\(article)"]) }
    sections.append(Exhibit.Section(rows: rows))
    return sections
  }

  /// The commands that take it, each as far as it goes.
  private var forms: [String] {
    var forms: [String] = []
    for definition in CommandTable.definitions {
      let pattern = definition.pattern
      let option = pattern.options.first { option in
        option.words.contains(name)
          || option.places.contains {
            if case .enumeration(let enumeration) = $0.type { enumeration.placeName == name } else { false }
          }
      }
      guard let option else { continue }
      forms.append("`\(pattern.form) \(option.words[0]) …`")
    }
    return forms
  }
}
