// Words: quotes, `\`, and what is put in.
extension ShellReader {
  enum WordKind {
    case command
    /// Patterns and braces mean nothing there.
    case assignment
  }

  /// The parts of a word while it is read.
  private struct Parts {
    var parts: [ShellScript.Part] = []
    private var pending: [UInt8] = []
    private var isQuoted = false
    private var isPending = false

    mutating func put(_ bytes: some Sequence<UInt8>, isQuoted: Bool) {
      if isPending, self.isQuoted != isQuoted { flush() }
      self.isQuoted = isQuoted
      isPending = true
      pending.append(contentsOf: bytes)
    }

    mutating func add(_ part: ShellScript.Part) {
      flush()
      parts.append(part)
    }

    mutating func flush() {
      guard isPending else { return }
      parts.append(.literal(String(decoding: pending, as: UTF8.self), isQuoted: isQuoted))
      pending = []
      isPending = false
    }
  }

  /// A word up to a blank, the end of a line or an operator; without parts, where none is there.
  mutating func readWord(_ kind: WordKind) -> ShellScript.Word {
    let start = position
    var parts = Parts()
    // Characters that mean more than themselves where they stand without quotes.
    var specials: [(byte: UInt8, place: Int)] = []
    while let byte = peek(), !byte.endsWord {
      switch byte {
      case UInt8(ascii: "'"): readRaw(&parts)
      case UInt8(ascii: "\""): readQuoted(&parts)
      case UInt8(ascii: "\\"): readEscape(&parts)
      case UInt8(ascii: "$"): readExpansion(isQuoted: false, &parts)
      case UInt8(ascii: "`"): readBackquotes(isQuoted: false, &parts)
      default:
        if "*?[]{},.~:".utf8.contains(byte) { specials.append((byte, position)) }
        parts.put(CollectionOfOne(byte), isQuoted: false)
        position += 1
      }
    }
    parts.flush()
    if !specials.isEmpty { complainOfSpecials(specials, kind, start..<position) }
    return ShellScript.Word(parts: parts.parts, range: text.place(start..<position))
  }

  /// `'…'`: everything as it is.
  private mutating func readRaw(_ parts: inout Parts) {
    let start = position
    position += 1
    let rest = text.bytes[position...]
    guard let end = rest.firstIndex(of: UInt8(ascii: "'")) else {
      parts.add(.unknown)
      return complainOfQuote(from: start)
    }
    parts.put(rest[..<end], isQuoted: true)
    position = end + 1
  }

  /// `"…"`: `\` before what would mean something, and what is put in.
  private mutating func readQuoted(_ parts: inout Parts) {
    let start = position
    position += 1
    parts.put(EmptyCollection(), isQuoted: true)
    while let byte = peek(), byte != UInt8(ascii: "\"") {
      switch byte {
      case UInt8(ascii: "\\"):
        if let next = self.byte(at: position + 1), "\\\"$`".utf8.contains(next) {
          parts.put(CollectionOfOne(next), isQuoted: true)
          position += 2
        } else {
          parts.put(CollectionOfOne(byte), isQuoted: true)
          position += 1
        }
      case UInt8(ascii: "$"): readExpansion(isQuoted: true, &parts)
      case UInt8(ascii: "`"): readBackquotes(isQuoted: true, &parts)
      default:
        parts.put(CollectionOfOne(byte), isQuoted: true)
        position += 1
      }
    }
    guard position < text.bytes.count else {
      parts.add(.unknown)
      return complainOfQuote(from: start)
    }
    position += 1
  }

  private mutating func complainOfQuote(from start: Int) {
    complain(.malformed, "this quote is not closed", start..<start + 1, isCertain: true)
    position = text.bytes.count
  }

  /// `\` takes the meaning of the next character away; before the end of a line it joins the lines (`joined`).
  private mutating func readEscape(_ parts: inout Parts) {
    let start = position
    guard let next = byte(at: position + 1) else {
      complain(
        .malformed, "the text ends where `\\` says that it goes on", start..<start + 1, isCertain: true)
      position += 1
      return
    }
    var index = position + 1
    while let byte = byte(at: index), byte.isBlank { index += 1 }
    if next.isBlank, byte(at: index).map({ $0 == UInt8(ascii: "\n") }) ?? true {
      complain(
        .malformed, "blanks stand behind this `\\`, so that the line does not go on", start..<index,
        help: "`\\` has to be the last character of its line", isCertain: true)
      position = min(index + 1, text.bytes.count)
      return
    }
    // The bytes of one character stay together.
    var end = position + 2
    while let byte = byte(at: end), byte & 0xc0 == 0x80 { end += 1 }
    parts.put(text.bytes[position + 1..<end], isQuoted: true)
    position = end
  }

