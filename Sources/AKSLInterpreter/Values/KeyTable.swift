/// Gives every different key of a map a number, so that looking one up compares numbers.
struct KeyTable: Sendable {
  private var spellings: [String] = []
  private var numbers: [String: UInt32] = [:]

  /// The number of a key, which gets one if it has none.
  mutating func number(of key: String) -> UInt32 {
    if let number = numbers[key] { return number }
    let number = UInt32(spellings.count)
    spellings.append(key)
    numbers[key] = number
    return number
  }

  /// The number of a key that some map has or had.
  func existingNumber(of key: String) -> UInt32? { numbers[key] }

  func spelling(of number: UInt32) -> String { spellings[Int(number)] }
}
