import AKSLLanguage
import AKSModel

/// What was typed in a session, as a script: run anywhere, it comes to the same state.
///
/// A script is stricter than a prompt: values are printed, a variable is declared once, a function is defined once, and
/// a command that was refused expects it. Files stand in it with what they said when they were read. A statement that
/// was broken off stands there as what it came to.
struct TypedScript {
  private(set) var text: String
  /// A statement that was broken off and changed something that no script says; what follows may have taken it back.
  private(set) var unsaid: (statement: String, wasInterrupted: Bool)?
  /// The last one that stands there as what it came to.
  private(set) var retold: (statement: String, wasInterrupted: Bool)?
  /// The names of variables and parameters that were declared.
  private var declared: Set<String> = []
  /// Steps are taken back somewhere, so that each statement has to stay one step.
  private let hasUndo: Bool

  /// `end` is where the statement begins that asks for it, in what ran last.
  init(of session: Session, until end: Int?) {
    text = ""
    let entries = session.journal.entries
    hasUndo = entries.contains { Self.hasUndo($0.source) || $0.included.contains { Self.hasUndo($0.source) } }
    var lines = ["\(WorldScript.mark) what was typed up to \(TimeFormat.instant(session.now))."]
    lines += Self.beginning(session)
    var typed: [String] = []
    for (number, entry) in entries.enumerated() {
      let isLast = number == entries.count - 1
      let written = statements(
        of: entry.source, entry, places: entry.end.map { $0.places[...] }, before: isLast ? end : nil)
      if !written.isEmpty { typed.append(written) }
    }
    let versions = FunctionVersions(of: typed)
    lines += versions.renamed.map { "# `\($0.version)` is `\($0.name)` before it was defined again." }
    lines += versions.texts
    let whole = lines.joined(separator: "\n") + "\n"
    text = Formatter.format(Parser.parse(SourceText(name: "session", whole))) ?? whole
  }

  private static func hasUndo(_ source: SourceText) -> Bool {
    let tree = Parser.parse(source).tree
    return tree.commands.contains { items in
      let head = items.isEmpty ? nil : tree.symbol(at: tree[items, 0]).map(tree.spelling)
      return head == "undo" || head == "redo"
    }
  }

  /// What makes the world in which the session began.
  private static func beginning(_ session: Session) -> [String] {
    var lines: [String] = []
    if session.options.seed != 0 { lines.append("# It ran with --seed \(session.options.seed).") }
    if session.options.firstDay != Session.Options().firstDay {
      lines.append("# It ran with another --start.")
    }
    if let world = session.journal.beginning {
      var start = Session(options: session.options)
      start.world = world
      lines += WorldScript(of: start).text.split(separator: "\n").filter { $0.first != "#" }.map(String.init)
    } else if session.options.world == .empty {
      lines.append("world empty")
    }
    return lines
  }

  /// The statements of an entry, or of a file that it included, that did something, as a script says them.
  ///
  /// `places` is where it was broken off; nil: it came to its end.
  private mutating func statements(
    of source: SourceText, _ entry: Journal.Entry, places: ArraySlice<Place>?, before end: Int?
  ) -> String {
    let tree = Parser.parse(source).tree
    let all = tree.statements(of: tree.root)
    var parts: [String] = []
    for statement in all {
      let range = tree.range(of: statement)
      if let end, Int(range.start) >= end { break }
      let file = entry.included.first { file in
        file.asker.source.name == source.name && file.asker.range.start >= range.start
          && file.asker.range.end <= range.end && isInclusion(statement, tree)
      }
      if let places, let place = places.first, range.end > place.range.start {
        parts += brokenOff(statement, tree, entry, places, file?.source)
        break
      }
      if let file {
        parts.append(inlined(file.source, statement, tree, entry, places: nil))
      } else if let part = script(of: statement, tree) {
        parts.append(part)
      }
    }
    let isWhole = end == nil && places == nil
    let written = all.map { tree.source.text(in: tree.range(of: $0)) }
    // What needs no change stays as it was laid out, with its comments.
    if isWhole, parts == written { return source.text(in: SourceRange(start: 0, end: .max)) }
    return parts.joined(separator: "\n")
  }

  // MARK: - Files

  private func isInclusion(_ statement: StatementID, _ tree: SyntaxTree) -> Bool {
    switch tree.statement(statement) {
    case .include: true
    case .command(let items): !items.isEmpty && tree.symbol(at: tree[items, 0]).map(tree.spelling) == "load"
    default: false
    }
  }

