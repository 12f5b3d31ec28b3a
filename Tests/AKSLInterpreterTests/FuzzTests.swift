import AKSLInterpreter
import AKSLLanguage
import Foundation
import Testing

/// Scripts that were torn and glued together anew, from a seed: whatever they say, the interpreter must neither
/// crash nor hang, and must speak of places that exist.
@Suite("Mutated scripts")
struct FuzzTests {
  /// More with `AKSL_FUZZ_SCRIPTS=100000`, others with `AKSL_FUZZ_SEED=7`.
  private static let count = setting("AKSL_FUZZ_SCRIPTS") ?? 1500
  private static let seed = setting("AKSL_FUZZ_SEED") ?? 1

  @Test("Mutated scripts neither crash nor hang", .timeLimit(.minutes(30)))
  func scripts() async throws {
    let seeds = try Self.seeds()
    // Deep expressions need more stack than the threads of tests have.
    let found = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: Self.fuzz(seeds)) }
      thread.stackSize = 256 << 20
      thread.start()
    }
    #expect(found == [])
  }

  private static func fuzz(_ seeds: [[[UInt8]]]) -> [String] {
    var found: [String] = []
    for number in 0..<count {
      var random = SplitMix(state: UInt64(seed) << 32 + UInt64(number))
      var script: [UInt8] = Array("set step-limit 20000\n".utf8)
      var session = Session()
      // Lines of a prompt or one script; a session goes on after whatever happened in it.
      let mode: Session.Mode = Bool.random(using: &random) ? .prompt : .script
      for _ in 0..<(mode == .prompt ? 4 : 1) {
        script += mutant(of: seeds, &random)
        write(script)
        let started = ContinuousClock.now
        var polls = 0
        let limit = Int.random(in: 1...400, using: &random)
        let source = SourceText(name: "mutant", bytes: script)
        _ = session.run(
          source, mode: mode,
          shouldStop: {
            polls += 1
            return polls > limit
          },
          emit: { event in
            if let place = event.place, place.source == source,
              place.range.start > place.range.end || Int(place.range.end) > script.count
            {
              found.append("a place outside the source:\n\(String(decoding: script, as: UTF8.self))")
            }
          })
        if ContinuousClock.now - started > .seconds(240) {
          found.append("too slow:\n\(String(decoding: script, as: UTF8.self))")
        }
        script = []
      }
    }
    return found
  }

  /// The script at work, for when it crashes the process: `AKSL_FUZZ_LOG=file`.
  private static func write(_ script: [UInt8]) {
    guard let file = ProcessInfo.processInfo.environment["AKSL_FUZZ_LOG"] else { return }
    try? Data(script).write(to: URL(filePath: file))
  }

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  // MARK: - Scripts

  /// All scripts of the tests, in lines.
  private static func seeds() throws -> [[[UInt8]]] {
    let files =
      Repository.files(below: "Tests/Scenarios", extension: "aksl")
      + Repository.files(below: "Tests/Diagnostics", extension: "aksl")
    return try files.map { file in
      try Repository.text(of: file).utf8.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      )
      .map { Array($0) + [UInt8(ascii: "\n")] }
    }
  }

  private static let words: [String] = [
    "dev", "system", "web", "sandbox", "pools", "nodes", "operations", "now", "elapsed", "dev/3",
    "sandbox/dev", "null",
    "true", "not", "-", "1", "0", "-1", "9223372036854775807", "1.5", "1h", "500m", "$5", "19:00", "1.33",
    "4Gi", "33%",
    "\"x\"", "\"${dev}\"", "[]", "[1, dev]", "{}", "{a: 1}", "1..3", "(", ")", "[", "]", "{", "}", ",", ";",
    "\n",
    "if", "else", "for", "in", "while", "repeat", "break", "continue", "def", "return", "let", "print",
    "assert", "check",
    "expect error", "OperationNotAllowed", "scenario", "each", "eventually within", "always for", "never for",
    "wait",
    "wait until", "within", "where", ".state", ".nodes", ".count", ".running", ".lastOperation", ".pool",
    "==", "+", "+=",
    "and", "or", "then", "stop", "start", "scale", "to", "pool", "cluster", "delete", "add", "update", "mode",
    "nowait",
    "deallocate", "snapshot s", "restore s", "undo", "redo", "world empty", "world sandbox", "advance",
    "fail", "show",
    "as json", "help", "cluster prod create", "cluster sandbox delete", "pool dev delete", "min(", "sum(",
    "sort(", "text(",
  ]

  private static func mutant(of seeds: [[[UInt8]]], _ random: inout SplitMix) -> [UInt8] {
    var lines: [[UInt8]] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard let seed = seeds.randomElement(using: &random) else { continue }
      let start = Int.random(in: 0..<seed.count, using: &random)
      lines += seed[start..<min(seed.count, start + Int.random(in: 1...14, using: &random))]
    }
    if Int.random(in: 0..<4, using: &random) == 0 { lines.shuffle(using: &random) }
    var bytes = lines.flatMap { $0 }
    for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes += bytes[start..<end]
      default:
        let word = words.randomElement(using: &random) ?? ""
        bytes.replaceSubrange(wordRange(at: start, in: bytes), with: Array(" \(word) ".utf8))
      }
    }
    return bytes
  }

  /// The word around a place, so that words are replaced by words.
  private static func wordRange(at place: Int, in bytes: [UInt8]) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
    var start = place
    while start > 0, !isBlank(bytes[start - 1]) { start -= 1 }
    var end = place
    while end < bytes.count, !isBlank(bytes[end]) { end += 1 }
    return start..<end
  }
}
