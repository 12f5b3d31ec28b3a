/// A zone file that a test makes.
struct ZoneFile {
  var offsets: [Int64]
  /// Moments, and the place in `offsets` of what holds from there on.
  var changes: [(moment: Int64, type: UInt8)]
  var footer: String

  /// The file of version 2, with an empty part of version 1.
  var bytes: [UInt8] {
    header(times: 0, types: 1) + [UInt8](repeating: 0, count: 6 + 4)
      + header(times: changes.count, types: offsets.count)
      + changes.flatMap { integer($0.moment, 8) } + changes.map(\.type)
      + offsets.flatMap { integer($0, 4) + [0, 0] } + [UInt8](repeating: 0, count: 4)
      + Array("\n\(footer)\n".utf8)
  }

  /// Where in `bytes` the first change says what holds from there on.
  var firstTypeIndex: Int { 44 + 10 + 44 + 8 * changes.count }

  private func header(times: Int, types: Int) -> [UInt8] {
    Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      + [0, 0, 0, times, types, 4].flatMap { integer(Int64($0), 4) }
  }

  private func integer(_ value: Int64, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
  }
}
