import AKSLJSON

/// Reads YAML as az prints it: blocks of mappings and sequences, plain and quoted scalars in one line, `[]` and `{}`.
///
/// A line that holds nothing but `[...]` or `...` leaves out what stands there. Whatever else YAML allows (anchors, tags,
/// text over several lines) is a mistake, and the caller compares lines instead.
struct YAMLExcerptReader {
  struct Mistake: Error {}

  private struct Line {
    var indentation: Int
    var text: Substring
    let number: Int
    let isGap: Bool
    /// How many bytes of the whole line stand in front of the text.
    var start: Int
  }

  /// How many blocks may stand inside one another.
  private static let depthLimit = 128

  private var lines: [Line] = []
  private var next = 0
  private let hasMarks: Bool

  static func read(_ text: NormalizedText, hasMarks: Bool) throws(Mistake) -> Excerpt {
    var reader = YAMLExcerptReader(text, hasMarks)
    let excerpt = try reader.readBlock(depth: 0)
    // A lone scalar is a line of text.
    guard reader.next == reader.lines.count, excerpt.place == nil else { throw Mistake() }
    return excerpt
  }

  private init(_ text: NormalizedText, _ hasMarks: Bool) {
    self.hasMarks = hasMarks
    for line in text.lines where line.text != "---" {
      let blanks = line.text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      let rest = line.text.dropFirst(blanks)
      if rest.isEmpty || rest.first == "#" { continue }
      let isGap = hasMarks && ExpectedLines.isGap(rest)
      lines.append(Line(indentation: blanks, text: rest, number: line.number, isGap: isGap, start: blanks))
    }
  }

  private var line: Line? { next < lines.count ? lines[next] : nil }

  /// The line that stands after the gaps.
  private var lineAfterGaps: Line? { lines[next...].first { !$0.isGap } }

  private static func isItem(_ line: Line) -> Bool { line.text == "-" || line.text.hasPrefix("- ") }

  // MARK: - Blocks

  private mutating func readBlock(depth: Int) throws(Mistake) -> Excerpt {
    guard depth < Self.depthLimit, let first = lineAfterGaps else { throw Mistake() }
    if Self.isItem(first) { return try readSequence(at: first.indentation, first.number, depth) }
    if Self.key(of: first.text) != nil { return try readMapping(at: first.indentation, first.number, depth) }
    guard !lines[next].isGap else { throw Mistake() }
    next += 1
    return try scalar(first.text, first)
  }

  /// Takes gaps that belong to a block: those before one of its lines, and at its end those that stand as far in.
  private mutating func takeGaps(at indentation: Int) -> Bool {
    var isTaken = false
    while let gap = line, gap.isGap {
      let belongs =
        lineAfterGaps.map { $0.indentation == indentation } == true || gap.indentation >= indentation
      guard belongs else { break }
      next += 1
      isTaken = true
    }
    return isTaken
  }

  private mutating func readMapping(at indentation: Int, _ number: Int, _ depth: Int) throws(Mistake)
    -> Excerpt
  {
    var members: [Excerpt.Member] = []
    var gaps: [Excerpt.Gap] = []
    while true {
      if takeGaps(at: indentation) { gaps.append(.init(place: members.count, isMember: false)) }
      guard let line, !line.isGap, line.indentation == indentation, !Self.isItem(line) else { break }
      guard let (key, length) = Self.key(of: line.text) else { throw Mistake() }
      let rest = line.text.dropFirst(length).drop { $0 == " " }
      let value: Excerpt
      if rest.isEmpty {
        next += 1
        value = try readNested(in: line, depth)
      } else {
        var line = line
        line.start += length + line.text.dropFirst(length).prefix { $0 == " " }.count
        next += 1
        value = try scalar(rest, line)
      }
      members.append(.init(key: key, value: value))
    }
    if let line, !line.isGap, line.indentation > indentation { throw Mistake() }
    return Excerpt(.object(members, gaps: gaps), line: number)
  }

  /// What stands below a key that has nothing beside it; az sets sequences in no further than their key.
  private mutating func readNested(in key: Line, _ depth: Int) throws(Mistake) -> Excerpt {
    if let below = lineAfterGaps,
      below.indentation > key.indentation || (below.indentation == key.indentation && Self.isItem(below))
    {
      return try readBlock(depth: depth + 1)
    }
    return Excerpt(.scalar(.null), line: key.number)
  }

