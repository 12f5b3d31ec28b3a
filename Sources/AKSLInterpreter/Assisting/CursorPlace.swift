import AKSLLanguage

/// What surrounds the place in a text where somebody is typing, read from what stands before it.
///
/// It is found with our own lexer, and with brackets and statements only: what is being typed is mostly no sentence
/// yet.
struct CursorPlace {
  enum Surroundings {
    /// In a comment, or in a text that is no file's name: anything may stand there.
    case anything
    /// At the beginning of a statement.
    case statement
    /// Behind some items of a command; the first is its verb.
    case command([Item])
    /// Behind a construct's word and what follows it.
    case construct(Keyword, [Item])
    /// Where an operand may stand, or (`isComplete`) behind one.
    case expression(isComplete: Bool)
    /// Behind the dot of a property; `isElement`: nothing stands before the dot.
    case property(isElement: Bool)
    /// In a line of az: the words behind `az`, the last of them up to the cursor.
    case azure([String])
    /// In the quotes of an item of a command or a construct, which are the words before it.
    case file([Item])
    /// Where the key of a map stands, and the items before the map where it is one of a command.
    case key([Item])
    /// Among the arguments of a function.
    case arguments(function: String, isComplete: Bool)
  }

  /// A part of a statement: a word, or a value with all that touches it.
  struct Item: Hashable {
    var range: Range<Int>
    /// The word, if it is a bare one; signs such as `=` are words of themselves.
    var word: String?
    /// It is a sign that something has to follow: `+`, `==`, `,`.
    var asksForMore = false
  }

  let surroundings: Surroundings
  /// What of the word was typed: from its beginning to the cursor.
  let word: Range<Int>
  let prefix: String
  /// Names that the text itself has given, the last first.
  let variables: [String]
  let functions: [String]

  /// Whether any word may stand here, because it gives a name to something or stands for itself.
  var takesNewName: Bool {
    switch surroundings {
    case .construct(let keyword, let items):
      switch keyword {
      case .let, .param, .for, .def: return items.count == 1
      case .scenario: return items.last?.word == "each"
      case .at, .every, .after: return items.last?.word == "as"
      default: return false
      }
    case .command(let items):
      if items.map(\.word) == ["branch"] { return true }
      return CommandProgress(items.map(\.word)).candidates.contains {
        switch $0.openPlace?.type {
        case .newPool, .newCluster, .newWorkload, .newSnapshot, .text, .texts: true
        default: false
        }
      }
    default: return false
    }
  }

  init(in text: String, at cursor: Int) {
    let bytes = Array(text.utf8)
    self.init(bytes[..<min(max(cursor, 0), bytes.count)])
  }

  /// Reads what stands before the cursor.
  private init(_ bytes: ArraySlice<UInt8>) {
    let start = Self.wordStart(bytes)
    let source = SourceText(name: "<prompt>", bytes: Array(bytes[..<start]))
    let parsed = Parser.parse(source)
    let tree = parsed.tree
    let tokens = tree.tokens
    let scan = CursorScan(source, tokens)
    let tail = bytes[(tokens.last?.range.upperBound ?? 0)..<start]
    let isNewLine = tail.contains(UInt8(ascii: "\n"))
    variables = scan.variables(isNewLine: isNewLine)
    functions = scan.functions
    func word(from start: Int) -> (Range<Int>, String) {
      (start..<bytes.endIndex, String(decoding: bytes[start...], as: UTF8.self))
    }
    if let quote = parsed.openText, bytes[quote..<start].contains(UInt8(ascii: "\n")) {
      // A further line of a text is no line of code.
      surroundings = .anything
      (self.word, prefix) = word(from: start)
    } else if tree.comments.last.map({ Int($0.end) == start }) ?? false, !isComplete(tail) {
      surroundings = .anything
      (self.word, prefix) = word(from: start)
    } else if let last = tokens.last, last.isAzure, !isNewLine || tail.isEmpty {
      let words = AzureWords(bytes[(last.range.lowerBound + 2)...])
      surroundings = words.isQuoted ? .anything : .azure(words.words)
      (self.word, prefix) = word(from: words.lastStart)
    } else if let last = tokens.last, Self.isOpenText(last, bytes[..<start]) {
      let isPlain = last.kind == .text
      let content = last.range.lowerBound + 1
      surroundings = isPlain ? .file(scan.items(before: tokens.count - 1)) : .anything
      (self.word, prefix) = word(from: isPlain ? content : start)
    } else {
      surroundings = scan.surroundings(isNewLine: isNewLine)
      (self.word, prefix) = word(from: start)
    }
    /// Whether a comment is over: its newline follows.
    func isComplete(_ tail: ArraySlice<UInt8>) -> Bool { tail.last == UInt8(ascii: "\n") }
  }

