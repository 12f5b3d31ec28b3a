// Measures reading a script: how many lines a second are parsed, resolved and compiled, in processor time, and
// how much memory that takes. `load` in Lua is measured by compile.lua beside this in the same way.
//
// usage: CompileBenchmark rounds file [parse]
//
// With `parse` it does no more than that, and prints nothing: for counting instructions.
//
// Only the work itself is measured, not the start of a process nor the file's way into memory, because that is
// what Lua's `os.clock` around `load` measures too.

import AKSLInterpreter
import AKSLLanguage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory that the process has had, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss)
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) * 1024
  #endif
}

func contents(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = fread(buffer.baseAddress, 1, size, file)
  }
}

/// A number with some digits after the point.
func decimal(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * scale).rounded())
  let rest = String(whole % Int(scale))
  return "\(whole / Int(scale)).\(String(repeating: "0", count: digits - rest.utf8.count))\(rest)"
}

func lineCount(_ source: SourceText) -> Int { source.bytes.count { $0 == UInt8(ascii: "\n") } }

let arguments = CommandLine.arguments
guard arguments.count == 3 || arguments.dropFirst(3) == ["parse"], let rounds = Int(arguments[1]) else {
  print("usage: CompileBenchmark rounds file [parse]")
  exit(2)
}
let source = SourceText(name: "benchmark", bytes: contents(of: arguments[2]))
if arguments.count == 4 {
  for _ in 0..<rounds { precondition(Parser.parse(source).diagnostics.isEmpty) }
  exit(0)
}
let lines = Double(lineCount(source))
let size = Double(source.bytes.count)
let memoryBefore = peakMemory()
var parse = Double.infinity
for round in 0..<rounds {
  let start = processorTime()
  let result = Parser.parse(source)
  parse = min(parse, processorTime() - start)
  guard result.diagnostics.isEmpty else {
    print("the script has \(result.diagnostics.count) mistakes: \(result.diagnostics[0])")
    exit(1)
  }
  if round == 0 {
    print("parse memory    \(decimal(Double(peakMemory() - memoryBefore) / size, 1)) bytes a byte of source")
  }
}
var compile = Double.infinity
for round in 0..<rounds {
  let session = Session()
  let start = processorTime()
  let isRunnable = session.compiles(source)
  compile = min(compile, processorTime() - start)
  guard isRunnable else {
    print("the script does not compile: \(session.check(source).first.map { "\($0)" } ?? "")")
    exit(1)
  }
  if round == 0 {
    print("compile memory  \(decimal(Double(peakMemory() - memoryBefore) / size, 1)) bytes a byte of source")
  }
}
print("aksl parse      \(decimal(lines / parse / 1e6, 2)) M lines/s  \(decimal(size / parse / 1e6, 1)) MB/s")
print(
  "aksl compile    \(decimal(lines / compile / 1e6, 2)) M lines/s  \(decimal(size / compile / 1e6, 1)) MB/s")
