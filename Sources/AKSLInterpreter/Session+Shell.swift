package import AKSLLanguage
import AKSModel
import AzureCLI
package import Shell

// Shell scripts, as runbooks and articles have them, on the model.
extension Session {
  /// What is known of the shell's variables now.
  package var shellVariables: [String: ShellVariable] { shell.variables.mapValues { .text($0) } }

  /// A shell with the variables that are given, and random bytes that follow from the seed, as `$RANDOM` does.
  static func shell(_ options: Options) -> (ShellMachine, ShellRandom) {
    var shell = ShellMachine(seed: options.seed)
    for (name, value) in options.shellVariables { shell[name] = value }
    return (shell, ShellRandom(seed: ~options.seed))
  }

  /// Whether a variable of the shell may be called so, and means nothing to the shell itself.
  package static func isShellVariable(_ name: String) -> Bool { ShellMachine.isVariable(name) }

  /// Gives a variable to the scripts that come.
  package mutating func setShellVariable(_ name: String, to value: String) { shell[name] = value }

  // MARK: - Whole sources

  /// Everything that is known to be wrong with a source that is a shell script.
  func checkShell(_ script: ShellScript, in source: SourceText) -> [Diagnostic] {
    var check = ShellCheck(knowing: shellVariables)
    var diagnostics = check.diagnostics(of: script, in: source)
    if let words = setWords(of: source), let mistake = ShellBuiltin.set.mistake(in: words) {
      diagnostics.insert(.shell(mistake), at: 0)
    }
    return diagnostics
  }

  /// Checks a source that is a shell script, and runs it if nothing is wrong.
  mutating func runShell(
    _ source: SourceText, _ shouldStop: () -> Bool, _ emit: (RunEvent) -> Void
  ) -> RunOutcome {
    let script = source.shellScript
    let diagnostics = checkShell(script, in: source)
    for diagnostic in diagnostics {
      let place = Place(source: source, range: diagnostic.range)
      emit(RunEvent(at: now, place: place, kind: .diagnostic(diagnostic)))
    }
    guard diagnostics.isEmpty else {
      outcome = RunOutcome()
      outcome.hasSourceErrors = true
      return outcome
    }
    if let words = setWords(of: source) { shell.apply(options: words) }
    return run(script, in: source, shouldStop: shouldStop, emit: emit)
  }

  /// Runs a source that is a shell script as a shell would: what is wrong in it shows when its turn comes.
  package mutating func runShellUnchecked(
    _ source: SourceText, shouldStop: () -> Bool = { false }, emit: (RunEvent) -> Void
  ) -> RunOutcome {
    run(source.shellScript, in: source, shouldStop: shouldStop, emit: emit)
  }

  /// `$?`: how the last command of a shell ended.
  package var lastShellStatus: Int32 { shell.status }

  /// The options of the first line, as `set` takes them.
  private func setWords(of source: SourceText) -> [ShellWord]? {
    guard let options = source.shellOptions, let first = options.first else { return nil }
    return [ShellWord(text: "set", range: first.range)] + options
  }

  // MARK: - Running

  /// Runs a script in which nothing is known to be wrong; its variables and its options stay for the next one.
  ///
  /// Each command that prints or fails is told by an event at its place. The outcome has stopped where a command has
  /// failed that the script doesn't look at: without `||` behind it, and without `$?` in the next statement.
  package mutating func run(
    _ script: ShellScript, in source: SourceText, shouldStop: () -> Bool = { false },
    emit: (RunEvent) -> Void
  ) -> RunOutcome {
    // The shell asks this session while it runs.
    var shell = self.shell
    var result = RunOutcome()
    // What Azure refused, by the places of the commands.
    var refusals: [Range<Int>: RefusalReport] = [:]
    let end = shell.run(script) { request in
      switch request {
      case .run(let invocation):
        azureRefusal = nil
        let (answer, outcome) = run(invocation, in: source, shouldStop, emit)
        result.add(outcome)
        refusals[invocation.range] = azureRefusal
        return answer
      case .show(let text, let range): tell(ShellReport(output: text), source, range, emit)
      case .complain(let text, let range):
        tell(ShellReport(errors: text + "\n", status: 1), source, range, emit)
      }
      return ShellAnswer()
    }
    self.shell = shell
    for failure in shell.failures {
      result.hasStopped = true
      let fault =
        failure.isExit
        ? Fault.shellExit(failure.status)
        : .shellCommandFailed(failure.status, endsScript: end == .left(status: failure.status))
      let report = FaultReport(
        code: fault.code, name: fault.name, title: fault.title, help: fault.help,
        refusal: refusals[failure.range])
      let place = Place(source: source, range: SourceRange(failure.range))
      emit(RunEvent(at: now, place: place, kind: .faulted(report)))
    }
    outcome = result
    return result
  }

