extension TimeZoneRules {
  /// Reads a zone file (TZif, RFC 8536) of version 2 or later.
  package init(name: String, bytes: [UInt8]) throws(TimeZoneError) {
    var reader = FileReader(bytes: bytes)
    let old = try reader.header()
    guard old.version >= UInt8(ascii: "2") else {
      throw TimeZoneError(reason: "a zone file of version 1, without rules for the future")
    }
    try reader.skip(old.size(timeSize: 4))
    let header = try reader.header()
    guard header.leapSeconds == 0 else {
      throw TimeZoneError(reason: "a zone with leap seconds, which simulated time does not have")
    }
    guard header.types > 0 else { throw TimeZoneError(reason: "a zone file without a local time") }
    var starts: [Int64] = []
    for _ in 0..<header.times { starts.append(try reader.integer(8)) }
    var types: [Int] = []
    for _ in 0..<header.times { types.append(Int(try reader.integer(1) & 0xff)) }
    var offsets: [Int64] = []
    for _ in 0..<header.types {
      offsets.append(try reader.integer(4))
      try reader.skip(2)
    }
    try reader.skip(header.characters + header.standardFlags + header.universalFlags)
    guard types.allSatisfy({ $0 < offsets.count }), zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }),
      offsets.allSatisfy({ (-26 * 3600...26 * 3600).contains($0) })
    else { throw TimeZoneError(reason: "a damaged zone file") }
    let footer = try reader.footer()
    let recurrence = footer.isEmpty ? nil : Recurrence(footer)
    if !footer.isEmpty, recurrence == nil {
      throw TimeZoneError(reason: "a zone file with a rule that cannot be read")
    }
    self.init(
      name: name, digest: Self.digest(of: bytes), firstOffset: offsets[0],
      segments: zip(starts, types).map { Segment(start: $0, offset: offsets[$1]) }, recurrence: recurrence)
  }

  /// FNV-1a in 64 bits: enough to notice that two files differ.
  private static func digest(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// Reads a zone file from its beginning.
private struct FileReader {
  struct Header {
    var version: UInt8
    var universalFlags: Int
    var standardFlags: Int
    var leapSeconds: Int
    var times: Int
    var types: Int
    var characters: Int

    /// How many bytes follow the header.
    func size(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + standardFlags
        + universalFlags
    }
  }

  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func skip(_ count: Int) throws(TimeZoneError) {
    guard count >= 0, position + count <= bytes.count else {
      throw TimeZoneError(reason: "a zone file that is cut short")
    }
    position += count
  }

  /// A big-endian whole number with a sign.
  mutating func integer(_ size: Int) throws(TimeZoneError) -> Int64 {
    let start = position
    try skip(size)
    var value: Int64 = bytes[start] >= 0x80 ? -1 : 0
    for byte in bytes[start..<position] { value = value << 8 | Int64(byte) }
    return value
  }

  mutating func header() throws(TimeZoneError) -> Header {
    let start = position
    try skip(20)
    guard bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else {
      throw TimeZoneError(reason: "no zone file")
    }
    var counts: [Int] = []
    for _ in 0..<6 {
      let count = try integer(4)
      guard (0...1_000_000).contains(count) else { throw TimeZoneError(reason: "a damaged zone file") }
      counts.append(Int(count))
    }
    return Header(
      version: bytes[start + 4], universalFlags: counts[0], standardFlags: counts[1],
      leapSeconds: counts[2], times: counts[3], types: counts[4], characters: counts[5])
  }

  /// The rule between two newlines at the end.
  func footer() throws(TimeZoneError) -> ArraySlice<UInt8> {
    let newline = UInt8(ascii: "\n")
    guard position < bytes.count, bytes[position] == newline,
      let end = bytes[(position + 1)...].firstIndex(of: newline)
    else { throw TimeZoneError(reason: "a zone file that is cut short") }
    return bytes[(position + 1)..<end]
  }
}
