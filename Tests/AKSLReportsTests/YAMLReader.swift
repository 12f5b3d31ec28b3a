import AKSLJSON

/// A strict reader of the YAML that we write: blocks, double quotes, and plain words that both versions of YAML read in
/// the same way.
///
/// Whatever else YAML allows is an error here, and whatever the two versions read differently.
struct YAMLReader {
  struct Mistake: Error, CustomStringConvertible {
    let line: Int
    let description: String
  }

  private struct Line {
    let number: Int
    var indentation: Int
    var text: Substring
  }

  private var lines: [Line]
  private var next = 0

  static func read(_ text: String) throws -> JSONValue {
    var reader = try YAMLReader(text)
    guard let first = reader.lines.first else { throw Mistake(line: 1, description: "nothing") }
    if reader.lines.count == 1, !first.text.hasPrefix("- "), reader.key(of: first) == nil {
      return try reader.scalar(first.text, first.number)
    }
    let value = try reader.block(at: 0)
    guard reader.next == reader.lines.count else { throw reader.mistake("a line that belongs to nothing") }
    return value
  }

  private init(_ text: String) throws {
    guard text.last == "\n" else { throw Mistake(line: 0, description: "no line break at the end") }
    lines = []
    for (index, line) in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let blanks = line.prefix { $0 == " " }.count
      guard blanks < line.count, line.last != " " else {
        throw Mistake(line: index + 1, description: "an empty line or blanks at the end")
      }
      lines.append(Line(number: index + 1, indentation: blanks, text: line.dropFirst(blanks)))
    }
  }

  private func mistake(_ text: String) -> Mistake {
    Mistake(line: next < lines.count ? lines[next].number : 0, description: text)
  }

  /// A list or a map whose lines stand at this column.
  private mutating func block(at column: Int) throws -> JSONValue {
    guard next < lines.count, lines[next].indentation == column else { throw mistake("wrong indentation") }
    return lines[next].text.hasPrefix("- ") ? try list(at: column) : try map(at: column)
  }

  private mutating func list(at column: Int) throws -> JSONValue {
    var elements: [JSONValue] = []
    while next < lines.count, lines[next].indentation == column, lines[next].text.hasPrefix("- ") {
      let rest = lines[next].text.dropFirst(2)
      if rest.hasPrefix("- ") || key(of: Line(number: 0, indentation: 0, text: rest)) != nil {
        // A block that begins on the line of its dash.
        lines[next].indentation += 2
        lines[next].text = rest
        elements.append(try block(at: column + 2))
      } else {
        elements.append(try scalar(rest, lines[next].number))
        next += 1
      }
    }
    return .array(elements)
  }

  private mutating func map(at column: Int) throws -> JSONValue {
    var members: [JSONValue.Member] = []
    while next < lines.count, lines[next].indentation == column, !lines[next].text.hasPrefix("- ") {
      let line = lines[next]
      guard let end = key(of: line) else { throw mistake("no key") }
      guard case .string(let name) = try scalar(line.text[..<end], line.number) else {
        throw mistake("a key that is no text")
      }
      guard !members.contains(where: { $0.key == name }) else { throw mistake("a key twice") }
      let rest = line.text[line.text.index(after: end)...]
      if rest.isEmpty {
        next += 1
        guard next < lines.count else { throw mistake("a key without a value") }
        // A list may stand at its key's own column.
        let isList = lines[next].text.hasPrefix("- ") && lines[next].indentation == column
        members.append(.init(name, try block(at: isList ? column : column + 2)))
      } else {
        guard rest.first == " " else { throw mistake("no blank behind a colon") }
        members.append(.init(name, try scalar(rest.dropFirst(), line.number)))
        next += 1
      }
    }
    return .object(members)
  }

  /// Where the colon behind the key of a line stands; nil where there is none.
  private func key(of line: Line) -> Substring.Index? {
    var isQuoted = false
    var isEscaped = false
    for index in line.text.indices {
      let character = line.text[index]
      if isEscaped {
        isEscaped = false
      } else if character == "\\", isQuoted {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ":", !isQuoted {
        let after = line.text.index(after: index)
        if after == line.text.endIndex || line.text[after] == " " { return index }
      }
    }
    return nil
  }

  // MARK: - Scalars

  private func scalar(_ text: Substring, _ line: Int) throws -> JSONValue {
    switch text {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "[]": return .array([])
    case "{}": return .object([])
    case ".nan": return .number(.nan)
    case ".inf": return .number(.infinity)
    case "-.inf": return .number(-.infinity)
    default: break
    }
    if text.first == "\"" { return .string(try quoted(text, line)) }
    if let first = text.first, first.isNumber || first == "-" {
      if let integer = Int64(text) { return .integer(integer) }
      guard text.contains("."), let number = Double(text) else {
        throw Mistake(line: line, description: "neither a number nor a text: \(text)")
      }
      return .number(number)
    }
    return .string(try plain(text, line))
  }

  /// A word without quotes: ASCII, beginning with a letter, without anything that is a sign of YAML's there.
  private func plain(_ text: Substring, _ line: Int) throws -> String {
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    let signs: Set<Character> = [" ", "_", "-", ".", "/", "(", ")", "+", "@", ";"]
    guard let first = text.first, first.isASCII, first.isLetter, text.last != " ",
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }),
      !words.contains(text.lowercased())
    else { throw Mistake(line: line, description: "should be in quotes: \(text)") }
    return String(text)
  }

  private func quoted(_ text: Substring, _ line: Int) throws -> String {
    let wrong = Mistake(line: line, description: "not a text in quotes: \(text)")
    guard text.count >= 2, text.last == "\"" else { throw wrong }
    var result = ""
    var rest = text.dropFirst().dropLast().unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        guard scalar != "\"", scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value),
          ![0x2028, 0x2029, 0xFEFF].contains(scalar.value)
        else { throw wrong }
        result.unicodeScalars.append(scalar)
        continue
      }
      guard let sign = rest.popFirst() else { throw wrong }
      switch sign {
      case "n": result += "\n"
      case "r": result += "\r"
      case "t": result += "\t"
      case "b": result += "\u{8}"
      case "f": result += "\u{C}"
      case "\"", "\\": result.unicodeScalars.append(sign)
      case "x", "u":
        let count = sign == "x" ? 2 : 4
        let digits = rest.prefix(count)
        guard digits.count == count, let value = UInt32(String(digits), radix: 16),
          let escaped = Unicode.Scalar(value)
        else { throw wrong }
        result.unicodeScalars.append(escaped)
        rest = rest.dropFirst(count)
      default: throw wrong
      }
    }
    return result
  }
}
