/// The digits of a number as it is printed, for rounding what people see: 1.005 to two digits is 1.01.
struct Decimal {
  private var isNegative: Bool
  /// Without zeros in front.
  private var digits: [UInt8]
  /// How many of the digits stand behind the point; negative: so many zeros are still to come.
  private var decimals: Int

  /// The shortest digits that mean this number.
  init(_ number: Double) {
    isNegative = number < 0
    digits = []
    decimals = 0
    var exponent = 0
    var isBehindPoint = false
    let text = Array(number.magnitude.description.utf8)
    for (offset, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        isBehindPoint = true
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(offset + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if isBehindPoint { decimals += 1 }
      }
    }
    decimals -= exponent
    trim()
  }

  /// A whole number of units that are each the 10th part, the 100th and so on of the unit that is shown.
  init(_ units: Int64, decimals: Int) {
    isNegative = units < 0
    digits = String(units.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
    self.decimals = decimals
    trim()
  }

  private mutating func trim() { digits.removeFirst(digits.prefix { $0 == 0 }.count) }

  /// With so many digits behind the point, halves away from zero.
  func rounded(to places: Int) -> Decimal {
    var result = self
    let excess = decimals - places
    guard excess > 0 else { return result }
    result.decimals = places
    guard excess <= digits.count else {
      result.digits = []
      return result
    }
    let isUp = digits[digits.count - excess] >= 5
    result.digits.removeLast(excess)
    guard isUp else { return result }
    for index in result.digits.indices.reversed() {
      if result.digits[index] < 9 {
        result.digits[index] += 1
        return result
      }
      result.digits[index] = 0
    }
    result.digits.insert(1, at: 0)
    return result
  }

  /// A hundred times as much.
  var hundredfold: Decimal {
    var result = self
    result.decimals -= 2
    return result
  }

  /// The nearest double.
  var number: Double {
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let magnitude = Double("\(text.isEmpty ? "0" : text)e\(-decimals)") ?? 0
    return isNegative ? -magnitude : magnitude
  }

  /// How many units of the last place these are, if 64 bits can say it.
  var units: Int64? {
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    return Int64((isNegative ? "-" : "") + (text.isEmpty ? "0" : text))
  }

  /// All digits, and no exponent, because the language reads none: `0.00001`.
  var exactText: String {
    let (sign, magnitude) = text(places: max(1, decimals))
    return sign + magnitude
  }

  /// `1234.50`, with a mark between each three digits before the point if one is wanted.
  func text(places: Int, group: String = "") -> (sign: String, magnitude: String) {
    let rounded = rounded(to: places)
    var all = rounded.digits + [UInt8](repeating: 0, count: max(0, places - rounded.decimals))
    if all.count <= places { all = [UInt8](repeating: 0, count: places + 1 - all.count) + all }
    let whole = all.dropLast(places)
    var text = ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset) % 3 == 0 { text += group }
      text += String(digit)
    }
    if places > 0 { text += "." + all.suffix(places).map(String.init).joined() }
    let isZero = all.allSatisfy { $0 == 0 }
    return (isNegative && !isZero ? "-" : "", text)
  }
}
