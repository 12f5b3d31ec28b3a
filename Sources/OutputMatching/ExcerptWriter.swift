import AKSLJSON

/// Writes an excerpt so that it describes a value: what fits stays as it is written, with its marks.
struct ExcerptWriter {
  let options: OutputMatching.Options
  /// Knows what names stand for, and whether objects may have other members.
  private var comparer: StructureComparer
  private let isSubset: Bool
  private let isInOneLine: Bool

  init(_ excerpt: Excerpt, _ options: OutputMatching.Options, _ captures: Captures, isInOneLine: Bool) {
    self.options = options
    comparer = StructureComparer(excerpt, options, captures)
    isSubset = options.match == .subset || (options.match == .automatic && excerpt.hasGaps)
    self.isInOneLine = isInOneLine
  }

  mutating func text(_ excerpt: Excerpt, for value: JSONValue) -> String { text(excerpt, value, "") }

  private mutating func text(_ excerpt: Excerpt, _ value: JSONValue, _ indentation: String) -> String {
    switch (excerpt.content, value) {
    case (.anything, _): return "\"\(Excerpt.anyValue)\""
    case (.text(let pattern, let written), .string(let text))
    where pattern.matches(NormalizedText.withPlainGroups(text), &comparer.captures):
      return JSONValue.string(written).text()
    case (.object(let members, let gaps), .object(let printed)):
      return text(of: members, gaps, printed, indentation)
    case (.array(let elements), .array(let printed)): return text(of: elements, printed, indentation)
    default: return text(value, indentation)
    }
  }

  /// A value of which nothing was written before.
  private func text(_ value: JSONValue, _ indentation: String) -> String {
    let escaped = options.hasMarks ? value.withEscapedMarks : value
    guard !isInOneLine else { return escaped.text() }
    let lines = escaped.text(.pretty).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.joined(separator: "\n" + indentation)
  }

  // MARK: - Objects and arrays

  /// One thing between brackets, and whether a comma goes behind it.
  private typealias Item = (text: String, hasComma: Bool)

  private mutating func text(
    of members: [Excerpt.Member], _ gaps: [Excerpt.Gap], _ printed: [JSONValue.Member], _ indentation: String
  ) -> String {
    let deeper = indentation + "  "
    var items: [Item] = []
    var isWritten = Array(repeating: false, count: printed.count)
    let isOpen = isSubset || !gaps.isEmpty
    let wanted = members.compactMap { member in printed.lastIndex { $0.key == member.key } }
    /// Members that nobody has written yet, before one of those that somebody has, as they are printed.
    func addNew(before end: Int, _ items: inout [Item]) {
      guard !isOpen else { return }
      for place in 0..<end where !isWritten[place] && !wanted.contains(place) {
        isWritten[place] = true
        items.append((member(printed[place].key, text(printed[place].value, deeper)), true))
      }
    }
    for (index, written) in members.enumerated() {
      items += gaps.filter { $0.place == index }.map(gap)
      guard let place = printed.lastIndex(where: { $0.key == written.key }), !isWritten[place] else {
        continue
      }
      addNew(before: place, &items)
      isWritten[place] = true
      items.append((member(written.key, text(written.value, printed[place].value, deeper)), true))
    }
    items += gaps.filter { $0.place >= members.count }.map(gap)
    addNew(before: printed.count, &items)
    return text(of: items, "{", "}", indentation)
  }

  private func gap(_ gap: Excerpt.Gap) -> Item {
    let isMember = gap.isMember || isInOneLine
    return isMember ? (member(Excerpt.anyMembers, "\"\(Excerpt.anyValue)\""), true) : ("[...]", false)
  }

  private func member(_ key: String, _ value: String) -> String {
    "\(JSONValue.string(key).text()): \(value)"
  }

  private mutating func text(
    of elements: [Excerpt.Element], _ printed: [JSONValue], _ indentation: String
  ) -> String {
    let deeper = indentation + "  "
    var items: [Item] = []
    let comparer = comparer
    let values = elements.map { element -> Excerpt? in
      if case .value(let value) = element { value } else { nil }
    }
    if options.isOrderFree {
      // What is there in whatever place stays in its own.
      let partners = Assignment(values.count, printed.count) { row, column in
        values[row].map { comparer.isEqual($0, printed[column]) } ?? false
      }
      for (value, column) in zip(values, partners.columns) {
        if let value, let column {
          items.append((text(value, printed[column], deeper), true))
        } else if value == nil {
          items.append(("[...]", false))
        }
      }
      if !values.contains(where: { $0 == nil }) {
        items += printed.indices.filter { !partners.isTaken($0) }.map { (text(printed[$0], deeper), true) }
      }
      return text(of: items, "[", "]", indentation)
    }
    let alignment = LineAlignment(
      expected: elements.count, actual: printed.count, isGap: { values[$0] == nil },
      matches: { row, column in values[row].map { comparer.isEqual($0, printed[column]) } ?? false })
    for step in alignment.steps {
      switch step {
      case .gap: items.append(("[...]", false))
      case .pair(let row, let column):
        if let value = values[row] { items.append((text(value, printed[column], deeper), true)) }
      case .changed(let rows, let columns):
        var free = rows.compactMap { values[$0] }
        for column in columns {
          // Those with the same name belong together, the others by their order.
          let name = printed[column].listName
          let place = free.firstIndex { $0.name == name } ?? (name == nil ? free.indices.first : nil)
          let written = place.map { free.remove(at: $0) }
          let item = written.map { text($0, printed[column], deeper) } ?? text(printed[column], deeper)
          items.append((item, true))
        }
      }
    }
    return text(of: items, "[", "]", indentation)
  }

