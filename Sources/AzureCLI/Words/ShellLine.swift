package import Shell

/// The words of a statement that begins with `az`: one command as a shell reads it, with the script's variables.
package struct ShellLine: Sendable {
  package private(set) var words: [ShellWord] = []
  package private(set) var mistakes: [AzureMistake] = []

  /// `variable` tells what is known of a variable of the script.
  package init(_ line: String, variable: (String) -> ShellVariable) {
    let script = ShellScript(ShellText(Array(line.utf8)))
    mistakes = script.mistakes.map { AzureMistake(.notSupported, $0.title, at: $0.range, help: $0.help) }
    let links = script.statements.flatMap(\.links)
    guard mistakes.isEmpty, let command = links.first?.command else { return }
    if links.count > 1 {
      refuse("`&&` and `||` are", at: command.range.upperBound..<links[1].command.range.lowerBound)
    }
    for word in command.words { add(word, variable) }
    // Nothing half-read leaves.
    if !mistakes.isEmpty { words = [] }
  }

  private mutating func add(_ word: ShellScript.Word, _ variable: (String) -> ShellVariable) {
    var fields = ShellFields(range: word.range)
    for part in word.parts {
      switch part {
      case .literal(let text, _): fields.put(text)
      case .unknown: fields.putOpaque()
      case .status: refuse("`$?` is", at: word.range)
      case .substitution(_, _, let range): refuse("a command in a command is", at: range)
      case .variable(let name, let isQuoted, let range):
        switch variable(name) {
        case .opaque: fields.putOpaque()
        case .text(let text): if isQuoted { fields.put(text) } else { fields.split(text) }
        case .missing:
          mistakes.append(
            AzureMistake(
              .notSupported, "there is no variable `\(name)`", at: range,
              help: "`let \(name) = \"…\"` declares one"))
        }
      }
    }
    words += fields.finish()
  }

  /// What a script of the shell has, and a statement has not.
  private mutating func refuse(_ what: String, at range: Range<Int>) {
    mistakes.append(
      AzureMistake(
        .notSupported, "\(what) not supported here", at: range,
        help: "`aksl run FILE.sh` runs a shell script; here each command is a statement"))
  }
}
