import AKSLInterpreter
package import AKSLScenarios

extension TestStatus {
  /// So many tests of it, as sums say it: `2 errors`, `3 not run`.
  package func phrase(_ count: Int) -> String {
    switch self {
    case .error: count.of("error")
    case .notRun: "\(count) not run"
    case .passed, .failed, .skipped, .todo, .blocked: "\(count) \(rawValue)"
    }
  }
}
