import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
package import AKSLScenarios

/// The tests that failed, as a file keeps them between runs: a line of JSON each, `["night.aksl","stop"]`.
package struct FailedTestList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var file: String
    package var name: String

    package init(file: String, name: String) {
      self.file = file
      self.name = name
    }
  }

  package private(set) var entries: Set<Entry> = []

  package init() {}

  /// Reads what was kept; lines that say something else are passed over.
  package init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let value = try? JSONValue(parsing: String(decoding: line, as: UTF8.self)),
        case .array(let parts) = value, parts.count == 2, case .string(let file) = parts[0],
        case .string(let name) = parts[1]
      else { continue }
      entries.insert(Entry(file: file, name: name))
    }
  }

  /// As it is kept.
  package var text: String {
    entries.sorted { ($0.file, $0.name) < ($1.file, $1.name) }
      .map { JSONValue.array([.string($0.file), .string($0.name)]).text() + "\n" }.joined()
  }

  /// As `file#name`.
  package var identifiers: Set<String> { Set(entries.map { "\($0.file)#\($0.name)" }) }

  /// What a file of such a list is called that belongs to a folder: any path makes a name of the same length.
  package static func fileName(forFolder path: String) -> String {
    String(SHA256.hex(of: Array(path.utf8)).prefix(32))
  }

  /// Takes notice of a run; what it says nothing of stays as it was.
  package mutating func note(_ suite: SuiteReport) {
    for file in suite.files { note(file) }
  }

  /// What a file tells of its tests; of those that are not there any more nothing is kept.
  private mutating func note(_ file: FileReport) {
    let path = file.source.name
    let (outside, output) = (TestReport.Kind.outside.name, TestReport.Kind.output.name)
    if file.isComplete {
      entries = entries.filter { $0.file != path || $0.name == output || file.reached.contains($0.name) }
      entries.remove(Entry(file: path, name: outside))
    }
    for test in file.tests where test.status != .notRun {
      let entry = Entry(file: path, name: test.identity.name)
      if test.identity.row != nil { entries.remove(Entry(file: path, name: test.identity.title)) }
      if test.status.isFailure { entries.insert(entry) } else { entries.remove(entry) }
    }
  }
}
