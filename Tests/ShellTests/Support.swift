import Shell

/// What a script prints and leaves behind where `az` prints its words in brackets.
struct Run {
  var output = ""
  var complaints: [String] = []
  var end = ShellMachine.End.complete
  var machine = ShellMachine()

  init(_ script: ShellScript, seed: UInt64 = 0) {
    machine = ShellMachine(seed: seed)
    var output = ""
    var complaints: [String] = []
    end = machine.run(script) { request in
      switch request {
      case .run(let invocation): return Self.program(invocation.words.map(\.text))
      case .show(let text, _): output += text
      case .complain(let text, _): complaints.append(text)
      }
      return ShellAnswer()
    }
    self.output = output
    self.complaints = complaints
  }

  /// The exit status of the shell.
  var status: Int32 { if case .left(let status) = end { status } else { machine.status } }

  /// `az` prints its words, and `az fail N` fails; nothing else is there.
  private static func program(_ words: [String]) -> ShellAnswer {
    guard words[0] == "az" else { return ShellAnswer(status: 127) }
    let output = words.dropFirst().map { "[\($0)]" }.joined() + "\n"
    guard words.count > 1, words[1] == "fail" else { return ShellAnswer(output: output) }
    return ShellAnswer(output: output, status: words.count > 2 ? Int32(words[2]) ?? 2 : 0)
  }
}

func script(_ text: String) -> ShellScript { ShellScript(ShellText(Array(text.utf8))) }
