import AKSLLanguage

// Names of snapshots, schedules, zones, settings and errors that are looked up only when a command runs. What
// is certainly not there is reported before.
extension Compiler {
  /// Looks a name up that a command takes, if it is written there as it is.
  mutating func lookUp(_ item: ExpressionID, _ type: CommandPattern.PlaceType) {
    guard let name = plainName(item) else { return }
    switch type {
    case .newSnapshot: environment.snapshots.insert(name)
    case .snapshot: lookUp(snapshot: name, at: tree.range(of: item))
    case .schedule: lookUp(schedule: name, at: tree.range(of: item))
    case .timeZone: lookUp(timeZone: name, at: tree.range(of: item))
    case .settingName:
      if !CommandTable.settings.contains(name) {
        report(absent(name, "setting", among: CommandTable.settings, at: tree.range(of: item)))
      }
    default: break
    }
  }

  /// Looks the value of a setting up that takes only some words.
  mutating func lookUp(_ item: ExpressionID, valueOf setting: ExpressionID) {
    guard let name = plainName(setting), let word = plainName(item),
      let setting = SettingTable.all.first(where: { $0.name == name }), case .words(let words) = setting.kind,
      !words.contains(word.lowercased())
    else { return }
    let nearest = Spelling.nearest(to: word, among: words)
    let range = tree.range(of: item)
    report(
      .unexpectedItem(
        word, expected: setting.values, help: nearest.map { "did you mean `\($0)`?" },
        fixIt: nearest.map { .init(range: range, replacement: $0, isGuess: true) }, at: range))
  }

  /// The word or the plain text that an item is; nil for what only running tells.
  private mutating func plainName(_ item: ExpressionID) -> String? {
    switch tree.expression(item) {
    case .name(let symbol): variable(symbol) == nil ? tree.spelling(of: symbol) : nil
    case .path, .integer, .number, .version: tree.spelling(of: item)
    case .text: tree.text(of: item)
    default: nil
    }
  }

  private func absent(
    _ name: String, _ kind: String, among known: some Sequence<String>, at range: SourceRange
  ) -> Diagnostic {
    .unknownName(name, kind: kind, nearest: Spelling.nearest(to: name, among: known), at: range)
  }

  /// Whether a name that nothing has made is wrong here: a function, a schedule and an included file may run when
  /// something else has made it, and where an error is expected, it may be this one.
  private var isCertain: Bool {
    !code.isFunction && !code.isInSchedule && !code.isExpectingError && !context.isIncluded
  }

  // MARK: - Snapshots and schedules

  /// The names that commands of a source give, gathered when the first is looked for.
  struct GivenNames {
    /// In source order, for suggestions.
    var list: [String] = []
    var set: Set<String> = []
    /// Those that are bare words, which may be variables where they are looked for.
    var words: [Symbol] = []
    /// Only running tells one of them.
    var areCalculated = false

    mutating func insert(_ name: String) {
      list.append(name)
      set.insert(name)
    }
  }

  private mutating func lookUp(snapshot name: String, at range: SourceRange) {
    guard isCertain, !environment.snapshots.contains(name), !context.snapshots.contains(name) else { return }
    let given = namesOfSnapshots()
    let hasVariables = !locals.isEmpty || !globals.isEmpty || !environment.variables.isEmpty
    guard !given.areCalculated, !given.set.contains(name),
      !hasVariables || !given.words.contains(where: { variable($0) != nil })
    else { return }
    let known = context.snapshots + environment.snapshots.sorted() + given.list
    report(absent(name, "snapshot", among: known, at: range))
  }

  /// The names of all snapshots and branches that this source makes.
  private mutating func namesOfSnapshots() -> GivenNames {
    if let givenSnapshots { return givenSnapshots }
    var given = GivenNames()
    for command in tree.commands {
      guard command.count > 1, ["snapshot", "branch"].contains(tree.spelling(of: tree[command, 0])) else {
        continue
      }
      let item = tree[command, 1]
      if case .name(let symbol) = tree.expression(item) {
        given.words.append(symbol)
        given.insert(tree.spelling(of: symbol))
      } else if let name = plainName(item) {
        given.insert(name)
      } else {
        given.areCalculated = true
      }
    }
    givenSnapshots = given
    return given
  }

  private mutating func lookUp(schedule name: String, at range: SourceRange) {
    guard isCertain, !environment.schedules.contains(name) else { return }
    let present = world.tasks.tasks.compactMap(\.name)
    guard !present.contains(name) else { return }
    if givenSchedules == nil {
      givenSchedules = GivenNames()
      for name in tree.scheduleNames { givenSchedules?.insert(name) }
    }
    guard let given = givenSchedules, !given.set.contains(name) else { return }
    let known = present + environment.schedules.sorted() + given.list
    report(absent(name, "schedule", among: known, at: range))
  }

  // MARK: - Time zones

  /// Files of every zone database that list its zones.
  private static let zoneLists = ["zone1970.tab", "zone.tab"]

  /// A machine without a zone database knows no zone; then it is left to the run to say so.
  private mutating func lookUp(timeZone name: String, at range: SourceRange) {
    guard isCertain, name != "UTC", let load = context.loadTimeZone, case .failure = load(name) else {
      return
    }
    for list in Self.zoneLists {
      guard case .success(let bytes) = load(list) else { continue }
      // Columns are separated by tabs; the third is the name.
      let zones = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
        let columns = line.split(separator: "\t")
        return line.hasPrefix("#") || columns.count < 3 ? nil : String(columns[2])
      }
      report(absent(name, "time zone", among: zones + ["UTC"], at: range))
      return
    }
  }

  // MARK: - Errors

  /// The code of an expected error: a misspelt one would be expected in vain.
  mutating func lookUp(errorCode matcher: ExpressionID) {
    let code = tree.spelling(of: matcher)
    let known = Explanations.expectableCodes
    guard !known.contains(where: { $0.lowercased() == code.lowercased() }) else { return }
    let isOfTest = CodeBook.pages.contains { $0.code.name == code.uppercased() }
    report(
      .unknownErrorCode(
        code, nearest: isOfTest ? nil : Spelling.nearest(to: code, among: known), isMessage: isOfTest,
        at: tree.range(of: matcher)))
  }
}

extension Diagnostic {
  static func unknownErrorCode(
    _ code: String, nearest: String?, isMessage: Bool, at range: SourceRange
  ) -> Diagnostic {
    let help: String
    if let nearest {
      help = "did you mean `\(nearest)`?"
    } else if isMessage {
      help = "a source with an error does not run, and an assertion that fails is a failure of the test"
    } else {
      help = "it takes the code of a refusal, the name of a fault, or a part of the message in quotes"
    }
    return Diagnostic(
      code: "R026", title: "no error has the code `\(code)`", range: range, label: "this never comes",
      help: help, fixIt: nearest.map { FixIt(range: range, replacement: $0, isGuess: true) })
  }
}
