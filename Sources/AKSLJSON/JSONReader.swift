/// Reads JSON in one pass.
///
/// The arrays and objects that are open stand on a stack of its own, so no text can use up the program's.
struct JSONReader {
  static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// An array or object whose end hasn't been reached.
  private struct Open {
    let start: Int
    let isObject: Bool
    var elements: [JSONNode] = []
    var members: [JSONNode.Member] = []
    /// The key whose value comes next.
    var key: (text: String, range: Range<Int>)?
    var keys = KeyIndex()
  }

  let bytes: [UInt8]
  var offset = 0
  private(set) var duplicateKeys: [JSONDocument.DuplicateKey] = []

  private let limits: JSONDocument.Limits
  private var open: [Open] = []

  init(bytes: [UInt8], limits: JSONDocument.Limits) throws(JSONError) {
    self.bytes = bytes
    self.limits = limits
    guard bytes.count <= limits.size else {
      throw error("a JSON text of \(bytes.count) bytes; the most is \(limits.size)", at: 0..<0, isLimit: true)
    }
    try checkEncoding()
    if bytes.starts(with: Self.byteOrderMark) { offset = Self.byteOrderMark.count }
  }

  /// Broken UTF-8 is replaced when it is decoded, and then differs.
  private func checkEncoding() throws(JSONError) {
    if bytes.allSatisfy({ $0 < 0x80 }) { return }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.utf8.elementsEqual(bytes) else { return }
    let place = zip(text.utf8, bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let start = place ?? bytes.count
    throw error("a byte that is not UTF-8", at: start..<min(start + 1, bytes.count))
  }

  /// Reads the one value of the text.
  mutating func readDocument() throws(JSONError) -> JSONNode {
    skipBlanks()
    while true {
      guard var node = try readScalarOrOpen() else { continue }
      // What is complete is put into what is open; that may be complete with it.
      while true {
        guard let top = open.indices.last else {
          skipBlanks()
          guard offset == bytes.count else { throw unexpected("the end of the text") }
          return node
        }
        try append(node, to: top)
        skipBlanks()
        let close = UInt8(ascii: open[top].isObject ? "}" : "]")
        if take(close) {
          node = closeTop(top)
        } else if take(UInt8(ascii: ",")) {
          skipBlanks()
          if open[top].isObject { try readKey(into: top, orClose: false) }
          break
        } else {
          throw unexpected(open[top].isObject ? "`,` or `}`" : "`,` or `]`")
        }
      }
    }
  }

  private mutating func closeTop(_ top: Int) -> JSONNode {
    let closed = open.remove(at: top)
    return JSONNode(
      range: closed.start..<offset,
      content: closed.isObject ? .object(closed.members) : .array(closed.elements))
  }

  private mutating func append(_ node: JSONNode, to top: Int) throws(JSONError) {
    guard let key = open[top].key else {
      open[top].elements.append(node)
      return
    }
    if let first = open[top].keys.insert(key.text, at: open[top].members.count) {
      duplicateKeys.append(
        .init(key: key.text, first: open[top].members[first].keyRange, range: key.range))
    }
    open[top].members.append(.init(key: key.text, keyRange: key.range, value: node))
  }

  /// Reads a whole value, or opens an array or object that isn't empty and gives nil.
  private mutating func readScalarOrOpen() throws(JSONError) -> JSONNode? {
    let start = offset
    switch offset < bytes.count ? bytes[offset] : 0 {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try readOpening()
    case UInt8(ascii: "\""):
      let string = try readString()
      return JSONNode(range: start..<offset, content: .string(string))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let content = try readNumber()
      return JSONNode(range: start..<offset, content: content)
    default:
      let content: JSONNode.Content =
        if takeWord("null") { .null } else if takeWord("true") { .boolean(true) } else if takeWord("false") {
          .boolean(false)
        } else {
          throw unexpected(
            open.last.map { $0.isObject || !$0.elements.isEmpty } ?? true ? "a value" : "a value or `]`")
        }
      return JSONNode(range: start..<offset, content: content)
    }
  }

  private mutating func readOpening() throws(JSONError) -> JSONNode? {
    let start = offset
    let isObject = bytes[offset] == UInt8(ascii: "{")
    guard open.count < limits.depth else {
      throw error("nested deeper than \(limits.depth)", at: start..<start + 1, isLimit: true)
    }
    offset += 1
    skipBlanks()
    if take(UInt8(ascii: isObject ? "}" : "]")) {
      return JSONNode(range: start..<offset, content: isObject ? .object([]) : .array([]))
    }
    open.append(Open(start: start, isObject: isObject))
    if isObject { try readKey(into: open.count - 1, orClose: true) }
    return nil
  }

  private mutating func readKey(into top: Int, orClose: Bool) throws(JSONError) {
    let start = offset
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
      throw unexpected(orClose ? "a key in quotes or `}`" : "a key in quotes")
    }
    let text = try readString()
    open[top].key = (text, start..<offset)
    skipBlanks()
    guard take(UInt8(ascii: ":")) else { throw unexpected("`:`") }
    skipBlanks()
  }
}

// MARK: - Bytes

extension JSONReader {
  /// The byte at the offset, nil at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let end = offset + word.utf8CodeUnitCount
    let isThere =
      end <= bytes.count
      && word.withUTF8Buffer { bytes[offset..<end].elementsEqual($0) }
    // `nullable` is no `null`.
    guard isThere, end == bytes.count || !Self.isWordByte(bytes[end]) else { return false }
    offset = end
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { offset += 1 }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

// MARK: - Errors

extension JSONReader {
  func error(_ message: String, at range: Range<Int>, isLimit: Bool = false) -> JSONError {
    JSONError(
      message: message, range: range, position: JSONPosition(of: range.lowerBound, in: bytes),
      isLimit: isLimit)
  }

  /// Something else stands at the offset.
  func unexpected(_ expected: String) -> JSONError {
    guard let byte = next else {
      return error("expected \(expected), found the end of the text", at: offset..<offset)
    }
    var end = offset + 1
    if Self.isWordByte(byte) {
      while end < bytes.count, Self.isWordByte(bytes[end]), end - offset < 24 { end += 1 }
    } else {
      while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    }
    let isControl = byte < 0x20 || byte == 0x7f
    let found =
      isControl
      ? "the control character U+\(Self.fourDigits(UInt32(byte)))"
      : "`\(String(decoding: bytes[offset..<end], as: UTF8.self))`"
    return error("expected \(expected), found \(found)", at: offset..<end)
  }

  static func fourDigits(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
