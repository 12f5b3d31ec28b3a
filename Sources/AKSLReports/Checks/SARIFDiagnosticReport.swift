import AKSLInterpreter
import AKSLJSON
package import AKSLLanguage

/// One document in the format that code hosts take for their reviews: SARIF 2.1.0 (OASIS, 2020).
package struct SARIFDiagnosticReport: DiagnosticReport {
  private let version: String
  /// The codes of the findings, in the order in which they were met; results name them by their place here.
  private var rules: [DiagnosticCode] = []
  private var results: [JSONValue] = []

  /// A report of some version of the program.
  package init(version: String) { self.version = version }

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceText, to write: Write) {
    guard !diagnostics.isEmpty else { return }
    let locations = Locations(source: source)
    for diagnostic in diagnostics { results.append(result(diagnostic, locations)) }
  }

  package mutating func finish(to write: Write) {
    let driver: JSONValue = [
      "name": "aksl", "version": .string(version), "rules": .array(rules.map(rule)),
    ]
    let run: JSONValue = [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints", "results": .array(results),
    ]
    let document: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
    ]
    write(document.text(.pretty) + "\n")
  }

  private func rule(_ code: DiagnosticCode) -> JSONValue {
    guard let page = CodeBook.page(on: code.name) else { return ["id": .string(code.name)] }
    let isWarning = code.name.hasPrefix("W")
    return [
      "id": .string(code.name),
      "shortDescription": ["text": .string(page.summary)],
      "fullDescription": ["text": .string(page.explanation)],
      "defaultConfiguration": ["level": .string(isWarning ? "warning" : "error")],
    ]
  }

  private mutating func result(_ diagnostic: Diagnostic, _ locations: Locations) -> JSONValue {
    let index: Int
    if let known = rules.firstIndex(of: diagnostic.code) {
      index = known
    } else {
      index = rules.count
      rules.append(diagnostic.code)
    }
    let text = [
      diagnostic.title, diagnostic.expected.map { "expected: \($0)" }, diagnostic.help.map { "help: \($0)" },
    ]
    .compactMap(\.self).joined(separator: "\n")
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(diagnostic.code.name)),
      .init("ruleIndex", .integer(Int64(index))),
      .init("level", .string(diagnostic.severity.rawValue)),
      .init("message", ["text": .string(text)]),
      .init("locations", [["physicalLocation": locations.physical(diagnostic.range)]]),
    ]
    if !diagnostic.labels.isEmpty {
      members.append(
        .init(
          "relatedLocations",
          .array(
            diagnostic.labels.enumerated().map { number, label in
              [
                "id": .integer(Int64(number)), "message": ["text": .string(label.text)],
                "physicalLocation": locations.physical(label.range),
              ]
            })))
    }
    if let fixIt = diagnostic.fixIt {
      members.append(.init("fixes", [locations.fix(fixIt, diagnostic.help)]))
    }
    return .object(members)
  }

  private struct Locations {
    private let map: LineMap
    private let artifact: JSONValue

    init(source: SourceText) {
      map = LineMap(source)
      artifact = ["uri": .string(Self.uri(of: source.name))]
    }

    func physical(_ range: SourceRange) -> JSONValue {
      ["artifactLocation": artifact, "region": region(range)]
    }

    private func region(_ range: SourceRange) -> JSONValue {
      let start = map.position(of: range.start)
      let end = map.position(of: max(range.start, range.end))
      return [
        "startLine": .integer(Int64(start.line)), "startColumn": .integer(Int64(start.column)),
        "endLine": .integer(Int64(end.line)), "endColumn": .integer(Int64(end.column)),
      ]
    }

    func fix(_ fixIt: Diagnostic.FixIt, _ help: String?) -> JSONValue {
      let replacement: JSONValue = [
        "deletedRegion": region(fixIt.range), "insertedContent": ["text": .string(fixIt.replacement)],
      ]
      return [
        "description": ["text": .string(help ?? "the repair")],
        "artifactChanges": [["artifactLocation": artifact, "replacements": [replacement]]],
      ]
    }

    /// A path as a URI reference: relative paths stay so, and everything that is not plain is escaped.
    private static func uri(of path: String) -> String {
      var uri = path.hasPrefix("/") ? "file://" : ""
      for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"), UInt8(ascii: "/"):
          uri.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          let digits = String(byte, radix: 16, uppercase: true)
          uri += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }
      }
      return uri
    }
  }
}
