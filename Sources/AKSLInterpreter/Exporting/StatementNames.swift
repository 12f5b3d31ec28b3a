import AKSLLanguage

/// Statements by their places and their text: `night.aksl:12: scale dev to 5`.
struct StatementNames: Sendable {
  private var maps: [String: LineMap] = [:]
  /// Of a longer statement only the beginning is shown.
  private static let longest = 80

  mutating func name(of place: Place) -> String {
    let source = place.source
    let map = maps[source.name] ?? LineMap(source)
    // Lines at the prompt share a name, and are short.
    if source.bytes.count > 1000 { maps[source.name] = map }
    let text = source.text(in: place.range)
    var line = text.prefix { !$0.isNewline }
    while line.last?.isWhitespace ?? false { line = line.dropLast() }
    let isWhole = line.utf8.count == text.utf8.count && line.count <= Self.longest
    return "\(source.name):\(map.position(of: place.range.start).line): \(line.prefix(Self.longest))"
      + (isWhole ? "" : " …")
  }
}
