/// A line or a value of an expected text, with what it leaves open.
///
/// | mark | matches |
/// |---|---|
/// | `[..]` | any characters, or none |
/// | `<name>` | one or more characters; the same ones wherever the name comes again |
/// | `[TIME]` `[GUID]` `[ID]` `[IP]` `[ETAG]` `[SUBSCRIPTION]` | a value of that kind |
/// | `00000000-0000-0000-0000-000000000000`, or the same of `x` | any GUID |
/// | `xxxxxx`, six or more, also at the end of a word | one or more characters that are neither blank, `/` nor a quote |
/// | `x.xx.xx` | the same: a version |
///
/// A backslash before a mark makes it what it is.
struct TextPattern {
  enum Part: Hashable {
    case literal([UInt8])
    case anything
    case capture(String)
    case typed(TypedToken)
    case placeholder
  }

  private(set) var parts: [Part] = []

  /// The pattern of a text; without marks, the text itself.
  init(_ text: some StringProtocol, hasMarks: Bool = true) {
    let bytes = Array(text.utf8)
    guard hasMarks else {
      if !bytes.isEmpty { parts = [.literal(bytes)] }
      return
    }
    var literal: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\\"), let (_, length) = Self.mark(in: bytes, at: offset + 1) {
        literal += bytes[(offset + 1)..<(offset + 1 + length)]
        offset += 1 + length
      } else if let (part, length) = Self.mark(in: bytes, at: offset) {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = []
        parts.append(part)
        offset += length
      } else {
        literal.append(bytes[offset])
        offset += 1
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
  }

  /// How much of it is left open.
  var markCount: Int { parts.count { if case .literal = $0 { false } else { true } } }

  /// Whether nothing is left open.
  var isLiteral: Bool {
    switch parts.count {
    case 0: true
    case 1: if case .literal = parts[0] { true } else { false }
    default: false
    }
  }

  /// The text, if nothing is left open.
  var literal: [UInt8]? {
    switch parts.first {
    case nil: []
    case .literal(let bytes)? where parts.count == 1: bytes
    default: nil
    }
  }

  // MARK: - Marks