  private mutating func readSequence(at indentation: Int, _ number: Int, _ depth: Int) throws(Mistake)
    -> Excerpt
  {
    var elements: [Excerpt.Element] = []
    while true {
      if takeGaps(at: indentation) { elements.append(.gap) }
      guard let line, !line.isGap, line.indentation == indentation, Self.isItem(line) else { break }
      let rest = line.text.dropFirst().drop { $0 == " " }
      let width = line.text.utf8.count - rest.utf8.count
      if rest.isEmpty {
        next += 1
        elements.append(.value(try readNested(in: line, depth)))
      } else {
        // The item is a block of its own that stands further in.
        lines[next].indentation += width
        lines[next].start += width
        lines[next].text = rest
        elements.append(.value(try readBlock(depth: depth + 1)))
      }
    }
    if let line, !line.isGap, line.indentation > indentation { throw Mistake() }
    return Excerpt(.array(elements), line: number)
  }

  // MARK: - Scalars

  /// The key that a line begins with, and how many characters it takes with its colon.
  private static func key(of text: Substring) -> (key: String, length: Int)? {
    if let quote = text.first, quote == "\"" || quote == "'" {
      guard let (key, rest) = quoted(text), rest.first == ":" else { return nil }
      let length = text.count - rest.count + 1
      return rest.dropFirst().first.map { $0 == " " } ?? true ? (key, length) : nil
    }
    if text.first == "[" || text.first == "{" { return nil }
    var length = 0
    var last: Character?
    for character in text {
      if last == ":", character == " " { return (String(text.prefix(length - 1)), length) }
      if last == " ", character == "#" { return nil }
      length += 1
      last = character
    }
    return last == ":" ? (String(text.dropLast()), length) : nil
  }

  /// A text in quotes at the beginning, and what stands after it.
  private static func quoted(_ text: Substring) -> (String, rest: Substring)? {
    guard let quote = text.first else { return nil }
    var rest = text.dropFirst()
    if quote == "'" {
      var value = ""
      while let character = rest.popFirst() {
        if character == "'" {
          guard rest.first == "'" else { return (value, rest) }
          rest.removeFirst()
        }
        value.append(character)
      }
      return nil
    }
    var end = rest.startIndex
    while end < rest.endIndex, rest[end] != "\"" {
      if rest[end] == "\\" { rest.formIndex(after: &end) }
      if end < rest.endIndex { rest.formIndex(after: &end) }
    }
    guard end < rest.endIndex else { return nil }
    let after = rest.index(after: end)
    guard case .string(let value)? = try? JSONValue(parsing: String(text[..<after])) else { return nil }
    return (value, rest[after...])
  }

  /// What stands before a comment: ` #` outside quotes begins one.
  private static func withoutComment(_ text: Substring) -> Substring {
    if let quote = text.first, quote == "\"" || quote == "'" {
      guard let (_, rest) = quoted(text), rest.drop(while: { $0 == " " }).first == "#" else { return text }
      return rest.first == " " ? text[..<rest.startIndex] : text
    }
    var last: Character?
    for index in text.indices {
      if text[index] == "#", last == " " {
        return Substring(
          String(decoding: text[..<index].utf8.reversed().drop { $0.isBlank }.reversed(), as: UTF8.self))
      }
      last = text[index]
    }
    return text
  }

  private func scalar(_ text: Substring, _ line: Line) throws(Mistake) -> Excerpt {
    let text = hasMarks ? Self.withoutComment(text) : text
    let place = Excerpt.Place(line: line.number, bytes: line.start..<(line.start + text.utf8.count))
    switch text.first {
    case "\"", "'":
      guard let (value, rest) = Self.quoted(text), rest.isEmpty else { throw Mistake() }
      return Excerpt(text: value, hasMarks: hasMarks, at: place)
    case "[", "{":
      // What stands in one line is JSON if it is anything; a mark begins with a bracket, too.
      if let value = try? ExcerptReader.read(text, line: line.number, hasMarks: hasMarks) { return value }
      guard hasMarks, text.first == "[" else { throw Mistake() }
      return Excerpt(text: String(text), hasMarks: true, at: place)
    case "&", "*", "!", "|", ">", "%", "@", "`": throw Mistake()
    default:
      if let value = Self.plain(String(text)) { return Excerpt(scalar: .scalar(value), at: place) }
      return Excerpt(text: String(text), hasMarks: hasMarks, at: place)
    }
  }

  /// What a plain word means in YAML 1.1, which az writes, if it is no text.
  static func plain(_ text: String) -> JSONValue? {
    switch text {
    case "null", "Null", "NULL", "~": return .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .boolean(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .boolean(false)
    default:
      guard case .integer? = try? JSONValue(parsing: text) else {
        guard case .number(let number)? = try? JSONValue(parsing: text), text.contains(".") else {
          return nil
        }
        return .number(number)
      }
      return try? JSONValue(parsing: text)
    }
  }
}
