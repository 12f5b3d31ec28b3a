/// A shell: its variables, its options, and the status of its last command.
///
/// Programs run elsewhere: whoever lets a script run answers its requests.
package struct ShellMachine: Sendable {
  /// How long a text in it can become, in bytes.
  package static let maximumText = 1 << 20

  package private(set) var variables: [String: String] = [:]
  /// What `$?` is.
  package private(set) var status: Int32 = 0
  /// Commands that have failed without anything in the last script caring: no `||` behind them, no `$?` in the next
  /// statement; and what it has ended by, if not well.
  package private(set) var failures: [Failure] = []

  package struct Failure: Hashable, Sendable {
    package var range: Range<Int>
    package var status: Int32
    /// It is an `exit` that says so.
    package var isExit = false
  }

  /// What `set -e` asks for.
  var stopsAtFailure = false
  /// What `set -u` asks for.
  var refusesMissing = false
  /// Where `$RANDOM` stands.
  var random: ShellRandom

  /// How a script came to its end.
  package enum End: Hashable, Sendable {
    case complete
    /// By `exit`, or by a failure under `set -e` or `set -u`.
    case left(status: Int32)
    /// Whoever runs it wants no more.
    case interrupted
  }

  /// `$(…)` around what is running, at present.
  private var captures: [String] = []
  /// How the script ends, once that is known.
  private var end: End?
  private var isStopped = false
  /// The command that ended last.
  private var lastCommand: Range<Int>?
  /// A command of the statement before was asked for its status.
  private var looksAtStatus = false
  private var substitutionCount = 0
  /// How much text has been put into the command that is running, and into all of the script.
  private var commandSize = 0
  private var textSize = 0

  package init(seed: UInt64 = 0) { random = ShellRandom(seed: seed) }

  /// Whether a variable can be called so: a name that is nothing of the shell's own.
  package static func isVariable(_ name: String) -> Bool { name.utf8.isShellName && !ownNames.contains(name) }

  /// What bash itself gives other values while it runs, or lets nobody set (bash manual, "Bash Variables").
  private static let ownNames: Set = [
    "_", "BASHOPTS", "BASHPID", "BASH_ALIASES", "BASH_ARGC", "BASH_ARGV", "BASH_ARGV0", "BASH_CMDS",
    "BASH_COMMAND", "BASH_LINENO", "BASH_REMATCH", "BASH_SOURCE", "BASH_SUBSHELL", "BASH_VERSINFO",
    "DIRSTACK", "EPOCHREALTIME", "EPOCHSECONDS", "EUID", "FUNCNAME", "GROUPS", "IFS", "LINENO",
    "PIPESTATUS", "PPID", "RANDOM", "SECONDS", "SHELLOPTS", "SRANDOM", "UID",
  ]

  package subscript(name: String) -> String? {
    get { variables[name] }
    set { variables[name] = newValue }
  }

  /// Does what `set` does; the words are fine, and `set` is the first of them.
  package mutating func apply(options words: [ShellWord]) { _ = ShellBuiltin.set.run(words, &self) }

  // MARK: - Running

  /// Runs a script; variables, options and the status stay for the next one.
  ///
  /// Of a script with mistakes nothing runs: it ends with status 2, as bash does with what it cannot read.
  package mutating func run(_ script: ShellScript, _ ask: (ShellRequest) -> ShellAnswer) -> End {
    end = nil
    failures = []
    textSize = 0
    isStopped = false
    if let mistake = script.mistakes.first {
      _ = ask(.complain(mistake.title, mistake.range))
      status = 2
      failures = [Failure(range: mistake.range, status: status)]
      return .left(status: status)
    }
    lastCommand = nil
    run(script.statements, ask)
    // The script has failed as its last command has, whichever that was.
    if end == nil, status != 0, let lastCommand,
      failures.last.map({ !lastCommand.contains($0.range.lowerBound) }) ?? true
    {
      failures.append(Failure(range: lastCommand, status: status))
    }
    return end ?? .complete
  }

  private mutating func run(_ statements: [ShellScript.Statement], _ ask: (ShellRequest) -> ShellAnswer) {
    // Where the failures of the statement before begin.
    var previous = failures.count
    for statement in statements {
      let start = failures.count
      looksAtStatus = false
      run(statement, ask)
      if looksAtStatus {
        // Whoever asks for the status of what came before knows that it may have failed.
        failures.removeSubrange(previous..<start)
      } else {
        previous = start
      }
      if end != nil { return }
    }
  }

  private mutating func run(_ statement: ShellScript.Statement, _ ask: (ShellRequest) -> ShellAnswer) {
    let count = failures.count
    for (index, link) in statement.links.enumerated() {
      switch link.condition {
      case .always: break
      case .success: if status != 0 { continue }
      case .failure:
        if status == 0 { continue }
        // It was meant to be able to fail.
        failures.removeSubrange(min(count, failures.count)...)
      }
      let before = failures.count
      run(link.command, ask)
      lastCommand = link.command.range
      if end != nil { return }
      let isLast = index == statement.links.count - 1
      if status != 0, isLast, stopsAtFailure {
        // What has failed by itself is noted already: `false` is not.
        if failures.count == before { failures.append(Failure(range: link.command.range, status: status)) }
        end = .left(status: status)
        return
      }
    }
  }

  private mutating func run(_ command: ShellScript.Command, _ ask: (ShellRequest) -> ShellAnswer) {
    let size = commandSize
    let substitutions = substitutionCount
    commandSize = 0
    defer { commandSize = size }
    var words: [ShellWord] = []
    for word in command.words {
      words += fields(of: word, ask)
      if end != nil { return }
    }
    var values: [(name: String, value: String)] = []
    for assignment in command.assignments {
      let value = text(of: assignment.value, ask)
      if end != nil { return }
      // Each sees those before it; `export` gets all its words first.
      if words.isEmpty, !command.isExport { variables[assignment.name] = value }
      values.append((assignment.name, value))
    }
    if command.isExport {
      for (name, value) in values { variables[name] = value }
      status = 0
    } else if words.isEmpty {
      // The status of the last `$(…)`, if there was any.
      if substitutionCount == substitutions { status = 0 }
    } else {
      run(words, command.range, ask)
    }
  }

  private mutating func run(
    _ words: [ShellWord], _ range: Range<Int>, _ ask: (ShellRequest) -> ShellAnswer
  ) {
    if let builtin = ShellBuiltin(rawValue: words[0].text) {
      switch builtin.run(words, &self) {
      case .done(let status): self.status = status
      case .printed(let text):
        status = 0
        show(text, range, ask)
      case .left(let status):
        self.status = status
        if status != 0 { failures.append(Failure(range: range, status: status, isExit: true)) }
        end = .left(status: status)
      case .failed(let why):
        status = builtin.failureStatus
        _ = ask(.complain(why, range))
        failures.append(Failure(range: range, status: status))
      }
      return
    }
    let answer = ask(.run(ShellInvocation(words: words, range: range, isCaptured: !captures.isEmpty)))
    status = answer.status
    if answer.isOver { end = .interrupted }
    if status != 0 { failures.append(Failure(range: range, status: status)) }
    if !answer.output.isEmpty { show(answer.output, range, ask) }
  }

  private mutating func show(_ text: String, _ range: Range<Int>, _ ask: (ShellRequest) -> ShellAnswer) {
    if captures.isEmpty {
      _ = ask(.show(text, range))
    } else if captures[captures.count - 1].utf8.count + text.utf8.count <= Self.maximumText {
      captures[captures.count - 1] += text
    } else {
      stopAll("what a command prints becomes too long", range, ask)
    }
  }

  /// The script cannot go on.
  private mutating func stop(_ why: String, _ range: Range<Int>, _ ask: (ShellRequest) -> ShellAnswer) {
    _ = ask(.complain(why, range))
    status = 1
    failures.append(Failure(range: range, status: 1))
    end = .left(status: 1)
  }

  /// Nor can a shell around it.
  private mutating func stopAll(_ why: String, _ range: Range<Int>, _ ask: (ShellRequest) -> ShellAnswer) {
    stop(why, range, ask)
    isStopped = true
  }

  // MARK: - Putting in

  /// The words that a word becomes.
  private mutating func fields(
    of word: ShellScript.Word, _ ask: (ShellRequest) -> ShellAnswer
  ) -> [ShellWord] {
    var fields = ShellFields(range: word.range)
    for part in word.parts {
      let (text, isQuoted) = value(of: part, word.range, ask)
      if end != nil { return [] }
      if isQuoted { fields.put(text) } else { fields.split(text) }
    }
    return fields.finish()
  }

  /// The text of a value of an assignment, which is not split.
  private mutating func text(of word: ShellScript.Word, _ ask: (ShellRequest) -> ShellAnswer) -> String {
    var text = ""
    for part in word.parts {
      text += value(of: part, word.range, ask).text
      if end != nil { return "" }
    }
    return text
  }

  /// `isQuoted`: it is not split.
  private mutating func value(
    of part: ShellScript.Part, _ range: Range<Int>, _ ask: (ShellRequest) -> ShellAnswer
  ) -> (text: String, isQuoted: Bool) {
    let value: (text: String, isQuoted: Bool)
    switch part {
    case .literal(let text, _): value = (text, true)
    case .unknown: value = ("", true)
    case .status(let isQuoted):
      looksAtStatus = true
      value = (String(status), isQuoted)
    case .variable("RANDOM", let isQuoted, _): value = (String(random.next()), isQuoted)
    case .variable(let name, let isQuoted, let range):
      if variables[name] == nil, refusesMissing { stop("\(name): unbound variable", range, ask) }
      value = (variables[name] ?? "", isQuoted)
    case .substitution(let statements, let isQuoted, _):
      value = (output(of: statements, ask), isQuoted)
      substitutionCount += 1
    }
    commandSize += value.text.utf8.count
    textSize += value.text.utf8.count
    if commandSize > Self.maximumText || textSize > Self.maximumText << 8, end == nil {
      stopAll("the values of a command, or of the whole script, become too long", range, ask)
    }
    return value
  }

  /// What statements print, run by a shell of their own; `status` is theirs.
  private mutating func output(
    of statements: [ShellScript.Statement], _ ask: (ShellRequest) -> ShellAnswer
  ) -> String {
    let outer = (variables, stopsAtFailure, refusesMissing, looksAtStatus)
    // As bash does: `set -e` does not hold in there.
    stopsAtFailure = false
    captures.append("")
    if statements.isEmpty { status = 0 }
    run(statements, ask)
    var text = captures.removeLast()
    (variables, stopsAtFailure, refusesMissing, looksAtStatus) = outer
    // `exit` leaves the inner shell only.
    if case .left(let status) = end, !isStopped {
      self.status = status
      end = nil
    }
    while text.utf8.last == UInt8(ascii: "\n") { text.unicodeScalars.removeLast() }
    return text
  }
}
