extension ShellScript {
  /// How deep commands may stand in commands.
  package static let maximumDepth = 32
  /// How many mistakes of one script are told.
  package static let maximumMistakes = 100

  /// Reads a text as bash does, as far as it is supported; whatever is not stands in `mistakes`.
  package init(_ text: ShellText) {
    guard text.bytes.count <= ShellText.maximumSize else {
      mistakes = [
        ShellMistake(
          .notSupported, "a shell script may have \(ShellText.maximumSize >> 10) KiB at most",
          at: text.place(0..<0))
      ]
      return
    }
    var reader = ShellReader(text)
    statements = reader.readStatements(isInside: false)
    mistakes = reader.mistakes.prefix(Self.maximumMistakes).enumerated()
      .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
      .map(\.element)
  }
}

/// Reads statements and commands; words are read in `ShellReader+Words`, what is not supported in
/// `ShellReader+Unsupported`.
struct ShellReader {
  let text: ShellText
  var position = 0
  var mistakes: [ShellMistake] = []
  /// Above 0: within something that is not supported as a whole, so that nothing in it is told.
  var muted = 0
  var depth = 0
  /// How many names without a value the `export` that is read has.
  private var exportedNames = 0
  /// The documents whose text begins with the next line.
  var hereDocuments: [(delimiter: String, stripsTabs: Bool)] = []

  init(_ text: ShellText) { self.text = text }

  // MARK: - Bytes

  /// The byte at a place of the text; nil behind the end.
  func byte(at index: Int) -> UInt8? { index < text.bytes.count ? text.bytes[index] : nil }

  /// The next place at which a byte counts: `\` and the end of a line join two lines.
  func joined(_ index: Int) -> Int {
    var index = index
    while byte(at: index) == UInt8(ascii: "\\"), byte(at: index + 1) == UInt8(ascii: "\n") { index += 2 }
    return index
  }

  /// Goes to the next byte that counts, and gives it.
  mutating func peek() -> UInt8? {
    position = joined(position)
    return byte(at: position)
  }

  /// The byte behind the one that `peek` gives.
  mutating func peekNext() -> UInt8? {
    position = joined(position)
    return byte(at: joined(position + 1))
  }

