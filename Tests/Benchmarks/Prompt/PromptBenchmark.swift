import PseudoTerminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Types at a prompt in a pseudo-terminal and prints how long the first byte of the answer takes.
///
/// `PromptBenchmark path/to/aksl [KEYS]`: the way of the key to the program and of the byte back are part of it.
@main struct PromptBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      say("usage: PromptBenchmark path/to/aksl [KEYS]")
      exit(2)
    }
    let keys = arguments.count > 2 ? Int(arguments[2]) ?? 400 : 400
    let state = "/tmp/aksl-prompt-benchmark-\(getpid())"
    defer { remove(state) }
    prepare(state)
    say("                              median     99 %   bytes a key")
    let program = try started(arguments[1], ["--no-init"], state: state)
    let line = "scale dev to 5 # " + String(repeating: "as many as are needed today, ", count: 10)
    measure("an empty line", program, keys)
    program.type(String(line.prefix(200)))
    measure("a line of 200 characters", program, keys)
    program.type("\u{15}\u{1B}[200~" + block + "\u{1B}[201~")
    measure("a text of 50 lines", program, keys)
    let named = try started(arguments[1], [], state: state)
    named.type("print nam")
    measure("Tab over 10,000 names", named, keys / 4, keys: ["\t", "\t", "\u{1B}[B", "\u{07}"])
  }

  private static let block =
    "if dev.count > 3 {\n"
    + (1...48).map { "  assert dev.count < \($0 * 100), \"more than expected: ${dev.count}\"\n" }.joined()
    + "}"

  /// Letters, each of which is taken back: no text but the first is there a second time before long.
  private static let letters = "abcdefghijklmnopqrstuvwxyz".flatMap { [String($0), "\u{7F}"] }

  private static func measure(
    _ title: String, _ program: PseudoTerminal, _ count: Int, keys: [String] = letters
  ) {
    program.settle()
    var times: [Duration] = []
    var bytes = 0
    for index in 0..<count {
      guard let answer = program.answer(to: keys[index % keys.count]) else { continue }
      times.append(answer.time)
      bytes += answer.bytes
    }
    times.sort()
    guard !times.isEmpty else { return say("\(title): no answer") }
    let (median, last) = (times[times.count / 2], times[times.count * 99 / 100])
    say(
      title + String(repeating: " ", count: max(1, 27 - title.count)) + "\(micro(median)) \(micro(last))"
        + padded(String(bytes / times.count), 14))
  }

  private static func micro(_ time: Duration) -> String {
    padded(String(time.components.attoseconds / 1_000_000_000_000), 6) + " µs"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func started(
    _ path: String, _ arguments: [String], state: String
  ) throws -> PseudoTerminal {
    let program = try PseudoTerminal(
      path, arguments,
      environment: [
        "TERM=xterm-256color", "HOME=\(state)", "XDG_STATE_HOME=\(state)", "XDG_CONFIG_HOME=\(state)",
        "LANG=C.UTF-8",
        "PATH=/usr/bin:/bin",
      ], columns: 100)
    guard program.wait(for: PseudoTerminal.ready) != nil else {
      throw PseudoTerminal.Failure(description: "no prompt, only \(program.unread)")
    }
    return program
  }

  /// A history of a thousand entries, and ten thousand names.
  private static func prepare(_ state: String) {
    mkdir(state, 0o700)
    mkdir(state + "/aksl", 0o700)
    write((1...1000).map { "pool dev\($0) stop\n" }.joined(), to: state + "/aksl/history")
    write((10_000..<20_000).map { "let name\($0) = 1\n" }.joined(), to: state + "/aksl/init.aksl")
  }

  private static func remove(_ state: String) {
    for file in ["/aksl/history", "/aksl/init.aksl"] { unlink(state + file) }
    rmdir(state + "/aksl")
    rmdir(state)
  }

  private static func write(_ text: String, to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    put(text, to: descriptor)
    close(descriptor)
  }

  private static func say(_ text: String) { put(text + "\n", to: 1) }

  private static func put(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = systemWrite(descriptor, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)))
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
