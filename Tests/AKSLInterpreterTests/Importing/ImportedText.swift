import AKSLJSON
import AKSLLanguage
import AKSLReports
import AKSModel

@testable import AKSLInterpreter

/// What came of reading files with bodies.
struct ImportedText {
  let result: WorldReader.Result
  let simulation: Simulation

  init(_ texts: [String], isAnonymous: Bool = false) {
    self.init(
      files: texts.enumerated().map { SourceText(name: "\($0 + 1).json", $1) }, isAnonymous: isAnonymous)
  }

  init(_ text: String, isAnonymous: Bool = false) { self.init([text], isAnonymous: isAnonymous) }

  init(files: [SourceText], isAnonymous: Bool = false) {
    var reader = WorldReader()
    for file in files { reader.read(file) }
    result = reader.finish(isAnonymous: isAnonymous)
    simulation = ImportedWorld(result).simulation
  }

  /// What is wrong: `1:5 J002 title`.
  var problems: [String] {
    result.findings.flatMap { source, diagnostics in
      diagnostics.map { diagnostic in
        let position = LineMap(source).position(of: diagnostic.range.start)
        return "\(position.line):\(position.column) \(diagnostic.code.name) \(diagnostic.title)"
      }
    }
  }

  var remarks: [String] { result.report.remarks.map(\.line) }
  var dropped: [String] { result.report.dropped.map { "\($0.property) of \($0.count) \($0.kind.rawValue)" } }

  /// The bodies of its clusters.
  var bodies: [Datum] { simulation.clusterBodies }
}

extension Simulation {
  /// The bodies of all clusters, as a GET shows them.
  var clusterBodies: [Datum] { clusters.map { ClusterBody.body(of: $0, self) } }
}

extension [Datum] {
  var json: String { Datum.list(self).json.text(.pretty) }
}

extension JSONValue {
  /// What this body says and another one doesn't, by its path.
  ///
  /// Texts are compared without case, as ids are; what says nothing is passed over.
  func lost(in other: JSONValue?, path: String = "") -> [String] {
    switch (self, other) {
    case (.null, _), (.boolean(false), nil), (.string(""), nil): return []
    case (.object(let members), _):
      guard case .object(let others)? = other ?? .object([]) else { return [path] }
      return members.flatMap { member in
        member.value.lost(
          in: others.first { $0.key.lowercased() == member.key.lowercased() }?.value,
          path: path.isEmpty ? member.key : "\(path).\(member.key)")
      }
    case (.array(let elements), _):
      guard case .array(let others)? = other ?? .array([]) else { return [path] }
      return elements.enumerated().flatMap { number, element in
        element.lost(in: number < others.count ? others[number] : nil, path: path)
      }
    case (.string(let text), .string(let otherText)?):
      return text.lowercased() == otherText.lowercased() ? [] : [path]
    case (.integer(let number), .number(let other)?), (.number(let other), .integer(let number)?):
      return Double(number) == other ? [] : [path]
    default: return self == other ? [] : [path]
    }
  }
}
