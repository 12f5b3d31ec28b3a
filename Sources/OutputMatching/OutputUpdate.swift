import AKSLJSON

// What a document should say instead.
extension OutputMatching {
  /// The expected text, changed so that it describes what was printed.
  ///
  /// What is as expected stays as it is, with its marks and its layout; so an update of what has been updated changes
  /// nothing. Values are changed in their lines, then lines; where even that does not describe what was printed,
  /// all of it takes the place of what was written.
  package static func updated(
    expected: String, actual: String, as kind: Kind, options: Options = Options(),
    captures: Captures = Captures()
  ) -> String {
    func describes(_ text: String) -> Bool {
      compare(expected: text, actual: actual, as: kind, options: options, captures: captures).isEqual
    }
    if describes(expected) { return expected }
    var text = expected
    if options.match != .expressions, kind == .json || kind == .yaml {
      text = withValues(of: actual, in: text, kind, options, captures)
      if describes(text) { return text }
    }
    let lines = withLines(of: actual, in: text, kind, options, captures)
    let members = kind == .json ? withMembers(of: actual, in: expected, options, captures) : nil
    let candidates = [lines, members].compactMap { $0 }.filter(describes)
    return candidates.min { cost(of: $0, instead: expected) < cost(of: $1, instead: expected) }
      ?? replacement(for: expected, by: actual, kind, options)
  }

  /// How much of a text is lost: marks first, then lines.
  private static func cost(of text: String, instead former: String) -> (marks: Int, lines: Int) {
    var rest: [String: Int] = [:]
    for line in former.split(separator: "\n") { rest[String(line).withoutJSONLayout, default: 0] += 1 }
    var lines = 0
    for line in text.split(separator: "\n") {
      let line = String(line).withoutJSONLayout
      if rest[line, default: 0] > 0 { rest[line, default: 0] -= 1 } else { lines += 1 }
    }
    let marks = text.split(separator: "\n").reduce(0) { sum, line in
      sum + (ExpectedLines.isGap(line) ? 1 : TextPattern(line).markCount)
    }
    return (-marks, lines)
  }

  /// All that was printed, set in as far as what it replaces.
  private static func replacement(
    for expected: String, by actual: String, _ kind: Kind, _ options: Options
  ) -> String {
    let indentation = RawLines(expected).indentation
    let printed = NormalizedText(actual, options.withoutTokens)
    // What is no JSON is compared by lines.
    let kind = kind == .json && value(of: printed, .json) == nil ? .text : kind
    let text = printed.lines
      .map { line in
        let text = escaped(line.written, kind, options)
        return text.isEmpty ? "\n" : indentation + text + "\n"
      }
      .joined()
    return expected.endsLines ? text : String(text.dropLast())
  }

  /// A printed line as one of an expected text.
  private static func escaped(_ line: String, _ kind: Kind, _ options: Options) -> String {
    guard kind == .json else { return ExpectedLines.escaped(line, options) }
    return options.hasMarks ? ExcerptReader.escaped(line) : line
  }

  // MARK: - Members

  /// The text with members and elements as they are printed, laid out anew; nil where it is no JSON.
  private static func withMembers(
    of actual: String, in expected: String, _ options: Options, _ captures: Captures
  ) -> String? {
    let options = options.withoutTokens
    let text = NormalizedText(expected, options)
    guard let excerpt = excerpt(of: text, .json, options),
      let printed = value(of: NormalizedText(actual, options), .json)
    else { return nil }
    switch (excerpt.content, printed) {
    case (.object, .object), (.array, .array): break
    default: return nil
    }
    let lines = text.lines.filter { !$0.text.isEmpty }
    let isInOneLine = lines.count == 1 && lines[0].text.utf8.last.map { "]}".utf8.contains($0) } ?? false
    var writer = ExcerptWriter(excerpt, options, captures, isInOneLine: isInOneLine)
    let indentation = RawLines(expected).indentation
    let written = writer.text(excerpt, for: printed).split(separator: "\n").map { indentation + $0 }
    return written.joined(separator: "\n") + (expected.endsLines ? "\n" : "")
  }

