import AKSLLanguage

/// The line map of the source that was asked for last: messages mostly come many from one source.
struct LineMapCache: Sendable {
  private var last: (source: SourceText, map: LineMap)?

  /// The line map of a source.
  mutating func map(of source: SourceText) -> LineMap {
    if let last, last.source == source { return last.map }
    let map = LineMap(source)
    last = (source, map)
    return map
  }
}