  private func tell(_ report: ShellReport, _ source: SourceText, _ range: Range<Int>, _ emit: Emit) {
    let place = Place(source: source, range: SourceRange(range))
    emit(RunEvent(at: now, place: place, kind: .shellAnswered(report)))
  }

  /// Runs a program; whatever ends the run of the session ends the script.
  private mutating func run(
    _ invocation: ShellInvocation, in source: SourceText, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> (ShellAnswer, RunOutcome) {
    let place = Place(source: source, range: SourceRange(invocation.range))
    var report = ShellReport(isCaptured: invocation.isCaptured)
    var ended = RunOutcome()
    switch ShellProgram(rawValue: invocation.words[0].text) {
    case .az:
      let (answer, outcome) = azure(
        invocation.words, at: place, isCaptured: invocation.isCaptured, shouldStop: shouldStop, emit: emit)
      ended = outcome
      guard answer.isSupported else {
        return (ShellAnswer(isOver: true), stopUnsupported(answer, at: place, emit))
      }
      for note in answer.notes { emit(RunEvent(at: now, place: place, kind: .changed(note))) }
      report.output = answer.output
      report.errors = answer.errors
      report.status = answer.status
      report.isAnswer = answer.isWanted
    case .sleep:
      if let span = ShellProgram.sleepSpan(invocation.words) {
        (report.errors, ended) = sleep(span, at: place, shouldStop, emit)
      } else {
        report.errors = (ShellProgram.sleep.mistake(in: invocation.words)?.title ?? "sleep: too long") + "\n"
      }
      report.status = report.errors.isEmpty ? 0 : 1
    case .openssl:
      if let count = ShellProgram.byteCount(invocation.words) {
        for _ in 0..<count {
          let digits = String(shellBytes.byte(), radix: 16)
          report.output += digits.count == 1 ? "0" + digits : digits
        }
        report.output += "\n"
      } else {
        report.errors = (ShellProgram.openssl.mistake(in: invocation.words)?.title ?? "") + "\n"
        report.status = 1
      }
    case nil:
      // What a name was is only known now: a shell says the same.
      report.errors = "\(invocation.words[0].text): command not found\n"
      report.status = 127
    }
    if report != ShellReport(isCaptured: invocation.isCaptured, isAnswer: report.isAnswer) {
      tell(report, source, invocation.range, emit)
    }
    let answer = ShellAnswer(
      output: invocation.isCaptured ? report.output : "", status: Int32(truncatingIfNeeded: report.status),
      isOver: ended != RunOutcome())
    return (answer, ended)
  }

  /// What az may do and the model doesn't is no failure of az's, which a script could look at: it ends here.
  private func stopUnsupported(_ answer: AzureAnswer, at place: Place, _ emit: Emit) -> RunOutcome {
    let title = answer.errors.dropFirst("ERROR: ".count).prefix { $0 != "\n" }
    let fault = Fault.azNotSupported(String(title), help: answer.notes.first)
    let report = FaultReport(code: fault.code, name: fault.name, title: fault.title, help: fault.help)
    emit(RunEvent(at: now, place: place, kind: .faulted(report)))
    var outcome = RunOutcome()
    outcome.hasStopped = true
    return outcome
  }

  /// Lets time pass; what happens meanwhile is told as in `advance`.
  private mutating func sleep(
    _ span: TimeSpan, at place: Place, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> (errors: String, outcome: RunOutcome) {
    outcome = RunOutcome()
    let (end, overflow) = now.milliseconds.addingReportingOverflow(span.milliseconds)
    guard !overflow, end <= Self.timeLimit.milliseconds else {
      return ("sleep: \(Fault.timeLimit.title)\n", outcome)
    }
    runCode([.statement, .halt], at: place) { session in
      session.hasUndoStep = false
      _ = session.advance(span, emit)
      _ = session.execute(shouldStop, emit)
    }
    return ("", outcome)
  }
}

extension Fault {
  /// A shell script says itself that it failed.
  static func shellExit(_ status: Int32) -> Fault {
    Fault(
      "E051", "ShellCommandFailed", "the script ends with status \(status)",
      help: "`exit 0` says that all is well; any other status is a failure of the run")
  }

  /// A command of a shell script failed, and the script goes on as if it had not, or ends.
  static func shellCommandFailed(_ status: Int32, endsScript: Bool) -> Fault {
    Fault(
      "E051", "ShellCommandFailed",
      "this command ended with status \(status)" + (endsScript ? ", and the script with it" : ""),
      help: "`|| …` behind it, or `$?` in the next command, says that it may fail")
  }
}
