import AKSLInterpreter
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

  /// The line on which a place begins, from 1.
  mutating func line(of place: Place) -> Int { map(of: place.source).position(of: place.range.start).line }
}
