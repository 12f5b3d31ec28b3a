/// The rows of a CSV file (RFC 4180, without line breaks inside of quotes), one after the other.
struct CSVTable {
  private let bytes: [UInt8]
  private var next: Int
  private var header: [Range<Int>] = []
  /// The first line.
  private(set) var headerRange = 0..<0
  /// The fields of the row that was read last, without quotes.
  private(set) var fields: [Range<Int>] = []
  private(set) var row: Range<Int> = 0..<0
  private var rowCount = 0

  init(_ bytes: [UInt8]) throws(TraceError) {
    self.bytes = bytes
    next = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    guard try readRow() else {
      throw TraceError("there is no line in this file", 0..<0, expected: "the names of columns")
    }
    (header, headerRange) = (fields, row)
  }

  /// The place of a column; nil: it has none of this name.
  func column(_ name: String) -> Int? { header.firstIndex { bytes[$0].elementsEqual(name.utf8) } }

  /// A column that must be there.
  func requiredColumn(_ name: String) throws(TraceError) -> Int {
    guard let column = column(name) else {
      throw TraceError("the column `\(name)` is missing", headerRange, expected: "`\(name)`")
    }
    return column
  }

  /// Goes to the next line that is not empty; false: there is none.
  mutating func readRow() throws(TraceError) -> Bool {
    while next < bytes.count {
      let start = next
      fields.removeAll(keepingCapacity: true)
      var fieldStart = next
      var isQuoted = false
      while next < bytes.count, bytes[next] != UInt8(ascii: "\n") {
        if bytes[next] == UInt8(ascii: "\"") {
          isQuoted.toggle()
        } else if bytes[next] == UInt8(ascii: ","), !isQuoted {
          fields.append(plain(fieldStart..<next))
          fieldStart = next + 1
        }
        next += 1
      }
      let end = next > start && bytes[next - 1] == UInt8(ascii: "\r") ? next - 1 : next
      row = start..<end
      if next < bytes.count { next += 1 }
      guard end > start else { continue }
      if isQuoted { throw TraceError("a quote has no end on its line", row, expected: "`\"`") }
      fields.append(plain(fieldStart..<max(fieldStart, end)))
      if !header.isEmpty, fields.count != header.count {
        throw TraceError(
          "this line has \(fields.count) fields, and the first one names \(header.count)", row,
          expected: "\(header.count) fields")
      }
      rowCount += 1
      guard rowCount <= LoadTrace.Limits.rows else {
        throw TraceError("more than \(LoadTrace.Limits.rows) lines are not read", row)
      }
      return true
    }
    return false
  }

  /// Without quotes around it.
  private func plain(_ field: Range<Int>) -> Range<Int> {
    guard field.count >= 2, bytes[field.lowerBound] == UInt8(ascii: "\""),
      bytes[field.upperBound - 1] == UInt8(ascii: "\"")
    else { return field }
    return field.lowerBound + 1..<field.upperBound - 1
  }

  func isEmpty(_ column: Int) -> Bool { fields[column].isEmpty }

  func bytes(of column: Int) -> ArraySlice<UInt8> { bytes[fields[column]] }

  /// A whole number from 0.
  func integer(_ column: Int, upTo limit: Int64) throws(TraceError) -> Int64 {
    let field = fields[column]
    var number: Int64 = 0
    var isNumber = !field.isEmpty
    for byte in bytes[field] where isNumber {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), number <= limit else {
        isNumber = false
        break
      }
      number = number * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    guard isNumber, number <= limit else {
      let name = String(decoding: bytes[header[column]], as: UTF8.self)
      let text = String(decoding: bytes[field], as: UTF8.self)
      throw TraceError(
        field.isEmpty ? "`\(name)` is empty" : "`\(name)` is `\(text)`", field.isEmpty ? row : field,
        expected: "a whole number from 0 to \(limit)")
    }
    return number
  }
}
