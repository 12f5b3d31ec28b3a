import AKSLJSON

/// A quantity as Kubernetes writes it: `500m`, `2`, `128Mi`, `1.5Gi`, `1e3`.
enum Quantity {
  /// Thousandths of a core, rounded up.
  static func cpuMillis(_ node: JSONNode) throws(TraceError) -> Int64 {
    try amount(node, per: 1e-3, "cpus, such as \"500m\" or \"2\"", upTo: LoadTrace.Limits.cpuMillis)
  }

  /// MiB, rounded up.
  static func mebibytes(_ node: JSONNode) throws(TraceError) -> Int64 {
    try amount(
      node, per: 1_048_576, "an amount of memory, such as \"512Mi\"", upTo: LoadTrace.Limits.memoryMiB)
  }

  static func count(_ node: JSONNode, upTo limit: Int64) throws(TraceError) -> Int64 {
    try amount(node, per: 1, "a whole number", upTo: limit)
  }

  private static func amount(
    _ node: JSONNode, per unit: Double, _ expected: String, upTo limit: Int64
  ) throws(TraceError) -> Int64 {
    guard let value = node.number ?? node.text.flatMap(value(of:)), value >= 0 else {
      throw TraceError("this is no quantity", node.firstByte, expected: expected)
    }
    // A millionth is what dividing by a thousandth may be wrong by.
    let units = (value / unit - 1e-6).rounded(.up)
    guard units <= Double(limit) else {
      throw TraceError("this is more than is read here", node.firstByte, expected: expected)
    }
    return max(0, Int64(units))
  }

  private static let suffixes: [(String, Double)] = [
    ("Ki", 0x1p10), ("Mi", 0x1p20), ("Gi", 0x1p30), ("Ti", 0x1p40), ("Pi", 0x1p50), ("n", 1e-9), ("u", 1e-6),
    ("m", 1e-3), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15),
  ]

  private static func value(of text: String) -> Double? {
    for (suffix, factor) in suffixes where text.hasSuffix(suffix) {
      return number(text.dropLast(suffix.count)).map { $0 * factor }
    }
    return number(text[...])
  }

  /// Decimal: `Double` also reads `0x10` and `inf`.
  private static func number(_ text: Substring) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }
}
