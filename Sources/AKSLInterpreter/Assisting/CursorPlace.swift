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
    var known = KnownText()
    self = known.place(in: text, at: cursor)
  }

  /// Adds the word to what stands before it; the bytes are all that stands before the cursor.
  init(_ bytes: [UInt8], behind head: CursorHead) {
    (variables, functions) = (head.variables, head.functions)
    var start = head.wordStart
    if let azureStart = head.azureStart {
      let words = AzureWords(bytes[azureStart...])
      surroundings = words.isQuoted ? .anything : .azure(words.words)
      start = words.lastStart
    } else {
      surroundings = head.surroundings
    }
    word = start..<bytes.count
    prefix = String(decoding: bytes[start...], as: UTF8.self)
  }

  /// Where the word that ends at the cursor begins: a name, a path, a number, a version.
  static func wordStart(_ bytes: ArraySlice<UInt8>) -> Int {
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
