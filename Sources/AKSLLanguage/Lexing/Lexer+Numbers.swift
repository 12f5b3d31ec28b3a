extension Lexer {
  /// The digits of a number: `mantissa` × 10 to the power of minus `decimals`.
  private struct Decimal {
    var mantissa: UInt64 = 0
    var decimals = 0
    var overflows = false
  }

  /// Reads a number without a sign.
  @inline(never)
  mutating func number(from start: Int, _ token: inout Token) {
    guard let value = plainInteger(from: start) else { return anyNumber(from: start, &token) }
    make(&token, .integer, from: start, UInt64(bitPattern: value))
  }

  @inline(never)
  private mutating func anyNumber(from start: Int, _ token: inout Token) {
    let (kind, value) = number(from: start, digits: start)
    make(&token, kind, from: start, value)
  }

  /// Reads a number and all that touches it: a fraction, a percent sign, a unit, a version, a time of day.
  ///
  /// - Parameters:
  ///   - start: where the token starts, at a sign or at the first digit.
  ///   - digits: where the first digit stands.
  /// - Returns: The kind of token, and its value in the bits that the kind says.
  mutating func number(from start: Int, digits: Int) -> (TokenKind, UInt64) {
    let isNegative = digits > start
    position = digits
    var decimal = Decimal()
    guard readDigits(&decimal) else { return malformed(start) }

    switch bytes[position] {
    case UInt8(ascii: ".") where isDigit(position + 1):
      position += 1
      let before = position
      guard readDigits(&decimal) else { return malformed(start) }
      decimal.decimals = digitCount(from: before)
      if bytes[position] == UInt8(ascii: "."), isDigit(position + 1) {
        return version(from: start, isNegative: isNegative)
      }
    case UInt8(ascii: ":") where isDigit(position + 1) && position - digits <= 2:
      return timeOfDay(from: start, hours: decimal.mantissa, isNegative: isNegative)
    default:
      break
    }

    let next = bytes[position]
    if classes.has(next, .letter) {
      return quantity(from: start, digits: digits, decimal, isNegative: isNegative)
    }
    if next == UInt8(ascii: "%") {
      let value = double(decimal, digits: digits, shift: 2)
      position += 1
      return number(value, start, isNegative)
    }
    if decimal.decimals > 0 {
      return number(double(decimal, digits: digits, shift: 0), start, isNegative)
    }
    guard let value = signed(decimal.mantissa, isNegative), !decimal.overflows else {
      report(.numberOutOfRange(at(start, position)))
      return (.invalid, 0)
    }
    return (.integer, UInt64(bitPattern: value))
  }

  /// Reads some digits that nothing touches: what most numbers are.
  @inline(__always)
  private mutating func plainInteger(from start: Int) -> Int64? {
    var end = start
    var value: Int64 = 0
    var byte = bytes[end]
    // So many digits never overflow.
    while classes.has(byte, .digit), end &- start < 18 {
      value = value &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
      end &+= 1
      byte = bytes[end]
    }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "%"): return nil
    case _ where classes.has(byte, .name): return nil
    default:
      position = end
      return value
    }
  }

  private mutating func number(_ value: Double, _ start: Int, _ isNegative: Bool) -> (TokenKind, UInt64) {
    guard value.isFinite else {
      report(.numberOutOfRange(at(start, position)))
      return (.invalid, 0)
    }
    return (.number, (isNegative ? -value : value).bitPattern)
  }

  // MARK: - Digits

  /// Reads digits with `_` between two of them; false when a `_` stands elsewhere.
  @inline(__always)
  private mutating func readDigits(_ decimal: inout Decimal) -> Bool {
    while true {
      let byte = bytes[position]
      if classes.has(byte, .digit) {
        let (product, overflow) = decimal.mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
        if overflow || carry { decimal.overflows = true }
        decimal.mantissa = sum
        position += 1
      } else if byte == UInt8(ascii: "_") {
        guard isDigit(position - 1), isDigit(position + 1) else { return false }
        position += 1
      } else {
        return true
      }
    }
  }

  private func isDigit(_ offset: Int) -> Bool {
    classes.has(bytes[offset], .digit)
  }

  private func digitCount(from start: Int) -> Int {
    (start..<position).count { bytes[$0] != UInt8(ascii: "_") }
  }

  private func signed(_ magnitude: UInt64, _ isNegative: Bool) -> Int64? {
    if !isNegative { return Int64(exactly: magnitude) }
    return magnitude == Int64.min.magnitude ? Int64.min : Int64(exactly: magnitude).map { -$0 }
  }

  /// The nearest double: one division of two exact doubles where that is possible, which is nearly always.
  private func double(_ decimal: Decimal, digits: Int, shift: Int) -> Double {
    let exponent = decimal.decimals + shift
    if !decimal.overflows, decimal.mantissa < 1 << 53, exponent <= 22 {
      var power = 1.0
      for _ in 0..<exponent { power *= 10 }
      return Double(decimal.mantissa) / power
    }
    let spelling = bytes.text(digits, position).filter { $0 != "_" }
    return Double(spelling + "e-\(shift)") ?? .infinity
  }

  private mutating func malformed(_ start: Int) -> (TokenKind, UInt64) {
    skipTouchingWord()
    report(.malformedNumber(at(start, position)))
    return (.invalid, 0)
  }

  private mutating func skipTouchingWord() {
    position = end(of: .name, from: position)
  }

  // MARK: - Versions and times of day

  /// `1.33.2`, from behind its second part.
  private mutating func version(from start: Int, isNegative: Bool) -> (TokenKind, UInt64) {
    var parts = 2
    while bytes[position] == UInt8(ascii: "."), isDigit(position + 1) {
      parts += 1
      position += 1
      while isDigit(position) { position += 1 }
    }
    let hasLetters = classes.has(bytes[position], .name)
    if parts == 3, !isNegative, !hasLetters { return (.version, 0) }
    skipTouchingWord()
    report(.malformedVersion(at(start, position)))
    return (.invalid, 0)
  }

  /// `19:00` or `19:00:30`, from its first colon.
  private mutating func timeOfDay(
    from start: Int, hours: UInt64, isNegative: Bool
  ) -> (TokenKind, UInt64) {
    var parts = [hours]
    var isWellFormed = !isNegative
    while bytes[position] == UInt8(ascii: ":"), isDigit(position + 1) {
      position += 1
      let before = position
      var decimal = Decimal()
      if !readDigits(&decimal) { isWellFormed = false }
      if position - before != 2 { isWellFormed = false }
      parts.append(decimal.mantissa)
    }
    if classes.has(bytes[position], .name) {
      isWellFormed = false
      skipTouchingWord()
    }
    guard isWellFormed, parts.count <= 3, parts[0] <= 23, parts.dropFirst().allSatisfy({ $0 <= 59 })
    else {
      report(.badTimeOfDay(at(start, position)))
      return (.invalid, 0)
    }
    let seconds = parts[0] * 3600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0)
    return (.timeOfDay, seconds * 1000)
  }

  // MARK: - Quantities

  private enum Dimension { case duration, memory }

  /// What a unit multiplies by, and what it measures.
  private func unit(_ start: Int, _ end: Int) -> (dimension: Dimension, factor: UInt64)? {
    let first = bytes[start]
    if end - start == 1 {
      switch first {
      case UInt8(ascii: "s"): return (.duration, 1000)
      case UInt8(ascii: "m"): return (.duration, 60_000)
      case UInt8(ascii: "h"): return (.duration, 3_600_000)
      case UInt8(ascii: "d"): return (.duration, 86_400_000)
      // As Kubernetes writes quantities.
      case UInt8(ascii: "M"): return (.memory, 1_000_000)
      case UInt8(ascii: "G"): return (.memory, 1_000_000_000)
      case UInt8(ascii: "T"): return (.memory, 1_000_000_000_000)
      default: return nil
      }
    }
    guard end - start == 2 else { return nil }
    switch (first, bytes[start + 1]) {
    case (UInt8(ascii: "m"), UInt8(ascii: "s")): return (.duration, 1)
    case (UInt8(ascii: "K"), UInt8(ascii: "i")): return (.memory, 1 << 10)
    case (UInt8(ascii: "M"), UInt8(ascii: "i")): return (.memory, 1 << 20)
    case (UInt8(ascii: "G"), UInt8(ascii: "i")): return (.memory, 1 << 30)
    case (UInt8(ascii: "T"), UInt8(ascii: "i")): return (.memory, 1 << 40)
    default: return nil
    }
  }

  /// Whether a number says how many times as fast: `speed 60x`.
  ///
  /// It is a whole number, and nothing else is counted in times.
  private func isFactor(_ start: Int, _ unitStart: Int, _ decimal: Decimal) -> Bool {
    guard decimal.decimals == 0, !decimal.overflows, position - unitStart == 1,
      bytes[unitStart] == UInt8(ascii: "x"), !classes.has(bytes[position], .name)
    else { return false }
    var end = start
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let word = end - 5
    return end < start && word >= 0 && bytes.text(word, end) == "speed"
      && (word == 0 || !classes.has(bytes[word - 1], .name))
  }

  /// `45s`, `1h30m`, `512Mi`, from its first unit.
  private mutating func quantity(
    from start: Int, digits: Int, _ first: Decimal, isNegative: Bool
  ) -> (TokenKind, UInt64) {
    var decimal = first
    var total: UInt128 = 0
    var parts = 0
    var smallest = UInt64.max
    while true {
      let unitStart = position
      position = end(of: .letter, from: position)
      if parts == 0, isFactor(start, unitStart, decimal), let value = signed(decimal.mantissa, isNegative) {
        return (.integer, UInt64(bitPattern: value))
      }
      guard let (dimension, factor) = unit(unitStart, position),
        bytes[position] != UInt8(ascii: "_")
      else {
        skipTouchingWord()
        let spelling = bytes.text(unitStart, position)
        report(.unknownUnit(at(unitStart, position), spelling))
        return (.invalid, 0)
      }
      if parts == 0, factor == 60_000, decimal.decimals == 0, !isDigit(position) {
        return finish(.minutesOrThousandths, UInt128(decimal.mantissa), start, isNegative, decimal)
      }
      var scale: UInt128 = 1
      for _ in 0..<min(decimal.decimals, 19) { scale *= 10 }
      total += (UInt128(decimal.mantissa) * UInt128(factor) + scale / 2) / scale
      parts += 1
      if decimal.overflows || decimal.decimals > 19 {
        return finish(.duration, .max, start, isNegative, decimal)
      }
      if dimension == .memory, parts == 1, !isDigit(position) {
        return finish(.memory, total, start, isNegative, decimal)
      }
      if dimension == .memory || factor >= smallest {
        skipTouchingWord()
        report(.malformedQuantity(at(start, position)))
        return (.invalid, 0)
      }
      smallest = factor
      if !isDigit(position) { return finish(.duration, total, start, isNegative, decimal) }
      decimal = Decimal()
      let before = position
      guard readDigits(&decimal) else { return malformed(start) }
      if bytes[position] == UInt8(ascii: "."), isDigit(position + 1) {
        position += 1
        let fraction = position
        guard readDigits(&decimal) else { return malformed(start) }
        decimal.decimals = digitCount(from: fraction)
      }
      if !classes.has(bytes[position], .letter) {
        report(.missingUnit(at(before, position)))
        return (.invalid, 0)
      }
    }
  }

  private mutating func finish(
    _ kind: TokenKind, _ magnitude: UInt128, _ start: Int, _ isNegative: Bool, _ decimal: Decimal
  ) -> (TokenKind, UInt64) {
    guard let magnitude = UInt64(exactly: magnitude), let value = signed(magnitude, isNegative),
      !decimal.overflows
    else {
      report(.numberOutOfRange(at(start, position)))
      return (.invalid, 0)
    }
    return (kind, UInt64(bitPattern: value))
  }

  // MARK: - Money

  /// `$12.50`, or a shell's variable.
  mutating func dollar(from start: Int) -> (TokenKind, UInt64) {
    position = start + 1
    guard isDigit(position) else {
      if bytes[position] == UInt8(ascii: "{") {
        position += 1
        position = end(of: .name, from: position)
        if bytes[position] == UInt8(ascii: "}") { position += 1 }
      } else {
        skipTouchingWord()
      }
      let spelling = bytes.text(start, position)
      report(.shellVariable(at(start, position), spelling))
      return (.invalid, 0)
    }
    var decimal = Decimal()
    guard readDigits(&decimal) else { return malformed(start) }
    if bytes[position] == UInt8(ascii: "."), isDigit(position + 1) {
      position += 1
      let fraction = position
      guard readDigits(&decimal) else { return malformed(start) }
      decimal.decimals = digitCount(from: fraction)
    }
    if classes.has(bytes[position], .name) || decimal.decimals > 9 {
      skipTouchingWord()
      report(.malformedMoney(at(start, position)))
      return (.invalid, 0)
    }
    var nanos = UInt128(decimal.mantissa)
    for _ in decimal.decimals..<9 { nanos *= 10 }
    return finish(.money, nanos, start, false, decimal)
  }
}
