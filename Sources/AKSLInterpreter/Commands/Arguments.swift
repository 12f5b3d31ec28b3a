import AKSLLanguage
import AKSModel

/// The arguments of one command as it runs, by the names of its pattern's places, and the world to look at.
struct Arguments {
  let values: [(place: String, value: Value)]
  let flags: [String]
  let world: World
  let arena: Arena

  func value(_ place: String) -> Value? { values.first { $0.place == place }?.value }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// `nowait` was not said.
  var isAwaited: Bool { !has("nowait") }

  func text(_ place: String) -> String? {
    value(place).map { ValueFormat.text($0, world, arena) }
  }

  func integer(_ place: String) throws(Fault) -> Int64? {
    guard let value = value(place) else { return nil }
    guard value.tag == .integer else {
      throw .wrongType("`\(place)` takes a whole number, and this is \(value.kindName)")
    }
    return value.bits
  }

  func duration(_ place: String) throws(Fault) -> TimeSpan? {
    guard let value = value(place) else { return nil }
    guard value.tag == .duration else {
      throw .wrongType("`\(place)` takes a duration, and this is \(value.kindName)")
    }
    return TimeSpan(milliseconds: value.bits)
  }

  /// A value of one of the model's enumerations.
  func symbol<State: RawRepresentable<String>>(
    _ place: String, as type: State.Type
  ) throws(Fault) -> State? {
    guard let value = value(place) else { return nil }
    let word = ValueFormat.text(value, world, arena)
    let spelling = SymbolTable.value(of: word).map(SymbolTable.spelling) ?? word
    guard value.tag == .symbol || value.tag == .text, let state = State(rawValue: spelling) else {
      throw .wrongType("`\(place)` does not take \(ValueFormat.literal(value, world, arena))")
    }
    return state
  }

  /// The tags in a map of names and values.
  func tags(_ place: String = "tags") throws(Fault) -> [ResourceTag]? {
    guard let value = value(place) else { return nil }
    guard value.tag == .map else {
      throw .wrongType(
        "`\(place)` takes a map, and this is \(value.kindName)", help: "write `\(place) {env: \"dev\"}`")
    }
    let map = arena.map(value)
    return zip(map.keys, map.values).map { ResourceTag(key: $0, value: ValueFormat.text($1, world, arena)) }
  }

  func format() throws(Fault) -> Exhibit.Format {
    guard let word = text("format") else { return .table }
    guard let format = Exhibit.Format(rawValue: word) else {
      let all = Exhibit.Format.allCases.map(\.rawValue)
      throw .invalidValue(
        "there is no format `\(word)`",
        help: Spelling.nearest(to: word, among: all).map { "did you mean `\($0)`?" }
          ?? "formats are \(all.joined(separator: ", "))")
    }
    return format
  }

  // MARK: - Resources

  /// The names of a pool, whether it exists or not: what is not there is Azure's to refuse.
  func poolTarget(_ place: String = "pool") throws(Fault) -> PoolTarget {
    let simulation = world.simulation
    let value = value(place) ?? .null
    switch value.tag {
    case .pool:
      let id = PoolID(bits: value.unsigned)
      let pool = simulation[id]
      guard simulation.exists(id) else { throw .gone("the pool `\(pool.name)`") }
      return PoolTarget(cluster: simulation[pool.cluster].name, pool: pool.name)
    case .text:
      return PoolTarget(cluster: try currentCluster().name, pool: arena.text(value))
    case .list:
      let path = arena.list(value).map { arena.text($0) }
      guard path.count == 2 else { break }
      return PoolTarget(cluster: path[0], pool: path[1])
    case .gone: throw .gone("the resource")
    default: break
    }
    throw .wrongType(
      "this takes a pool, and \(ValueFormat.literal(value, world, arena)) is \(value.kindName)")
  }

  /// The pool itself, when something is to be read of it.
  func pool(_ place: String = "pool") throws(Fault) -> PoolID {
    let target = try poolTarget(place)
    guard let cluster = world.simulation.cluster(named: target.cluster),
      let pool = world.simulation.pool(named: target.pool, in: cluster)
    else {
      guard value(place)?.tag == .list else { throw world.absence(of: target.pool, kind: "pool") }
      throw world.absence(at: [target.cluster, target.pool])
    }
    return pool
  }

  /// A node that is there.
  func node(_ place: String = "node") throws(Fault) -> NodeID {
    let value = value(place) ?? .null
    switch value.tag {
    case .node:
      guard let node = world.node(value) else { throw .gone("the node") }
      return node
    case .gone: throw .gone("the resource")
    default:
      throw .wrongType(
        "this takes a node, and \(ValueFormat.literal(value, world, arena)) is \(value.kindName)")
    }
  }

  func clusterTarget(_ place: String = "cluster") throws(Fault) -> ClusterTarget {
    let value = value(place) ?? .null
    switch value.tag {
    case .cluster:
      let id = ClusterID(bits: value.unsigned)
      guard world.simulation.exists(id) else { throw .gone("the cluster `\(world.simulation[id].name)`") }
      return ClusterTarget(cluster: world.simulation[id].name)
    case .text: return ClusterTarget(cluster: arena.text(value))
    case .gone: throw .gone("the resource")
    default:
      throw .wrongType(
        "this takes a cluster, and \(ValueFormat.literal(value, world, arena)) is \(value.kindName)")
    }
  }

  func cluster(_ place: String = "cluster") throws(Fault) -> ClusterID {
    let target = try clusterTarget(place)
    guard let cluster = world.simulation.cluster(named: target.cluster) else {
      let names = world.simulation.clusters.map { world.simulation[$0].name }
      throw .unknownName(
        target.cluster, kind: "cluster", nearest: Spelling.nearest(to: target.cluster, among: names))
    }
    return cluster
  }

  /// The cluster that bare pool names belong to.
  func currentCluster() throws(Fault) -> ManagedCluster {
    guard let cluster = world.currentCluster, world.simulation.exists(cluster) else {
      throw Fault(
        "E013", "NoCluster", "there is no current cluster",
        help: "make one with `cluster prod create`, or choose one with `cluster NAME use`")
    }
    return world.simulation[cluster]
  }
}
