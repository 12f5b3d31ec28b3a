import AKSLLanguage

// What the compiler finds wrong with names, words and types. R001 … are stable.
extension Diagnostic {
  static func unknownVerb(_ word: String, nearest: String?, help: String?, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      code: "R001", title: "there is no command `\(word)`", range: range, label: "unknown command",
      help: help ?? nearest.map { "did you mean `\($0)`?" } ?? "`help` lists the commands",
      fixIt: help == nil ? nearest.map { FixIt(range: range, replacement: $0, isGuess: true) } : nil)
  }

  static func unknownName(_ name: String, kind: String, nearest: String?, at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      code: "R002", title: "there is no \(kind) `\(name)`", range: range, label: "unknown name",
      help: nearest.map { "did you mean `\($0)`?" } ?? Self.wayTo(kind, named: name),
      fixIt: nearest.map { FixIt(range: range, replacement: $0, isGuess: true) })
  }

  /// How a thing of some kind comes to be.
  private static func wayTo(_ kind: String, named name: String) -> String {
    switch kind {
    case "pool": "`show pools` lists the pools, and `pool \(name) add` makes one"
    case "cluster": "`show clusters` lists the clusters, and `cluster \(name) create …` makes one"
    case "workload": "`show workloads` lists the workloads, and `workload \(name) add` makes one"
    case "workload or pool":
      "`why` takes a workload (`show workloads`), a pool (`show pools`) or a node such as `dev/0`"
    case "snapshot": "`snapshot \(name)` takes one"
    case "schedule": "`show schedules` lists those that there are; `every 1h as \(name) { … }` makes one"
    case "time zone": "zones are named as in `Europe/Berlin`, `America/New_York` or `UTC`"
    case "setting": "`help set` lists the settings"
    case "pool or cluster": "`show pools` and `show clusters` list those that there are"
    default: "`let \(name) = …` declares a variable; a text stands in quotes: `\"\(name)\"`"
    }
  }

  static func unknownProperty(
    _ property: String, of owner: String, nearest: String?, help: String? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R003", title: "\(owner) has no property `\(property)`", range: range, label: "unknown property",
      help: help ?? nearest.map { "did you mean `\($0)`?" },
      fixIt: help == nil ? nearest.map { FixIt(range: range, replacement: $0, isGuess: true) } : nil)
  }

  static func unexpectedItem(
    _ item: String, expected: String, help: String?, fixIt: FixIt? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R004", title: "`\(item)` does not fit here", range: range,
      label: expected.utf8.count <= 40 ? "expected \(expected)" : "the command has no place for it",
      expected: expected, help: help, fixIt: fixIt)
  }

  /// With the name of a variable that is called as the command is, if there is one.
  static func missingItem(
    _ expected: String, usages: [String], variable: String? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R005", title: "the command is not complete", range: range,
      label: expected.utf8.count <= 40 ? "\(expected) is missing here" : "it goes on here",
      expected: expected,
      help: variable.map {
        "`\($0)` begins a command here: `\(usages.first ?? "")`; `print \($0)` shows the variable"
      } ?? forms(usages))
  }

  /// The form of a command, or where its forms are listed if there are several or it is longer than a line.
  static func forms(_ usages: [String]) -> String {
    guard let first = usages.first else { return "`help` lists the commands" }
    if usages.count == 1, first.utf8.count <= 100 { return "the form is `\(first)`" }
    let verb = first.split(separator: " ").first ?? ""
    return "`help \(verb)` shows \(usages.count == 1 ? "the form" : "the forms") of the command"
  }

  static func wrongType(
    expected: String, actual: String, help: String? = nil, fixIt: FixIt? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R006", title: "this is \(actual), where \(expected) is needed", range: range, label: actual,
      expected: expected, help: help, fixIt: fixIt)
  }

  /// With all words that the option goes by.
  static func duplicateOption(
    _ option: String, words: [String], first: SourceRange?, at range: SourceRange
  ) -> Diagnostic {
    let names = words.map { "`\($0)`" }.joined(separator: " and ")
    return Diagnostic(
      code: "R007", title: "`\(option)` is given twice", range: range, label: "a second time",
      labels: first.map { [Label(range: $0, text: "the first time")] } ?? [],
      help: words.count > 1 ? "\(names) are one option: keep one of the two" : "keep one of the two")
  }

  static func alreadyNamed(_ name: String, what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R008", title: "`\(name)` is already \(what)", range: range, label: "the name is taken",
      help: "choose another name: nothing may hide a visible one")
  }

  static func unknownVariable(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R009", title: "there is no variable `\(name)` to assign to", range: range,
      label: "unknown variable",
      help: nearest.map { "did you mean `\($0)`?" } ?? "declare it with `let \(name) = …`")
  }

  static func valueUnused(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R010", title: "the value of this expression is not used", range: range,
      label: "nothing happens with it",
      help: "did you mean `assert \(text)`, or `print \(text)`?")
  }

  static func unknownFunction(_ name: String, nearest: String?, help: String?, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      code: "R011", title: "there is no function `\(name)`", range: range, label: "unknown function",
      help: help ?? nearest.map { "did you mean `\($0)`?" })
  }

  static func wrongArguments(_ title: String, help: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "R012", title: title, range: range, help: help)
  }

  static func outsideLoop(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R013", title: "`\(word)` outside a loop", range: range, label: "no loop to leave",
      help: "it stands inside a `for`, a `while` or a `repeat`")
  }

  static func outsideFunction(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R014", title: "`return` outside a function", range: range, label: "nothing to return from",
      help: "it stands inside a `def`; a script ends at its end, or with `fail \"why\"`")
  }

  static func notAtTopLevel(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R015", title: "\(what) stands inside a block", range: range,
      label: "only at the outermost level",
      help: "move it out of the block")
  }

  static func unknownValue(
    _ word: String, of enumeration: Enumeration, nearest: String?, help: String? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R016", title: "`\(word)` is no \(enumeration.name)", range: range, label: "unknown value",
      expected: enumeration.spellings.joined(separator: ", "),
      help: help ?? nearest.map { "did you mean `\($0)`?" },
      fixIt: help == nil ? nearest.map { FixIt(range: range, replacement: $0, isGuess: true) } : nil)
  }

  static func unfitOperands(_ title: String, help: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "R017", title: title, range: range, label: "these do not go together", help: help)
  }

  static func nameIsVariable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R018", title: "a bare word here stands for itself, and `\(name)` is also a variable",
      range: range,
      label: "the word, or the variable?",
      help: "write `(\(name))` for the variable's value, or `\"\(name)\"` for the word")
  }

  static func tooManyRegisters(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R020", title: "this needs more than \(CodeBuilder.registerLimit) values at once", range: range,
      label: "too large", help: "split it into smaller parts")
  }

  static func defaultNotConstant(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R021", title: "the default of a parameter is a plain value", range: range,
      label: "not a plain value",
      help: "use `null` as the default and calculate inside the function")
  }

  static func duplicateKey(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R024", title: "the key `\(key)` stands twice in this map", range: range, label: "a second time",
      help: "a map has one value for each key; delete one of the two")
  }

  static func tooManyMistakes(at range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "R025", title: "there are more than \(limit) mistakes", range: range,
      label: "here, and further on",
      help: "mend the first ones; the others may go with them")
  }

  static func mustLeaveInOrder(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R022", title: "`\(word)` would leave a scenario, a check or an expectation half done",
      range: range,
      label: "from inside a block that must end", help: "put the loop or the function inside the block")
  }
}
