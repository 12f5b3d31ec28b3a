import AKSLLanguage
import AKSModel

/// What was typed in a session, as a script: run anywhere, it comes to the same state.
///
/// A script is stricter than a prompt: values are printed, a variable is declared once, and a command that was refused
/// expects it.
struct TypedScript {
  private(set) var text: String
  /// The names of variables that were declared.
  private var declared: Set<String> = []

  /// `end` is where the statement begins that asks for it, in what ran last.
  init(of session: Session, until end: Int?) {
    text = ""
    var lines = ["\(WorldScript.mark) what was typed up to \(TimeFormat.instant(session.now))."]
    lines += Self.beginning(session)
    let entries = session.journal.entries
    for (number, entry) in entries.enumerated() {
      let isLast = number == entries.count - 1
      let written =
        isLast && end != nil ? statements(of: entry, before: end) : statements(of: entry, before: nil)
      if !written.isEmpty { lines.append(written) }
    }
    let whole = lines.joined(separator: "\n") + "\n"
    text = Formatter.format(Parser.parse(SourceText(name: "session", whole))) ?? whole
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

  /// The statements of an entry that did something, as a script says them.
  private mutating func statements(of entry: Journal.Entry, before end: Int?) -> String {
    let tree = Parser.parse(entry.source).tree
    let all = tree.statements(of: tree.root)
    var parts: [String] = []
    for statement in all {
      let range = tree.range(of: statement)
      if let end, Int(range.start) >= end { break }
      if let (offset, error) = entry.end, Int(range.end) > offset {
        if let error, let expected = expecting(error, statement, tree) { parts.append(expected) }
        break
      }
      if let part = script(of: statement, tree) { parts.append(part) }
    }
    let isWhole = end == nil && entry.end == nil
    let written = all.map { tree.source.text(in: tree.range(of: $0)) }
    // What needs no change stays as it was laid out, with its comments.
    if isWhole, parts == written { return entry.source.text(in: SourceRange(start: 0, end: .max)) }
    return parts.joined(separator: "\n")
  }

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
      let words = tree.elements(of: items).map { tree.symbol(at: $0).map(tree.spelling) }
      if words.first == "save" || words == ["help", "tour"] { return nil }
      if words.count == 1, CommandProgress(words).parts.first == .unknown { return "print \(text)" }
      return text
    case .letBinding(let name, let value):
      let name = tree.spelling(of: name.symbol)
      if declared.insert(name).inserted { return text }
      return "\(name) = \(tree.spelling(of: value))"
    default: return text
    }
  }

  /// A command that was refused, as a script goes on behind it; nil for what only failed.
  private func expecting(_ error: String, _ statement: StatementID, _ tree: SyntaxTree) -> String? {
    let text = tree.source.text(in: tree.range(of: statement))
    switch tree.statement(statement) {
    case .command: return "\(text) expect error \(error)"
    case .azure: return "expect error \(error) {\n\(text)\n}"
    default: return nil
    }
  }
}
