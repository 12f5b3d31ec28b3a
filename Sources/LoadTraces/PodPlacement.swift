import AKSLJSON

/// What pods look for in other pods, as it is written: by their labels.
struct PodTerm: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case near
    case apart
    case spread(options: String)
  }

  let kind: Kind
  /// `hostname` or `zone`.
  let topology: String
  /// nil: it is required.
  let weight: Int64?
  let selector: LabelSelector

  /// What it is called where it cannot be used.
  var name: String {
    switch kind {
    case .near: "\(weight == nil ? "required" : "preferred") podAffinity"
    case .apart: "\(weight == nil ? "required" : "preferred") podAntiAffinity"
    case .spread: "topologySpreadConstraints"
    }
  }
}

extension RecordedWorkload {
  private static let required = "requiredDuringSchedulingIgnoredDuringExecution"
  private static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"

  /// Which nodes the pods look for, and beside which others; what is not used here is named.
  mutating func readPlacement(_ spec: JSONNode) {
    readNodes(spec["affinity"]?["nodeAffinity"])
    for (key, kind) in [("podAffinity", PodTerm.Kind.near), ("podAntiAffinity", .apart)] {
      let terms = spec["affinity"]?[key]
      for term in terms?[Self.required]?.elements ?? [] {
        readTerm(term, kind, weight: nil, named: "required \(key)")
      }
      for entry in terms?[Self.preferred]?.elements ?? [] {
        readTerm(
          entry["podAffinityTerm"], kind, weight: entry["weight"]?.integer ?? 0, named: "preferred \(key)")
      }
    }
    for spread in spec["topologySpreadConstraints"]?.elements ?? [] { readSpread(spread) }
  }

  // MARK: - Nodes

  private mutating func readNodes(_ node: JSONNode?) {
    let terms = node?[Self.required]?["nodeSelectorTerms"]?.elements ?? []
    if let term = terms.first {
      let texts = terms.count == 1 ? Self.requirements(term) : nil
      if let texts {
        for (label, text) in texts {
          if let label { nodeSelector.append(label) } else { affinity.append(text) }
        }
      } else {
        unread.insert("required nodeAffinity")
      }
    }
    for entry in node?[Self.preferred]?.elements ?? [] {
      if let weight = entry["weight"]?.integer, (1...100).contains(weight), let term = entry["preference"],
        let texts = Self.requirements(term), texts.count == 1
      {
        affinity.append("\(texts[0].text) weight \(weight)")
      } else {
        unread.insert("preferred nodeAffinity")
      }
    }
  }

  /// What a term asks of labels, each as a text, and as a label where it is no more than a selector; nil: it asks for
  /// something else, too.
  private static func requirements(_ term: JSONNode) -> [(label: Label?, text: String)]? {
    guard (term["matchFields"]?.elements ?? []).isEmpty else { return nil }
    var result: [(Label?, String)] = []
    for expression in term["matchExpressions"]?.elements ?? [] {
      let values = (expression["values"]?.elements ?? []).compactMap(\.text)
      guard let key = expression["key"]?.text, !key.isEmpty,
        values.count == expression["values"]?.elements?.count ?? 0
      else { return nil }
      switch expression["operator"]?.text {
      case "In" where values.count == 1:
        result.append((Label(key: key, value: values[0]), "\(key)=\(values[0])"))
      case "In" where !values.isEmpty: result.append((nil, "\(key) in (\(values.joined(separator: ", ")))"))
      case "NotIn" where !values.isEmpty:
        result.append((nil, "\(key) notin (\(values.joined(separator: ", ")))"))
      case "Exists": result.append((nil, key))
      case "DoesNotExist": result.append((nil, "!\(key)"))
      case "Gt" where values.count == 1 && Int(values[0]) != nil: result.append((nil, "\(key)>\(values[0])"))
      case "Lt" where values.count == 1 && Int(values[0]) != nil: result.append((nil, "\(key)<\(values[0])"))
      default: return nil
      }
    }
    return result
  }

  // MARK: - Other pods

  private mutating func readTerm(
    _ term: JSONNode?, _ kind: PodTerm.Kind, weight: Int64?, named name: String
  ) {
    let foreign = (term?["namespaces"]?.elements ?? []).contains { $0.text != namespace }
    guard let term, let topology = Self.topology(term), let selector = Self.selector(term), !foreign,
      term["namespaceSelector"] == nil, (term["mismatchLabelKeys"]?.elements ?? []).isEmpty,
      weight.map({ (1...100).contains($0) }) ?? true
    else {
      unread.insert(name)
      return
    }
    podTerms.append(PodTerm(kind: kind, topology: topology, weight: weight, selector: selector))
  }

  private mutating func readSpread(_ spread: JSONNode) {
    let action = spread["whenUnsatisfiable"]?.text ?? "DoNotSchedule"
    let skew = spread["maxSkew"]?.integer ?? 1
    let minDomains = spread["minDomains"]?.integer ?? 1
    guard let topology = Self.topology(spread), let selector = Self.selector(spread),
      (1...LoadTrace.Limits.replicas).contains(skew), (1...5000).contains(minDomains),
      action == "DoNotSchedule" || action == "ScheduleAnyway"
    else {
      unread.insert("topologySpreadConstraints (\(action))")
      return
    }
    for (field, usual) in [("nodeTaintsPolicy", "Ignore"), ("nodeAffinityPolicy", "Honor")] {
      if let policy = spread[field]?.text, policy != usual {
        unread.insert("\(field) \(policy) of topologySpreadConstraints")
      }
    }
    let isRequired = action == "DoNotSchedule"
    // A preference wants no domains: the API server takes no such thing, but files may have it.
    if !isRequired, minDomains != 1 { unread.insert("minDomains of topologySpreadConstraints (\(action))") }
    let options =
      (skew == 1 ? "" : " max-skew \(skew)")
      + (isRequired ? minDomains == 1 ? "" : " min-domains \(minDomains)" : " preferred")
    podTerms.append(
      PodTerm(kind: .spread(options: options), topology: topology, weight: nil, selector: selector))
  }

  private static func topology(_ node: JSONNode) -> String? {
    switch node["topologyKey"]?.text {
    case "kubernetes.io/hostname": "hostname"
    // The second is its name before 1.17, which nodes still have.
    case "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone": "zone"
    default: nil
    }
  }

  /// nil: there is none, or it cannot be read.
  private static func selector(_ node: JSONNode) -> LabelSelector? {
    guard let selector = node["labelSelector"]?.members.map(LabelSelector.init),
      selector.unknownOperator == nil
    else { return nil }
    return selector
  }
}
