/// What is known of a value's type before the script runs.
///
/// The compiler hands one on with every expression, so it is small: with the register beside it, two words.
struct StaticType: Hashable, Sendable {
  enum Base: Hashable, Sendable {
    /// Known only when it runs: a parameter, an element of a mixed list.
    case unknown
    case null, boolean, integer, number, duration, instant, timeOfDay, money, memory, cpu
    /// A value of one enumeration, or of any.
    case enumeration(Enumeration)
    case symbol
    /// A word that is written where nothing tells of which enumeration it is: its number in `SymbolTable`.
    case word(UInt16)
    case cluster, pool, node, operation, workload, pod
    /// A collection of nodes, with its counts by state.
    case nodes
    /// What something has cost and costs.
    case cost
    case text, version, list, map, range
    /// `500m`: minutes or thousandths of a cpu.
    case minutesOrThousandths
  }

  var base: Base
  /// Of a list: what its elements are.
  var element: Base

  init(_ base: Base, of element: Base = .unknown) {
    self.base = base
    self.element = element
  }

  static let unknown = StaticType(.unknown)

  /// The type of a symbol as it is written.
  init(ofWord value: Value) { self.init(.word(UInt16(truncatingIfNeeded: value.bits))) }

  init(of tag: Value.Tag) {
    switch tag {
    case .null: self.init(.null)
    case .boolean: self.init(.boolean)
    case .integer: self.init(.integer)
    case .number: self.init(.number)
    case .duration: self.init(.duration)
    case .instant: self.init(.instant)
    case .timeOfDay: self.init(.timeOfDay)
    case .money: self.init(.money)
    case .memory: self.init(.memory)
    case .cpu: self.init(.cpu)
    case .symbol: self.init(.symbol)
    case .cluster: self.init(.cluster)
    case .pool: self.init(.pool)
    case .node: self.init(.node)
    case .operation: self.init(.operation)
    case .workload: self.init(.workload)
    case .pod: self.init(.pod)
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld: self.init(.nodes)
    case .costOfNode, .costOfPool, .costOfCluster, .costOfWorld: self.init(.cost)
    case .gone: self.init(.unknown)
    case .text: self.init(.text)
    case .version: self.init(.version)
    case .list: self.init(.list)
    case .map: self.init(.map)
    case .range: self.init(.range)
    }
  }

  /// What the language calls the type, with its article: `a whole number`.
  var name: String {
    switch base {
    case .unknown: "a value"
    case .null: "null"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .duration: "a duration"
    case .instant: "an instant"
    case .timeOfDay: "a time of day"
    case .money: "an amount of money"
    case .memory: "an amount of memory"
    case .cpu: "an amount of cpu"
    case .enumeration(let enumeration):
      ("aeiouO".contains(enumeration.name.first ?? " ") ? "an " : "a ") + enumeration.name
    case .symbol: "a state or mode"
    case .word(let word): "the word `\(SymbolTable.spelling(of: SymbolTable.value(ofWord: word)))`"
    case .cluster: "a cluster"
    case .pool: "a pool"
    case .node: "a node"
    case .operation: "an operation"
    case .workload: "a workload"
    case .pod: "a pod"
    case .nodes: "nodes"
    case .cost: "a cost"
    case .text: "a text"
    case .version: "a version"
    case .list: "a list"
    case .map: "a map"
    case .range: "a range"
    case .minutesOrThousandths: "minutes, or thousandths of a cpu"
    }
  }

  // Asked of every operand: patterns, because comparing would look into the cases.
  var isUnknown: Bool { if case .unknown = base { true } else { false } }
  var isNumeric: Bool {
    switch base {
    case .integer, .number: true
    default: false
    }
  }
  var isSymbolic: Bool {
    switch base {
    case .enumeration, .word, .symbol: true
    default: false
    }
  }

  /// What several of its kind have in common.
  var widened: StaticType {
    if case .word = base { return StaticType(.symbol) }
    return self
  }

  /// The word that is written, if it is one.
  var spelling: String {
    if case .word(let word) = base { return SymbolTable.spelling(of: SymbolTable.value(ofWord: word)) }
    return ""
  }

  /// The enumeration, if it is a value of a known one.
  var enumeration: Enumeration? {
    if case .enumeration(let enumeration) = base { return enumeration }
    return nil
  }

  /// The type of what `for` and comprehensions get from it.
  var elementType: StaticType {
    switch base {
    case .list: StaticType(element)
    case .nodes: StaticType(.node)
    case .range: StaticType(.integer)
    case .text: StaticType(.text)
    default: .unknown
    }
  }
}
