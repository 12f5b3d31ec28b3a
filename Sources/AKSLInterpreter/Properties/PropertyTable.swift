import AKSLLanguage
import AKSModel

/// A property that a script can read: one row of a table.
///
/// Completion, help and checking come from it.
struct Property: Sendable {
  /// What has the property.
  enum Owner: String, CaseIterable, Sendable {
    case pool, cluster, node, nodes, operation, cost, workload, pod
  }

  typealias Read = @Sendable (Value, World, inout Arena) throws(Fault) -> Value

  let name: String
  let type: StaticType
  /// One line for `help`.
  let summary: String
  let read: Read

  init(_ name: String, _ type: StaticType, _ summary: String, _ read: @escaping Read) {
    self.name = name
    self.type = type
    self.summary = summary
    self.read = read
  }

  init(_ name: String, _ base: StaticType.Base, _ summary: String, _ read: @escaping Read) {
    self.init(name, StaticType(base), summary, read)
  }
}

/// All properties of all kinds of things, found by name when the script is compiled, or when it runs.
enum PropertyTable {
  static let owners: [(owner: Property.Owner, properties: [Property])] = [
    (.pool, poolProperties), (.cluster, clusterProperties), (.node, nodeProperties),
    (.nodes, nodesProperties), (.operation, operationProperties), (.cost, costProperties),
    (.workload, workloadProperties), (.pod, podProperties),
  ]

  /// Every property in one list; a compiled script holds numbers of this list.
  private static let rows: [(owner: Property.Owner, property: Property)] =
    owners.flatMap { entry in entry.properties.map { (entry.owner, $0) } }

  // For reading, which happens all the time, without what only messages need.
  private static let rowOwners: [Property.Owner] = rows.map(\.owner)
  private static let readers: [Property.Read] = rows.map(\.property.read)
  private static let enumerations: [Enumeration?] = rows.map(\.property.type.enumeration)
  private static let types: [StaticType] = rows.map(\.property.type)

  /// The number of a property, if the owner has one of this name (names are ARM's, and case matters as little as in az).
  static func row(named name: String, of owner: Property.Owner) -> Int? {
    numbers[owner]?[name]
      ?? rows.firstIndex {
        $0.owner == owner && $0.property.name.lowercased() == name.lowercased()
      }
  }

  private static let numbers: [Property.Owner: [String: Int]] = {
    var numbers: [Property.Owner: [String: Int]] = [:]
    for (row, entry) in rows.enumerated() { numbers[entry.owner, default: [:]][entry.property.name] = row }
    return numbers
  }()

  static func type(ofRow row: Int) -> StaticType { types[row] }
  static func name(ofRow row: Int) -> String { rows[row].property.name }

  static func names(of owner: Property.Owner) -> [String] {
    rows.filter { $0.owner == owner }.map(\.property.name)
  }

  /// What has the properties of a value of this type, where that is known before the script runs.
  static func owner(of type: StaticType) -> Property.Owner? {
    switch type.base {
    case .pool: .pool
    case .cluster: .cluster
    case .node: .node
    case .nodes: .nodes
    case .operation: .operation
    case .workload: .workload
    case .pod: .pod
    case .cost: .cost
    default: nil
    }
  }

  // MARK: - Reading

  /// Reads a property that the compiler has found.
  static func read(
    row: Int, of value: Value, _ world: World, _ arena: inout Arena
  ) throws(Fault) -> Value {
    // The compiler trusts a name: meanwhile it may mean another kind of thing.
    guard owner(of: StaticType(of: value.tag)) == rowOwners[row] else {
      // A bare word whose resource is gone is read as a state of that name.
      if value.tag == .symbol {
        throw world.absence(of: SymbolTable.spelling(of: value).lowercased(), kind: "pool or cluster")
      }
      return try read(name: name(ofRow: row), of: value, world, &arena)
    }
    try requireExistence(of: value, world)
    let result = try readers[row](value, world, &arena)
    guard result.tag == .symbol, let enumeration = enumerations[row] else { return result }
    return SymbolTable.value(result, of: enumeration)
  }

  /// Reads a property by its name.
  static func read(
    name: String, of value: Value, _ world: World, _ arena: inout Arena
  ) throws(Fault) -> Value {
    switch value.tag {
    case .map:
      if let element = arena.entry(name, ofMap: value) { return element }
      let keys = arena.map(value).keys
      if name == "length" { return .integer(keys.count) }
      if arena.isOpen(value) { return .null }
      throw .unknownProperty(name, of: "this map", nearest: Spelling.nearest(to: name, among: keys))
    case .list:
      let values = arena.list(value)
      if name == "length" { return .integer(values.count) }
      if let state = NodeSelection.state(named: name), values.allSatisfy({ $0.tag == .node }) {
        return .integer(NodeSelection.count(values, in: state, world))
      }
      let isHabit = ["count", "size", "len"].contains(name)
      throw .unknownProperty(
        name, of: "a list", nearest: isHabit ? "length" : Spelling.nearest(to: name, among: ["length"]))
    case .range where name == "length":
      let (lower, upper) = arena.range(value)
      guard lower.bits <= upper.bits else { return .integer(0) }
      let (span, overflow) = upper.bits.subtractingReportingOverflow(lower.bits)
      guard !overflow, span < .max else { throw .overflow("the length") }
      return .integer(span + 1)
    case .text where name == "length": return .integer(arena.text(value).count)
    // `powerState.code`, as ARM nests it.
    case .symbol where name == "code": return value
    case .gone: throw .gone("the resource")
    case .null:
      throw .unknownProperty(name, of: "null", nearest: nil)
    default:
      guard let owner = Self.owner(of: StaticType(of: value.tag)) else {
        throw .unknownProperty(name, of: value.kindName, nearest: nil)
      }
      guard let row = row(named: name, of: owner) else {
        throw .unknownProperty(
          name, of: value.kindName, nearest: Spelling.nearest(to: name, among: names(of: owner)))
      }
      return try read(row: row, of: value, world, &arena)
    }
  }

  private static func requireExistence(of value: Value, _ world: World) throws(Fault) {
    switch value.tag {
    case .pool:
      let id = PoolID(bits: value.unsigned)
      if !world.simulation.exists(id) { throw .gone("the pool `\(world.simulation[id].name)`") }
    case .cluster:
      let id = ClusterID(bits: value.unsigned)
      if !world.simulation.exists(id) { throw .gone("the cluster `\(world.simulation[id].name)`") }
    case .workload:
      let id = WorkloadID(bits: value.unsigned)
      if !world.simulation.exists(id) { throw .gone("the workload `\(world.simulation[id].name)`") }
    case .pod: if !world.simulation.exists(PodID(bits: value.unsigned)) { throw .gone("the pod") }
    case .node, .costOfNode:
      if world.node(value) == nil { throw .gone("the node") }
    default: break
    }
  }
}
