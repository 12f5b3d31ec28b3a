/// Which bytes may continue a run, as bits of one table entry.
enum ByteClass {
  /// May stand in a name after its first letter (a hyphen has a rule of its own).
  static let name: UInt8 = 1
  static let letter: UInt8 = 2
  static let digit: UInt8 = 4
  /// A text can be skipped over it without looking closer.
  static let plainText: UInt8 = 8
  /// A comment can be skipped over it without looking closer.
  static let plainComment: UInt8 = 16
  /// A number may follow a minus sign that stands after it; a comment may follow it.
  static let opensNumber: UInt8 = 32
  static let opensComment: UInt8 = 64

  /// The class of every byte.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in 0x20...0x7e { table[byte] |= plainText | plainComment }
    table[9] |= plainText | plainComment
    for byte in "\"'\\$".utf8 { table[Int(byte)] &= ~plainText }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] |= name | digit }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] |= name | letter }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(byte)] |= name | letter }
    table[Int(UInt8(ascii: "_"))] |= name
    // Not `%`, `/` and `-`: `33%-1` and `a/-1` lack blanks.
    for byte in " \t\n([{,;:=<>*+.".utf8 { table[Int(byte)] |= opensNumber }
    for byte in " \t\n([{)]}".utf8 { table[Int(byte)] |= opensComment }
    return table
  }()
}
