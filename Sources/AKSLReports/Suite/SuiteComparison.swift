import AKSLInterpreter
import AKSLJSON
package import AKSLScenarios

extension SuiteBaseline {
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
    self.init(statuses)
  }
}

extension SuiteComparison {
  /// In a line: `Since the baseline: 1 newly failing, 0 fixed, 1 added, 12 unchanged.`.
  package var sentence: String {
    let same = (unchanged + stillFailing.count).of("test")
    let still = stillFailing.isEmpty ? "" : ", \(stillFailing.count) still failing"
    let left = notRun > 0 ? ", \(notRun) left out" : ""
    guard !newlyFailing.isEmpty || !fixed.isEmpty || !gone.isEmpty || added > 0 else {
      return "Nothing has changed since the baseline: \(same)\(still)\(left)."
    }
    var parts = ["\(newlyFailing.count) newly failing", "\(fixed.count) fixed"]
    if added > 0 { parts.append("\(added) added") }
    if !gone.isEmpty { parts.append("\(gone.count) gone") }
    return "Since the baseline: \(parts.joined(separator: ", ")), \(unchanged) unchanged\(still)\(left)."
  }
}

extension JSONValue {
  /// A member of an object; of several the last.
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }
}
