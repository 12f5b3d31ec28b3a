/// A word of a command line, as the shell hands it to a program.
package struct ShellWord: Hashable, Sendable {
  /// Quotes taken off, variables put in.
  package var text: String
  /// Where it stands in the line, in UTF-8.
  package var range: Range<Int>
  /// A variable of unknown value is in it: only running shows the text.
  package var isOpaque = false

  package init(text: String, range: Range<Int>, isOpaque: Bool = false) {
    self.text = text
    self.range = range
    self.isOpaque = isOpaque
  }
}

/// What a line knows of a variable.
package enum ShellVariable: Hashable, Sendable {
  case missing
  /// It is there; its value comes with running.
  case opaque
  case text(String)
}

/// The words of a line as a shell reads it: quotes, `\` and `$NAME` work, and nothing else of a shell.
package struct ShellLine: Sendable {
  package private(set) var words: [ShellWord] = []
  package private(set) var mistakes: [AzureMistake] = []

  private let bytes: [UInt8]
  private var position = 0
  private var current: ShellWord?
  private var buffer: [UInt8] = []

  /// `variable` tells what is known of a variable of the script.
  package init(_ line: String, variable: (String) -> ShellVariable) {
    bytes = Array(line.utf8)
    while position < bytes.count, mistakes.isEmpty {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        endWord()
        position += 1
      case UInt8(ascii: "'"): readRaw()
      case UInt8(ascii: "\""): readQuoted(variable)
      case UInt8(ascii: "\\"): readEscape()
      case UInt8(ascii: "$"): readVariable(isQuoted: false, variable)
      default:
        if let what = Self.foreign[byte] {
          refuse(what, at: position..<position + 1)
        } else {
          put(byte)
          position += 1
        }
      }
    }
    endWord()
  }

  /// Characters that mean something to a shell, and nothing here.
  private static let foreign: [UInt8: String] = [
    UInt8(ascii: "|"): "a pipe", UInt8(ascii: "&"): "`&`", UInt8(ascii: ">"): "a redirection",
    UInt8(ascii: "<"): "a redirection", UInt8(ascii: "("): "a subshell", UInt8(ascii: ")"): "a subshell",
    UInt8(ascii: "`"): "a command in a command", UInt8(ascii: "*"): "a pattern of file names",
    UInt8(ascii: "?"): "a pattern of file names",
  ]

  private mutating func refuse(_ what: String, at range: Range<Int>) {
    mistakes.append(
      AzureMistake(
        .notSupported, "\(what) is not supported here", at: range,
        help: "of the shell, quotes, `\\` and `$NAME` work; a character that is meant itself stands in quotes"
      ))
  }

  private mutating func begin() {
    if current == nil { current = ShellWord(text: "", range: position..<position) }
  }

  private mutating func put(_ byte: UInt8) {
    begin()
    buffer.append(byte)
  }

  private mutating func endWord() {
    guard var word = current else { return }
    word.text = String(decoding: buffer, as: UTF8.self)
    word.range = word.range.lowerBound..<position
    words.append(word)
    current = nil
    buffer = []
  }

  /// `'…'`: everything as it is.
  private mutating func readRaw() {
    begin()
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "'") {
      buffer.append(bytes[position])
      position += 1
    }
    close(from: start)
  }

  /// `"…"`, with `\` before what would mean something, and variables.
  private mutating func readQuoted(_ variable: (String) -> ShellVariable) {
    begin()
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""), mistakes.isEmpty {
      switch bytes[position] {
      case UInt8(ascii: "\\") where position + 1 < bytes.count:
        let next = bytes[position + 1]
        if next == UInt8(ascii: "\n") {
          position += 2
        } else {
          if !"\\\"$`".utf8.contains(next) { buffer.append(UInt8(ascii: "\\")) }
          buffer.append(next)
          position += 2
        }
      case UInt8(ascii: "$"): readVariable(isQuoted: true, variable)
      case UInt8(ascii: "`"): refuse("a command in a command", at: position..<position + 1)
      default:
        buffer.append(bytes[position])
        position += 1
      }
    }
    if mistakes.isEmpty { close(from: start) }
  }

  private mutating func close(from start: Int) {
    guard position < bytes.count else {
      mistakes.append(
        AzureMistake(.notSupported, "this quote is not closed", at: start..<start + 1, help: nil))
      return
    }
    position += 1
  }

  /// `\` before a line's end joins the lines; before anything else it takes the meaning away.
  private mutating func readEscape() {
    position += 1
    guard position < bytes.count else { return }
    switch bytes[position] {
    case UInt8(ascii: "\n"): position += 1
    case UInt8(ascii: "\r") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n"):
      position += 2
    default:
      put(bytes[position])
      position += 1
    }
  }

  /// `$NAME` or `${NAME}`; outside of quotes a value of several words becomes several.
  private mutating func readVariable(isQuoted: Bool, _ variable: (String) -> ShellVariable) {
    let start = position
    var next = position + 1
    let isBraced = next < bytes.count && bytes[next] == UInt8(ascii: "{")
    if isBraced { next += 1 }
    let first = next
    while next < bytes.count, bytes[next].isOfName, next > first || !bytes[next].isDigit { next += 1 }
    let name = String(decoding: bytes[first..<next], as: UTF8.self)
    if name.isEmpty, !isBraced,
      next >= bytes.count || !"(?@*#!$-".utf8.contains(bytes[next]) && !bytes[next].isDigit
    {
      put(bytes[position])
      position += 1
      return
    }
    if name.isEmpty || isBraced && (next >= bytes.count || bytes[next] != UInt8(ascii: "}")) {
      let what =
        next < bytes.count && bytes[next] == UInt8(ascii: "(") ? "a command in a command" : "this `$`"
      return refuse(what, at: start..<min(bytes.count, max(next, start + 1)))
    }
    if isBraced { next += 1 }
    position = next
    switch variable(name) {
    case .missing:
      mistakes.append(
        AzureMistake(
          .notSupported, "there is no variable `\(name)`", at: start..<next,
          help: "`let \(name) = \"…\"` declares one"))
    case .opaque:
      begin(at: start)
      current?.isOpaque = true
    case .text(let text) where isQuoted:
      begin(at: start)
      buffer += text.utf8
    case .text(let text):
      for (index, part) in text.split(whereSeparator: \.isWhitespace).enumerated() {
        if index > 0 { endWord() }
        begin(at: start)
        buffer += part.utf8
      }
    }
  }

  private mutating func begin(at start: Int) {
    if current == nil { current = ShellWord(text: "", range: start..<start) }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isOfName: Bool {
    isDigit || self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
