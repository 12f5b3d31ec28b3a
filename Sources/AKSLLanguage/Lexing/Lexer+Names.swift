// Names and paths.
extension Lexer {
  /// `[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*`, or a path of them.
  @inline(__always)
  mutating func name(from start: Int, _ token: inout Token) {
    guard let (length, word, next) = bytes.wholeWord(at: start)?.name,
      next != UInt8(ascii: "-"), next != UInt8(ascii: "/"), next < 0x80
    else { return longName(from: start, &token) }
    position = start &+ length
    guard let symbol = names.symbol(of: word) else { return newName(from: start, word, &token) }
    make(&token, .name, from: start, UInt64(symbol))
  }

  /// A name that was not seen yet, or that does not stand in its first place of the table.
  @inline(never)
  private mutating func newName(from start: Int, _ word: UInt64, _ token: inout Token) {
    make(&token, .name, from: start, UInt64(names.intern(start, position, in: bytes, key: word)))
  }

  /// A name that is longer than a word, one that another byte than a sign or a blank follows, or the last one.
  @inline(never)
  private mutating func longName(from start: Int, _ token: inout Token) {
    let hyphen = end(of: .name, from: start)
    position = endOfName(from: hyphen)
    if position > hyphen { token.marks.insert(.hyphen) }
    if bytes[position] == UInt8(ascii: "/"), path(from: start) {
      make(&token, .path, from: start)
    } else if bytes[position] >= 0x80 {
      make(&token, unknownWord(from: start), from: start)
    } else {
      make(&token, .name, from: start, UInt64(names.intern(start, position, in: bytes)))
    }
  }

  /// Where a name ends that goes on here: a hyphen belongs to it if a letter or a digit follows.
  func endOfName(from start: Int) -> Int {
    var end = end(of: .name, from: start)
    while bytes[end] == UInt8(ascii: "-"), classes.has(bytes[end + 1], .name) {
      end = self.end(of: .name, from: end + 1)
    }
    return end
  }

  /// Goes on after the first name of a path, if it is one.
  ///
  /// The name of a property never begins a path, so that `dev.count/2` can be told from `dev/2`.
  private mutating func path(from start: Int) -> Bool {
    if start > 0, bytes[start - 1] == UInt8(ascii: "."),
      start < 2 || bytes[start - 2] != UInt8(ascii: ".")
    {
      return false
    }
    var end = position
    while bytes[end] == UInt8(ascii: "/"), classes.has(bytes[end + 1], [.letter, .digit]) {
      end = endOfName(from: end + 1)
    }
    guard end > position else { return false }
    position = end
    return true
  }
}
