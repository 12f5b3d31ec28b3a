extension Int {
  /// The number with its noun: `1 node`, `10 nodes`.
  ///
  /// Regular nouns only.
  package func of(_ noun: String) -> String {
    "\(self) \(noun)\(self == 1 ? "" : "s")"
  }
}
