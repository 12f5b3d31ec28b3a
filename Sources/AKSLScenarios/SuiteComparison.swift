import AKSLInterpreter
import AKSLLanguage

/// What an earlier report says of each test, by its `file#name`.
package struct SuiteBaseline: Sendable {
  private let statuses: [String: TestStatus]

  package init(_ statuses: [String: TestStatus]) { self.statuses = statuses }

  /// What has changed since.
  package func comparison(with suite: SuiteReport) -> SuiteComparison {
    var comparison = SuiteComparison()
    var rest = statuses
    for test in suite.tests where test.status != .notRun {
      let identifier = test.identity.identifier
      let former = rest.removeValue(forKey: identifier)
      switch (former?.isFailure, test.status.isFailure) {
      case (nil, true), (false, true): comparison.newlyFailing.append(identifier)
      case (true, true): comparison.stillFailing.append(identifier)
      case (true, false): comparison.fixed.append(identifier)
      case (nil, false): comparison.added += 1
      case (false, false): comparison.unchanged += 1
      }
    }
    // Gone is what a file does not come to any more; of what was left out this time nothing can be said.
    for file in suite.files where file.isComplete {
      let prefix = "\(file.source.name)#"
      let left = Set(file.tests.filter { $0.status == .notRun }.map(\.identity.identifier))
      let names = rest.keys.filter {
        $0.hasPrefix(prefix) && !left.contains($0)
          && !file.reached.contains(String($0.dropFirst(prefix.count)))
      }
      // What went wrong outside the scenarios is only a test while it does.
      for name in names.sorted() {
        let isOutside = name == TestReport.Kind.outside.identifier(in: file.source.name)
        if isOutside, rest[name]?.isFailure == true {
          comparison.fixed.append(name)
        } else if !isOutside {
          comparison.gone.append(name)
        }
        rest[name] = nil
      }
    }
    comparison.notRun = rest.count
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
  /// They were there, and their files do not come to them any more.
  package var gone: [String] = []
  /// How many were not there, and do not fail.
  package var added = 0
  /// How many did not fail before, and don't now.
  package var unchanged = 0
  /// How many were there, and were left out this time.
  package var notRun = 0

  package init() {}
}
