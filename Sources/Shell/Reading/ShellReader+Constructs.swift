// What a shell makes of several commands: told once, at the word that begins it, and read for those who look at it.
extension ShellReader {
  /// A construct by the word that begins it.
  private struct Form {
    var name: String
    /// The word that ends it.
    var end: String
    var help: String
  }

  private static let condition =
    "`&&` and `||` run a command if the one before it succeeded or failed; in aksl: `if COUNT > 3 { … }`"
  private static let waiting =
    "`az aks nodepool wait` waits, with `--updated` or `--custom`; in aksl: `while COUNT < 3 { … }`"
  private static let function = "write its commands where it is called; in aksl: `def stopAll(POOL) { … }`"
  static let arrays = (
    what: "arrays are",
    help:
      "`POOLS='a b'`, and `$POOLS` without quotes becomes several words; in aksl: `let POOLS = [\"a\", \"b\"]`"
  )

  private static let forms: [String: Form] = [
    "if": Form(name: "`if`", end: "fi", help: condition),
    "for": Form(
      name: "a loop (`for`)", end: "done",
      help: "write its commands one after the other; in aksl: `for POOL in [\"a\", \"b\"] { … }`"),
    "while": Form(name: "a loop (`while`)", end: "done", help: waiting),
    "until": Form(name: "a loop (`until`)", end: "done", help: waiting),
    "select": Form(
      name: "a loop (`select`)", end: "done", help: "there is nobody to choose: write the choice"),
    "case": Form(
      name: "`case`", end: "esac",
      help: "write the branch that is wanted; in aksl: `if NAME == \"a\" { … } else { … }`"),
    "{": Form(
      name: "a group `{ … }`", end: "}",
      help: "write its commands one after the other; `|| exit 1` ends a script that failed"),
    "[[": Form(name: "a condition `[[ … ]]`", end: "]]", help: condition),
    "function": Form(name: "a function", end: "}", help: function),
  ]
  /// The words within or at the end of one, or before a command.
  private static let inner = ["then", "else", "elif", "fi", "do", "done", "esac", "}"]
  private static let prefixes = ["!", "time", "coproc"]

  // MARK: - Reserved words

  /// Reads what a reserved word at the beginning of a command begins; false: it is a word like others.
  mutating func skipReserved(
    _ word: String, _ range: Range<Int>, of command: inout ShellScript.Command
  ) -> Bool {
    if let form = Self.forms[word] {
      refuse("\(form.name) is", range, help: form.help)
      guard descend(from: range.lowerBound) else { return true }
      muted += 1
      let (construct, isClosed) = readConstruct(word, to: form.end)
      command.constructs.append(construct)
      // Its redirections.
      if let rest = readCommand() { command.constructs += rest.constructs }
      muted -= 1
      depth -= 1
      // Of several that stand in each other, the innermost.
      if !isClosed, !mistakes.contains(where: { $0.title.hasSuffix("is not closed") }) {
        complain(
          .malformed, "this `\(word)` is not closed", range, help: "`\(form.end)` ends it", isCertain: true)
      }
      return true
    }
    if Self.inner.contains(word) {
      complain(.malformed, "`\(word)` stands here without what it belongs to", range)
      return true
    }
    if Self.prefixes.contains(word) {
      refuse("`\(word)` before a command is", range, help: "leave it out")
      return true
    }
    return false
  }

  private typealias Reading = (construct: ShellScript.Construct, isClosed: Bool)

  /// Reads from behind the word that begins a construct to behind the one that ends it.
  private mutating func readConstruct(_ word: String, to end: String) -> Reading {
    var construct = ShellScript.Construct()
    switch word {
    case "for", "select": readLoopHead(&construct)
    case "case": return readCase()
    case "[[": return readCondition()
    case "function":
      skipBlanks()
      let name = readWord(.assignment).bareText
      skipBlanks()
      if peek() == UInt8(ascii: "("), peekNext() == UInt8(ascii: ")") { advance(2) }
      return (readFunction(named: name), true)
    default: break
    }
    let isClosed = readBody(to: end, &construct.statements)
    return (construct, isClosed)
  }

  /// The commands up to a word, and that word; false: it is missing.
  private mutating func readBody(to end: String, _ statements: inout [ShellScript.Statement]) -> Bool {
    while true {
      skipLines()
      guard let byte = peek(), byte != UInt8(ascii: ")") else { return false }
      if take(end) { return true }
      if let word = bareWord(), Self.inner.contains(word) || Self.prefixes.contains(word) {
        position += word.utf8.count
        continue
      }
      let start = position
      if let statement = readStatement() { statements.append(statement) }
      if position == start { advance() }
    }
  }

