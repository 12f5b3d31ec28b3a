import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import ArgumentParser

/// The command `aksl fmt PATH…`.
struct FmtCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay scripts out in the one canonical way.",
    usage: "aksl fmt [--check] [--diff] [<options>] <path> …",
    discussion: """
        aksl fmt night.aksl               rewrites the file if its layout differs
        aksl fmt tests/                   every *.aksl below; names the changed ones
        aksl fmt --check .                names what would change, for CI
        aksl fmt --diff . | patch -p0     shows the changes instead of making them
        aksl fmt - <night.aksl            from standard input to standard output

      Only blanks and line ends change, never what a script means. A script with
      errors is left alone.
      The exit code is 3 with errors in a source, 2 if a file cannot be read or
      written, and 1 with --check if something would change.
      """)

  @Argument(help: ArgumentHelp("Files, folders that are searched for *.aksl, or `-`.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Change nothing; leave with exit code 1 if something would change.")
  var check = false

  @Flag(help: "Show the changes as a unified diff instead of making them.")
  var diff = false

  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws {
    try program.refuseStatements()
    if paths.contains("-"), paths.count > 1 {
      throw ValidationError("`-` goes alone: what it gives is written to standard output")
    }
    if common.output == .json {
      throw ValidationError("fmt writes text: `aksl check --output json` tells of errors in JSON")
    }
  }

  func perform(_ console: Console) -> Int32 {
    do throws(FileError) {
      let files = try ScriptFinder.files(at: paths)
      guard !files.isEmpty else {
        throw FileError(message: "nothing to format: no .aksl file in \(paths.joined(separator: ", "))")
      }
      // One file that cannot be formatted does not keep the others from it; the worst of all counts.
      return files.reduce(ExitStatus.done) { max($0, format($1, console)) }
    } catch {
      return refuse(error, console)
    }
  }

  /// Formats one file, and gives the exit code for it.
  private func format(_ file: String, _ console: Console) -> Int32 {
    do throws(FileError) {
      let source = try SourceText.file(file)
      guard !source.isShellScript else {
        throw FileError(message: "\(source.name) is a shell script: fmt lays out scripts of aksl")
      }
      let result = Parser.parse(source)
      guard let text = Formatter.format(result) else {
        report(Self.errors(in: source), in: source, console)
        return ExitStatus.sourceErrors
      }
      let formatted = SourceText(name: source.name, text)
      let isChanged = formatted.bytes != source.bytes
      if isChanged, diff {
        let old = String(decoding: source.bytes, as: UTF8.self)
        let difference = UnifiedDiff.text(from: old, to: text, oldName: source.name, newName: source.name)
        console.write(difference, to: .output)
      } else if file == "-", !check, !diff {
        console.write(text, to: .output)
      } else if isChanged {
        if !check { try formatted.write() }
        if !common.quiet { console.write(source.name.visibleLine + "\n", to: .output) }
      }
      return check && isChanged ? ExitStatus.failed : ExitStatus.done
    } catch {
      return refuse(error, console)
    }
  }

  /// Why a source cannot be formatted, in the words of `check`: what looks like a slip of the grammar may be a
  /// misspelt command.
  private static func errors(in source: SourceText) -> [Diagnostic] {
    Session().check(source).filter { diagnostic in
      ["L", "S"].contains(diagnostic.code.name.prefix(1)) || diagnostic.code.name == "R001"
    }
  }

  private func report(_ diagnostics: [Diagnostic], in source: SourceText, _ console: Console) {
    let isColored = common.color.usesColor(onTerminal: console.isTerminal(.errors))
    var renderer = DiagnosticRenderer(style: Style(isColored: isColored), width: console.width)
    let messages = diagnostics.map { renderer.render(FailureMessage($0, in: source)) }
    console.write(messages.joined(separator: "\n"), to: .errors)
  }

  private func refuse(_ error: FileError, _ console: Console) -> Int32 {
    console.write("error: \(error.message)\n", to: .errors)
    return ExitStatus.usage
  }
}
