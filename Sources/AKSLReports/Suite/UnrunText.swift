import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// The fences of a document that did not run, those of one reason together.
enum UnrunText {
  static func lines(of file: FileReport) -> String {
    let map = LineMap(file.source)
    var lines = LineMapCache()
    var groups: [(reason: String, fences: [UnrunFence])] = []
    for fence in file.unrun {
      if let index = groups.firstIndex(where: { $0.reason == fence.reason }) {
        groups[index].fences.append(fence)
      } else {
        groups.append((fence.reason, [fence]))
      }
    }
    return groups.map { group in
      let places = group.fences.map { fence in
        let place = fence.included.map { "\($0.source.name):\(lines.line(of: $0))" }
        let facts = [place, fence.language].compactMap { $0?.visibleLine }.filter { !$0.isEmpty }
        let shown = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
        return "\(map.position(of: fence.range.start).line)\(shown)"
      }
      let lines = places.count == 1 ? "line" : "lines"
      return "not run: \(lines) \(places.joined(separator: ", ")): \(group.reason.visibleLine)\n"
    }.joined()
  }
}

/// A line a document: how many of its blocks ran, and what became of them.
enum DocumentTable {
  static func text(of suite: SuiteReport, _ style: Style) -> String {
    let numbers = ["run", "passed", "failed", "blocked", "other", "not run"].map {
      Exhibit.Column($0, .trailing)
    }
    let rows = suite.files.map { file in
      let passed = file.tests.count { $0.status == .passed }
      let blocked = file.tests.count { $0.status == .blocked }
      let failed = file.tests.count { $0.status.isFailure } - blocked
      let run = file.tests.count { $0.status != .blocked && $0.status != .skipped }
      let other = file.tests.count { $0.status == .skipped || $0.status == .todo }
      return [file.source.name] + [run, passed, failed, blocked, other, file.unrun.count].map(String.init)
    }
    return TableText([Exhibit.Column("document")] + numbers, rows: rows).render(style: style, width: nil)
  }
}
