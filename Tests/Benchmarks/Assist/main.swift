// Measures what is asked of a session while somebody types: what the parts of a text are, and what may come next; in
// processor time, the median and the 99th percentile of many questions.
//
// usage: AssistBenchmark rounds [TITLE]

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

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 300

/// Microseconds, with one digit behind the point.
func microseconds(_ seconds: Double) -> String {
  let tenths = Int((seconds * 1e7).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

let wanted = CommandLine.arguments.dropFirst(2).first

@MainActor
func measure(_ name: String, _ question: () -> Int) {
  if let wanted, name != wanted { return }
  var times: [Double] = []
  var answers = 0
  for _ in 0..<rounds {
    let start = processorTime()
    answers = question()
    times.append(processorTime() - start)
  }
  times.sort()
  let median = microseconds(times[times.count / 2])
  let late = microseconds(times[min(times.count - 1, times.count * 99 / 100)])
  let padded = name + String(repeating: " ", count: max(1, 46 - name.utf8.count))
  print("\(padded)\(median) us, 99 %: \(late) us (\(answers) answers)")
}

/// A session in a world that a script makes.
func session(_ script: String) -> Session {
  var session = Session()
  _ = session.run(SourceText(name: "bench", script), mode: .script) { event in
    if case .diagnostic(let diagnostic) = event.kind { print("error: \(diagnostic.title)") }
  }
  return session
}

let line =
  "for p in pools { if p.state == Running and p.count > 3 { scale dev to 5 mode deallocate; print "
  + "\"${p.name}: ${dev.nodes.running} of ${dev.count} run\" } else { advance 2h30m; assert dev.count >= 1, \"why\" } }"
let block = (0..<50).map { number in
  switch number % 5 {
  case 0: "let n\(number) = dev.count + \(number) * 2"
  case 1: "if dev.state == Running { print \"${dev.count} nodes, ${dev.cost.perHour}\" }"
  case 2: "scale dev to \(number % 7 + 1) mode deallocate nowait"
  case 3: "for p in pools { print p.name, p.nodes.running, p.scaleDownMode }"
  default:
    "az aks nodepool scale --resource-group rg --cluster-name sandbox --name dev --node-count \(number % 9 + 1)"
  }
}.joined(separator: "\n")

let small = Assistant(Session())
measure("highlights, \(line.utf8.count) characters") {
  small.highlights(of: line, cursor: line.utf8.count).count
}
measure("highlights, 50 lines") { small.highlights(of: block, cursor: block.utf8.count).count }
let typo = block + "\nscale dv to 5"
measure("highlights, 50 lines and a mistake") { small.highlights(of: typo, cursor: 0).count }
measure("hint, 200 characters") { small.hint(after: line + "; scale dev ") == nil ? 0 : 1 }
measure("completion, verbs") { small.completion(of: "s", at: 1).candidates.count }
measure("completion, property in 50 lines") {
  small.completion(of: block + "\ndev.co", at: block.utf8.count + 7).candidates.count
}

// The current cluster with ten thousand pools, and a pool with ten thousand nodes.
let pools = (0..<10_000).map { "{name: \"pool\($0)\", count: 1}" }.joined(separator: ", ")
let many = session(
  "world from {name: \"prod\", agentPoolProfiles: [{name: \"system\", mode: \"System\", count: 1}, \(pools)]}"
)
let big = Assistant(many)
measure("an assistant, 10,000 pools") {
  _ = Assistant(many)
  return 1
}
measure("completion, 10,000 pools") { big.completion(of: "scale ", at: 6).candidates.count }
measure("completion, 10,000 pools, a prefix") { big.completion(of: "scale pool77", at: 12).candidates.count }
measure("completion, statement in 10,000 pools") { big.completion(of: "po", at: 2).candidates.count }
measure("highlights in 10,000 pools") { big.highlights(of: "scale pool777 to 5", cursor: 3).count }
measure("highlights of a mistake in 10,000 pools") {
  big.highlights(of: "scale polo777 to 5", cursor: 3).count
}
let nodes = session(
  "world from {name: \"prod\", agentPoolProfiles: [{name: \"system\", mode: \"System\", count: 1}, "
    + (0..<10).map { "{name: \"pool\($0)\", count: 1000}" }.joined(separator: ", ") + "]}")
let wide = Assistant(nodes)
measure("completion, 1,000 of 10,000 nodes") { wide.completion(of: "node pool7/", at: 11).candidates.count }
measure("completion, 10,000 nodes, a prefix") {
  wide.completion(of: "node pool7/77", at: 13).candidates.count
}
