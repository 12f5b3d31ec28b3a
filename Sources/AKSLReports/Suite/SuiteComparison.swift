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
    for test in suite.tests where test.status != .notRun {
      let identifier = test.identity.identifier
      let former = statuses[identifier]
      rest.remove(identifier)
      switch (former?.isFailure, test.status.isFailure) {
      case (nil, true), (false, true): comparison.newlyFailing.append(identifier)
      case (true, true): comparison.stillFailing.append(identifier)
      case (true, false): comparison.fixed.append(identifier)
      case (nil, false): comparison.added += 1
      case (false, false): comparison.unchanged += 1
      }
    }
    comparison.gone = rest.sorted()
    return comparison
  }
}

/// What has become of tests since an earlier run: each as `file#name`, in the order of the suite.
package struct SuiteComparison: Hashable, Sendable {
  /// They fail, and did not fail before or were not there.
  package var newlyFailing: [String] = []
  /// They failed before, and fail now.
  package var stillFailing: [String] = []
  /// They failed before, and don't now.
  package var fixed: [String] = []
  /// They were there, and did not run; in the order of their names.
  package var gone: [String] = []
  /// How many were not there, and do not fail.
  package var added = 0
  /// How many did not fail before, and don't now.
  package var unchanged = 0

  /// In a line: `1 newly failing, 0 fixed, 12 unchanged since the baseline`.
  package var sentence: String {
    let same = unchanged + stillFailing.count
    guard !newlyFailing.isEmpty || !fixed.isEmpty || !gone.isEmpty || added > 0 else {
      return "Nothing has changed since the baseline: \(same.of("test"))."
    }
    var parts = ["\(newlyFailing.count) newly failing", "\(fixed.count) fixed"]
    if added > 0 { parts.append("\(added) added") }
    if !gone.isEmpty { parts.append("\(gone.count) gone") }
    return "Since the baseline: \(parts.joined(separator: ", ")), \(same) unchanged."
  }
}

extension JSONValue {
  /// A member of an object; of several the last.
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }
}
