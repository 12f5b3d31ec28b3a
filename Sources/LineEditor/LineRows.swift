/// The rows that a line takes in a window of a certain width: they depend on nothing but the line.
struct LineRows: Hashable {
  /// A row and a column, from 0.
  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  /// Its rows, the first with its prompt.
  private(set) var rows: [Layout.Row] = []
  /// Where the cursor is among them.
  private(set) var cursor: Place?

  private let columns: Int
  private let isStyled: Bool
  /// The row being filled.
  private var row = Layout.Row()
  /// How the row's characters look at present.
  private var rowStyle = LineStyle.plain

  /// Lays out a line of the text.
  init(_ line: DrawnLine, columns: Int, isStyled: Bool) {
    self.columns = max(columns, 2)
    self.isStyled = isStyled
    put(line.prompt)
    put(line)
    if isStyled { put(hint: line.hint) }
    if rows.isEmpty { put(right: line.right) }
    endRow()
  }

  /// Lays out a row below the text, cut where the window ends.
  init(row text: StyledText, columns: Int, isStyled: Bool) {
    self.columns = max(columns, 2)
    self.isStyled = isStyled
    for part in DisplayWidth.cut(text.shown, to: self.columns - 1).parts { put(part.text, part.style) }
    endRow()
  }

  // MARK: - Parts

  private mutating func put(_ text: StyledText) {
    for part in text.shown.parts { put(part.text, part.style) }
  }

  private mutating func put(_ text: String, _ style: LineStyle) {
    let bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0.isPrintableASCII }) { return put(bytes[...], style) }
    for scalar in text.unicodeScalars { put(scalar, style) }
  }

  /// What follows each other with one look is put together: a line has far fewer such runs than characters.
  private mutating func put(_ line: DrawnLine) {
    let (scalars, bytes, spans) = (line.scalars, Array(EditedLine.text(line.scalars).utf8), line.spans)
    var (place, offset, nextSpan) = (scalars.startIndex, 0, 0)
    let cursor = line.cursor.map { scalars.startIndex + $0 } ?? -1
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if place == cursor { noteCursor(before: scalar) }
      while nextSpan < spans.count, spans[nextSpan].range.upperBound <= offset { nextSpan += 1 }
      var (style, limit) = (LineStyle.plain, bytes.count)
      if nextSpan < spans.count {
        let span = spans[nextSpan]
        let isInside = span.range.lowerBound <= offset
        if isInside { style = span.style }
        limit = min(limit, isInside ? span.range.upperBound : span.range.lowerBound)
      }
      if place < cursor { limit = min(limit, offset + cursor - place) }
      var end = offset
      while end < limit, bytes[end].isPrintableASCII { end += 1 }
      if end > offset {
        put(bytes[offset..<end], style)
        place += end - offset
        offset = end
      } else {
        put(scalar, style)
        place += 1
        offset += UTF8.width(scalar)
      }
    }
    if cursor == scalars.endIndex { noteCursor(before: "\n") }
  }

  private mutating func put(hint: String) {
    let rest = columns - row.width - 1
    guard !hint.isEmpty, rest > 1 else { return }
    let first = Signs.shown(String(hint.prefix { $0 != "\n" }))
    put(DisplayWidth.cut(hint.contains("\n") ? first + String(Signs.cut) : first, to: rest), Layout.faint)
  }

  private mutating func put(right: StyledText) {
    let width = DisplayWidth.of(right.text)
    // The last column stays free: some terminals wrap as soon as it is filled.
    let gap = columns - 1 - width - row.width
    guard width > 0, gap > 1 else { return }
    style(.plain)
    // What is passed over may not be empty yet.
    row.bytes += "\u{1B}[K\u{1B}[\(gap)C".utf8
    row.width += gap
    put(right)
  }

  // MARK: - Characters

  /// Puts characters that take one byte and one column each.
  private mutating func put(_ run: ArraySlice<UInt8>, _ style: LineStyle) {
    var rest = run
    while !rest.isEmpty {
      if row.width >= columns { wrap() }
      self.style(style)
      let part = rest.prefix(columns - row.width)
      row.bytes += part
      row.width += part.count
      rest = rest[part.endIndex...]
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar, _ style: LineStyle) {
    if scalar.value.isPrintableASCII {
      if row.width >= columns { wrap() }
      self.style(style)
      row.bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      row.width += 1
      return
    }
    let (text, width) = DisplayWidth.shown(scalar)
    if scalar.isASCII {
      // Control characters are spelt out, in characters that the terminal wraps one by one.
      for part in text.unicodeScalars { put(part, style) }
      return
    }
    if row.width + width > columns { wrap() }
    self.style(style)
    row.bytes += text.utf8
    if width == 2 { row.wideColumns.append(row.width) }
    row.width += width
  }

  private mutating func style(_ style: LineStyle) {
    // Who wants no colours still sees what is wrong (no-color.org).
    let style = isStyled ? style : LineStyle(isUnderlined: style.isUnderlined)
    guard style != rowStyle else { return }
    style.write(to: &row.bytes)
    rowStyle = style
  }

  private mutating func wrap() {
    row.isWrapped = true
    endRow()
  }

  private mutating func endRow() {
    style(.plain)
    rows.append(row)
    row = Layout.Row()
    row.bytes.reserveCapacity(4 * columns)
  }

  private mutating func noteCursor(before scalar: Unicode.Scalar) {
    let width = scalar.isASCII ? 1 : DisplayWidth.shown(scalar).width
    // A full row has no place for the cursor, which stands where the next character will.
    if row.width + width > columns { wrap() }
    cursor = Place(row: rows.count, column: row.width)
  }
}
