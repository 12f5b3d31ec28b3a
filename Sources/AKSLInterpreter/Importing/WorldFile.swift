import AKSLLanguage

/// A file as az wrote it, or as a shell redirected it: made into JSON in UTF-8, with the places of its characters
/// kept.
struct WorldFile: Sendable {
  /// The JSON text, under the file's name.
  let source: SourceText
  /// What had to be done for it.
  private(set) var remarks: [String] = []
  /// Where JSON begins; nil: nowhere.
  private(set) var start: Int?

  init(_ file: SourceText) {
    var bytes = file.bytes
    if let isBigEndian = Self.isUTF16(bytes) {
      let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map { place in
        let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
      }
      bytes = Array(String(decoding: units, as: UTF16.self).utf8)
      remarks.append("\(file.name) is UTF-16, as PowerShell writes it: read as such")
    }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    let skipped = Self.blankOutWarnings(in: &bytes)
    if skipped > 0 {
      remarks.append(
        "\(file.name): \(skipped.of("line")) around the JSON skipped, which az wrote as warnings")
    }
    start = bytes.firstIndex { !Self.isBlank($0) }
    source = SourceText(name: file.name, bytes: bytes)
  }

  /// Whether it is UTF-16, and in which order: by its mark, or because every second byte at the beginning is zero.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xff, 0xfe]) { return false }
    if bytes.starts(with: [0xfe, 0xff]) { return true }
    guard bytes.count >= 4 else { return nil }
    if bytes[0] != 0, bytes[1] == 0, bytes[3] == 0 { return false }
    if bytes[0] == 0, bytes[1] != 0, bytes[2] == 0 { return true }
    return nil
  }

  /// Puts blanks in the place of lines before and after the JSON; gives their number.
  ///
  /// Az writes its warnings to standard error, which a redirection may put into the same file.
  private static func blankOutWarnings(in bytes: inout [UInt8]) -> Int {
    var count = 0
    func blankOut(_ line: Range<Int>, in bytes: inout [UInt8]) {
      guard bytes[line].contains(where: { !isBlank($0) }) else { return }
      for place in line where bytes[place] != UInt8(ascii: "\n") { bytes[place] = UInt8(ascii: " ") }
      count += 1
    }
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      if let first = bytes[start..<end].firstIndex(where: { !isBlank($0) }), beginsJSON(bytes, first) {
        break
      }
      lines.append(start..<end)
      start = end
    }
    // A file without any JSON stays as it is: its beginning is what the message shows.
    guard start < bytes.count else { return 0 }
    for line in lines { blankOut(line, in: &bytes) }
    var end = bytes.count
    while end > start {
      let first = bytes[..<(end - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let line = bytes[first..<end]
      guard let word = line.first(where: { !isBlank($0) }) else {
        end = first
        continue
      }
      guard first > start, line.starts(with: "WARNING:".utf8) || word == 0x1b else { break }
      blankOut(first..<end, in: &bytes)
      end = first
    }
    return count
  }

  /// `{`, or `[` that doesn't begin a word as in `[Warning]`.
  private static func beginsJSON(_ bytes: [UInt8], _ place: Int) -> Bool {
    if bytes[place] == UInt8(ascii: "{") { return true }
    guard bytes[place] == UInt8(ascii: "[") else { return false }
    guard place + 1 < bytes.count else { return true }
    return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[place + 1] | 0x20)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }
}
