/// Goes through a script without running it, and tells what can be known: mistakes, and what its command lines
/// will be.
///
/// It knows the values of variables that are written down; what only running shows is opaque.
package struct ShellCheck: Sendable {
  /// What is known of variables; those that are not in it are missing.
  package private(set) var variables: [String: ShellVariable]
  package private(set) var mistakes: [ShellMistake] = []

  /// How much of a word may come from variables: a script that doubles them would never be looked through.
  private static let maximumText = 1 << 12

  /// The programs that are there.
  private let programs: [String]
  /// How the names of variables begin that a program takes its settings from.
  private let settings: [String]
  /// The names that the script sets anywhere.
  private var settable: [String] = []
  /// Whether what is looked at may be passed over when the script runs.
  private var isConditional = false

  package init(variables: [String: ShellVariable] = [:], programs: [String], settings: [String] = []) {
    self.variables = variables
    self.programs = programs
    self.settings = settings
  }

  /// Looks at a script; `visit` is given each command line of a program, in the order in which they stand.
  package mutating func check(_ script: ShellScript, visit: (ShellInvocation) -> Void) {
    mistakes = script.mistakes
    settable = []
    collect(script.statements)
    check(script.statements, isCaptured: false, visit)
  }

  /// The names that statements set, for those who misspell one.
  private mutating func collect(_ statements: [ShellScript.Statement]) {
    for statement in statements {
      for link in statement.links { settable += link.command.assignments.map(\.name) }
    }
  }

  private mutating func check(
    _ statements: [ShellScript.Statement], isCaptured: Bool, _ visit: (ShellInvocation) -> Void
  ) {
    let outer = isConditional
    defer { isConditional = outer }
    for statement in statements {
      isConditional = outer
      for link in statement.links {
        if link.condition != .always { isConditional = true }
        check(link.command, isCaptured: isCaptured, visit)
      }
    }
  }

  private mutating func check(
    _ command: ShellScript.Command, isCaptured: Bool, _ visit: (ShellInvocation) -> Void
  ) {
    var words: [ShellWord] = []
    for word in command.words { words += fields(of: word, isSplit: true, visit) }
    var values: [(name: String, value: ShellVariable)] = []
    for assignment in command.assignments {
      // An unquoted value is one field here.
      let field = fields(of: assignment.value, isSplit: false, visit).first
      let isKnown = !isConditional && !(field?.isOpaque ?? false)
      let value: ShellVariable = isKnown ? .text(field?.text ?? "") : .opaque
      refuseSpecial(assignment)
      if command.words.isEmpty, !command.isExport { variables[assignment.name] = value }
      values.append((assignment.name, value))
    }
    if command.isExport { for (name, value) in values { variables[name] = value } }
    guard let first = command.words.first, !words.isEmpty else { return }
    guard let name = first.literalText else {
      mistakes.append(
        ShellMistake(
          .notSupported, "a command whose name is computed is not supported here", at: first.range,
          help: "write the name of the command"))
      return
    }
    if let builtin = ShellBuiltin(rawValue: name) {
      if let mistake = builtin.mistake(in: words) { mistakes.append(mistake) }
      if builtin == .unset {
        for word in words.dropFirst() { variables[word.text] = isConditional ? .opaque : nil }
      }
    } else if programs.contains(name) {
      visit(ShellInvocation(words: words, range: command.range, isCaptured: isCaptured))
    } else {
      mistakes.append(.program(name, at: first.range, programs))
    }
  }

  /// Variables that change how a shell or a program works.
  private mutating func refuseSpecial(_ assignment: ShellScript.Assignment) {
    let isOfShell = !ShellMachine.isVariable(assignment.name)
    guard isOfShell || settings.contains(where: assignment.name.hasPrefix) else { return }
    mistakes.append(
      ShellMistake(
        .notSupported, "setting `\(assignment.name)` is not supported here", at: assignment.range,
        help:
          "it changes how \(isOfShell ? "the shell works" : "programs work"); take another name for a value "
          + "of your own"))
  }

  private mutating func fields(
    of word: ShellScript.Word, isSplit: Bool, _ visit: (ShellInvocation) -> Void
  ) -> [ShellWord] {
    var fields = ShellFields(range: word.range)
    var size = 0
    for part in word.parts {
      switch part {
      case .literal(let text, _): fields.put(text)
      case .status, .unknown, .variable("RANDOM", _, _): fields.putOpaque()
      case .variable(let name, let isQuoted, let range):
        switch variables[name] ?? .missing {
        case .text(let text):
          size += text.utf8.count
          if size > Self.maximumText {
            fields.putOpaque()
          } else if isQuoted || !isSplit {
            fields.put(text)
          } else {
            fields.split(text)
          }
        case .opaque: fields.putOpaque()
        case .missing:
          complain(ofMissing: name, at: range)
          fields.putOpaque()
        }
      case .substitution(let statements, _, _):
        // A shell of its own: what it sets is gone with it.
        let outer = variables
        check(statements, isCaptured: true, visit)
        variables = outer
        fields.putOpaque()
      }
    }
    return fields.finish()
  }

  /// One mistake for each name.
  private mutating func complain(ofMissing name: String, at range: Range<Int>) {
    if let index = mistakes.firstIndex(where: { $0.kind == .variable && $0.word == name }) {
      mistakes[index].others.append(range)
      return
    }
    guard mistakes.count < ShellScript.maximumMistakes else { return }
    var mistake = ShellMistake(.variable, "nothing has set the variable `\(name)`", at: range)
    mistake.word = name
    if settable.contains(name) {
      mistake.help = "the script sets `\(name)` only after this"
    } else {
      mistake.candidates = Set(variables.keys).union(settable).sorted()
    }
    mistakes.append(mistake)
  }
}

extension ShellMistake {
  /// A command that is nowhere.
  fileprivate static func program(_ name: String, at range: Range<Int>, _ programs: [String]) -> ShellMistake
  {
    var mistake = ShellMistake(.program, "`\(name)` does not run here", at: range)
    mistake.word = name
    mistake.candidates = programs + ShellBuiltin.allCases.map(\.rawValue) + ["export"]
    if name.first == "-" {
      mistake.help = "an option begins a command: does the line before end with `\\`?"
      mistake.candidates = []
    }
    return mistake
  }
}
