// What is not supported is named at its place, and passed over as a whole, so that the rest is read too.
extension ShellReader {
  private mutating func refuse(_ what: String, _ range: Range<Int>, help: String) {
    complain(.notSupported, "\(what) not supported here", range, help: help)
  }

  // MARK: - Operators

  mutating func complainOfPipe() {
    refuse(
      "a pipe is", position..<position + 1,
      help: "`--query` and `-o tsv` of az pick a value out; a `|` in a value stands in quotes")
  }

  /// `>file`, `2>&1`, `<<EOF`, `<<<word`, `&>file`; and `<name>`, which stands for a value of the reader's.
  ///
  /// Of the latter the word that it would be is given.
  mutating func skipRedirection(from start: Int) -> ShellScript.Word? {
    if peek() == UInt8(ascii: "<"), let end = endOfPlaceholder() {
      let name = String(decoding: text.bytes[position..<end], as: UTF8.self)
      complain(
        .notSupported, "`\(name)` is a placeholder; a shell would read a redirection", position..<end,
        help: "write the value that it stands for")
      position = end
      while let byte = peek(), !byte.endsWord { position += 1 }
      return ShellScript.Word(parts: [.unknown], range: text.place(start..<position))
    }
    var form: [UInt8] = []
    while let byte = peek(), "<>&|".utf8.contains(byte), form.count < 3 {
      form.append(byte)
      advance()
    }
    let isDocument = form.starts(with: [UInt8(ascii: "<"), UInt8(ascii: "<")])
    let isString = isDocument && form.count == 3 && form[2] == UInt8(ascii: "<")
    if isDocument, !isString {
      refuse("a here-document (`<<`) is", start..<position, help: "there are no files here")
    } else {
      refuse(
        isString ? "a here-string (`<<<`) is" : "a redirection is", start..<position,
        help: "leave it out; a `<` or `>` in a value stands in quotes")
    }
    muted += 1
    let stripsTabs = isDocument && peek() == UInt8(ascii: "-")
    if stripsTabs { advance() }
    skipBlanks()
    if peek() == UInt8(ascii: "(") { skipBalanced() }
    let word = readWord(.assignment)
    if isDocument, !isString, let delimiter = word.literalText {
      hereDocuments.append((delimiter, stripsTabs))
    }
    muted -= 1
    return nil
  }

  /// Behind `<name>` or `<a few words>`, which no redirection looks like.
  private func endOfPlaceholder() -> Int? {
    guard let first = byte(at: position + 1), first.beginsName else { return nil }
    var index = position + 1
    while index < position + 80, let byte = byte(at: index) {
      if byte == UInt8(ascii: ">") { return index + 1 }
      guard byte.isOfName || byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") else { return nil }
      index += 1
    }
    return nil
  }

  /// The lines of documents that the line before has announced.
  mutating func skipHereDocuments() {
    for document in hereDocuments {
      while position < text.bytes.count {
        let end = text.bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? text.bytes.count
        var line = text.bytes[position..<end]
        if document.stripsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
        position = min(end + 1, text.bytes.count)
        if line.elementsEqual(document.delimiter.utf8) { break }
      }
    }
    hereDocuments = []
  }

  /// `(…)`: a subshell, an arithmetic command, or what makes a function of the word before.
  mutating func skipParenthesis(behind command: ShellScript.Command) {
    let start = position
    if command.words.isEmpty, command.assignments.isEmpty {
      if peekNext() == UInt8(ascii: "(") { return skipArithmetic(isExpansion: false) }
      refuse("a subshell `(…)` is", start..<start + 1, help: "write its commands one after the other")
      skipBalanced()
      muted += 1
      _ = readCommand()
      muted -= 1
    } else if command.words.count == 1, peekNext() == UInt8(ascii: ")") {
      refuse("a function is", start..<start + 1, help: "write its commands where it is called")
      advance(2)
      muted += 1
      skipLines()
      // The body is one command.
      if descend(from: start) {
        _ = readCommand()
        depth -= 1
      }
      muted -= 1
    } else {
      complain(
        .malformed, "a `(` is not expected here", start..<start + 1,
        help: "a `(` in a value stands in quotes")
      skipBalanced()
    }
  }

  /// From `(` to behind its `)`, whatever stands between.
  mutating func skipBalanced() {
    let start = position
    advance()
    guard descend(from: start) else { return }
    muted += 1
    _ = readStatements(isInside: true)
    muted -= 1
    depth -= 1
    if peek() == UInt8(ascii: ")") {
      advance()
    } else {
      complain(.malformed, "this `(` is not closed", start..<start + 1)
    }
  }

  // MARK: - Expansions