  private func text(of items: [Item], _ open: String, _ close: String, _ indentation: String) -> String {
    if items.isEmpty { return open + close }
    let pieces = items.enumerated().map { index, item in
      item.text + (item.hasComma && index + 1 < items.count ? "," : "")
    }
    guard !isInOneLine else { return open + pieces.joined(separator: " ") + close }
    let lines = pieces.map { indentation + "  " + $0 + "\n" }
    return open + "\n" + lines.joined() + indentation + close
  }
}

extension JSONValue {
  /// With a backslash before whatever in its texts would be taken for a mark.
  var withEscapedMarks: JSONValue {
    switch self {
    case .string(let text): .string(TextPattern.escaped(text))
    case .array(let elements): .array(elements.map(\.withEscapedMarks))
    case .object(let members): .object(members.map { Member($0.key, $0.value.withEscapedMarks) })
    case .null, .boolean, .integer, .number: self
    }
  }
}

// Lines of JSON.
extension ExcerptReader {
  /// A printed line of JSON as one of an excerpt: texts that would be taken for marks get a backslash, as JSON writes one.
  static func escaped(_ line: String) -> String {
    guard let reader = try? ExcerptReader(line: line) else { return line }
    var bytes = Array(line.utf8)
    for (index, token) in reader.tokens.enumerated().reversed() {
      guard case .text(let text) = token.token else { continue }
      if index + 1 < reader.tokens.count, case .colon = reader.tokens[index + 1].token { continue }
      let escaped = TextPattern.escaped(text)
      guard escaped != text else { continue }
      bytes.replaceSubrange(token.place.bytes, with: JSONValue.string(escaped).text().utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lines of an excerpt with a comma between any two members or elements, and none behind the last one; beside what
  /// is left out, commas stay as they are.
  static func withCommas(_ lines: [String], hasMarks: Bool) -> [String] {
    var options = OutputMatching.Options()
    options.areBlanksExact = true
    options.hasMarks = hasMarks
    let text = NormalizedText(lines.map { $0 + "\n" }.joined(), options)
    guard let reader = try? ExcerptReader(text, hasMarks) else { return lines }
    var lines = lines.map { Array($0.utf8) }
    let tokens = reader.tokens
    for index in tokens.indices.reversed() where tokens[index].token.endsValue {
      let commas = tokens[(index + 1)...].prefix { if case .comma = $0.token { true } else { false } }
      guard commas.endIndex < tokens.count else { continue }
      switch tokens[commas.endIndex].token {
      case .text, .scalar, .open:
        if commas.isEmpty {
          let place = tokens[index].place
          lines[place.line].insert(UInt8(ascii: ","), at: place.bytes.upperBound)
        }
      case .close:
        for comma in commas.reversed() { lines[comma.place.line].removeSubrange(comma.place.bytes) }
      case .colon, .comma, .gap: break
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension OutputMatching {
  /// The line, from 0, in which an excerpt is no JSON beside what it leaves out.
  ///
  /// A comma is missing or too many, a bracket is not closed, or it cannot be read. nil: all is well, or everything is
  /// left out.
  package static func lineWithoutJSON(in expected: String, hasMarks: Bool) -> Int? {
    var options = Options()
    options.hasMarks = hasMarks
    options.areBlanksExact = true
    let text = NormalizedText(expected, options)
    let lines = text.lines.map(\.text)
    guard lines.contains(where: { !$0.isEmpty && !(hasMarks && ExpectedLines.isGap($0)) }) else { return nil }
    do throws(ExcerptReader.Mistake) {
      let tokens = try ExcerptReader(text, hasMarks).tokens.map(\.token)
      _ = try ExcerptReader.read(text, hasMarks: hasMarks)
      let mended = ExcerptReader.withCommas(lines, hasMarks: hasMarks)
      if let line = lines.indices.first(where: { lines[$0] != mended[$0] }) { return line }
      // What is cut off may have its brackets there.
      let hasGaps = tokens.contains { if case .gap = $0 { true } else { false } }
      let opened = tokens.count { if case .open = $0 { true } else { false } }
      let closed = tokens.count { if case .close = $0 { true } else { false } }
      return hasGaps || opened == closed ? nil : lines.count - 1
    } catch {
      return error.line
    }
  }
}

extension ExcerptReader.Token {
  fileprivate var endsValue: Bool {
    switch self {
    case .text, .scalar, .close: true
    case .open, .colon, .comma, .gap: false
    }
  }
}