  // MARK: - What is put in

  /// `$NAME`, `${NAME}`, `$?`, `$(…)`; any other `$` is itself, or not supported.
  private mutating func readExpansion(isQuoted: Bool, _ parts: inout Parts) {
    let start = position
    switch peekNext() {
    case let next? where next.beginsName:
      advance()
      let name = readName()
      if name == "_" {
        parts.add(.unknown)
        return refuseParameter("_", start..<position)
      }
      parts.add(.variable(name, isQuoted: isQuoted, text.place(start..<position)))
    case UInt8(ascii: "{"):
      advance(2)
      let name = readName()
      if name.isEmpty || peek() != UInt8(ascii: "}") {
        position = start
        parts.add(.unknown)
        return skipBraces()
      }
      advance()
      parts.add(.variable(name, isQuoted: isQuoted, text.place(start..<position)))
    case UInt8(ascii: "?"):
      advance(2)
      parts.add(.status(isQuoted: isQuoted))
    case UInt8(ascii: "("): readSubstitution(isQuoted: isQuoted, &parts)
    default:
      if skipParameter(isQuoted: isQuoted) { return parts.add(.unknown) }
      parts.put(CollectionOfOne(UInt8(ascii: "$")), isQuoted: isQuoted)
      advance()
    }
  }

  /// Empty: there is none.
  private mutating func readName() -> String {
    var name: [UInt8] = []
    while let byte = peek(), byte.isOfName, !(name.isEmpty && byte.isDigit) {
      name.append(byte)
      position += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// A command in a command: `$(…)`.
  private mutating func readSubstitution(isQuoted: Bool, _ parts: inout Parts) {
    let start = position
    advance(2)
    if peek() == UInt8(ascii: "(") {
      position = start
      parts.add(.unknown)
      return skipArithmetic(isExpansion: true)
    }
    guard descend(from: start) else { return }
    let statements = readStatements(isInside: true)
    depth -= 1
    guard peek() == UInt8(ascii: ")") else {
      parts.add(.unknown)
      return complain(.malformed, "this `$(` is not closed", start..<min(start + 2, text.bytes.count))
    }
    advance()
    parts.add(.substitution(statements, isQuoted: isQuoted, text.place(start..<position)))
  }

  /// The same in backquotes: `\` before `$`, `` ` `` and `\` is taken off first.
  private mutating func readBackquotes(isQuoted: Bool, _ parts: inout Parts) {
    let start = position
    position += 1
    var bytes: [UInt8] = []
    var offsets: [UInt32] = []
    let escaped = isQuoted ? "$`\\\"".utf8 : "$`\\".utf8
    while let byte = byte(at: position), byte != UInt8(ascii: "`") {
      if byte == UInt8(ascii: "\\"), let next = self.byte(at: position + 1) {
        if escaped.contains(next) {
          position += 1
        } else {
          // Whatever follows is no closing quote.
          bytes.append(byte)
          offsets.append(text.offsets[position])
          position += 1
        }
      }
      bytes.append(text.bytes[position])
      offsets.append(text.offsets[position])
      position += 1
    }
    guard position < text.bytes.count else {
      parts.add(.unknown)
      return complainOfQuote(from: start)
    }
    offsets.append(text.offsets[position])
    position += 1
    let end = position
    guard descend(from: start) else { return }
    var reader = ShellReader(ShellText(bytes: bytes, offsets: offsets))
    reader.depth = depth
    reader.muted = muted
    let statements = reader.readStatements(isInside: false)
    for mistake in reader.mistakes { note(mistake) }
    depth -= 1
    parts.add(.substitution(statements, isQuoted: isQuoted, text.place(start..<end)))
  }

  /// One level deeper, if that is allowed; otherwise the rest is not read.
  mutating func descend(from start: Int) -> Bool {
    guard depth < ShellScript.maximumDepth else {
      complain(
        .notSupported, "commands stand in commands \(ShellScript.maximumDepth) deep at most",
        start..<start + 1)
      position = text.bytes.count
      return false
    }
    depth += 1
    return true
  }
}