  // MARK: - Values

  /// The text with those scalars changed that stand where others should.
  private static func withValues(
    of actual: String, in expected: String, _ kind: Kind, _ options: Options, _ captures: Captures
  ) -> String {
    let options = options.withoutTokens
    let text = NormalizedText(expected, options)
    guard let excerpt = excerpt(of: text, kind, options),
      let printed = value(of: NormalizedText(actual, options), kind)
    else { return expected }
    var comparer = StructureComparer(excerpt, options, captures)
    _ = comparer.compare(excerpt, printed, at: "")

    var raw = RawLines(expected)
    let shift = options.areBlanksExact ? 0 : raw.indentation.utf8.count
    // From the back, so that places in front stay where they are.
    for (place, value) in comparer.replacements.sorted(by: {
      $0.place.bytes.lowerBound > $1.place.bytes.lowerBound
    }) {
      var bytes = Array(raw.lines[place.line].utf8)
      let range = (place.bytes.lowerBound + shift)..<(place.bytes.upperBound + shift)
      guard range.upperBound <= bytes.count else { continue }
      bytes.replaceSubrange(range, with: written(value, kind, options).utf8)
      raw.lines[place.line] = String(decoding: bytes, as: UTF8.self)
    }
    return raw.text
  }

  /// A scalar as the document would write it; a value that YAML could take for another one has quotes.
  private static func written(_ value: JSONValue, _ kind: Kind, _ options: Options) -> String {
    guard case .string(let text) = value else { return value.text() }
    let escaped = options.hasMarks ? TextPattern.escaped(text) : text
    let quoted = JSONValue.string(escaped).text()
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0.isLetter || "/.-_".utf8.contains($0) }
    return kind == .yaml && isPlain && YAMLExcerptReader.plain(text) == nil ? escaped : quoted
  }

  // MARK: - Lines

  /// The text with those lines changed that no printed one belongs to.
  private static func withLines(
    of actual: String, in expected: String, _ kind: Kind, _ options: Options, _ captures: Captures
  ) -> String {
    let options = options.withoutTokens
    let wanted = ExpectedLines(NormalizedText(expected, options), options)
    let shown = NormalizedText(actual, options).lines
    let printed = shown.map(\.text)
    let raw = RawLines(expected)

    /// How JSON is set in, where its commas are and how wide the columns of a table are may differ from line to line.
    func isSame(_ line: ExpectedLines.Line, _ text: String) -> Bool {
      if line.matches(text, captures) { return true }
      switch kind {
      case .text, .yaml: return false
      case .json:
        let pattern = TextPattern(line.text.withoutJSONLayout, hasMarks: options.hasMarks)
        return pattern.matches(text.withoutJSONLayout)
      case .table:
        return TextPattern(line.text.withNarrowColumns, hasMarks: options.hasMarks).matches(
          text.withNarrowColumns)
      }
    }
    /// A printed line in the place of another one, of which it keeps what fits.
    func written(_ column: Int, insteadOf row: Int?) -> String {
      let former = row.map { wanted.lines[$0] }
      if let former, !former.isGap, let text = merged(former, column) { return raw.indentation + text }
      let text = escaped(shown[column].written, kind, options)
      return text.isEmpty ? "" : raw.indentation + text
    }
    func merged(_ line: ExpectedLines.Line, _ column: Int) -> String? {
      guard options.hasMarks, options.match != .expressions, kind == .text || kind == .table,
        !TextPattern(line.text).isLiteral
      else { return nil }
      return LineUpdate.text(of: line.text, for: printed[column], captures)
    }
    let alignment = LineAlignment(
      expected: wanted.lines.count, actual: printed.count, isGap: { wanted.lines[$0].isGap },
      matches: { isSame(wanted.lines[$0], printed[$1]) })

    var lines: [String] = []
    for (index, step) in alignment.steps.enumerated() {
      switch step {
      case .pair(let row, _), .gap(let row, _): lines.append(raw.lines[wanted.lines[row].number])
      case .changed(let rows, let columns) where columns.isEmpty:
        let hidden = alignment.gaps(around: index)
        for row in rows {
          let nearest = Similarity.nearest(to: wanted.lines[row].text, among: hidden.map { printed[$0] })
          if let nearest { lines.append(written(hidden[nearest], insteadOf: row)) }
        }
      case .changed(let rows, let columns):
        // Lines with marks that have much in common are the same line.
        let pairs = LineAlignment(
          expected: rows.count, actual: columns.count, isGap: { _ in false },
          matches: { merged(wanted.lines[rows.lowerBound + $0], columns.lowerBound + $1) != nil })
        for pair in pairs.steps {
          switch pair {
          case .pair(let row, let column):
            lines.append(written(columns.lowerBound + column, insteadOf: rows.lowerBound + row))
          case .changed(_, let others):
            lines += others.map { written(columns.lowerBound + $0, insteadOf: nil) }
          case .gap: break
          }
        }
      }
    }
    if kind == .json { lines = ExcerptReader.withCommas(lines, hasMarks: options.hasMarks) }
    let text = lines.joined(separator: "\n")
    return expected.endsLines && !text.isEmpty ? text + "\n" : text
  }
}

