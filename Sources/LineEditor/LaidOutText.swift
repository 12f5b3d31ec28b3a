/// A text with its looks, of which a layout makes rows.
struct LaidOutText: Hashable {
  /// Where one of its lines begins.
  struct LineStart: Hashable {
    /// How many characters and bytes stand before it.
    var place = 0
    var offset = 0
    /// How many spans end before it.
    var spanCount = 0
    /// How many rows are filled before it.
    var rowCount = 0
  }

  let prompt: Prompt
  let line: EditedLine
  let bytes: [UInt8]
  let spans: [LineSpan]
  let openings: [LineOpening]
  /// Where its further lines begin, as far as it is laid out.
  var lineStarts: [LineStart] = []

  init(_ scene: Scene, _ decoration: Decoration) {
    (prompt, line, bytes) = (scene.prompt, scene.line, Array(scene.line.text.utf8))
    (spans, openings) = (decoration.spans, decoration.openings)
  }

  /// Where further lines begin before which all rows are the same as those of another text.
  ///
  /// A row depends on what stands before its line, on how that looks, and on the cursor, if that stands there.
  func lineStarts(sharedWith former: LaidOutText) -> ArraySlice<LineStart> {
    guard prompt == former.prompt else { return [] }
    var same = Self.commonCount(bytes, former.bytes)
    let sameSpans = Self.commonCount(spans, former.spans)
    for span in [spans, former.spans].compactMap({ $0.dropFirst(sameSpans).first }) {
      same = min(same, span.range.lowerBound)
    }
    let cursor = min(line.cursor, former.line.cursor)
    var shared = former.lineStarts.prefix { $0.offset <= same && $0.place <= cursor }
    // The last of them comes before its own opening is shown.
    if openings != former.openings { shared = shared.prefix(Self.commonCount(openings, former.openings) + 1) }
    return shared
  }

  /// How many elements two lists begin with that are the same.
  private static func commonCount<Element: Equatable>(_ one: [Element], _ other: [Element]) -> Int {
    let count = min(one.count, other.count)
    return one.indices.prefix(count).first { one[$0] != other[$0] } ?? count
  }
}
