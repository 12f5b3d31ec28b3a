/// Where the characters of a scene come to stand in a window of a certain width, and how they look.
struct Layout: Hashable {
  /// One row of the window.
  struct Row: Hashable {
    /// What draws it.
    var bytes: [UInt8] = []
    /// The columns it takes.
    var width = 0
    /// The columns at which characters of two columns begin: one that does not fit wraps, and leaves a column free.
    var wideColumns: [Int] = []
    /// Whether the text goes on in the next row because this one is full.
    ///
    /// The terminal then wraps by itself, and knows that the two belong together when they are copied.
    var isWrapped = false

    /// What draws it, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The rows of the text, from the first prompt on.
  private(set) var rows: [Row] = []
  /// The row of the cursor.
  private(set) var cursorRow = 0
  /// The column of the cursor, from 0.
  private(set) var cursorColumn = 0

  /// What is laid out; nothing for a row below the text.
  private(set) var text: LaidOutText?
  private let columns: Int
  private let isStyled: Bool
  /// The row being filled.
  private var row = Row()
  /// How the row's characters look at present.
  private var rowStyle = LineStyle.plain

  /// How hints and right prompts look.
  static let faint = LineStyle(color: .grey)

  /// Lays out the text of a scene; without styles, hints are left out, because nothing would tell them from
  /// what was typed.
  ///
  /// - Parameter former: Another layout, of which leading lines that are the same are taken over.
  init(
    _ scene: Scene, _ decoration: Decoration = Decoration(), columns: Int, isStyled: Bool,
    after former: Layout? = nil
  ) {
    self.columns = max(columns, 2)
    self.isStyled = isStyled
    var text = LaidOutText(scene, decoration)
    if let former, former.columns == self.columns, former.isStyled == isStyled, let known = former.text {
      text.lineStarts = Array(text.lineStarts(sharedWith: known))
      rows = Array(former.rows.prefix(text.lineStarts.last?.rowCount ?? 0))
    }
    if rows.isEmpty { put(scene.prompt.first) }
    put(&text)
    self.text = text
    if isStyled, scene.line.isAtEnd { put(hint: decoration.hint) }
    if rows.isEmpty { put(right: scene.prompt.right) }
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

  /// Puts the lines of a text from the last on that is known to begin somewhere.
  ///
  /// What follows each other with one look is put together: a text has far fewer such runs than characters.
  private mutating func put(_ text: inout LaidOutText) {
    let (line, bytes, spans) = (text.line, text.bytes, text.spans)
    let start = text.lineStarts.last ?? .init()
    var (place, offset, nextSpan) = (start.place, start.offset, start.spanCount)
    /// The prompt of the last further line, which is mostly that of the next as well.
    var prompt: (opening: LineOpening?, text: StyledText) = (nil, text.prompt.continuation)
    func putPrompt() {
      let number = text.lineStarts.count - 1
      let opening = number < text.openings.count ? text.openings[number] : nil
      if opening != prompt.opening { prompt = (opening, text.prompt.continuation.naming(opening)) }
      put(prompt.text)
    }
    if place > 0 { putPrompt() }
    while place < line.scalars.count {
      let scalar = line.scalars[place]
      if place == line.cursor { noteCursor(before: scalar) }
      while nextSpan < spans.count, spans[nextSpan].range.upperBound <= offset { nextSpan += 1 }
      var (style, limit) = (LineStyle.plain, bytes.count)
      if nextSpan < spans.count {
        let span = spans[nextSpan]
        let isInside = span.range.lowerBound <= offset
        if isInside { style = span.style }
        limit = min(limit, isInside ? span.range.upperBound : span.range.lowerBound)
      }
      if place < line.cursor { limit = min(limit, offset + line.cursor - place) }
      var end = offset
      while end < limit, bytes[end].isPrintableASCII { end += 1 }
      if end > offset {
        put(bytes[offset..<end], style)
        place += end - offset
        offset = end
        continue
      }
      if scalar == "\n" {
        endRow()
        text.lineStarts.append(
          .init(place: place + 1, offset: offset + 1, spanCount: nextSpan, rowCount: rows.count))
        putPrompt()
      } else {
        put(scalar, style)
      }
      place += 1
      offset += UTF8.width(scalar)
    }
    if line.cursor >= line.scalars.count { noteCursor(before: "\n") }
  }

  private mutating func put(hint: String) {
    let rest = columns - row.width - 1
    guard !hint.isEmpty, rest > 1 else { return }
    let first = Signs.shown(String(hint.prefix { $0 != "\n" }))
    put(DisplayWidth.cut(hint.contains("\n") ? first + String(Signs.cut) : first, to: rest), Self.faint)
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
    row = Row()
    row.bytes.reserveCapacity(4 * columns)
  }

  private mutating func noteCursor(before scalar: Unicode.Scalar) {
    let width = scalar.isASCII ? 1 : DisplayWidth.shown(scalar).width
    // A full row has no place for the cursor, which stands where the next character will.
    if row.width + width > columns { wrap() }
    cursorRow = rows.count
    cursorColumn = row.width
  }
}
