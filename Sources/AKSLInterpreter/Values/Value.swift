import AKSLLanguage
import AKSModel

/// A value of the running script: 16 bytes without a reference in it.
///
/// Small things (numbers, times, states, ids of resources) are in `bits`; texts, lists and maps are handles
/// into the machine's `Arena`. So registers copy for nothing, and a snapshot of a machine is a few arrays.
struct Value: Hashable, Sendable {
  enum Tag: UInt8, Sendable {
    case null, boolean, integer, number
    /// Milliseconds.
    case duration
    /// Milliseconds since the start of the world.
    case instant
    /// Milliseconds since midnight.
    case timeOfDay
    /// Nano-dollars.
    case money
    /// Bytes.
    case memory
    /// Thousandths of a cpu.
    case cpu
    /// A value of one of the model's enumerations, by its number in `SymbolTable`.
    case symbol
    case cluster, pool, node, operation, workload, pod
    /// All nodes of a pool, a cluster or the world, not yet looked up.
    case nodesOfPool, nodesOfCluster, nodesOfWorld
    /// What a node, a pool, a cluster or the world has cost, not yet worked out.
    case costOfNode, costOfPool, costOfCluster, costOfWorld
    /// A resource that the world does not have any more since it went back in time.
    case gone
    // Handles into the arena from here on.
    case text, version, list, map, range
  }

  var tag: Tag
  var bits: Int64

  /// It is a handle, of something that lives in the arena.
  @inline(__always)
  var isHandle: Bool { tag.rawValue >= Tag.text.rawValue }

  init(_ tag: Tag, _ bits: Int64) {
    self.tag = tag
    self.bits = bits
  }

  static let null = Value(.null, 0)
  static func boolean(_ value: Bool) -> Value { Value(.boolean, value ? 1 : 0) }
  static func integer(_ value: Int64) -> Value { Value(.integer, value) }
  static func integer(_ value: Int) -> Value { Value(.integer, Int64(value)) }
  static func number(_ value: Double) -> Value { Value(.number, Int64(bitPattern: value.bitPattern)) }
  static func duration(_ span: TimeSpan) -> Value { Value(.duration, span.milliseconds) }
  static func instant(_ instant: Instant) -> Value { Value(.instant, instant.milliseconds) }
  static func cluster(_ id: ClusterID) -> Value { Value(.cluster, Int64(bitPattern: id.bits)) }
  static func pool(_ id: PoolID) -> Value { Value(.pool, Int64(bitPattern: id.bits)) }
  /// A node by its pool and its instance index: a name that means the same in every course of events.
  static func node(of pool: PoolID, instance: UInt32) -> Value {
    Value(.node, Int64(pool.index) << 32 | Int64(instance))
  }
  static func operation(_ id: OperationID) -> Value { Value(.operation, Int64(bitPattern: id.bits)) }

  static func workload(_ id: WorkloadID) -> Value { Value(.workload, Int64(bitPattern: id.bits)) }
  static func pod(_ id: PodID) -> Value { Value(.pod, Int64(bitPattern: id.bits)) }

  /// Of a node: its pool and its instance index.
  var nodePool: PoolID { PoolID(bits: UInt64(bits >> 32)) }
  var nodeInstance: Int64 { bits & 0xffff_ffff }

  var isTrue: Bool { bits != 0 }
  var double: Double { Double(bitPattern: UInt64(bitPattern: bits)) }
  var unsigned: UInt64 { UInt64(bitPattern: bits) }
  /// Places in the arena are numbered with 32 bits.
  var handle: Int { Int(UInt32(truncatingIfNeeded: bits)) }

  /// The value as a floating-point number, if it is a number of either kind.
  var asDouble: Double? {
    switch tag {
    case .integer: Double(bits)
    case .number: double
    default: nil
    }
  }

  /// What the language calls a value of this kind.
  var kindName: String { StaticType(of: tag).name }
}
