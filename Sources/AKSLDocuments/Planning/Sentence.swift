import AKSLLanguage

/// Finds sentences.
enum Sentence {
  /// What stands in a cell of a table before an offset in it.
  static func cell(in bytes: [UInt8], before offset: Int) -> SourceRange? {
    let isEdge = { (byte: UInt8) in "|\r\n".utf8.contains(byte) }
    let isBlank = { (byte: UInt8) in " \t".utf8.contains(byte) }
    let start = bytes[..<offset].lastIndex(where: isEdge).map { $0 + 1 } ?? 0
    let text = bytes[start..<offset].drop(while: isBlank)
    guard let last = text.lastIndex(where: { !isBlank($0) }) else { return nil }
    return SourceRange(text.startIndex..<(last + 1))
  }

  /// The last sentence of a paragraph, or the last before an offset in it.
  static func last(in bytes: [UInt8], _ paragraph: Range<Int>, before offset: Int) -> SourceRange? {
    let isBlank = { (byte: UInt8) in " \t\r\n".utf8.contains(byte) }
    var end = min(max(paragraph.lowerBound, offset), paragraph.upperBound)
    while end > paragraph.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    // Other comments between it and here belong to it as well.
    while bytes[paragraph.lowerBound..<end].hasSuffix("-->"),
      let open = bytes[..<end].lastRange(of: Array("<!--".utf8)), open.lowerBound >= paragraph.lowerBound
    {
      end = open.lowerBound
      while end > paragraph.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    }
    guard end > paragraph.lowerBound else { return nil }
    var start = end - 1
    while start > paragraph.lowerBound {
      let isEnd = ".!?:".utf8.contains(bytes[start - 1]) && isBlank(bytes[start])
      if isEnd && start < end - 1 || bytes[paragraph.lowerBound..<start].hasSuffix("-->") { break }
      start -= 1
    }
    while start < end, isBlank(bytes[start]) { start += 1 }
    return SourceRange(start..<end)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}

extension ArraySlice<UInt8> {
  /// The last place of something.
  fileprivate func lastRange(of wanted: [UInt8]) -> Range<Int>? {
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var start = endIndex - wanted.count
    while start >= startIndex {
      if self[start] == first, self[start...].starts(with: wanted) { return start..<(start + wanted.count) }
      start -= 1
    }
    return nil
  }
}
