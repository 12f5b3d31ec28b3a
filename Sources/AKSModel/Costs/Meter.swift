/// What a node or a whole pool uses that is billed, in whole milliseconds: exact whatever the order in which it is added up.
///
/// Azure bills a virtual machine from its allocation to its deallocation or deletion, and a managed OS disk as long
/// as the instance exists (S11, D9).
package struct Meter: Hashable, Sendable {
  /// Machines that are allocated now.
  package private(set) var machines = 0
  /// Instances with an OS disk now.
  package private(set) var disks = 0
  /// Until when the times below are counted.
  private var countedUntil = Instant.start
  private var machineTime: Int64 = 0
  private var diskTime: Int64 = 0

  init() {}

  /// Something was allocated or given back.
  mutating func change(machines: Int, disks: Int, at now: Instant) {
    (machineTime, diskTime) = (machineTime(at: now), diskTime(at: now))
    countedUntil = now
    self.machines += machines
    self.disks += disks
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
