import AKSLJSON
import JMESPath

/// `-o yaml`: YAML in blocks, as Python's PyYAML writes it.
///
/// Lines are broken at blanks behind column 80; a text that YAML would read as something else stands in quotes.
struct YAMLWriter {
  private(set) var text = ""
  private var column = 0
  /// How far the open block is indented; nil: none is open.
  private var indent: Int?
  /// Whether the last thing written parts words.
  private var isBehindBlank = true
  /// Whether nothing but indentation and `-` stands in the line.
  private var isAtStart = true

  private static let width = 80

  /// One document with the end of its last line.
  static func document(_ value: JSONValue) -> String {
    var writer = YAMLWriter()
    let isPlain = writer.write(value, isValue: false)
    writer.beginLine()
    switch value {
    // A word by itself could go on: its end is marked.
    case .array, .object: break
    default: if isPlain { writer.text += "...\n" }
    }
    return writer.text
  }

  /// Writes a node; true: it is a plain word.
  @discardableResult
  private mutating func write(_ value: JSONValue, isValue: Bool) -> Bool {
    switch value {
    case .null: return writeScalar("null")
    case .boolean(let truth): return writeScalar(truth ? "true" : "false")
    case .integer(let number): return writeScalar(String(number))
    case .number(let number): return writeScalar(Self.number(number))
    case .string(let string): return write(YAMLScalar(string), isKey: false)
    case .array(let elements) where elements.isEmpty: put("[]")
    case .object(let members) where members.isEmpty: put("{}")
    case .array(let elements):
      let outer = indent
      // Lists stand right below their key.
      if !isValue || isAtStart { indent = indent.map { $0 + 2 } ?? 0 }
      for element in elements {
        beginLine()
        put("-", keepsStart: true)
        write(element, isValue: false)
      }
      indent = outer
    case .object(let members):
      let outer = indent
      indent = indent.map { $0 + 2 } ?? 0
      for member in members { write(member) }
      indent = outer
    }
    return false
  }

  private mutating func write(_ member: JSONValue.Member) {
    beginLine()
    let key = YAMLScalar(member.key)
    if key.isSimpleKey {
      write(key, isKey: true)
      put(":", parts: false)
    } else {
      put("?", keepsStart: true)
      write(key, isKey: false)
      beginLine()
      put(":", keepsStart: true)
    }
    write(member.value, isValue: true)
  }

  /// A double as Python shows it, with a point in any case.
  private static func number(_ number: Double) -> String {
    let text = PythonText.number(number)
    guard !text.utf8.contains(UInt8(ascii: ".")), let mark = text.firstIndex(of: "e") else { return text }
    return text[..<mark] + ".0" + text[mark...]
  }

  // MARK: - Scalars

  /// A word that YAML means as it stands.
  private mutating func writeScalar(_ word: String) -> Bool {
    writePlain(Array(word.unicodeScalars), splits: true)
    return true
  }

  @discardableResult
  private mutating func write(_ scalar: YAMLScalar, isKey: Bool) -> Bool {
    let outer = indent
    indent = indent.map { $0 + 2 } ?? 2
    defer { indent = outer }
    switch scalar.style(isKey: isKey) {
    case .plain:
      writePlain(scalar.scalars, splits: !isKey)
      return true
    case .single: writeSingle(scalar.scalars, splits: !isKey)
    case .double: writeDouble(scalar.scalars, splits: !isKey)
    }
    return false
  }

  private mutating func writePlain(_ scalars: [Unicode.Scalar], splits: Bool) {
    guard !scalars.isEmpty else { return }
    if !isBehindBlank { append(" ") }
    isBehindBlank = false
    isAtStart = false
    var start = 0
    while start < scalars.count {
      let isBlank = scalars[start] == " "
      var end = start
      while end < scalars.count, (scalars[end] == " ") == isBlank { end += 1 }
      if isBlank, end == start + 1, column > Self.width, splits {
        beginLine()
        isBehindBlank = false
        isAtStart = false
      } else {
        append(scalars[start..<end])
      }
      start = end
    }
  }

  private mutating func writeSingle(_ scalars: [Unicode.Scalar], splits: Bool) {
    put("'")
    var start = 0
    while start < scalars.count {
      let kind = Self.kind(scalars[start])
      var end = start
      while end < scalars.count, Self.kind(scalars[end]) == kind { end += 1 }
      switch kind {
      case .blank:
        if end == start + 1, column > Self.width, splits, start > 0, end < scalars.count {
          beginLine()
        } else {
          append(scalars[start..<end])
        }
      case .lineBreak:
        if scalars[start] == "\n" { breakLine() }
        for scalar in scalars[start..<end] { breakLine(scalar) }
        beginLine()
      case .quote: for _ in start..<end { append("''") }
      case .other: append(scalars[start..<end])
      }
      start = end
    }
    put("'", parts: false)
  }

  private mutating func writeDouble(_ scalars: [Unicode.Scalar], splits: Bool) {
    put("\"")
    var start = 0
    var end = 0
    while end <= scalars.count {
      let scalar = end < scalars.count ? scalars[end] : nil
      if scalar.map({ YAMLScalar.isEscaped($0) }) ?? true {
        append(scalars[start..<end])
        start = end
        if let scalar {
          append(YAMLScalar.escape(scalar))
          start = end + 1
        }
      }
      if end > 0, end < scalars.count - 1, scalar == " " || start >= end,
        column + end - start > Self.width, splits
      {
        if start < end {
          append(scalars[start..<end])
          start = end
        }
        append("\\")
        beginLine()
        isBehindBlank = false
        isAtStart = false
        if scalars[start] == " " { append("\\") }
      }
      end += 1
    }
    put("\"", parts: false)
  }

  private enum Kind { case blank, lineBreak, quote, other }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case " ": .blank
    case "'": .quote
    case _ where YAMLScalar.isBreak(scalar): .lineBreak
    default: .other
    }
  }

  // MARK: - Lines

  /// Writes a sign of YAML's, with a blank before it where it needs one.
  private mutating func put(_ sign: String, parts: Bool = true, keepsStart: Bool = false) {
    if parts, !isBehindBlank { append(" ") }
    append(sign)
    isBehindBlank = false
    isAtStart = isAtStart && keepsStart
  }

  /// Goes to the indentation, in a new line unless this one has nothing in it yet.
  private mutating func beginLine() {
    let indent = indent ?? 0
    if !isAtStart || column > indent || (column == indent && !isBehindBlank) { breakLine() }
    if column < indent {
      isBehindBlank = true
      append(String(repeating: " ", count: indent - column))
    }
  }

  private mutating func breakLine(_ scalar: Unicode.Scalar = "\n") {
    text.unicodeScalars.append(scalar)
    isBehindBlank = true
    isAtStart = true
    column = 0
  }

  private mutating func append(_ part: String) {
    text += part
    column += part.unicodeScalars.count
  }

  private mutating func append(_ part: ArraySlice<Unicode.Scalar>) {
    text.unicodeScalars.append(contentsOf: part)
    column += part.count
  }
}
