/// One line of a text, with all that its rows depend on.
struct DrawnLine: Hashable {
  /// What stands before it.
  var prompt: StyledText
  /// Its characters, without the newline.
  var scalars: ArraySlice<Unicode.Scalar>
  /// How parts of it look, in UTF-8 bytes from its start.
  var spans: [LineSpan]
  /// The place before which the cursor stands, counted in its characters; nil when it stands in another line.
  var cursor: Int?
  /// Shown in grey behind it.
  var hint = ""
  /// Shown at the right end of its first row, when it has no other.
  var right: StyledText = ""

  /// The lines of a scene.
  static func lines(of scene: Scene, _ decoration: Decoration) -> [DrawnLine] {
    let (line, spans) = (scene.line, decoration.spans)
    var lines: [DrawnLine] = []
    /// The prompt of the last further line, which is mostly that of the next as well.
    var further: (opening: LineOpening?, prompt: StyledText) = (nil, scene.prompt.continuation)
    var (offset, nextSpan) = (0, 0)
    for scalars in line.scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let number = lines.count - 1
      let opening = decoration.openings.indices.contains(number) ? decoration.openings[number] : nil
      if number >= 0, opening != further.opening {
        further = (opening, scene.prompt.continuation.naming(opening))
      }
      let end = offset + EditedLine.byteCount(scalars)
      while nextSpan < spans.count, spans[nextSpan].range.upperBound <= offset { nextSpan += 1 }
      let own = spans[nextSpan...].prefix { $0.range.lowerBound < end }.map { span in
        let range = span.range.clamped(to: offset..<end)
        return LineSpan(range: range.lowerBound - offset..<range.upperBound - offset, style: span.style)
      }
      let hasCursor = scalars.startIndex <= line.cursor && line.cursor <= scalars.endIndex
      lines.append(
        DrawnLine(
          prompt: number < 0 ? scene.prompt.first : further.prompt, scalars: scalars, spans: own,
          cursor: hasCursor ? line.cursor - scalars.startIndex : nil))
      offset = end + 1
    }
    if line.isAtEnd { lines[lines.count - 1].hint = decoration.hint }
    if lines.count == 1 { lines[0].right = scene.prompt.right }
    return lines
  }
}