  private static func mark(in bytes: [UInt8], at start: Int) -> (Part, length: Int)? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "["):
      if bytes[start...].starts(with: "[..]".utf8) { return (.anything, 4) }
      // `[...]` within a line is seen in articles, and can only mean the same.
      if bytes[start...].starts(with: "[...]".utf8) { return (.anything, 5) }
      for token in TypedToken.allCases where bytes[start...].starts(with: token.mark.utf8) {
        return (.typed(token), token.mark.utf8.count)
      }
      return nil
    case UInt8(ascii: "<"): return capture(in: bytes, at: start)
    case UInt8(ascii: "0"), UInt8(ascii: "x"): return placeholder(in: bytes, at: start)
    default: return nil
    }
  }

  private static func capture(in bytes: [UInt8], at start: Int) -> (Part, length: Int)? {
    var end = start + 1
    while end < bytes.count, bytes[end].isWordByte || "-_".utf8.contains(bytes[end]) { end += 1 }
    guard end > start + 1, bytes[start + 1].isLetter, end < bytes.count, bytes[end] == UInt8(ascii: ">")
    else {
      return nil
    }
    return (.capture(String(decoding: bytes[(start + 1)..<end], as: UTF8.self)), end + 1 - start)
  }

  private static func placeholder(in bytes: [UInt8], at start: Int) -> (Part, length: Int)? {
    let letter = bytes[start]
    let isInWord = start > 0 && bytes[start - 1].isWordByte
    // Names that articles make by themselves end in six digits: `rgxxxxxx`.
    guard !isInWord || letter == UInt8(ascii: "x") && bytes[start - 1] != letter else { return nil }
    var groups: [Int] = [0]
    var joints: Set<UInt8> = []
    var end = start
    while end < bytes.count {
      if bytes[end] == letter {
        groups[groups.count - 1] += 1
      } else if "-.".utf8.contains(bytes[end]), end + 1 < bytes.count, bytes[end + 1] == letter {
        joints.insert(bytes[end])
        groups.append(0)
      } else {
        break
      }
      end += 1
    }
    guard end == bytes.count || !bytes[end].isWordByte else { return nil }
    // Of `x`, articles don't count: `xxxxxx-xxxx-xxxx-xxxx-xxxxxx`.
    let isOfX = letter == UInt8(ascii: "x")
    let isGUID = groups == [8, 4, 4, 4, 12] || isOfX && groups.count == 5 && groups.allSatisfy { $0 > 3 }
    if isGUID, joints == [UInt8(ascii: "-")], !isInWord { return (.typed(.guid), end - start) }
    guard isOfX else { return nil }
    let isMasked = groups.count == 1 && groups[0] >= 6
    let isVersion = groups.count > 2 && joints == [UInt8(ascii: ".")] && !isInWord
    return isMasked || isVersion ? (.placeholder, end - start) : nil
  }

  // MARK: - Matching

  /// Whether a whole text is what the pattern describes; what its names stand for is taken.
  ///
  /// Of several ways the one in which the earlier marks are the shorter is taken. What was tried in vain at a place is
  /// not tried there again, so the work grows with the product of the lengths; only a name that is written twice in
  /// one pattern may cost more, and is tried at most `captureLimit` times.
  func matches(_ text: some StringProtocol, _ captures: inout Captures) -> Bool {
    let bytes = Array(text.utf8)
    if let literal { return literal == bytes }
    var search = Search(parts: parts, bytes: bytes, captures: captures)
    guard search.run() else { return false }
    captures = search.captures
    return true
  }

  func matches(_ text: some StringProtocol) -> Bool {
    var captures = Captures()
    return matches(text, &captures)
  }

  private struct Search {
    let parts: [Part]
    let bytes: [UInt8]
    var captures: Captures
    /// Where a part was tried and nothing fitted.
    private var failed: Set<Int> = []
    /// For each part that takes any characters, the first place from which nothing fitted: then from no later one
    /// will it, for whatever could follow there was tried.
    private var failedFrom: [Int]
    /// Whether a name comes twice: then what it stood for may have been why nothing fitted, and another try may end
    /// otherwise.
    private let repeatsName: Bool
    private var steps = 0

    init(parts: [Part], bytes: [UInt8], captures: Captures) {
      self.parts = parts
      self.bytes = bytes
      self.captures = captures
      failedFrom = Array(repeating: bytes.count + 1, count: parts.count)
      var names: Set<String> = []
      repeatsName = parts.contains { part in
        if case .capture(let name) = part {
          captures[name] == nil && !names.insert(name).inserted
        } else {
          false
        }
      }
    }

    mutating func run() -> Bool { match(0, at: 0) }

    private mutating func match(_ index: Int, at start: Int) -> Bool {
      guard index < parts.count else { return start == bytes.count }
      let place = index * (bytes.count + 1) + start
      if start >= failedFrom[index] || failed.contains(place) { return false }
      steps += 1
      if matchPart(index, at: start) { return true }
      guard !repeatsName || steps > TextPattern.captureLimit else { return false }
      if takesAnything(index) { failedFrom[index] = start } else { failed.insert(place) }
      return false
    }

    private func takesAnything(_ index: Int) -> Bool {
      switch parts[index] {
      case .anything: true
      case .capture(let name): captures[name] == nil
      case .literal, .typed, .placeholder: false
      }
    }

    private mutating func matchPart(_ index: Int, at start: Int) -> Bool {
      switch parts[index] {
      case .literal(let literal):
        return bytes[start...].starts(with: literal) && match(index + 1, at: start + literal.count)
      case .typed(let token):
        for mark in token.marks.map(\.utf8)
        where bytes[start...].starts(with: mark) && match(index + 1, at: start + mark.count) {
          return true
        }
        guard let length = token.length(in: bytes, at: start) else { return false }
        return match(index + 1, at: start + length)
      case .anything:
        if index == parts.count - 1 { return true }
        return (start...bytes.count).contains { match(index + 1, at: $0) }
      case .placeholder:
        var end = start
        while end < bytes.count, !bytes[end].isBlank, !"/\"'".utf8.contains(bytes[end]) {
          end += 1
          if match(index + 1, at: end) { return true }
        }
        return false
      case .capture(let name):
        return matchCapture(name, index, at: start)
      }
    }

    private mutating func matchCapture(_ name: String, _ index: Int, at start: Int) -> Bool {
      if let known = captures[name] {
        return bytes[start...].starts(with: known.utf8) && match(index + 1, at: start + known.utf8.count)
      }
      guard start < bytes.count else { return false }
      let before = captures
      // The last mark takes all there is left.
      for end in (index == parts.count - 1 ? bytes.count : start + 1)...bytes.count {
        // Half a character is no text.
        if end < bytes.count, bytes[end] & 0xc0 == 0x80 { continue }
        captures = before
        _ = captures.take(name, String(decoding: bytes[start..<end], as: UTF8.self))
        if match(index + 1, at: end) { return true }
      }
      captures = before
      return false
    }
  }

  /// How often a line with a repeated name in it is tried before what failed once counts as failed.
  static let captureLimit = 100_000

  // MARK: - Writing

  /// A printed text as an expected one: what would be taken for a mark gets a backslash.
  ///
  /// A placeholder stands for itself, too, and readers copy what stands there.
  static func escaped(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if let (_, length) = mark(in: bytes, at: offset) {
        if "[<".utf8.contains(bytes[offset]) { result.append(UInt8(ascii: "\\")) }
        result += bytes[offset..<(offset + length)]
        offset += length
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
