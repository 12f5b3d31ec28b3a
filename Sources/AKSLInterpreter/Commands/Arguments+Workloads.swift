import AKSLLanguage
import AKSModel

extension Arguments {
  /// A workload of the current cluster that is there.
  func workload(_ place: String = "workload") throws(Fault) -> WorkloadID {
    let value = value(place) ?? .null
    switch value.tag {
    case .workload:
      let id = WorkloadID(bits: value.unsigned)
      guard world.simulation.exists(id) else { throw .gone("the workload `\(world.simulation[id].name)`") }
      return id
    case .text:
      let name = arena.text(value)
      _ = try currentCluster()
      let known = world.currentCluster.map { world.simulation.workloads(of: $0) } ?? []
      if let id = known.first(where: { world.simulation[$0].name == name }) { return id }
      throw .unknownName(
        name, kind: "workload",
        nearest: Spelling.nearest(to: name, among: known.map { world.simulation[$0].name }))
    case .gone: throw .gone("the resource")
    default:
      throw .wrongType(
        "this takes a workload, and \(ValueFormat.literal(value, world, arena)) is \(value.kindName)")
    }
  }

  /// A workload that somebody may want more or fewer pods of.
  func scalableWorkload() throws(Fault) -> WorkloadID {
    let id = try workload()
    guard world.simulation.isDaemonSet(id) else { return id }
    throw .isDaemonSet(world.simulation[id].name)
  }

  /// The name of a workload that is to be made, as Kubernetes takes them.
  ///
  /// RFC 1123: small letters, digits, `-` and `.`, with a letter or a digit at both ends.
  func newWorkloadName() throws(Fault) -> String {
    let name = text("workload") ?? ""
    func isPlain(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let bytes = Array(name.utf8)
    guard let first = bytes.first, let last = bytes.last, isPlain(first), isPlain(last), bytes.count <= 253,
      bytes.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
    else {
      throw .invalidValue(
        "`\(name)` is no name for a workload",
        help:
          "Kubernetes takes up to 253 small letters, digits, `-` and `.`, with a letter or a digit at both ends"
      )
    }
    return name
  }

  /// What `why` is asked about.
  enum LoadSubject {
    case workload(WorkloadID)
    case pool(PoolID)
    case node(NodeID)
  }

  /// A bare word is a workload, if there is one of that name, otherwise a pool.
  func loadSubject() throws(Fault) -> LoadSubject {
    let value = value("subject") ?? .null
    switch value.tag {
    case .node: return .node(try node("subject"))
    case .pool, .list: return .pool(try pool("subject"))
    case .text:
      let name = arena.text(value)
      _ = try currentCluster()
      guard let cluster = world.currentCluster else { break }
      if let workload = world.simulation.workload(named: name, in: cluster) { return .workload(workload) }
      if let pool = world.simulation.pool(named: name, in: cluster) { return .pool(pool) }
      let known =
        world.simulation.workloads(of: cluster).map { world.simulation[$0].name }
        + world.simulation.pools(of: cluster).map { world.simulation[$0].name }
      throw .unknownName(name, kind: "workload or pool", nearest: Spelling.nearest(to: name, among: known))
    default: break
    }
    return .workload(try workload("subject"))
  }

  /// Where the pods are to run: the cluster of the pool that was named, or the current one.
  func clusterOfPods() throws(Fault) -> ClusterID {
    if value("pool") != nil { return world.simulation[try pool()].cluster }
    _ = try currentCluster()
    guard let cluster = world.currentCluster else { throw .gone("the current cluster") }
    return cluster
  }

  func replicas() throws(Fault) -> Int? { try count("replicas", upTo: Limits.podsOfWorkload) }

  /// A whole number from 0.
  func count(_ place: String, upTo limit: Int64) throws(Fault) -> Int? {
    guard let number = try integer(place) else { return nil }
    guard (0...limit).contains(number) else {
      throw .invalidValue("`\(place)` is from 0 to \(limit), and this is \(number)")
    }
    return Int(number)
  }

  /// Thousandths of a cpu: of `500m`, `0.5` or `2`.
  func cpu(_ place: String) throws(Fault) -> Int32? {
    guard let value = value(place) else { return nil }
    let millis: Double
    switch value.tag {
    case .cpu: millis = Double(value.bits)
    case .integer, .number: millis = (value.asDouble ?? 0) * 1000
    default:
      throw .wrongType("`\(place)` takes cpus, such as 500m, 0.5 or 2, and this is \(value.kindName)")
    }
    guard (0...1_000_000).contains(millis) else {
      throw .invalidValue("`\(place)` is from 0 to 1000 cpus")
    }
    // Kubernetes counts thousandths, and rounds up.
    return Int32(millis.rounded(.up))
  }

  /// MiB, rounded up as a node has to.
  func mebibytes(_ place: String) throws(Fault) -> Int32? {
    guard let value = value(place) else { return nil }
    guard value.tag == .memory else {
      throw .wrongType("`\(place)` takes an amount of memory, such as 512Mi, and this is \(value.kindName)")
    }
    let mebibyte: Int64 = 1 << 20
    guard (0...(1 << 24) * mebibyte).contains(value.bits) else {
      throw .invalidValue("`\(place)` is from 0 to 16Ti")
    }
    return Int32((value.bits + mebibyte - 1) / mebibyte)
  }

  /// A number of pods, or so many of a hundred: `2`, `50%`, `"50%"`.
  func portion(_ place: String) throws(Fault) -> NodeAmount? {
    guard let value = value(place) else { return nil }
    switch value.tag {
    case .integer where (0...Limits.podsOfWorkload).contains(value.bits):
      return NodeAmount(number: Int(value.bits), isPercentage: false)
    case .number where (0...1).contains(value.double):
      return NodeAmount(number: Int((value.double * 100).rounded()), isPercentage: true)
    case .text:
      if let amount = NodeAmount(arena.text(value)) { return amount }
    default: break
    }
    throw .invalidValue(
      "`\(place)` takes a number of pods or a percentage, such as 2 or 50%, and this is "
        + ValueFormat.literal(value, world, arena))
  }
}
