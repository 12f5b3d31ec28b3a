/// What a byte may do, as bits of one table entry.
struct ByteClass: OptionSet {
  let rawValue: UInt8

  /// May stand in a name after its first letter (a hyphen has a rule of its own).
  static let name = ByteClass(rawValue: 1)
  static let letter = ByteClass(rawValue: 2)
  static let digit = ByteClass(rawValue: 4)
  /// A text can be skipped over it without looking closer.
  static let plainText = ByteClass(rawValue: 8)
  /// A comment can be skipped over it without looking closer.
  static let plainComment = ByteClass(rawValue: 16)
  /// A number may follow a minus sign that stands after it; a comment may follow it.
  static let opensNumber = ByteClass(rawValue: 32)
  static let opensComment = ByteClass(rawValue: 64)
  /// It may separate tokens, and not only as one blank does.
  static let separator = ByteClass(rawValue: 128)

  /// Whether it is one of some classes.
  @inline(__always)
  func `is`(_ wanted: ByteClass) -> Bool { rawValue & wanted.rawValue != 0 }

  /// The class of every byte.
  struct Table: @unchecked Sendable {
    /// 256 of them, made once and for ever: that is why a byte is always a good index.
    private let classes: UnsafePointer<ByteClass>

    @inline(__always)
    subscript(byte: UInt8) -> ByteClass { classes[Int(byte)] }

    @inline(__always)
    func has(_ byte: UInt8, _ wanted: ByteClass) -> Bool { self[byte].is(wanted) }

    init() {
      let table = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
      table.initialize(repeating: [], count: 256)
      func add(_ added: ByteClass, _ bytes: some Sequence<UInt8>) {
        for byte in bytes { table[Int(byte)].formUnion(added) }
      }
      add([.plainText, .plainComment], 0x20...0x7e)
      add([.plainText, .plainComment], [9])
      for byte in "\"'\\$".utf8 { table[Int(byte)].remove(.plainText) }
      add([.name, .digit], UInt8(ascii: "0")...UInt8(ascii: "9"))
      add([.name, .letter], UInt8(ascii: "a")...UInt8(ascii: "z"))
      add([.name, .letter], UInt8(ascii: "A")...UInt8(ascii: "Z"))
      add(.name, "_".utf8)
      // Not `%`, `/` and `-`: `33%-1` and `a/-1` lack blanks.
      add(.opensNumber, " \t\n([{,;:=<>*+.".utf8)
      add(.opensComment, " \t\n([{)]}".utf8)
      add(.separator, " \t\n\r#\\".utf8)
      classes = UnsafePointer(table)
    }
  }

  static let table = Table()
}
