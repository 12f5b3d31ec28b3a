// What is not supported is named at its place, and passed over as a whole, so that the rest is read too.
extension ShellReader {
  mutating func refuse(_ what: String, _ range: Range<Int>, help: String) {
    complain(.notSupported, "\(what) not supported here", range, help: help)
  }

  // MARK: - Operators

  mutating func complainOfPipe() {
    refuse(
      "a pipe is", position..<position + 1,
      help: "`--query` and `-o tsv` of az pick a value out; a `|` in a value stands in quotes")
  }

  /// `>file`, `2>&1`, `<<EOF`, `<<<word`, `&>file`, `<(command)`; and `<name>`, which stands for a value of the
  /// reader's: it is the word that it would be.
  mutating func skipRedirection(from start: Int, of command: inout ShellScript.Command) {
    if peek() == UInt8(ascii: "<"), let end = endOfPlaceholder() {
      let name = String(decoding: text.bytes[position..<end], as: UTF8.self)
      complain(
        .notSupported, "`\(name)` is a placeholder; a shell would read a redirection", position..<end,
        help: "write the value that it stands for")
      position = end
      while let byte = peek(), !byte.endsWord { position += 1 }
      command.words.append(ShellScript.Word(parts: [.unknown], range: text.place(start..<position)))
      return
    }
    var form: [UInt8] = []
    while let byte = peek(), "<>&|".utf8.contains(byte), form.count < 3 {
      form.append(byte)
      advance()
    }
    let isDocument = form.starts(with: [UInt8(ascii: "<"), UInt8(ascii: "<")])
    let isString = isDocument && form.count == 3 && form[2] == UInt8(ascii: "<")
    if isDocument, !isString {
      refuse(
        "a here-document (`<<`) is", start..<position, help: "there are no files here; `echo` prints a text")
    } else {
      refuse(
        isString ? "a here-string (`<<<`) is" : "a redirection is", start..<position,
        help: "leave it out: `-o none` lets az print nothing; a `<` or `>` in a value stands in quotes")
    }
    muted += 1
    let stripsTabs = isDocument && peek() == UInt8(ascii: "-")
    if stripsTabs { advance() }
    skipBlanks()
    if peek() == UInt8(ascii: "(") { command.constructs.append(.init(statements: readBalanced())) }
    let word = readWord(.assignment)
    if isDocument, !isString, let delimiter = word.literalText {
      hereDocuments.append((delimiter, stripsTabs))
    } else {
      command.constructs.append(.init(words: [word]))
    }
    muted -= 1
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
    refuse(
      "`\(spelling)` is", start..<position,
      help: spelling.contains { ":?".contains($0) } || spelling.contains("-")
        ? "write `${NAME}`: `NAME=value` before it sets it, or `--env NAME=value` on the command line"
        : "`${NAME}` puts a variable in")
  }

  mutating func refuseParameter(_ name: String, _ range: Range<Int>) {
    refuse(
      "`$\(name)` is", range,
      help: name.utf8.allSatisfy { $0.isDigit || "@*#".utf8.contains($0) }
        ? "a script is given no words here: write `${NAME}`, and `--env NAME=value` on the command line"
        : "of `$…`, names of variables, `$?` and `$(…)` work")
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
      skipEscapedQuote()
    case UInt8(ascii: "\"") where !isQuoted:
      advance()
      refuse("the quote `$\"…\"` is", start..<position + 1, help: "write `\"…\"`")
    default: return false
    }
    return true
  }

  /// `'…'` in which `\` means something; where it is not closed, the quote is left to be told.
  private mutating func skipEscapedQuote() {
    var index = position + 1
    while let byte = byte(at: index), byte != UInt8(ascii: "'") {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    if index < text.bytes.count { position = index + 1 }
  }

  /// `$((…))` or `((…))`, from its first character to behind its end.
  mutating func skipArithmetic(isExpansion: Bool) {
    let start = position
    refuse(
      isExpansion ? "arithmetic `$((…))` is" : "arithmetic `((…))` is",
      start..<min(start + (isExpansion ? 3 : 2), text.bytes.count),
      help: "write the number; in aksl: `COUNT += 1`")
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
}
