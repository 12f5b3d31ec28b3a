extension Lexer {
  /// How many mistakes the lexer reports at all.
  static let maximumDiagnostics = 100

  /// How many faulty characters are reported one by one; the rest are counted in one message.
  static let maximumCharacterDiagnostics = 5

  /// Goes over one scalar of a text or a comment, and reports it if it may not stand there.
  mutating func skipScalar() {
    let start = position
    if start >= count { return }
    let byte = bytes[start]
    if byte < 0x80 {
      position += 1
      if byte < 0x20 || byte == 0x7f, byte != UInt8(ascii: "\t"), byte != UInt8(ascii: "\n") {
        reportFault(.controlCharacter(at(start, position), byte))
      }
      return
    }
    let length = scalarLength(at: start)
    if length > 0 {
      position += length
      return
    }
    while position < count, bytes[position] >= 0x80, scalarLength(at: position) == 0 {
      position += 1
    }
    reportFault(.invalidUTF8(at(start, position)))
  }

  /// A byte that begins no token.
  mutating func unknownCharacter(_ byte: UInt8, from start: Int) -> TokenKind {
    position = start
    switch byte {
    case UInt8(ascii: "\\"):
      position += 1
      report(.strayBackslash(at(start, position)))
    case UInt8(ascii: "`"):
      repeat {
        position += 1
      } while classes.has(bytes[position], .plainText)
        && bytes[position] != byte
      if bytes[position] == byte { position += 1 }
      report(.backtick(at(start, start + 1)))
    case UInt8(ascii: "_"):
      position = end(of: .name, from: position)
      report(.nameBeginsWithUnderscore(at(start, position)))
    case 0x80...:
      if scalarLength(at: start) == 0 {
        skipScalar()
      } else {
        return unknownWord(from: start)
      }
    default:
      skipScalar()
    }
    return .invalid
  }

  /// A word with letters or signs that no name may have: one mistake for the whole word.
  mutating func unknownWord(from start: Int) -> TokenKind {
    var first: Int?
    position = start
    while position < count {
      let byte = bytes[position]
      if byte >= 0x80 {
        let length = scalarLength(at: position)
        if length == 0 { break }
        if first == nil { first = position }
        position += length
      } else if classes.has(byte, .name) {
        position += 1
      } else {
        break
      }
    }
    let offset = first ?? start
    let length = max(1, scalarLength(at: offset))
    let character = bytes.text(offset, offset + length)
    reportFault(
      .unknownCharacter(at(offset, offset + length), character, isInsideWord: offset > start))
    return .invalid
  }

  /// The number of bytes of the scalar that begins here, or 0 if the bytes are no UTF-8.
  func scalarLength(at offset: Int) -> Int {
    func continuation(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + distance < count && range.contains(bytes[offset + distance])
    }
    switch bytes[offset] {
    case 0...0x7F: return 1
    case 0xC2...0xDF: return continuation(1) ? 2 : 0
    case 0xE0: return continuation(1, 0xA0...0xBF) && continuation(2) ? 3 : 0
    case 0xED: return continuation(1, 0x80...0x9F) && continuation(2) ? 3 : 0
    case 0xE1...0xEF: return continuation(1) && continuation(2) ? 3 : 0
    case 0xF0:
      return continuation(1, 0x90...0xBF) && continuation(2) && continuation(3) ? 4 : 0
    case 0xF1...0xF3: return continuation(1) && continuation(2) && continuation(3) ? 4 : 0
    case 0xF4:
      return continuation(1, 0x80...0x8F) && continuation(2) && continuation(3) ? 4 : 0
    default: return 0
    }
  }

  /// Reports a mistake, unless there are so many already that nobody reads them.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.maximumDiagnostics { diagnostics.append(diagnostic) }
  }

  private mutating func reportFault(_ diagnostic: Diagnostic) {
    faultyCharacters += 1
    if faultyCharacters <= Self.maximumCharacterDiagnostics {
      report(diagnostic)
    } else if faultyCharacters == Self.maximumCharacterDiagnostics + 1 {
      report(.moreFaultyCharacters(diagnostic.range))
    }
  }
}
