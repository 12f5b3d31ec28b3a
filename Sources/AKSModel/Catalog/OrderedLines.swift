/// A table of text whose lines stand in the order of the words they begin with, without regard to case: a line is
/// found by bisection, and nothing is read before somebody asks.
struct OrderedLines {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// What a line holds, that begins with this name and, if need be, with this word behind it; nil: there is none.
  ///
  /// `read` gets the words of the line.
  func line<Content>(
    _ name: String, _ word: Unicode.Scalar? = nil, _ read: (inout Words) -> Content?
  ) -> Content? {
    // A name is one word.
    guard !name.utf8.contains(Self.space) else { return nil }
    return text.withUTF8Buffer { bytes in
      var low = 0
      var high = bytes.count
      while low < high {
        // The line around the middle.
        var start = (low + high) / 2
        while start > low, bytes[start - 1] != Self.lineBreak { start -= 1 }
        let order = Self.compare(name, word, with: bytes, from: start)
        if order == 0 {
          var words = Words(bytes: bytes, index: start)
          return read(&words)
        }
        if order < 0 {
          high = start
        } else {
          low = start
          while low < high, bytes[low] != Self.lineBreak { low += 1 }
          low += 1
        }
      }
      return nil
    }
  }

  /// The names with which lines begin, in their order, each once.
  var names: [String] {
    text.withUTF8Buffer { bytes in
      var names: [String] = []
      for line in bytes.split(separator: Self.lineBreak) {
        let name = String(decoding: line.prefix { $0 != Self.space }, as: UTF8.self)
        if names.last != name { names.append(name) }
      }
      return names
    }
  }

  private static let lineBreak = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// Below 0 where the key stands before the line that starts at a byte, 0 where it is that line's.
  private static func compare(
    _ name: String, _ word: Unicode.Scalar?, with bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var index = start
    func order(of byte: UInt8) -> Int {
      defer { index += 1 }
      return index < bytes.count ? Int(byte.asciiLowercased) - Int(bytes[index].asciiLowercased) : 1
    }
    for byte in name.utf8 {
      let order = order(of: byte)
      if order != 0 { return order }
    }
    let end = order(of: space)
    guard end == 0, let word else { return end }
    return order(of: UInt8(ascii: word))
  }
}

extension OrderedLines {
  /// The words of a line, from the first on.
  struct Words {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate var index: Int

    /// Leaves words out.
    mutating func skip(_ count: Int) { for _ in 0..<count { _ = range() } }

    /// The next one; empty behind the last.
    mutating func text() -> String { String(decoding: bytes[range()], as: UTF8.self) }

    /// The next one as a number; nil where `-` stands for what is not known or not there.
    mutating func number() -> Int64? {
      let range = range()
      guard let first = range.first, bytes[first] != UInt8(ascii: "-") else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    private mutating func range() -> Range<Int> {
      let start = index
      while index < bytes.count, bytes[index] != OrderedLines.space, bytes[index] != OrderedLines.lineBreak {
        index += 1
      }
      let end = index
      if index < bytes.count, bytes[index] == OrderedLines.space { index += 1 }
      return start..<end
    }
  }
}
