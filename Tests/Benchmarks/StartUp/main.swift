// Measures what it costs to start programs and compares the first one with the others.
//
// usage: startup rounds < commands
//
// Each line of standard input is one program: a name, its instructions in millions as far as they were counted,
// and its command line, separated by tabs.
// A line without a command line is a program that is not installed; it is named in the table all the same.
//
// The programs run in turns, round after round, so that a machine that gets slower for a while is slower for all
// of them. The cost is the processor time that the system accounts to the child, user and system together;
// the ratio is the median over the rounds of the first program's cost divided by the other's in the same round.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct Program {
  var name: String
  var instructions: String
  var command: [String]
  var processor: [Double] = []
  var wall: [Double] = []
}

struct Failure: Error {
  var text: String
}

func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}

/// Runs a command to its end, with standard input and output on /dev/null.
func run(_ command: [String]) throws -> (usage: rusage, wall: Double) {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)

  var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
  arguments.append(nil)
  defer { for argument in arguments { free(argument) } }

  let start = now()
  var child: pid_t = 0
  let failure = posix_spawnp(&child, command[0], &actions, nil, arguments, environ)
  guard failure == 0 else { throw Failure(text: "\(command[0]): \(String(cString: strerror(failure)))") }
  var status: Int32 = 0
  var usage = rusage()
  guard wait4(child, &status, 0, &usage) == child, status == 0 else {
    throw Failure(text: "\(command.joined(separator: " ")): failed")
  }
  return (usage, now() - start)
}

func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
  let space = String(repeating: " ", count: max(0, width - text.count))
  return left ? space + text : text + space
}

/// A number with two digits after the point.
func decimal(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}

func row(_ cells: [String]) {
  let widths = [20, 10, 10, 12, 14]
  var line = ""
  for (index, cell) in cells.enumerated() {
    line += padded(cell, index < widths.count ? widths[index] : 0, left: index > 0)
  }
  print(line)
}

func measure() throws {
  guard CommandLine.arguments.count == 2, let rounds = Int(CommandLine.arguments[1]), rounds > 0 else {
    throw Failure(text: "usage: startup rounds < commands")
  }
  var programs: [Program] = []
  while let line = readLine() {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 2 else { continue }
    programs.append(Program(name: fields[0], instructions: fields[1], command: Array(fields.dropFirst(2))))
  }

  // The first round only brings the files into memory.
  for round in 0...rounds {
    for index in programs.indices where !programs[index].command.isEmpty {
      let (usage, wall) = try run(programs[index].command)
      guard round > 0 else { continue }
      programs[index].processor.append(seconds(usage.ru_utime) + seconds(usage.ru_stime))
      programs[index].wall.append(wall)
    }
  }

  guard let subject = programs.first else { return }
  row(["start-up", "CPU ms", "wall ms", "instr. M", "\(subject.name) is"])
  for program in programs {
    guard !program.command.isEmpty else {
      print("\(padded(program.name, 20))    not installed")
      continue
    }
    let ratio = median(zip(subject.processor, program.processor).map { $0 / max($1, 1e-6) })
    row([
      program.name, decimal(median(program.processor) * 1e3), decimal(median(program.wall) * 1e3),
      program.instructions.isEmpty ? "-" : program.instructions,
      program.name == subject.name ? "" : "\(decimal(ratio)) x CPU",
    ])
  }
}

do {
  try measure()
} catch let failure as Failure {
  fputs("startup: \(failure.text)\n", stderr)
  exit(1)
}
