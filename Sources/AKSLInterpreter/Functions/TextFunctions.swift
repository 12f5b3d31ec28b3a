import AKSLLanguage

extension Builtin {
  static let textFunctions: [Builtin] = [
    Builtin(
      "text", [.init("a", .anything)], .type(.text), "a value as `print` writes it",
      example: "text(1h30m) == \"1h30m\""
    ) { arguments, world, arena throws(Fault) in
      arena.text(ValueFormat.text(arguments[0], world, arena))
    },
    Builtin(
      "number", [.init("text", .text)], .type(.unknown), "the number that a text spells",
      example: "number(\"12\") + number(\"0.5\") == 12.5"
    ) { arguments, _, arena throws(Fault) in try number(arena.text(arguments[0])) },
    Builtin(
      "format", [.init("a", .amount), .init("digits", .integer), .init("group", .text, .optional)],
      .type(.text),
      "a number or money with so many digits behind the point, and a mark between each three before it",
      example: "format(1234.5, 2) == \"1234.50\" and format($1234567.891, 2, \",\") == \"\\$1,234,567.89\""
    ) { arguments, _, arena throws(Fault) in
      let places = try digits(arguments[1])
      let group = arguments.optional(2).map { arena.text($0) } ?? ""
      guard group.utf8.count <= 16 else {
        throw .invalidValue("the mark between digits has at most 16 bytes")
      }
      let value = arguments[0]
      let decimal: Decimal
      switch value.tag {
      case .integer: decimal = Decimal(value.bits, decimals: 0)
      case .number: decimal = Decimal(value.double)
      case .money: decimal = Decimal(value.bits, decimals: 9)
      default: throw .wrongType("`format` takes a number or money, and this is \(value.kindName)")
      }
      let (sign, magnitude) = decimal.text(places: places, group: group)
      return arena.text(sign + (value.tag == .money ? "$" : "") + magnitude)
    },
    Builtin(
      "percent", [.init("part", .number), .init("digits", .integer, .optional)], .type(.text),
      "a part of 1 in percent, with so many digits behind the point, or none",
      example: "percent(1 / 3, 1) == \"33.3%\""
    ) { arguments, _, arena throws(Fault) in
      let places = try arguments.optional(1).map { value throws(Fault) in try digits(value) } ?? 0
      let decimal = Decimal(arguments[0].asDouble ?? 0).hundredfold
      let (sign, magnitude) = decimal.text(places: places)
      return arena.text(sign + magnitude + "%")
    },
    Builtin(
      "upper", [.init("text", .text)], .type(.text), "the text in capital letters",
      example: "upper(\"dev\") == \"DEV\""
    ) { arguments, _, arena throws(Fault) in arena.text(arena.text(arguments[0]).uppercased()) },
    Builtin(
      "lower", [.init("text", .text)], .type(.text), "the text in small letters",
      example: "lower(\"Dev\") == \"dev\""
    ) { arguments, _, arena throws(Fault) in arena.text(arena.text(arguments[0]).lowercased()) },
    Builtin(
      "trim", [.init("text", .text)], .type(.text), "the text without the blanks and line ends around it",
      example: "trim(\"  dev \") == \"dev\""
    ) { arguments, _, arena throws(Fault) in
      let text = arena.text(arguments[0])
      let front = text.drop { $0.isWhitespace }
      return arena.text(String(front.prefix(front.count - front.reversed().prefix { $0.isWhitespace }.count)))
    },
    Builtin(
      "split", [.init("text", .text), .init("separator", .text)], .type(.list),
      "the parts of a text between separators; an empty separator gives the characters",
      example: "split(\"a,b\", \",\") == [\"a\", \"b\"]"
    ) { arguments, _, arena throws(Fault) in
      let text = arena.text(arguments[0])
      let separator = arena.text(arguments[1])
      if separator.isEmpty { return arena.list(text.map { arena.text(String($0)) }) }
      return arena.list(parts(of: text, between: separator).map { arena.text($0) })
    },
    Builtin(
      "lines", [.init("text", .text)], .type(.list), "the lines of a text, without their ends",
      example: "lines(\"a\\nb\\n\") == [\"a\", \"b\"]"
    ) { arguments, _, arena throws(Fault) in
      var lines = arena.text(arguments[0]).split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { $0.split(separator: "\r\n", omittingEmptySubsequences: false) }
      if lines.last?.isEmpty == true { lines.removeLast() }
      return arena.list(lines.map { arena.text(String($0)) })
    },
    Builtin(
      "join", [.init("list", .list), .init("separator", .text)], .type(.text),
      "the elements of a list as one text, with the separator between each two",
      example: "join([p.name for p in pools], \", \") == \"system, dev\""
    ) { arguments, world, arena throws(Fault) in
      let separator = arena.text(arguments[1])
      var joined = ""
      for (position, element) in try elements(of: arguments[0], world, arena).enumerated() {
        if position > 0 { joined += separator }
        joined += ValueFormat.text(element, world, arena)
        guard joined.utf8.count <= byteLimit else { throw .tooLarge("the joined text") }
      }
      return arena.text(joined)
    },
    Builtin(
      "replace", [.init("text", .text), .init("part", .text), .init("by", .text)], .type(.text),
      "the text with every such part replaced", example: "replace(\"a-b-c\", \"-\", \"/\") == \"a/b/c\""
    ) { arguments, _, arena throws(Fault) in
      let part = arena.text(arguments[1])
      let other = arena.text(arguments[2])
      guard !part.isEmpty else { throw .invalidValue("an empty text can't be replaced") }
      let parts = parts(of: arena.text(arguments[0]), between: part)
      let size = parts.reduce(0) { $0 + $1.utf8.count } + (parts.count - 1) * other.utf8.count
      guard size <= byteLimit else { throw .tooLarge("the new text") }
      return arena.text(parts.joined(separator: other))
    },
    Builtin(
      "starts-with", [.init("text", .text), .init("start", .text)], .type(.boolean),
      "whether a text begins so",
      example: "starts-with(dev.vmSize, \"Standard_\")"
    ) { arguments, _, arena throws(Fault) in
      .boolean(arena.text(arguments[0]).utf8.starts(with: arena.text(arguments[1]).utf8))
    },
    Builtin(
      "ends-with", [.init("text", .text), .init("end", .text)], .type(.boolean), "whether a text ends so",
      example: "ends-with(\"main.aksl\", \".aksl\")"
    ) { arguments, _, arena throws(Fault) in
      .boolean(
        arena.text(arguments[0]).utf8.reversed().starts(with: arena.text(arguments[1]).utf8.reversed()))
    },
    Builtin(
      "pad-left", [.init("a", .anything), .init("width", .integer), .init("fill", .text, .optional)],
      .type(.text),
      "a value as text, made so long with blanks, or with `fill`, in front",
      example: "pad-left(7, 3, \"0\") == \"007\""
    ) { arguments, world, arena throws(Fault) in
      let text = ValueFormat.text(arguments[0], world, arena)
      return arena.text(try padding(of: text, arguments, arena) + text)
    },
    Builtin(
      "pad-right", [.init("a", .anything), .init("width", .integer), .init("fill", .text, .optional)],
      .type(.text),
      "a value as text, made so long with blanks, or with `fill`, behind",
      example: "pad-right(\"dev\", 5) == \"dev  \""
    ) { arguments, world, arena throws(Fault) in
      let text = ValueFormat.text(arguments[0], world, arena)
      return arena.text(text + (try padding(of: text, arguments, arena)))
    },
    Builtin(
      "repeat-text", [.init("text", .text), .init("times", .integer)], .type(.text), "the text so many times",
      example: "repeat-text(\"-\", 3) == \"---\""
    ) { arguments, _, arena throws(Fault) in
      arena.text(try repeated(arena.text(arguments[0]), arguments[1].bits))
    },
  ]

