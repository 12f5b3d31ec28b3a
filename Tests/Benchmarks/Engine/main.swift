// What the engine of the model takes, in a form that engine.sh compares with its peers.
//
//   EngineBenchmark pools POOLS SECONDS [LIMIT]   the workload of PoolWorkload.swift; events kept (1024; 0: all)
//   EngineBenchmark snapshot NODES                a copy of a world, and the first write after it
//   EngineBenchmark memory NODES                  resident bytes a node

internal import AKSModel

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

let arguments = CommandLine.arguments.dropFirst()
let numbers = arguments.dropFirst().map { Int($0) ?? 0 }

/// Nanoseconds of the processor.
func processorTime() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// The most memory that was resident, in KiB.
func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss) / 1024
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss)
  #endif
}

/// The memory that is resident now, in bytes.
func residentMemory() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 128)
  guard fgets(&line, 128, file) != nil else { return 0 }
  let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return (Int(text.split(separator: " ")[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

/// A world of clusters with one pool of 1,000 nodes each, which are made and run.
func world(nodes count: Int) -> Simulation {
  var simulation = Simulation(
    adopting: (0..<(count + 999) / 1000).map { number in
      var cluster = AdoptedCluster(name: "cluster\(number)")
      var pool = AdoptedPool(name: "pool")
      pool.properties.count = 0
      cluster.pools = [pool]
      return cluster
    })
  simulation.eventLimit = 1024
  for number in 0..<count {
    let node = simulation.addNode(to: simulation.pools(of: simulation.clusters[number / 1000])[0], Cause(nil))
    simulation.setState(of: node, to: .running, Cause(nil))
  }
  return simulation
}

/// Times of taking a snapshot, of the first write after it, and of copying as many bytes; the medians.
func snapshots(nodes count: Int) -> [Int64] {
  var world = world(nodes: count)
  let node = world.nodes(of: world.pools(of: world.clusters[0])[0])[0]
  // What the write copies of every node: its slot in the table.
  let bytes = ContiguousArray<UInt64>(repeating: 1, count: count * 40 / 8)
  var times: [[Int64]] = [[], [], []]
  var sum: UInt64 = 0
  for round in 0..<101 {
    let start = processorTime()
    let snapshot = world
    let taken = processorTime()
    let written = withExtendedLifetime(snapshot) {
      world.setState(of: node, to: round % 2 == 0 ? .deallocated : .running, Cause(nil))
      return processorTime()
    }
    var copy = bytes
    copy[round] = 2
    let copied = processorTime()
    sum += copy[100]
    for (place, time) in [taken - start, written - taken, copied - written].enumerated() {
      times[place].append(time)
    }
  }
  precondition(sum > 0)
  return times.map { $0.sorted()[$0.count / 2] }
}

switch arguments.first {
case "pools" where numbers.count >= 2:
  let limit = numbers.count > 2 ? numbers[2] : 1024
  let start = processorTime()
  var workload = PoolWorkload(pools: numbers[0], eventLimit: limit == 0 ? nil : limit)
  workload.run(until: numbers[1])
  let time = processorTime() - start
  print(workload.events, workload.checksum, time, peakMemory(), workload.simulation.events.endIndex)
case "snapshot" where numbers.count == 1:
  print(snapshots(nodes: numbers[0]).map { String($0) }.joined(separator: " "))
case "memory" where numbers.count == 1:
  let before = residentMemory()
  let world = world(nodes: numbers[0])
  print((residentMemory() - before) / max(1, numbers[0]), world.events.endIndex)
default:
  print("usage: EngineBenchmark pools POOLS SECONDS [LIMIT] | snapshot NODES | memory NODES")
  exit(2)
}
