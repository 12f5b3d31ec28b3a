import AKSLJSON

/// Reads JSON as articles show it.
///
/// Beside JSON itself it takes a line that holds nothing but `[...]` or `...`, for any further members or elements; the
/// member `"...": "{...}"` for the same; commas that are missing or too many; and outer braces that are not there, which
/// make the rest an excerpt of an object.
struct ExcerptReader {
  struct Mistake: Error {
    /// The line of the text, from 0.
    let line: Int
  }

  enum Token {
    case open(isObject: Bool)
    case close(isObject: Bool)
    case colon
    case comma
    case gap
    case text(String)
    case scalar(JSONValue)
  }

  /// How many objects and arrays may stand inside one another.
  private static let depthLimit = 512

  private(set) var tokens: [(token: Token, place: Excerpt.Place)] = []
  private var next = 0
  private let hasMarks: Bool

  static func read(_ text: NormalizedText, hasMarks: Bool) throws(Mistake) -> Excerpt {
    var reader = try ExcerptReader(text, hasMarks)
    let excerpt = try reader.readDocument()
    guard reader.next == reader.tokens.count else { throw reader.mistake }
    return excerpt
  }

  /// Reads a value that stands in one line.
  static func read(_ text: Substring, line: Int, hasMarks: Bool) throws(Mistake) -> Excerpt {
    var reader = ExcerptReader(hasMarks: hasMarks)
    try reader.takeTokens(of: String(text), line)
    let excerpt = try reader.readValue(depth: 0)
    guard reader.next == reader.tokens.count else { throw reader.mistake }
    return excerpt
  }

  private init(hasMarks: Bool) { self.hasMarks = hasMarks }

  /// Only takes the tokens of a line.
  init(line: String) throws(Mistake) {
    self.init(hasMarks: false)
    try takeTokens(of: line, 0)
  }

  init(_ text: NormalizedText, _ hasMarks: Bool) throws(Mistake) {
    self.init(hasMarks: hasMarks)
    for line in text.lines {
      if hasMarks, ExpectedLines.isGap(line.text) {
        tokens.append((.gap, .init(line: line.number, bytes: 0..<line.text.utf8.count)))
      } else {
        try takeTokens(of: line.text, line.number)
      }
    }
  }

  // MARK: - Tokens

  private mutating func takeTokens(of text: String, _ line: Int) throws(Mistake) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let start = offset
      offset += 1
      let token: Token
      switch bytes[start] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "{"): token = .open(isObject: true)
      case UInt8(ascii: "["): token = .open(isObject: false)
      case UInt8(ascii: "}"): token = .close(isObject: true)
      case UInt8(ascii: "]"): token = .close(isObject: false)
      case UInt8(ascii: ":"): token = .colon
      case UInt8(ascii: ","): token = .comma
      case UInt8(ascii: "\""):
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
          offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset += 1
        guard offset <= bytes.count else { throw Mistake(line: line) }
        token = .text(try string(bytes[start..<offset], line))
      default:
        while offset < bytes.count, !bytes[offset].isBlank, !"{}[]:,\"".utf8.contains(bytes[offset]) {
          offset += 1
        }
        guard let value = try? JSONValue(parsing: Array(bytes[start..<offset])) else {
          throw Mistake(line: line)
        }
        token = .scalar(value)
      }
      tokens.append((token, .init(line: line, bytes: start..<offset)))
    }
  }

  private func string(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(Mistake) -> String {
    if case .string(let text)? = try? JSONValue(parsing: Array(bytes)) { return text }
    // A backslash that begins none of JSON's escapes is there for a mark.
    guard hasMarks else { throw Mistake(line: line) }
    var escaped: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      escaped.append(byte)
      guard byte == UInt8(ascii: "\\"), let next = rest.first else { continue }
      escaped.append("\"\\/bfnrtu".utf8.contains(next) ? rest.removeFirst() : byte)
    }
    guard case .string(let text)? = try? JSONValue(parsing: escaped) else { throw Mistake(line: line) }
    return text
  }

  // MARK: - Values

  private var mistake: Mistake {
    Mistake(line: (next < tokens.count ? tokens[next] : tokens.last)?.place.line ?? 0)
  }

  private var token: Token? { next < tokens.count ? tokens[next].token : nil }

  /// The one value; a gap before or after it leaves out what surrounds it.
  private mutating func readDocument() throws(Mistake) -> Excerpt {
    var first = next
    while first < tokens.count, case .gap = tokens[first].token { first += 1 }
    if first + 1 < tokens.count, case .text = tokens[first].token, case .colon = tokens[first + 1].token {
      let line = tokens[0].place.line
      var (members, gaps) = try readMembers(depth: 0)
      // The braces are left out, and what else stands between them.
      if gaps.isEmpty { gaps = [.init(place: members.count, isMember: false)] }
      return Excerpt(.object(members, gaps: gaps), line: line)
    }
    next = first
    return try readValue(depth: 0)
  }

  private mutating func readValue(depth: Int) throws(Mistake) -> Excerpt {
    guard depth < Self.depthLimit, next < tokens.count else { throw mistake }
    let (token, place) = tokens[next]
    next += 1
    switch token {
    case .scalar(let value): return Excerpt(scalar: .scalar(value), at: place)
    case .text(let text): return Excerpt(text: text, hasMarks: hasMarks, at: place)
    case .open(isObject: true):
      let (members, gaps) = try readMembers(depth: depth)
      takeClose(isObject: true)
      return Excerpt(.object(members, gaps: gaps), line: place.line)
    case .open(isObject: false):
      let elements = try readElements(depth: depth)
      takeClose(isObject: false)
      return Excerpt(.array(elements), line: place.line)
    case .close, .colon, .comma, .gap:
      next -= 1
      throw mistake
    }
  }

  /// The end of an object or array may be cut off with the end of the text.
  private mutating func takeClose(isObject: Bool) {
    if case .close(isObject)? = token { next += 1 }
  }

  private mutating func readMembers(depth: Int) throws(Mistake) -> ([Excerpt.Member], [Excerpt.Gap]) {
    var members: [Excerpt.Member] = []
    var gaps: [Excerpt.Gap] = []
    while let token {
      switch token {
      case .comma: next += 1
      case .gap:
        gaps.append(.init(place: members.count, isMember: false))
        next += 1
      case .text(let key):
        next += 1
        guard case .colon? = self.token else { throw mistake }
        next += 1
        let value = try readValue(depth: depth + 1)
        if hasMarks, key == Excerpt.anyMembers, case .anything = value.content {
          gaps.append(.init(place: members.count, isMember: true))
        } else {
          members.append(.init(key: key, value: value))
        }
      case .close(isObject: true): return (members, gaps)
      case .open, .close, .colon, .scalar: throw mistake
      }
    }
    return (members, gaps)
  }

  private mutating func readElements(depth: Int) throws(Mistake) -> [Excerpt.Element] {
    var elements: [Excerpt.Element] = []
    while let token {
      switch token {
      case .comma: next += 1
      case .gap:
        elements.append(.gap)
        next += 1
      case .close(isObject: false): return elements
      case .open, .scalar, .text: elements.append(.value(try readValue(depth: depth + 1)))
      case .close, .colon: throw mistake
      }
    }
    return elements
  }
}
