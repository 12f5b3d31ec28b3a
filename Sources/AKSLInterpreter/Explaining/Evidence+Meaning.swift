import AKSModel

extension Evidence {
  /// The degree, and what it means.
  var meaning: String {
    switch self {
    case .exact: "exact (recorded traffic, or the vendor's own words)"
    case .documented: "documented (written in the vendor's documentation)"
    case .inferred: "inferred (follows from what is recorded or documented)"
    case .ours: "ours (no source says it: our choice)"
    }
  }
}
