/// How one entry is written as one line of the history file.
///
/// A backslash is doubled; newline and carriage return become `\n` and `\r`. All else stands as it
/// is, so that the file can be read and searched with common tools.
enum HistoryRecord {
  private static let backslash = UInt8(ascii: "\\")

  /// The line of an entry, without its newline.
  static func encode(_ entry: String) -> [UInt8] {
    var line: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case backslash: line += [backslash, backslash]
      case UInt8(ascii: "\n"): line += [backslash, UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): line += [backslash, UInt8(ascii: "r")]
      default: line.append(byte)
      }
    }
    return line
  }

  /// The entry of a line.
  ///
  /// Unknown escapes stand for themselves and broken UTF-8 is mended: whatever the file holds, something
  /// comes of it.
  static func decode(_ line: some Sequence<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if isEscaped {
        isEscaped = false
        switch byte {
        case backslash: bytes.append(backslash)
        case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
        default: bytes += [backslash, byte]
        }
      } else if byte == backslash {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    if isEscaped { bytes.append(backslash) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