  /// Where the word that ends at the cursor begins: a name, a path, a number, a version.
  private static func wordStart(_ bytes: ArraySlice<UInt8>) -> Int {
    var start = bytes.endIndex
    func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"),
        UInt8(ascii: "$"), UInt8(ascii: ":"), 0x80...:
        true
      default: false
      }
    }
    func isDigit(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }
    while start > bytes.startIndex {
      let byte = bytes[start - 1]
      if byte == UInt8(ascii: ".") {
        // `1.33`: the point belongs to a number, and to nothing else.
        var digits = start - 1
        while isDigit(digits - 1) || digits > 0 && bytes[digits - 1] == UInt8(ascii: ".") { digits -= 1 }
        let isNumber = digits < start - 1 && (digits == bytes.startIndex || !isWord(bytes[digits - 1]))
        guard isNumber, start == bytes.endIndex || isDigit(start) else { break }
        return digits
      }
      // A colon belongs to `19:00`.
      if byte == UInt8(ascii: ":"), !isDigit(start - 2) || start < bytes.endIndex && !isDigit(start) { break }
      if byte == UInt8(ascii: "$"), start < bytes.endIndex, !isDigit(start) { break }
      guard isWord(byte) else { break }
      start -= 1
    }
    // A sign before a word is an operator, or a habit of the shell.
    while start < bytes.endIndex, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "/") {
      start += 1
    }
    return start
  }

  /// Whether a token is a text whose closing quote has not been typed yet.
  private static func isOpenText(_ token: SourceToken, _ bytes: ArraySlice<UInt8>) -> Bool {
    switch token.kind {
    case .text, .textEnd, .textMiddle, .textStart: break
    default: return false
    }
    guard token.range.upperBound == bytes.endIndex else { return false }
    if token.kind == .textStart || token.kind == .textMiddle {
      // `${` has just been opened.
      return false
    }
    let quote = token.kind == .text ? bytes[token.range.lowerBound] : UInt8(ascii: "\"")
    guard token.range.count > 1, bytes[token.range.upperBound - 1] == quote else { return true }
    guard quote == UInt8(ascii: "\"") else { return false }
    // An escaped quote closes nothing.
    let slashes = bytes[token.range.lowerBound..<(token.range.upperBound - 1)].reversed().prefix {
      $0 == UInt8(ascii: "\\")
    }
    return slashes.count % 2 == 1
  }
}

extension ParseResult {
  /// Where a text begins that nothing closes: all that stands behind it may belong to it.
  var openText: Int? {
    guard isIncomplete else { return nil }
    return diagnostics.first { $0.code.name == "L005" }.map { Int($0.range.start) }
  }
}

/// The words of a line of az up to the cursor, as far as completion needs them: quotes keep blanks together.
struct AzureWords {
  private(set) var words: [String] = []
  /// Where the last one begins.
  private(set) var lastStart: Int
  /// A quote is open.
  private(set) var isQuoted = false

  init(_ bytes: ArraySlice<UInt8>) {
    lastStart = bytes.endIndex
    var word: [UInt8] = []
    var start: Int?
    var quote: UInt8?
    var isEscaped = false
    for index in bytes.indices {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
        if byte != UInt8(ascii: "\n") { word.append(byte) }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if let open = quote {
        if byte == open { quote = nil } else { word.append(byte) }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        start = start ?? index
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        if start != nil { words.append(String(decoding: word, as: UTF8.self)) }
        (word, start) = ([], nil)
      } else {
        start = start ?? index
        word.append(byte)
      }
    }
    isQuoted = quote != nil
    words.append(String(decoding: word, as: UTF8.self))
    lastStart = start ?? bytes.endIndex
  }
}
