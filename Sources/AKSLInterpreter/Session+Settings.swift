import AKSLLanguage
import AKSModel

extension Session {
  /// Changes a setting as the statement `set` does, before anything runs; gives what is wrong with it.
  package mutating func set(_ name: String, to value: String) -> String? {
    let nearest = { Spelling.nearest(to: name, among: SettingTable.all.map(\.name)) }
    guard SettingTable.all.contains(where: { $0.name == name }) else {
      return "there is no setting `\(name)`" + (nearest().map { "\nhelp: did you mean `\($0)`?" } ?? "")
    }
    let source = SourceText(name: "--set", "set \(name) \(value)")
    let tree = Parser.parse(source).tree
    var problem: String?
    if tree.statements(of: tree.root).count == 1 {
      _ = run(source, mode: .script) { event in
        switch event.kind {
        case .diagnostic(let diagnostic): problem = problem ?? Self.line(diagnostic.title, diagnostic.help)
        case .faulted(let fault): problem = problem ?? Self.line(fault.title, fault.help)
        default: break
        }
      }
    } else {
      problem = "`\(value)` is no value"
    }
    undoSteps = []
    outcome = RunOutcome()
    return problem
  }

  private static func line(_ title: String, _ help: String?) -> String {
    title + (help.map { "\nhelp: \($0)" } ?? "")
  }
}