  /// A file in place of the statement that included it.
  private mutating func inlined(
    _ file: SourceText, _ statement: StatementID, _ tree: SyntaxTree, _ entry: Journal.Entry,
    places: ArraySlice<Place>?
  ) -> String {
    let text = statements(of: file, entry, places: places, before: nil)
    return "# \(tree.source.text(in: tree.range(of: statement)))\n\(text)"
  }

  // MARK: - What was broken off

  private mutating func brokenOff(
    _ statement: StatementID, _ tree: SyntaxTree, _ entry: Journal.Entry, _ places: ArraySlice<Place>,
    _ file: SourceText?
  ) -> [String] {
    if let file, places.count > 1 {
      return [inlined(file, statement, tree, entry, places: places.dropFirst())]
    }
    guard let end = entry.end else { return [] }
    if let error = end.error, let expected = expecting(error, statement, tree) { return [expected] }
    guard let (before, after) = end.change else { return [] }
    let text = tree.source.text(in: tree.range(of: statement))
    let lines = remainder(of: statement, text, tree, from: before, to: after)
    if lines == nil { unsaid = (text, end.wasInterrupted) } else { retold = (text, end.wasInterrupted) }
    let head = String(text.prefix { $0 != "\n" })
    let comment =
      "# \(end.wasInterrupted ? "interrupted" : "failed") at \(TimeFormat.instant(after.simulation.now)): \(head)"
    // Where nothing says it, what takes it back still has something to take back.
    let step = lines ?? ["advance 1ms"]
    return [comment] + (hasUndo && step.count > 1 ? ["repeat 1 {"] + step + ["}"] : step)
  }

  /// What a statement came to; nil where no script says it.
  private func remainder(
    of statement: StatementID, _ text: String, _ tree: SyntaxTree, from before: World, to after: World
  ) -> [String]? {
    if DeedScript.isOneRequest(from: before, to: after), !text.contains("\n") {
      let span = TimeFormat.span(after.simulation.now - before.simulation.now)
      switch tree.statement(statement) {
      case .command: return ["\(text) nowait", "advance \(span)"]
      case .azure: return ["\(text) --no-wait", "advance \(span)"]
      default: break
      }
    }
    return DeedScript(from: before, to: after)?.statements
  }

  // MARK: - Statements

  /// One statement; nil for what has no place in a script.
  private mutating func script(of statement: StatementID, _ tree: SyntaxTree) -> String? {
    let text = tree.source.text(in: tree.range(of: statement))
    switch tree.statement(statement) {
    case .missing: return nil
    case .expression(let expression):
      // A call may do something; its value is nothing to a script.
      if case .call(let callee, _) = tree.expression(expression), let name = tree.symbol(at: callee),
        Builtin.number(named: tree.spelling(of: name)) == nil
      {
        return text
      }
      return "print \(text)"
    case .command(let items):
      if isForPeople(items, tree) { return nil }
      let words = tree.elements(of: items).map { tree.symbol(at: $0).map(tree.spelling) }
      if words.count == 1, CommandProgress(words).parts.first == .unknown { return "print \(text)" }
      return text
    case .letBinding(let name, let value):
      let name = tree.spelling(of: name.symbol)
      if declared.insert(name).inserted { return text }
      return "\(name) = \(tree.spelling(of: value))"
    // Another file's statements stand here already, or it was included before.
    case .include: return nil
    case .param(let name, _): return declared.insert(tree.spelling(of: name.symbol)).inserted ? text : nil
    default: return text
    }
  }

  /// Whether a command writes files or talks with who types: that is not to happen again.
  private func isForPeople(_ items: NodeList<ExpressionID>, _ tree: SyntaxTree) -> Bool {
    let words = tree.elements(of: items).prefix(2).map { tree.symbol(at: $0).map(tree.spelling) ?? "" }
    return words.first == "save" || words == ["help", "tour"]
      || CommandTable.promptHeads.contains(words.first ?? "")
  }

  /// A command that was refused, as a script goes on behind it; nil for what only failed.
  private func expecting(_ error: String, _ statement: StatementID, _ tree: SyntaxTree) -> String? {
    let text = tree.source.text(in: tree.range(of: statement))
    switch tree.statement(statement) {
    case .command(let items):
      // What is watched stands outside of blocks, and so of `expect`.
      let isWatch =
        !items.isEmpty && tree.symbol(at: tree[items, 0]).map(tree.spelling)?.hasSuffix("watch") ?? false
      return isWatch || isForPeople(items, tree) ? nil : "\(text) expect error \(error)"
    case .azure: return "expect error \(error) {\n\(text)\n}"
    default: return nil
    }
  }
}
