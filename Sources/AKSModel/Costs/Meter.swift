/// What a node or a whole pool uses that is billed, in whole milliseconds: exact whatever the order in which it is added up.
///
/// Azure bills a virtual machine from its allocation to its deallocation or deletion, and a managed OS disk as long
/// as the instance exists (S11, D9).
package struct Meter: Hashable, Sendable {
  private var machineCount: Int32 = 0
  private var diskCount: Int32 = 0
  /// Until when the times below are counted.
  private var countedUntil = Instant.start
  private var machineTime: Int64 = 0
  private var diskTime: Int64 = 0

  init() {}

  fileprivate init(machines: Int32, disks: Int32, countedUntil: Int64, machineTime: Int64, diskTime: Int64) {
    (machineCount, diskCount) = (machines, disks)
    self.countedUntil = Instant(milliseconds: countedUntil)
    (self.machineTime, self.diskTime) = (machineTime, diskTime)
  }

  /// Machines that are allocated now.
  package var machines: Int { Int(machineCount) }
  /// Instances with an OS disk now.
  package var disks: Int { Int(diskCount) }

  /// Something was allocated or given back.
  @inline(__always)
  mutating func change(machines: Int, disks: Int, at now: Instant) {
    (machineTime, diskTime) = (machineTime(at: now), diskTime(at: now))
    countedUntil = now
    machineCount += Int32(machines)
    diskCount += Int32(disks)
  }

  /// The world begins now: what is there stays, what was used is forgotten.
  mutating func restart() {
    (countedUntil, machineTime, diskTime) = (.start, 0, 0)
  }

  /// What was used until now is accounted for elsewhere.
  mutating func restart(at now: Instant) {
    (countedUntil, machineTime, diskTime) = (now, 0, 0)
  }

  /// Until when it was counted: its numbers have held since.
  var lastChange: Instant { countedUntil }

  /// Machine-milliseconds since the world began.
  package func machineTime(at now: Instant) -> Int64 {
    machineTime + Int64(machines) * (now - countedUntil).milliseconds
  }

  /// Disk-milliseconds since the world began.
  package func diskTime(at now: Instant) -> Int64 {
    diskTime + Int64(disks) * (now - countedUntil).milliseconds
  }
}

/// What one node uses, in two words, because a world has a million nodes; whether it has a machine now stands in the
/// node.
struct NodeMeter: Hashable, Sendable {
  /// With a machine the moment since when it would have had it without a break, without one for how long it had it.
  private var machine: Int64
  private var diskSince: Int64

  /// A new node, allocated now.
  init(since now: Instant) { (machine, diskSince) = (now.milliseconds, now.milliseconds) }

  /// The node gets or loses its machine.
  mutating func turn(at now: Instant) { machine = now.milliseconds - machine }

  /// The world begins now: what was used is forgotten.
  mutating func restart() { (machine, diskSince) = (0, 0) }

  var touch: UInt32 { UInt32(truncatingIfNeeded: diskSince) }

  func meter(isAllocated: Bool) -> Meter {
    isAllocated
      ? Meter(machines: 1, disks: 1, countedUntil: machine, machineTime: 0, diskTime: machine - diskSince)
      : Meter(machines: 0, disks: 1, countedUntil: diskSince, machineTime: machine, diskTime: 0)
  }
}
