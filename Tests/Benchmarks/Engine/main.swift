// What the engine of the model takes, in a form that engine.sh compares with its peers.
//
//   EngineBenchmark pools POOLS SECONDS [LIMIT]   the workload of PoolWorkload.swift; events kept (default 4096, 0: all)
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

switch arguments.first {
case "pools" where numbers.count >= 2:
  let limit = numbers.count > 2 ? numbers[2] : 4096
  let start = processorTime()
  var workload = PoolWorkload(pools: numbers[0], eventLimit: limit == 0 ? nil : limit)
  workload.run(until: numbers[1])
  let time = processorTime() - start
  print(workload.events, workload.checksum, time, peakMemory(), workload.simulation.events.endIndex)
default:
  print("usage: EngineBenchmark pools POOLS SECONDS [LIMIT] | snapshot NODES | memory NODES")
  exit(2)
}
