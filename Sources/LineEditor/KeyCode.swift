/// The characters by which libedit is told of keys that have none.
///
/// They come from U+0080 to U+009F, which nobody types; libedit can bind each like a letter, in
/// every key map, without the waiting that bindings on ESC bring about.
enum KeyCode {
  private static let base: UInt8 = 0x80

  /// A pasted text is waiting to be inserted.
  static let paste = Unicode.Scalar(base + 0x18)
  /// End the line as it is: bound to libedit's own command, which leaves the screen tidy.
  static let finish = Unicode.Scalar(base + 0x19)
  /// Stop the process, now that the cursor stands below the text.
  static let suspend = Unicode.Scalar(base + 0x1A)
  /// While text is typed in vi mode, the same as vi's `i`: what `.` repeats begins here.
  ///
  /// In command mode it is nothing.
  static let insert = Unicode.Scalar(base + 0x1B)

  /// The character of a key.
  static func code(of key: Key) -> Unicode.Scalar {
    let place = Key.allCases.firstIndex(of: key) ?? 0
    return Unicode.Scalar(base + UInt8(place))
  }

  /// How a character is written in a binding: as an octal escape.
  static func binding(_ code: Unicode.Scalar) -> String {
    "\\" + String(code.value, radix: 8)
  }
}
