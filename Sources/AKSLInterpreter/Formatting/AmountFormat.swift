/// Money, memory and numbers as people read them.
package enum AmountFormat {
  /// As `30` or `0.5`.
  static func millionths(_ number: Int64) -> String {
    let (_, text) = Decimal(number, decimals: 6).text(places: 6)
    var short = Substring(text)
    while short.last == "0" { short.removeLast() }
    return String(short.last == "." ? short.dropLast() : short)
  }

  /// `$12.50`: at least two decimals, as many as the amount has.
  package static func money(nanoDollars: Int64) -> String {
    (nanoDollars < 0 ? "-$" : "$") + magnitude(nanoDollars: nanoDollars)
  }

  /// `12.50`: the same without the sign of the currency.
  package static func amount(nanoDollars: Int64) -> String {
    (nanoDollars < 0 ? "-" : "") + magnitude(nanoDollars: nanoDollars)
  }

  private static func magnitude(nanoDollars: Int64) -> String {
    let magnitude = nanoDollars.magnitude
    var fraction = String(String(1_000_000_000 + magnitude % 1_000_000_000).dropFirst())
    while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
    return "\(magnitude / 1_000_000_000).\(fraction)"
  }

  /// `$12.500`: to the tenth of a cent, for tables.
  package static func roundedMoney(nanoDollars: Int64) -> String {
    let (thousandths, rest) = nanoDollars.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let rounded = rest >= 500_000 ? thousandths + 1 : thousandths
    let fraction = String(String(1000 + rounded % 1000).dropFirst())
    return (nanoDollars < 0 && rounded > 0 ? "-$" : "$") + "\(rounded / 1000).\(fraction)"
  }

  /// The shortest digits that read back as the same number, without an exponent.
  package static func number(_ number: Double) -> String {
    let text = number.description
    return text.utf8.contains(UInt8(ascii: "e")) ? Decimal(number).exactText : text
  }

  /// `4Gi`: the largest unit that leaves no rest, else bytes.
  package static func memory(bytes: Int64) -> String {
    let units: [(suffix: String, shift: Int64)] = [("Ti", 40), ("Gi", 30), ("Mi", 20), ("Ki", 10)]
    for (suffix, shift) in units where bytes != 0 && bytes % (1 << shift) == 0 {
      return "\(bytes >> shift)\(suffix)"
    }
    return "\(bytes) bytes"
  }
}