  /// Goes over a number of bytes, and what joins lines between them.
  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count { position = min(joined(position) + 1, text.bytes.count) }
  }

  /// Notes a mistake; one that is the same as another becomes a further place of it.
  ///
  /// `isCertain`: it is one even within something that is not supported as a whole.
  mutating func complain(
    _ kind: ShellMistake.Kind, _ title: String, _ range: Range<Int>, help: String? = nil,
    isCertain: Bool = false
  ) {
    guard muted == 0 || isCertain else { return }
    note(ShellMistake(kind, title, at: text.place(range), help: help))
  }

  mutating func note(_ mistake: ShellMistake) {
    if mistake.kind == .notSupported,
      let index = mistakes.firstIndex(where: { $0.title == mistake.title && $0.help == mistake.help })
    {
      guard mistakes[index].others.count < ShellScript.maximumMistakes else { return }
      mistakes[index].others.append(mistake.range)
    } else if mistakes.count < ShellScript.maximumMistakes {
      mistakes.append(mistake)
    }
  }

  // MARK: - Between commands

  mutating func skipBlanks() {
    while let byte = peek(), byte.isBlank { position += 1 }
  }

  /// Blanks, ends of lines and comments.
  mutating func skipLines() {
    while true {
      skipBlanks()
      switch peek() {
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\n"): endLine()
      default: return
      }
    }
  }

  /// To the end of the line: in a comment `\` means nothing.
  mutating func skipComment() {
    while let byte = byte(at: position), byte != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func endLine() {
    position += 1
    skipHereDocuments()
  }

  // MARK: - Statements

  /// Statements to the end of the text, or to the `)` of the command that they stand in.
  mutating func readStatements(isInside: Bool) -> [ShellScript.Statement] {
    var statements: [ShellScript.Statement] = []
    while true {
      skipLines()
      guard let byte = peek() else { return statements }
      if byte == UInt8(ascii: ")") {
        if isInside { return statements }
        complain(.malformed, "there is nothing that this `)` closes", position..<position + 1)
        advance()
        continue
      }
      let start = position
      if let statement = readStatement() {
        statements.append(statement)
      } else {
        skipBlanks()
        let end = min(position + 1, text.bytes.count)
        complain(.malformed, "a command is expected here", position..<end)
      }
      skipSeparator()
      // Whatever it was, it is behind us.
      if position == start { advance() }
    }
  }

  /// `;`, `&` or the end of the line, which is left to `skipLines`.
  private mutating func skipSeparator() {
    skipBlanks()
    switch peek() {
    case UInt8(ascii: ";"):
      advance()
      if peek() == UInt8(ascii: ";") {
        complain(.malformed, "`;;` ends a branch of `case` only", position - 1..<position + 1)
        advance()
      }
    case UInt8(ascii: "&"):
      complain(
        .notSupported, "running a command in the background (`&`) is not supported here",
        position..<position + 1,
        help: "`--no-wait` lets a command of az return at once; `&` in a value stands in quotes")
      advance()
    default: return
    }
  }

  /// Commands joined by `&&` and `||`; nil: there is none.
  mutating func readStatement() -> ShellScript.Statement? {
    guard let first = readPipeline() else { return nil }
    var links = [ShellScript.Link(condition: .always, command: first)]
    while true {
      skipBlanks()
      let start = position
      let condition: ShellScript.Link.Condition
      switch (peek(), peekNext()) {
      case (UInt8(ascii: "&"), UInt8(ascii: "&")): condition = .success
      case (UInt8(ascii: "|"), UInt8(ascii: "|")): condition = .failure
      default: return ShellScript.Statement(links: links)
      }
      advance(2)
      let end = position
      skipLines()
      guard let command = readPipeline() else {
        complain(
          .malformed, "a command is expected behind `\(condition == .success ? "&&" : "||")`", start..<end)
        return ShellScript.Statement(links: links)
      }
      links.append(.init(condition: condition, command: command))
    }
  }

  /// A command; those that it is piped into are not supported, and only looked at.
  private mutating func readPipeline() -> ShellScript.Command? {
    var command = readCommand()
    var isFirst = true
    while true {
      skipBlanks()
      guard peek() == UInt8(ascii: "|"), peekNext() != UInt8(ascii: "|") else { return command }
      if isFirst { complainOfPipe() }
      isFirst = false
      if command == nil { command = ShellScript.Command(range: text.place(position..<position)) }
      advance(peekNext() == UInt8(ascii: "&") ? 2 : 1)
      muted += 1
      skipLines()
      if let next = readCommand() { command?.constructs.append(.init(statements: [.init(next)])) }
      muted -= 1
    }
  }

  // MARK: - Commands

  /// A simple command; nil: there is none, and nothing was read.
  ///
  /// What is not supported as a whole is told, and stands for an empty command.
  mutating func readCommand() -> ShellScript.Command? {
    skipBlanks()
    let start = position
    var end = start
    var command = ShellScript.Command(range: 0..<0)
    // Whether anything stands there, supported or not.
    var isThere = false
    reading: while true {
      skipBlanks()
      switch peek() {
      case nil, UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ")"): break reading
      case UInt8(ascii: "#"):
        skipComment()
        break reading
      case UInt8(ascii: "&") where peekNext() != UInt8(ascii: ">"): break reading
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        skipRedirection(from: position, of: &command)
      case UInt8(ascii: "("):
        skipParenthesis(of: &command)
      default:
        if let assignment = readAssignment(in: &command) {
          command.assignments.append(assignment)
        } else {
          let wordStart = position
          let word = readWord(.command)
          if isNumber(word), peek() == UInt8(ascii: "<") || peek() == UInt8(ascii: ">") {
            skipRedirection(from: wordStart, of: &command)
          } else {
            add(word, wordStart..<position, to: &command)
          }
        }
      }
      isThere = true
      end = position
    }
    guard isThere else { return nil }
    if command.isExport, command.assignments.isEmpty, exportedNames == 0 {
      complain(.notSupported, "`export` without a name is not supported here", start..<end)
    }
    command.range = text.place(start..<end)
    return command
  }

  /// Puts a word in its place; reserved words, and what `export` takes, are looked at.
  private mutating func add(
    _ word: ShellScript.Word, _ range: Range<Int>, to command: inout ShellScript.Command
  ) {
    if command.isExport {
      exportedNames += 1
      if let name = word.bareText, name.utf8.isShellName { return }
      return complain(
        .notSupported, "`export` takes `NAME` and `NAME=value` here", range,
        help: "its options are not supported")
    }
    if command.words.isEmpty, let name = word.bareText {
      if command.assignments.isEmpty, skipReserved(name, range, of: &command) { return }
      if name == "export" {
        if !command.assignments.isEmpty {
          complain(.notSupported, "assignments before `export` are not supported here", range)
        }
        command.assignments = []
        command.isExport = true
        exportedNames = 0
        return
      }
    }
    command.words.append(word)
  }

  /// The descriptor of a redirection: `2>`.
  private func isNumber(_ word: ShellScript.Word) -> Bool {
    word.bareText.map { $0.utf8.allSatisfy(\.isDigit) } ?? false
  }

  /// `NAME=value`, where assignments may stand.
  private mutating func readAssignment(
    in command: inout ShellScript.Command
  ) -> ShellScript.Assignment? {
    guard command.words.isEmpty, let first = peek(), first.beginsName else { return nil }
    let start = position
    var index = position
    var name: [UInt8] = []
    while let byte = byte(at: index), byte.isOfName {
      name.append(byte)
      index = joined(index + 1)
    }
    var refusal: (what: String, help: String)?
    switch (byte(at: index), byte(at: joined(index + 1))) {
    case (UInt8(ascii: "="), _): index += 1
    case (UInt8(ascii: "+"), UInt8(ascii: "=")):
      index = joined(index + 1) + 1
      refusal = ("appending with `+=` is", "write `NAME=\"${NAME}…\"`")
    case (UInt8(ascii: "["), _):
      // Of a shell the index may go over blanks, and be an expression of its own.
      index = endOfSubscript(from: index) ?? index + 1
      refusal = Self.arrays
    default: return nil
    }
    position = index
    let isArray = peek() == UInt8(ascii: "(")
    if isArray { refusal = Self.arrays }
    if let refusal { refuse(refusal.what, start..<position + (isArray ? 1 : 0), help: refusal.help) }
    let variable = String(decoding: name, as: UTF8.self)
    if isArray {
      command.constructs.append(readArray())
      let range = text.place(start..<position)
      return .init(name: variable, value: .init(parts: [.unknown], range: range), range: range)
    }
    let value = readWord(.assignment)
    return .init(name: variable, value: value, range: text.place(start..<position))
  }

  /// Behind the `=` of `[…]=`, which makes a word an assignment to an element.
  private func endOfSubscript(from start: Int) -> Int? {
    var index = start
    while index < start + 64, let byte = byte(at: index), !byte.endsWord {
      if byte == UInt8(ascii: "]"), self.byte(at: index + 1) == UInt8(ascii: "=") { return index + 2 }
      index += 1
    }
    return nil
  }
}