  // MARK: - What the rows share

  /// The number that a text spells, as the language writes numbers.
  private static func number(_ text: String) throws(Fault) -> Value {
    let unsigned = text.first == "-" ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber =
      (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
    guard isNumber else {
      throw .invalidValue(
        "\(TextFormat.quoted(text)) is no number",
        help: "`number` reads whole numbers and numbers with a point; `trim` takes blanks away")
    }
    if parts.count == 1 {
      guard let whole = Int64(text) else { throw .overflow("the number") }
      return .integer(whole)
    }
    guard let number = Double(text), number.isFinite else { throw .overflow("the number") }
    return .number(number)
  }

  /// A text cut at every place where the separator stands, byte by byte as `in` looks for it.
  private static func parts(of text: String, between separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var parts: [String] = []
    var start = 0
    var position = 0
    while position + mark.count <= bytes.count {
      if bytes[position] == mark[0], bytes[position..<(position + mark.count)].elementsEqual(mark) {
        parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
        position += mark.count
        start = position
      } else {
        position += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  /// What a text lacks to have so many characters.
  private static func padding(
    of text: String, _ arguments: Span<Value>, _ arena: Arena
  ) throws(Fault) -> String {
    let fill = arguments.optional(2).map { arena.text($0) } ?? " "
    guard fill.count == 1 else { throw .invalidValue("a text is filled up with one character") }
    let missing = arguments[1].bits.subtractingReportingOverflow(Int64(text.count))
    return missing.overflow || missing.partialValue <= 0 ? "" : try repeated(fill, missing.partialValue)
  }

  private static func repeated(_ text: String, _ times: Int64) throws(Fault) -> String {
    guard times >= 0 else { throw .invalidValue("a text can't be repeated \(times) times") }
    let (size, overflow) = Int64(text.utf8.count).multipliedReportingOverflow(by: times)
    guard !overflow, size <= byteLimit, let count = Int(exactly: times) else {
      throw .tooLarge("the repeated text")
    }
    return text.isEmpty ? "" : String(repeating: text, count: count)
  }
}
