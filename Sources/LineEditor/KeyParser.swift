/// Turns the bytes of a terminal into key events.
///
/// libedit knows no time, so that a lone ESC would swallow the next key, and it types the tail of
/// sequences that it does not know. Here every sequence is read to its end; unknown ones vanish.
package struct KeyParser: Sendable {
  private enum State: Hashable {
    case ground
    case utf8
    case escape
    /// After `ESC [`; the bytes since.
    case control
    /// After `ESC O`.
    case single
    /// After `ESC [ [`: the function keys of the Linux console.
    case console
    /// A string of the terminal itself (an answer nobody asked for), to its end. The opening byte.
    case string(UInt8)
    /// ESC within such a string: perhaps its end.
    case stringEscape(UInt8)
    case paste
  }

  private var state = State.ground
  private var collected: [UInt8] = []
  private var expectedCount = 0

  package init() {}

  /// How long to wait for the next byte before `timeOut()` is due; nil means for ever.
  package var patience: Int32? {
    switch state {
    case .ground, .paste: nil
    case .escape, .single: 40
    case .control, .string: collected.isEmpty ? 40 : 500
    case .utf8, .console, .stringEscape: 500
    }
  }

  /// Takes one byte; returns what is complete with it.
  package mutating func feed(_ byte: UInt8) -> [KeyEvent] {
    switch state {
    case .ground: return ground(byte)
    case .utf8: return continueUTF8(byte)
    case .escape: return afterEscape(byte)
    case .control: return continueControl(byte)
    case .single:
      state = .ground
      return Self.event(final: byte, modifier: 1).map { [$0] } ?? []
    case .console:
      state = .ground
      return []
    case .string(let opening): return continueString(byte, opening)
    case .stringEscape(let opening):
      if byte == UInt8(ascii: "\\") {
        state = .ground
        return []
      }
      return typed(opening) + afterEscape(byte)
    case .paste: return continuePaste(byte)
    }
  }

  /// Says that no further byte came in time: what stands unfinished is settled.
  package mutating func timeOut() -> [KeyEvent] {
    let unfinished = state
    state = .ground
    switch unfinished {
    case .ground: return []
    case .paste:
      state = .paste
      return []
    case .escape: return [.key(.escape)]
    case .single: return [.alt("O")]
    case .control: return collected.isEmpty ? [.alt("[")] : []
    case .string(let opening): return typed(opening)
    case .utf8: return [.character("\u{FFFD}")]
    case .console, .stringEscape: return []
    }
  }

  // MARK: - Characters

  private mutating func ground(_ byte: UInt8) -> [KeyEvent] {
    state = .ground
    switch byte {
    case 0x1B:
      state = .escape
      return []
    case 0x00..<0x80:
      return [.character(Unicode.Scalar(byte))]
    case 0xC2..<0xE0: expectedCount = 2
    case 0xE0..<0xF0: expectedCount = 3
    case 0xF0..<0xF5: expectedCount = 4
    default:
      return [.character("\u{FFFD}")]
    }
    collected = [byte]
    state = .utf8
    return []
  }

  private mutating func continueUTF8(_ byte: UInt8) -> [KeyEvent] {
    guard byte & 0xC0 == 0x80 else {
      // Cut short: one mark for the broken one, and the byte stands for itself.
      return [.character("\u{FFFD}")] + ground(byte)
    }
    collected.append(byte)
    guard collected.count == expectedCount else { return [] }
    state = .ground
    let text = String(decoding: collected, as: UTF8.self).unicodeScalars
    guard let scalar = text.first, text.count == 1 else { return [.character("\u{FFFD}")] }
    // Second-class control characters are not typed by anybody, and libedit would take them for the
    // codes by which our own keys are told to it.
    return (0x80..<0xA0).contains(scalar.value) ? [] : [.character(scalar)]
  }

  // MARK: - Escape sequences

  private mutating func afterEscape(_ byte: UInt8) -> [KeyEvent] {
    collected = []
    switch byte {
    case 0x1B:
      state = .escape
      return [.key(.escape)]
    case UInt8(ascii: "["):
      state = .control
      return []
    case UInt8(ascii: "O"):
      state = .single
      return []
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      // ECMA-48's OSC, DCS, APC, PM and SOS.
      state = .string(byte)
      return []
    case 0x0A, 0x0D:
      state = .ground
      return [.key(.newline)]
    case 0x00..<0x80:
      state = .ground
      return [.alt(Unicode.Scalar(byte))]
    default:
      return [.key(.escape)] + ground(byte)
    }
  }

  private mutating func continueString(_ byte: UInt8, _ opening: UInt8) -> [KeyEvent] {
    switch byte {
    case 0x07 where !collected.isEmpty: state = .ground
    case 0x1B: state = .stringEscape(opening)
    // It was none, or was cut short: somebody types on.
    case 0x00..<0x20: return typed(opening) + ground(byte)
    default: collected.append(byte)
    }
    return []
  }

  /// What has come of a string that was none: a key with Alt, and what was typed behind it.
  ///
  /// Terminals answer with strings of the first two kinds, so a piece of one is not typed.
  private mutating func typed(_ opening: UInt8) -> [KeyEvent] {
    let isAnswer = opening == UInt8(ascii: "]") || opening == UInt8(ascii: "P")
    if isAnswer, !collected.isEmpty { return [] }
    let bytes = collected
    var events = [KeyEvent.alt(Unicode.Scalar(opening))]
    state = .ground
    for byte in bytes { events += feed(byte) }
    return events
  }

  private mutating func continueControl(_ byte: UInt8) -> [KeyEvent] {
    switch byte {
    case 0x1B:
      // The sequence was cut off; a new one begins.
      state = .escape
      return []
    case 0x20..<0x40:
      collected.append(byte)
      return []
    case UInt8(ascii: "[") where collected.isEmpty:
      state = .console
      return []
    case 0x40..<0x7F:
      state = .ground
      return finishControl(byte)
    default:
      return ground(byte)
    }
  }

  private mutating func finishControl(_ final: UInt8) -> [KeyEvent] {
    let fields = collected.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    // Only the part before a colon counts; a marker such as `?` makes the whole unknown.
    let numbers = fields.map { field -> Int in
      let digits = field.prefix { $0 != UInt8(ascii: ":") }
      return digits.isEmpty ? 1 : Int(String(decoding: digits, as: UTF8.self)) ?? -1
    }
    let first = numbers.first ?? 1
    let modifier = numbers.count > 1 ? numbers[1] : 1
    if first < 0 { return [] }
    switch (final, first) {
    case (UInt8(ascii: "~"), 200):
      state = .paste
      collected = []
      return []
    case (UInt8(ascii: "~"), 1), (UInt8(ascii: "~"), 7): return [.key(.home)]
    case (UInt8(ascii: "~"), 3): return [.key(modifier >= 3 ? .deleteWord : .delete)]
    case (UInt8(ascii: "~"), 4), (UInt8(ascii: "~"), 8): return [.key(.end)]
    case (UInt8(ascii: "~"), 5): return [.key(.pageUp)]
    case (UInt8(ascii: "~"), 6): return [.key(.pageDown)]
    case (UInt8(ascii: "~"), 27) where numbers.count == 3 && numbers[2] == 13,
      (UInt8(ascii: "u"), 13):
      return [.key(.newline)]
    case (UInt8(ascii: "~"), _), (UInt8(ascii: "u"), _): return []
    case (UInt8(ascii: "R"), 1...) where numbers.count == 2 && modifier > 0:
      return [.cursor(row: first - 1, column: modifier - 1)]
    case (UInt8(ascii: "t"), 8) where numbers.count == 3:
      return [.window(WindowSize(rows: numbers[1], columns: numbers[2]))]
    default: return Self.event(final: final, modifier: modifier).map { [$0] } ?? []
    }
  }

  /// The keys that differ by the last byte only, after `ESC [` or `ESC O`.
  private static func event(final: UInt8, modifier: Int) -> KeyEvent? {
    // The modifier is 1 plus Shift 1, Alt 2, Ctrl 4.
    let byWord = modifier >= 3
    switch final {
    case UInt8(ascii: "A"): return .key(.up)
    case UInt8(ascii: "B"): return .key(.down)
    case UInt8(ascii: "C"): return .key(byWord ? .wordRight : .right)
    case UInt8(ascii: "D"): return .key(byWord ? .wordLeft : .left)
    case UInt8(ascii: "H"): return .key(.home)
    case UInt8(ascii: "F"): return .key(.end)
    case UInt8(ascii: "M"): return .character("\r")
    case UInt8(ascii: "Z"): return .key(.backTab)
    default: return nil
    }
  }

  // MARK: - Paste

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func continuePaste(_ byte: UInt8) -> [KeyEvent] {
    collected.append(byte)
    guard byte == UInt8(ascii: "~"),
      collected.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd)
    else { return [] }
    let text = String(decoding: collected.dropLast(Self.pasteEnd.count), as: UTF8.self)
    state = .ground
    collected = []
    return [.paste(Self.cleaned(text))]
  }

  /// One kind of line end, spaces for tabs, nothing that would steer the terminal.
  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: result.append("\n")
      case 0x0A: if previous != "\r" { result.append("\n") }
      case 0x09: result.append(contentsOf: "  ".unicodeScalars)
      case 0x00..<0x20, 0x7F..<0xA0: break
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}