extension OutputMatching.Options {
  /// For changing a text: its places have to be those of the text itself.
  fileprivate var withoutTokens: Self {
    var options = self
    options.normalized = []
    return options
  }
}

extension LineAlignment {
  /// The printed lines that the gaps beside a step stand for.
  fileprivate func gaps(around index: Int) -> [Int] {
    [index - 1, index + 1].flatMap { place -> [Int] in
      guard steps.indices.contains(place), case .gap(_, let columns) = steps[place] else { return [] }
      return Array(columns)
    }
  }
}

/// The lines of an expected text as they are written.
private struct RawLines {
  var lines: [String]
  /// The blanks that all lines begin with.
  let indentation: String
  private let endsWithBreak: Bool

  init(_ text: String) {
    // By bytes: for Swift, CRLF is one character.
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    endsWithBreak = lines.count > 1 && lines.last == ""
    if endsWithBreak { lines.removeLast() }
    let blanks = lines.filter { line in line.utf8.contains { !$0.isBlank } }.map { line in
      line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    }
    indentation = String(repeating: " ", count: blanks.min() ?? 0)
  }

  var text: String { lines.joined(separator: "\n") + (endsWithBreak ? "\n" : "") }
}

/// Which line another one has come from.
private enum Similarity {
  /// The number of the text with the most in common at both ends, at least half of the longer one.
  static func nearest(to line: String, among candidates: [String]) -> Int? {
    let wanted = Array(line.withoutJSONLayout.utf8)
    var best: (common: Int, index: Int)?
    for (index, candidate) in candidates.enumerated() {
      let bytes = Array(candidate.withoutJSONLayout.utf8)
      let front = zip(wanted, bytes).prefix { $0 == $1 }.count
      let limit = min(wanted.count, bytes.count) - front
      let back = zip(wanted.reversed(), bytes.reversed()).prefix { $0 == $1 }.count
      let common = front + min(back, limit)
      if common * 2 >= max(wanted.count, bytes.count), common > (best?.common ?? 0) {
        best = (common, index)
      }
    }
    return best?.index
  }
}

extension String {
  /// Whether its last line has an end, as that of a text without lines would.
  fileprivate var endsLines: Bool { utf8.last.map { $0 == UInt8(ascii: "\n") } ?? true }

  /// A line of a table with its columns as near to each other as can be.
  fileprivate var withNarrowColumns: String {
    utf8.split(whereSeparator: \.isBlank).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// A line of JSON without what it is set in by, and without the comma at its end.
  fileprivate var withoutJSONLayout: String {
    var bytes = utf8.drop { $0.isBlank }
    while let last = bytes.last, last.isBlank || last == UInt8(ascii: ",") { bytes = bytes.dropLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