  /// `${NAME:-word}` and its like.
  mutating func skipBraces() {
    let start = position
    advance(2)
    var open = 1
    while open > 0, let byte = byte(at: position), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "{") { open += 1 }
      if byte == UInt8(ascii: "}") { open -= 1 }
      position = min(position + (byte == UInt8(ascii: "\\") ? 2 : 1), text.bytes.count)
    }
    let spelling = String(decoding: text.bytes[start..<position].prefix(40), as: UTF8.self)
    guard open == 0 else { return complain(.malformed, "this `${` is not closed", start..<start + 2) }
    let hasDefault = spelling.contains(":-") || spelling.contains(":=")
    refuse(
      "`\(spelling)` is", start..<position,
      help: hasDefault
        ? "`NAME=value` before it sets the variable; `${NAME}` puts it in" : "`${NAME}` puts a variable in")
  }

  mutating func refuseParameter(_ name: String, _ range: Range<Int>) {
    refuse("`$\(name)` is", range, help: "of `$…`, names of variables, `$?` and `$(…)` work")
  }

  /// `$1`, `$@`, `$'…'` and their like; false: it is nothing of the kind.
  mutating func skipParameter(isQuoted: Bool) -> Bool {
    let start = position
    guard let next = peekNext() else { return false }
    switch next {
    case _ where next.isDigit || "@*#$!-".utf8.contains(next):
      advance(2)
      refuseParameter(String(decoding: [next], as: UTF8.self), start..<position)
    case UInt8(ascii: "["):
      advance(2)
      refuse("arithmetic `$[…]` is", start..<position, help: "write the number")
    case UInt8(ascii: "'") where !isQuoted:
      advance()
      refuse("the quote `$'…'` is", start..<position + 1, help: "write `'…'`")
    case UInt8(ascii: "\"") where !isQuoted:
      advance()
      refuse("the quote `$\"…\"` is", start..<position + 1, help: "write `\"…\"`")
    default: return false
    }
    return true
  }

  /// `$((…))` or `((…))`, from its first character to behind its end.
  mutating func skipArithmetic(isExpansion: Bool) {
    let start = position
    refuse(
      isExpansion ? "arithmetic `$((…))` is" : "arithmetic `((…))` is",
      start..<min(start + (isExpansion ? 3 : 2), text.bytes.count), help: "write the number")
    advance(isExpansion ? 1 : 0)
    var open = 0
    while let byte = byte(at: position) {
      position += 1
      if byte == UInt8(ascii: "(") { open += 1 }
      if byte == UInt8(ascii: ")") { open -= 1 }
      if open == 0 { return }
    }
  }

  /// Patterns of file names, braces that make several words, and `~`.
  mutating func complainOfSpecials(
    _ specials: [(byte: UInt8, place: Int)], _ kind: WordKind, _ word: Range<Int>
  ) {
    func first(_ byte: UInt8) -> Int? { specials.first { $0.byte == byte }?.place }
    func last(_ byte: UInt8) -> Int? { specials.last { $0.byte == byte }?.place }
    // What looks like an assignment is treated like one.
    let name = text.bytes[word].prefix { $0 != UInt8(ascii: "=") }
    let isAssignment = kind == .assignment || name.endIndex < word.upperBound && name.isShellName
    let tilde = specials.first { special in
      guard special.byte == UInt8(ascii: "~") else { return false }
      if special.place == word.lowerBound { return true }
      let previous = text.bytes[special.place - 1]
      return isAssignment && (previous == UInt8(ascii: ":") || special.place - 1 == name.endIndex)
    }
    if let tilde {
      refuse("a home folder (`~`) is", tilde.place..<tilde.place + 1, help: "there are no files here")
    }
    guard kind == .command else { return }
    var pattern = specials.first { $0.byte == UInt8(ascii: "*") || $0.byte == UInt8(ascii: "?") }?.place
    if pattern == nil, let open = first(UInt8(ascii: "[")), let close = last(UInt8(ascii: "]")),
      close > open + 1
    {
      pattern = open
    }
    if let pattern {
      refuse(
        "a pattern of file names is", pattern..<pattern + 1,
        help: "there are no files here; the character itself stands in quotes: `--query \"[0].name\"`")
    }
    guard let open = first(UInt8(ascii: "{")), let close = last(UInt8(ascii: "}")), close > open else {
      return
    }
    var previous = open
    let isExpanded = specials.contains { special in
      defer { if special.byte == UInt8(ascii: ".") { previous = special.place } }
      guard special.place > open, special.place < close else { return false }
      return special.byte == UInt8(ascii: ",")
        || special.byte == UInt8(ascii: ".") && special.place == previous + 1
    }
    if isExpanded {
      refuse(
        "a word with braces that a shell makes several of is", open..<close + 1,
        help: "the braces themselves stand in quotes: `--query \"{name:name, count:count}\"`")
    }
  }

  // MARK: - Reserved words

  /// The words that begin a construct, with what it is called and the word that ends it.
  private static let constructs: [String: (name: String, end: String)] = [
    "if": ("`if`", "fi"), "for": ("a loop (`for`)", "done"), "while": ("a loop (`while`)", "done"),
    "until": ("a loop (`until`)", "done"), "select": ("a loop (`select`)", "done"),
    "case": ("`case`", "esac"), "{": ("a group `{ … }`", "}"), "[[": ("a condition `[[ … ]]`", "]]"),
    "function": ("a function", "}"),
  ]
  /// The words within or at the end of one, or before a command.
  private static let inner = ["then", "else", "elif", "fi", "do", "done", "esac", "}"]
  private static let prefixes = ["!", "time", "coproc"]

  /// Passes over what a reserved word at the beginning of a command begins; false: it is a word like others.
  mutating func skipReserved(_ word: String, _ range: Range<Int>) -> Bool {
    if let construct = Self.constructs[word] {
      refuse(
        "\(construct.name) is", range,
        help: word == "if" || word == "[["
          ? "`&&` and `||` run a command if the one before it succeeded or failed"
          : "write its commands one after the other")
      guard descend(from: range.lowerBound) else { return true }
      muted += 1
      skip(to: construct.end)
      // Its redirections.
      _ = readCommand()
      muted -= 1
      depth -= 1
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

  /// Goes behind the word that ends a construct, and what belongs to it.
  private mutating func skip(to end: String) {
    while true {
      skipLines()
      guard peek() != nil else { return }
      let start = position
      let word = bareWord()
      if word == end {
        position += end.utf8.count
        return
      }
      if end == "]]" {
        skipWord()
      } else if let word, Self.inner.contains(word) || Self.prefixes.contains(word) {
        skipWord()
      } else {
        // What begins another construct is passed over to its own end.
        _ = readCommand()
      }
      if position == start { advance() }
    }
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

  private mutating func skipWord() {
    if let byte = peek(), byte.endsWord { advance() } else { _ = readWord(.assignment) }
  }
}
