import JMESPath

/// Numbers as Python, in which az is written, reads them.
extension PythonText {
  /// `int(text)`: blanks around, a sign, single `_` between digits.
  ///
  /// Python's numbers have no end; what is beyond 64 bits is the last number that they hold, which is beyond all
  /// limits of az's and Azure's as well.
  static func integer(_ text: String) -> Int64? {
    let trimmed = Self.trimmed(text)
    var digits = trimmed[...]
    if let sign = digits.first, sign == "-" || sign == "+" { digits = digits.dropFirst() }
    let groups = digits.split(separator: "_", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
      return nil
    }
    let sign = trimmed.first == "-" ? "-" : ""
    return Int64(sign + groups.joined()) ?? (sign.isEmpty ? .max : .min)
  }

  /// `float(text)`.
  static func number(_ text: String) -> Double? {
    let trimmed = Self.trimmed(text).lowercased()
    guard !trimmed.isEmpty, !trimmed.contains("x"), !trimmed.contains("p") else { return nil }
    return Double(trimmed)
  }

  private static func trimmed(_ text: String) -> String {
    let from = text.drop(while: \.isWhitespace)
    guard let last = from.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(from[...last])
  }
}
