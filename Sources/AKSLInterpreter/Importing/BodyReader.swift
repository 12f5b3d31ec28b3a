import AKSLJSON
import AKSLLanguage
import AKSModel

/// Takes values out of bodies, and keeps what is wrong, what is dropped and what is taken otherwise.
struct BodyReader: Sendable {
  /// What a body is of.
  enum Kind: String, Hashable, Sendable { case cluster, pool }

  /// The file that the bodies stand in, or the script.
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var dropped: [Kind: [String: Int]] = [:]
  /// What is read now.
  private var kind = Kind.cluster
  /// The keys down to the value that is read now.
  private var keys: [String] = []

  init(source: SourceText) { self.source = source }

  /// Nobody is told of more.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Compiler.findingLimit { diagnostics.append(diagnostic) }
  }

  // MARK: - Where it stands

  mutating func enter(_ member: JSONNode.Member) { keys.append(member.key) }

  /// The property stands there under another spelling, too.
  mutating func reportTwice(_ member: JSONNode.Member, _ other: String) {
    let range = SourceRange(
      start: UInt32(truncatingIfNeeded: member.keyRange.lowerBound),
      end: UInt32(truncatingIfNeeded: member.keyRange.upperBound))
    report(.spelledTwice(other, member.key, at: range))
  }

  mutating func leave() { keys.removeLast() }

  /// The property is none of this model's.
  mutating func drop(_ node: JSONNode) {
    if node.saysNothing { return }
    let path = (keys.first == "properties" ? keys.dropFirst() : keys[...]).joined(separator: ".")
    dropped[kind, default: [:]][path, default: 0] += 1
  }

  private var key: String { keys.last ?? "value" }

  // MARK: - Values

  mutating func text(_ node: JSONNode) -> String? {
    if case .string(let text) = node.content { return text }
    return wrong(node, "a text")
  }

  mutating func flag(_ node: JSONNode) -> Bool? {
    if case .boolean(let flag) = node.content { return flag }
    return wrong(node, "true or false")
  }

  mutating func integer(_ node: JSONNode, in range: ClosedRange<Int64>) -> Int64? {
    guard case .integer(let number) = node.content else { return wrong(node, "a whole number") }
    guard range.contains(number) else {
      let expected =
        range.upperBound == Int64(Int32.max)
        ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
      report(.outOfRange(key, number: number, expected: expected, at: node.place))
      return nil
    }
    return number
  }

  /// A value of an enumeration, without regard to case.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ node: JSONNode, of type: Word.Type
  ) -> Word? {
    guard let text = text(node), !text.isEmpty else { return nil }
    if let word = Word(rawValue: text) ?? Word.allCases.first(where: { $0.rawValue.isSame(as: text) }) {
      return word
    }
    report(.unknownWord(text, of: key, among: Word.allCases.map(\.rawValue), at: node.place))
    return nil
  }

  mutating func members(_ node: JSONNode) -> [JSONNode.Member]? {
    node.members ?? wrong(node, "an object")
  }

  /// Tags, labels: null values are empty ones.
  mutating func entries(_ node: JSONNode) -> [ResourceTag]? {
    guard let members = members(node) else { return nil }
    var entries: [ResourceTag] = []
    for member in members {
      if case .null = member.value.content { continue }
      if let value = text(member.value) { entries.append(ResourceTag(key: member.key, value: value)) }
    }
    return entries
  }

  /// The settings of an autoscaler: `scan-interval` in ARM, `scanInterval` in az; nil: there are none.
  mutating func autoScalerProfile(_ node: JSONNode) -> [ResourceTag]? {
    guard let members = members(node) else { return nil }
    var entries: [ResourceTag] = []
    for member in members {
      let plain = member.key.lowercased().filter { $0 != "-" }
      let key =
        AutoscalerProfile.settings.first { $0.key.filter { $0 != "-" } == plain }?.key ?? member.key
      enter(member)
      switch member.value.content {
      case .null: break
      case .boolean(let truth): entries.append(ResourceTag(key: key, value: truth ? "true" : "false"))
      default: if let text = text(member.value) { entries.append(ResourceTag(key: key, value: text)) }
      }
      leave()
    }
    return entries.isEmpty ? nil : entries
  }

  mutating func texts(_ node: JSONNode) -> [String]? {
    guard let elements = node.elements else { return wrong(node, "a list of texts") }
    var texts: [String] = []
    for element in elements { if let text = text(element) { texts.append(text) } }
    return texts
  }

  mutating func zones(_ node: JSONNode) -> [String]? {
    guard let zones = texts(node) else { return nil }
    if ZoneSet(names: zones) == nil {
      report(.contradiction("zones are 1, 2 and 3", at: node.place))
      return nil
    }
    return zones
  }

  /// Dollars an hour; ARM's -1 is "up to the usual price".
  mutating func nanoDollars(_ node: JSONNode) -> Int64? {
    let dollars: Double
    switch node.content {
    case .integer(let number): dollars = Double(number)
    case .number(let number): dollars = number
    default: return wrong(node, "a number")
    }
    guard dollars == -1 || (0...1_000_000).contains(dollars) else {
      report(.contradiction("the price is -1 or at least 0 dollars an hour", at: node.place))
      return nil
    }
    return Int64((dollars * 1_000_000_000).rounded())
  }

  private mutating func wrong<Value>(_ node: JSONNode, _ expected: String) -> Value? {
    report(.wrongKind(key, expected: expected, actual: node.kindName, at: node.place))
    return nil
  }

  // MARK: - Names

  mutating func name(_ node: JSONNode, of kind: Kind) -> String? {
    guard let name = text(node) else { return nil }
    if kind == .pool ? ResourceName.isPool(name, .linux) : ResourceName.isCluster(name) { return name }
    report(.notAName(name, of: kind, at: node.place))
    return nil
  }

  /// The names in an id.
  mutating func path(of node: JSONNode, depth: Kind) -> ResourcePath? {
    guard let id = text(node) else { return nil }
    if let path = ResourcePath(id), (path.pool != nil) == (depth == .pool) {
      if !ResourceName.isCluster(path.cluster) {
        report(.notAName(path.cluster, of: .cluster, at: node.place))
      }
      return path
    }
    report(.notAnID(of: depth, at: node.place))
    return nil
  }

  // MARK: - Bodies

  mutating func cluster(_ node: JSONNode) -> ClusterDraft {
    var draft = ClusterDraft(node: node)
    kind = .cluster
    let table = node.has("properties") ? ClusterBody.arm : ClusterBody.flat
    table.read(node.members ?? [], into: &draft, &self)
    return draft
  }

  mutating func pool(_ node: JSONNode) -> PoolDraft {
    var draft = PoolDraft(node)
    kind = .pool
    let table = node.has("properties") ? PoolBody.arm : PoolBody.flat
    table.read(node.members ?? [], into: &draft, &self)
    return draft
  }

  /// The pools in the body of their cluster.
  mutating func profiles(_ node: JSONNode, into draft: inout ClusterDraft) {
    guard let elements = node.elements else { return wrong(node, "a list") ?? () }
    let outer = keys
    kind = .pool
    for element in elements {
      keys = ["agentPoolProfiles"]
      guard let members = members(element) else { continue }
      keys = []
      var pool = PoolDraft(element)
      PoolBody.profile.read(members, into: &pool, &self)
      draft.pools.append(pool)
    }
    kind = .cluster
    keys = outer
  }

  // MARK: - Words that Azure has and this model doesn't

  mutating func mode(_ node: JSONNode, into draft: inout PoolDraft) {
    if let text = text(node), let other = ["Gateway", "ManagedSystem", "Machines"].first(where: text.isSame) {
      draft.leftOutBecause = "mode \(other) is not modelled: the pool is left out"
    } else {
      draft.pool.properties.mode = word(node, of: PoolMode.self)
    }
  }

  mutating func osSKU(_ node: JSONNode, into draft: inout PoolDraft) {
    let others: [(String, OSSKU)] = [
      ("Mariner", .cblMariner), ("Flatcar", .ubuntu), ("WindowsAnnual", .windows2025),
    ]
    if let text = text(node), let other = others.first(where: { text.isSame(as: $0.0) }) {
      draft.pool.properties.osSKU = other.1
      draft.otherSKU = other.0
    } else {
      draft.pool.properties.osSKU = word(node, of: OSSKU.self)
    }
  }
}

extension JSONNode {
  /// Where it stands, for messages.
  var place: SourceRange {
    SourceRange(
      start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound))
  }

  func has(_ key: String) -> Bool { value(of: key) != nil }

  /// The value of a key, without regard to case, that is not null.
  func value(of key: String) -> JSONNode? {
    guard let value = members?.last(where: { $0.key.isSame(as: key) })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  var kindName: String {
    switch content {
    case .null: "null"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension String {
  /// Azure compares names and words without case.
  func isSame(as other: String) -> Bool {
    self == other || utf8.count == other.utf8.count && lowercased() == other.lowercased()
  }
}