  /// `NAME in word …`, or an arithmetic one.
  private mutating func readLoopHead(_ construct: inout ShellScript.Construct) {
    skipBlanks()
    if peek() == UInt8(ascii: "(") { return skipArithmetic(isExpansion: false) }
    construct.variable = readWord(.assignment).bareText
    skipLines()
    guard take("in") else { return }
    while true {
      skipBlanks()
      guard let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: ";") else { return }
      if byte == UInt8(ascii: "#") {
        skipComment()
      } else {
        readWord(into: &construct.words)
      }
    }
  }

  private mutating func readCondition() -> Reading {
    var construct = ShellScript.Construct(isCondition: true)
    while true {
      skipLines()
      guard peek() != nil else { return (construct, false) }
      if take("]]") { return (construct, true) }
      readWord(into: &construct.words)
    }
  }

  private mutating func readCase() -> Reading {
    var construct = ShellScript.Construct()
    skipBlanks()
    readWord(into: &construct.words)
    skipLines()
    _ = take("in")
    while true {
      skipLines()
      guard peek() != nil else { return (construct, false) }
      if take("esac") { return (construct, true) }
      // The patterns.
      if peek() == UInt8(ascii: "(") { advance() }
      while let byte = peek(), byte != UInt8(ascii: ")"), byte != UInt8(ascii: "\n") {
        readWord(into: &construct.words)
      }
      if peek() == UInt8(ascii: ")") { advance() }
      guard readBranch(&construct.statements) else { return (construct, false) }
    }
  }

  /// The commands of a branch of `case`, and what ends it: `;;`, `;&`, `;;&`, or `esac`, which is left.
  private mutating func readBranch(_ statements: inout [ShellScript.Statement]) -> Bool {
    while true {
      skipLines()
      guard let byte = peek(), byte != UInt8(ascii: ")") else { return false }
      if bareWord() == "esac" { return true }
      if byte == UInt8(ascii: ";"), let next = peekNext(), ";&".utf8.contains(next) {
        advance(2)
        if peek() == UInt8(ascii: "&") { advance() }
        return true
      }
      let start = position
      if let statement = readStatement() { statements.append(statement) }
      if position == start { advance() }
    }
  }

  /// The body of a function, which is one command.
  private mutating func readFunction(named name: String?) -> ShellScript.Construct {
    var construct = ShellScript.Construct(function: name)
    muted += 1
    skipLines()
    if let body = readCommand() { construct.statements = [.init(body)] }
    muted -= 1
    return construct
  }

  // MARK: - Parentheses

  /// `(…)`: a subshell, an arithmetic command, or what makes a function of the word before.
  mutating func skipParenthesis(of command: inout ShellScript.Command) {
    let start = position
    if command.words.isEmpty, command.assignments.isEmpty {
      if peekNext() == UInt8(ascii: "(") { return skipArithmetic(isExpansion: false) }
      refuse("a subshell `(…)` is", start..<start + 1, help: "write its commands one after the other")
      command.constructs.append(.init(statements: readBalanced()))
      muted += 1
      if let rest = readCommand() { command.constructs += rest.constructs }
      muted -= 1
    } else if command.words.count == 1, peekNext() == UInt8(ascii: ")") {
      refuse("a function is", start..<start + 1, help: Self.function)
      advance(2)
      if descend(from: start) {
        command.constructs.append(readFunction(named: command.words[0].bareText))
        depth -= 1
      }
      command.words = []
    } else if start > 0, text.bytes[start - 1] == UInt8(ascii: "="),
      let name = command.words.first?.bareText, ShellCheck.declarers.contains(name)
    {
      refuse(Self.arrays.what, start..<start + 1, help: Self.arrays.help)
      command.constructs.append(readArray())
    } else {
      complain(
        .malformed, "a `(` is not expected here", start..<start + 1,
        help: "a `(` in a value stands in quotes")
      command.constructs.append(.init(statements: readBalanced()))
      command.words = []
    }
  }

  /// From `(` to behind its `)`, whatever stands between.
  mutating func readBalanced() -> [ShellScript.Statement] {
    let start = position
    advance()
    guard descend(from: start) else { return [] }
    muted += 1
    let statements = readStatements(isInside: true)
    muted -= 1
    depth -= 1
    close(from: start)
    return statements
  }

  /// The elements of an array, from `(` to behind its `)`.
  mutating func readArray() -> ShellScript.Construct {
    let start = position
    var construct = ShellScript.Construct()
    advance()
    muted += 1
    while true {
      skipLines()
      guard let byte = peek(), byte != UInt8(ascii: ")") else { break }
      readWord(into: &construct.words)
    }
    muted -= 1
    close(from: start)
    return construct
  }

  private mutating func close(from start: Int) {
    if peek() == UInt8(ascii: ")") {
      advance()
    } else {
      complain(.malformed, "this `(` is not closed", start..<start + 1)
    }
  }

  // MARK: - Words

  /// A word, or one character that is an operator elsewhere.
  private mutating func readWord(into words: inout [ShellScript.Word]) {
    if let byte = peek(), byte.endsWord { advance() } else { words.append(readWord(.assignment)) }
  }

  /// Goes over a reserved word, if it stands here.
  private mutating func take(_ word: String) -> Bool {
    guard bareWord() == word else { return false }
    position += word.utf8.count
    return true
  }

  /// The word that stands here, where it is short and nothing but letters and signs.
  private func bareWord() -> String? {
    var word: [UInt8] = []
    while let byte = byte(at: position + word.count), !byte.endsWord {
      if word.count > 16 || "'\"\\$`".utf8.contains(byte) { return nil }
      word.append(byte)
    }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }
}
