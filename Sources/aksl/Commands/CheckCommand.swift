import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import ArgumentParser

/// The command `aksl check PATH…`.
struct CheckCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find errors, and what is most likely not meant, without running.",
    usage: "aksl check [--fix] [--warnings-as-errors] [<options>] <path> …",
    discussion: """
        aksl check night.aksl
        aksl check night.sh                       a script of the shell
        aksl check --fix tests/                   repairs what is certain
        aksl check --error-format sarif . >aksl.sarif
        aksl explain W005                         tells what a code means

      The exit code is 3 with errors, else 0.
      """)

  @Argument(help: ArgumentHelp("Files, folders that are searched for *.aksl, or `-`.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Make the repairs that are certain, and say which.")
  var fix = false

  @Option(help: "How to tell what was found (default: long; json with --output json).")
  var errorFormat: DiagnosticFormat?

  @Flag(help: "Leave with exit code 3 for warnings too.")
  var warningsAsErrors = false

  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws {
    try program.refuseStatements()
    if fix, paths.contains("-") {
      throw ValidationError("--fix needs files: standard input cannot be changed")
    }
  }

  func perform(_ console: Console) -> Int32 {
    var isClean = true
    let code = Runner.perform(common.settings, console) { runner throws(FileError) in
      let files = try ScriptFinder.files(at: paths)
      let passedOver = try notePassedOver()
      guard !files.isEmpty else {
        throw FileError(
          message: "nothing to check: no .aksl file in \(paths.joined(separator: ", "))"
            + (passedOver.map { "\nhelp: \($0)" } ?? ""))
      }
      var sources: [SourceText] = []
      for file in files {
        try ForeignFiles.refuse(file)
        sources.append(try .file(file))
      }
      if let passedOver, !common.quiet { console.write("note: \(passedOver)\n", to: .errors) }
      let session = runner.freshSession
      var report = report(console)
      for source in sources {
        let found = try findings(in: source, session, console)
        report.report(found.diagnostics, in: found.source) { console.write($0, to: .output) }
        isClean = isClean && found.diagnostics.allSatisfy { !warningsAsErrors && $0.severity == .warning }
      }
      report.finish { console.write($0, to: .output) }
    }
    return code == ExitStatus.done && !isClean ? ExitStatus.sourceErrors : code
  }

  /// What folders hold beside scripts of aksl: most scripts of a shell have nothing to do with az.
  private func notePassedOver() throws(FileError) -> String? {
    let folders = paths.filter { $0 != "-" && ScriptFinder.isFolder($0) }
    let scripts = try ScriptFinder.files(at: folders, endings: ForeignFiles.shellEndings)
    guard !scripts.isEmpty else { return nil }
    let names = scripts.prefix(3).joined(separator: " ") + (scripts.count > 3 ? " …" : "")
    let what = scripts.count == 1 ? "1 shell script was" : "\(scripts.count) shell scripts were"
    return "\(what) passed over; by name they are checked: aksl check \(names)"
  }

  /// What is to be said about a source, after what can be repaired has been.
  private func findings(
    in source: SourceText, _ session: Session, _ console: Console
  ) throws(FileError) -> (diagnostics: [Diagnostic], source: SourceText) {
    guard fix else { return (session.check(source), source) }
    let repair = SourceRepair(source) { session.check($0) }
    if repair.source != source {
      try repair.source.write()
      var lines = ShortDiagnosticReport()
      for (diagnostic, source) in repair.repaired {
        lines.report([diagnostic], in: source) { console.write("repaired \($0)", to: .errors) }
      }
    }
    return (repair.remaining, repair.source)
  }

  private func report(_ console: Console) -> any DiagnosticReport {
    switch errorFormat ?? (common.output == .json ? .json : .long) {
    case .long:
      LongDiagnosticReport(
        style: Style(isColored: common.color.usesColor(onTerminal: console.isTerminal(.output))),
        width: console.width, hasSummary: !common.quiet)
    case .short: ShortDiagnosticReport()
    case .json: JSONDiagnosticReport()
    case .sarif: SARIFDiagnosticReport(version: Aksl.version)
    }
  }
}

extension DiagnosticFormat: ExpressibleByArgument {}
