/// JSON and YAML in the colours of a terminal, as az gives them to `jsonc` and `yamlc` (azure-cli 2.91 lets Pygments do it).
///
/// Names of members are bright blue, texts yellow, numbers and the like blue. Only what is seen has a colour: Pygments
/// gives one to blanks, too.
enum ColoredText {
  private enum Color: String {
    case name = "94"
    case text = "33"
    case literal = "34"
    case end = "4;36"
  }

  private static func painted(_ bytes: some Sequence<UInt8>, _ color: Color) -> [UInt8] {
    Array("\u{1B}[\(color.rawValue)m".utf8) + bytes + Array("\u{1B}[0m".utf8)
  }

  /// Of a text of JSON.
  static func json(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var next = 0
    while next < bytes.count {
      let start = next
      switch bytes[next] {
      case UInt8(ascii: "\""):
        next = end(ofQuoted: bytes, from: next)
        result += painted(bytes[start..<next], bytes[next...].first == UInt8(ascii: ":") ? .name : .text)
      case let byte where "{}[]:, \n".utf8.contains(byte):
        result.append(byte)
        next += 1
      default:
        while next < bytes.count, !"{}[]:, \n".utf8.contains(bytes[next]) { next += 1 }
        result += painted(bytes[start..<next], .literal)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Of a text of YAML in block style, with a value or a name in each line, or a part of one.
  static func yaml(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var next = 0
    while next < bytes.count {
      let line = bytes[next...].prefix { $0 != UInt8(ascii: "\n") }
      if line.elementsEqual("...".utf8) {
        result += painted(line, .end)
        next = line.endIndex
      }
      next = takeMarks(of: bytes, from: next, into: &result)
      next = takeName(of: bytes, from: next, into: &result)
      if next < bytes.count, "\"'".utf8.contains(bytes[next]) {
        let end = end(ofQuoted: bytes, from: next)
        result += painted(bytes[next..<end], .text)
        next = end
      }
      // The rest of the line is plain.
      let rest = bytes[next...].prefix { $0 != UInt8(ascii: "\n") }
      result += rest
      next = rest.endIndex
      if next < bytes.count {
        result.append(bytes[next])
        next += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Blanks, and a dash for each list that begins here.
  private static func takeMarks(of bytes: [UInt8], from start: Int, into result: inout [UInt8]) -> Int {
    var next = start
    while next < bytes.count {
      let isDash = bytes[next...].starts(with: "- ".utf8)
      guard isDash || bytes[next] == UInt8(ascii: " ") else { break }
      result.append(bytes[next])
      next += 1
    }
    return next
  }

  /// A name with the colon behind it, and the blanks there; where none stands, nothing.
  private static func takeName(of bytes: [UInt8], from start: Int, into result: inout [UInt8]) -> Int {
    guard start < bytes.count else { return start }
    let isQuoted = "\"'".utf8.contains(bytes[start])
    var end = isQuoted ? self.end(ofQuoted: bytes, from: start) : start
    let isColon = { (index: Int) in
      bytes[index] == UInt8(ascii: ":") && (index + 1 == bytes.count || " \n".utf8.contains(bytes[index + 1]))
    }
    if !isQuoted { while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), !isColon(end) { end += 1 } }
    guard end < bytes.count, isColon(end) else { return start }
    result += painted(bytes[start..<end], isQuoted ? .text : .name)
    let behind = bytes[end...].prefix { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }
    result += behind
    return behind.endIndex
  }

  /// Behind the quote that ends what a quote begins; in single quotes two of them are one.
  private static func end(ofQuoted bytes: [UInt8], from start: Int) -> Int {
    let quote = bytes[start]
    var next = start + 1
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        next += 1
      } else if bytes[next] == quote {
        guard quote == UInt8(ascii: "'"), next + 1 < bytes.count, bytes[next + 1] == quote else {
          return next + 1
        }
        next += 1
      }
      next += 1
    }
    return bytes.count
  }
}
