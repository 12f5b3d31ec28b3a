import AKSLInterpreter
import AKSLJSON
package import AKSLScenarios

/// What an earlier report says of each test, by its `file#name`.
package struct SuiteBaseline: Sendable {
  private let statuses: [String: TestStatus]

  /// From a report of the kind `json`; nil when it is none.
  package init?(_ report: [UInt8]) {
    guard let document = try? JSONValue(parsing: report), document["schema"] == "aksl-report/1",
      case .array(let files)? = document["files"]
    else { return nil }
    var statuses: [String: TestStatus] = [:]
    for file in files {
      guard case .array(let tests)? = file["tests"] else { return nil }
      for test in tests {
        guard case .string(let id)? = test["id"], case .string(let word)? = test["status"] else { return nil }
        // A status of a later version is as good as none.
        statuses[id] = TestStatus(rawValue: word)
      }
    }
    self.statuses = statuses
  }

  /// What has changed since.
  package func comparison(with suite: SuiteReport) -> SuiteComparison {
    var comparison = SuiteComparison()
    var rest = Set(statuses.keys)
    for test in suite.tests {
      let former = statuses[test.identity.identifier]
      rest.remove(test.identity.identifier)
      switch (former?.isFailure, test.status.isFailure) {
      case (nil, true), (false, true): comparison.newlyFailing.append(test.identity.identifier)
      case (true, false): comparison.fixed += 1
      case (nil, false): comparison.added += 1
      default: comparison.unchanged += 1
      }
    }
    comparison.gone = rest.count
    return comparison
  }
}

/// What has become of tests since an earlier run.
package struct SuiteComparison: Hashable, Sendable {
  /// They fail, and did not fail before or were not there, as `file#name`.
  package var newlyFailing: [String] = []
  package var fixed = 0
  /// They were not there, and do not fail.
  package var added = 0
  /// They were there, and did not run.
  package var gone = 0
  package var unchanged = 0

  /// In a line: `1 newly failing, 0 fixed, 12 unchanged since the baseline`.
  package var sentence: String {
    guard !newlyFailing.isEmpty || fixed + added + gone > 0 else {
      return "Nothing has changed since the baseline: \(unchanged.of("test"))."
    }
    var parts = ["\(newlyFailing.count) newly failing", "\(fixed) fixed"]
    if added > 0 { parts.append("\(added) added") }
    if gone > 0 { parts.append("\(gone) gone") }
    return "Since the baseline: \(parts.joined(separator: ", ")), \(unchanged) unchanged."
  }
}

extension JSONValue {
  /// A member of an object; of several the last.
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }
}
