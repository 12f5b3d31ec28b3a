package import AKSLLanguage
import AzureCLI
package import Shell

extension SourceRange {
  /// The place of a command or a word of a shell.
  init(_ range: Range<Int>) {
    self.init(
      start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound))
  }

  /// The same of a line that begins behind the source's first bytes.
  init(_ range: Range<Int>, behind start: UInt32) {
    self.init(
      start: start &+ UInt32(truncatingIfNeeded: range.lowerBound),
      end: start &+ UInt32(truncatingIfNeeded: range.upperBound))
  }
}

extension Diagnostic {
  /// What is wrong with a shell script.
  static func shell(_ mistake: ShellMistake) -> Diagnostic {
    let (code, label): (DiagnosticCode, String) =
      switch mistake.kind {
      case .malformed: ("H001", "")
      case .notSupported: ("H002", "not supported here")
      case .program: ("H003", "there is no such program here")
      case .variable: ("H004", "it has no value")
      case .operand: ("H005", "the command does not take this")
      }
    let nearest = mistake.word.flatMap { Spelling.nearest(to: $0, among: mistake.candidates) }
    var help = mistake.help
    if help == nil, mistake.kind == .program { help = mistake.word.flatMap(ForeignPrograms.help) }
    help = help ?? nearest.map { "did you mean `\($0)`?" }
    if help == nil, mistake.kind == .variable {
      help = "`NAME=value` in the script sets it, or `--env NAME=value` on the command line"
    }
    if help == nil, mistake.kind == .program {
      help =
        "az runs here, and of others `echo`, `export`, `sleep`, `set`, `unset`, `exit`, `openssl rand -hex`"
    }
    return Diagnostic(
      code: code, title: mistake.title, range: SourceRange(mistake.range), label: label,
      labels: mistake.others.map { Label(range: SourceRange($0), text: "and here") }, help: help)
  }
}

extension ShellCheck {
  /// A check with the programs that run here.
  package init(knowing variables: [String: ShellVariable]) {
    self.init(
      variables: variables, programs: ShellProgram.allCases.map(\.rawValue),
      // Az reads its own settings from them: `AZURE_DEFAULTS_GROUP` is a resource group that no option names.
      settings: ["AZURE_CORE_", "AZURE_DEFAULTS_"])
  }

  /// Everything that is known to be wrong with a script that stands in a source: of the shell, and of az.
  package mutating func diagnostics(of script: ShellScript, in source: SourceText) -> [Diagnostic] {
    let whole = SourceRange(0..<source.bytes.count)
    var diagnostics: [Diagnostic] = []
    check(script) { invocation in
      switch ShellProgram(rawValue: invocation.words[0].text) {
      case .az:
        let mistakes = AzureReading(words: invocation.words).mistakes
        // Which command it is shows when it runs.
        let isOpen = mistakes.first.map { mistake in
          mistake.kind == .unknown && invocation.words.contains { $0.isOpaque && $0.range == mistake.range }
        }
        if isOpen == false { diagnostics.append(.azure(mistakes, in: whole)) }
      case let program?: diagnostics += program.mistake(in: invocation.words).map { [.shell($0)] } ?? []
      case nil: break
      }
    }
    return (mistakes.map(Diagnostic.shell) + diagnostics).inSourceOrder
  }
}
