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
  private let prefixes: [String]
  /// The names that the script sets, and how often.
  private var settings: [String: Int] = [:]
  /// The functions of the script: they are not supported, and told where they are written.
  private var functions: Set<String> = []
  /// Whether what is looked at may be passed over when the script runs.
  private var isConditional = false
  /// Within something that is not supported: that it stands there is told, and only what az and its like would
  /// refuse as it is written is a mistake of its own.
  private var isInConstruct = false
  /// Something that is not supported may have set any variable.
  private var isOpen = false

  /// Commands that give values to the variables that they name.
  static let declarers = [
    "declare", "getopts", "let", "local", "mapfile", "printf", "read", "readarray", "readonly", "typeset",
  ]
  /// Commands that run a text, or another script.
  private static let openers = [".", "eval", "source"]

  package init(variables: [String: ShellVariable] = [:], programs: [String], settings: [String] = []) {
    self.variables = variables
    self.programs = programs
    prefixes = settings
  }

  /// Looks at a script; `visit` is given each command line of a program, in the order in which they stand.
  package mutating func check(_ script: ShellScript, visit: (ShellInvocation) -> Void) {
    mistakes = script.mistakes
    settings = [:]
    functions = []
    isOpen = false
    collect(script.statements)
    check(script.statements, isCaptured: false, visit)
  }

  /// The names that statements set, and those of functions.
  private mutating func collect(_ statements: [ShellScript.Statement]) {
    for command in statements.lazy.flatMap(\.links).map(\.command) {
      let declared = Self.declared(by: command).map(\.name)
      for name in command.assignments.map(\.name) + declared { settings[name, default: 0] += 1 }
      for construct in command.constructs {
        // A loop sets its variable more than once.
        if let variable = construct.variable { settings[variable, default: 0] += 2 }
        if let function = construct.function { functions.insert(function) }
        collect(construct.statements)
      }
    }
  }

  /// `read NAME`, `local NAME=value`: the names, and where the value begins in its word.
  private static func declared(by command: ShellScript.Command) -> [(name: String, word: ShellScript.Word)] {
    guard let first = command.words.first?.bareText, declarers.contains(first) else { return [] }
    return command.words.dropFirst().compactMap { word in
      guard case .literal(let text, isQuoted: false)? = word.parts.first else { return nil }
      let name = String(text.prefix { $0 != "=" })
      return name.utf8.isShellName ? (name, word) : nil
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

  private mutating func check(_ construct: ShellScript.Construct, _ visit: (ShellInvocation) -> Void) {
    let outer = (isConditional, isInConstruct)
    let wasOpen = isOpen
    isConditional = true
    isInConstruct = true
    isOpen = wasOpen || construct.isCondition
    for word in construct.words { _ = fields(of: word, isSplit: true, visit) }
    isOpen = wasOpen
    if let variable = construct.variable { variables[variable] = .opaque }
    check(construct.statements, isCaptured: false, visit)
    (isConditional, isInConstruct) = outer
  }

  private mutating func check(
    _ command: ShellScript.Command, isCaptured: Bool, _ visit: (ShellInvocation) -> Void
  ) {
    defer { for construct in command.constructs { check(construct, visit) } }
    var words: [ShellWord] = []
    // `[ -z "$A" ]` may ask whether it is set.
    let wasOpen = isOpen
    isOpen = wasOpen || isInConstruct && ["[", "test"].contains(command.words.first?.bareText)
    for word in command.words { words += fields(of: word, isSplit: true, visit) }
    isOpen = wasOpen
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
      complain(
        ShellMistake(
          .notSupported, "a command whose name is computed is not supported here", at: first.range,
          help: "write the name of the command"))
      return
    }
    if let builtin = ShellBuiltin(rawValue: name) {
      if let mistake = builtin.mistake(in: words) { complain(mistake) }
      if builtin == .unset {
        for word in words.dropFirst() { variables[word.text] = isConditional ? .opaque : nil }
      }
    } else if programs.contains(name) {
      visit(ShellInvocation(words: words, range: command.range, isCaptured: isCaptured))
    } else if !functions.contains(name) {
      complain(.program(name, at: first.range, programs))
      if Self.openers.contains(name) { isOpen = true }
      for (name, word) in Self.declared(by: command) { declare(name, word, visit) }
    }
  }

  /// What a command that is not supported says of a variable: so much is known that it is there.
  private mutating func declare(
    _ name: String, _ word: ShellScript.Word, _ visit: (ShellInvocation) -> Void
  ) {
    guard !isConditional, word.literalText?.contains("=") ?? false else {
      variables[name] = .opaque
      return
    }
    variables[name] = word.literalText.map { .text(String($0.dropFirst(name.count + 1))) } ?? .opaque
  }

  /// Notes a mistake; one that is the same as another becomes a further place of it.
  private mutating func complain(_ mistake: ShellMistake) {
    guard !isInConstruct || mistake.kind == .operand else { return }
    if let index = mistakes.firstIndex(where: {
      $0.kind == mistake.kind && $0.title == mistake.title && $0.help == mistake.help
    }) {
      guard mistakes[index].others.count < ShellScript.maximumMistakes else { return }
      mistakes[index].others.append(mistake.range)
    } else if mistakes.count < ShellScript.maximumMistakes {
      mistakes.append(mistake)
    }
  }

  /// Variables that change how a shell or a program works.
  private mutating func refuseSpecial(_ assignment: ShellScript.Assignment) {
    let isOfShell = !ShellMachine.isVariable(assignment.name)
    guard isOfShell || prefixes.contains(where: assignment.name.hasPrefix) else { return }
    // Whatever else is wrong with it goes with it.
    mistakes.removeAll { $0.kind == .notSupported && assignment.range.contains($0.range.lowerBound) }
    complain(
      ShellMistake(
        .notSupported, "setting `\(assignment.name)` is not supported here", at: assignment.range,
        help:
          assignment.name == "IFS"
          ? "leave it out: values are split at blanks and at the ends of lines"
          : "it changes how \(isOfShell ? "the shell works" : "programs work"), or is its own; take another name "
            + "for a value of your own"))
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
      case .variable(let name, _, let range) where !ShellMachine.isVariable(name):
        complain(
          ShellMistake(
            .notSupported, "`$\(name)` is not supported here", at: range,
            help: "it is the shell's own; `NAME=value` sets a variable of yours"))
        fields.putOpaque()
      case .variable(let name, let isQuoted, let range):
        switch variables[name] ?? .missing {
        case .text where isInConstruct && settings[name, default: 0] > 1:
          // It runs at another time than it is written, or again.
          fields.putOpaque()
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
          if !isOpen, !isInConstruct || settings[name] == nil { complain(ofMissing: name, at: range) }
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
      guard mistakes[index].others.count < ShellScript.maximumMistakes else { return }
      mistakes[index].others.append(range)
      return
    }
    guard mistakes.count < ShellScript.maximumMistakes else { return }
    var mistake = ShellMistake(.variable, "nothing has set the variable `\(name)`", at: range)
    mistake.word = name
    if settings[name] != nil {
      mistake.help = "the script sets `\(name)` only after this"
    } else {
      mistake.candidates = Set(variables.keys).union(settings.keys).sorted()
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
