import AKSModel
import Shell

/// A program that a shell script can call here.
enum ShellProgram: String, CaseIterable {
  case az
  case openssl
  case sleep

  /// What is wrong with the words that it is given, as far as they are known; az has its own reader.
  func mistake(in words: [ShellWord]) -> ShellMistake? {
    switch self {
    case .az: nil
    case .openssl: Self.mistakeOfRandom(words)
    case .sleep: Self.mistakeOfSleep(words)
    }
  }

  // MARK: - sleep

  private static func mistakeOfSleep(_ words: [ShellWord]) -> ShellMistake? {
    guard words.count > 1 else {
      return ShellMistake(
        .operand, "sleep: missing operand", at: words[0].range, help: "`sleep 30`, `sleep 5m`")
    }
    for word in words.dropFirst() where !word.isOpaque && span(word.text) == nil {
      return ShellMistake(
        .operand, "sleep: invalid time interval '\(word.text)'", at: word.range,
        help: "a number of seconds, or with a unit: `30`, `0.5`, `5m`, `1h`, `1d`")
    }
    return nil
  }

  /// How long it sleeps; operands are added up.
  static func sleepSpan(_ words: [ShellWord]) -> TimeSpan? {
    var sum: Int64 = 0
    for word in words.dropFirst() {
      guard let span = span(word.text) else { return nil }
      let (total, overflow) = sum.addingReportingOverflow(span.milliseconds)
      guard !overflow else { return nil }
      sum = total
    }
    return words.count > 1 ? TimeSpan(milliseconds: sum) : nil
  }

  /// `30`, `0.5`, `5m`; a thousandth of a second is the least that counts.
  private static func span(_ text: String) -> TimeSpan? {
    var digits = text[...]
    var factor: Int64 = 1000
    if let unit = digits.last, let seconds = ["s": 1, "m": 60, "h": 3600, "d": 86_400][unit] as Int64? {
      factor *= seconds
      digits = digits.dropLast()
    }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = parts[0].isEmpty ? 0 : Int64(parts[0])
    else { return nil }
    let (milliseconds, overflow) = whole.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    var fraction: Int64 = 0
    if parts.count == 2, let number = Int64(parts[1].prefix(9)) {
      let scale = (0..<min(parts[1].count, 9)).reduce(Int64(1)) { scale, _ in scale * 10 }
      fraction = number * factor / scale
    }
    let (sum, isTooLong) = milliseconds.addingReportingOverflow(fraction)
    return isTooLong ? nil : TimeSpan(milliseconds: sum)
  }

  // MARK: - openssl rand

  /// How many random bytes `openssl rand` gives at most.
  private static let maximumBytes = 1024

  /// `openssl rand -hex N`, with which articles make names that nobody else has.
  private static func mistakeOfRandom(_ words: [ShellWord]) -> ShellMistake? {
    let isOpaque = words.contains(where: \.isOpaque)
    if isOpaque ? words.count == 4 : byteCount(words) != nil { return nil }
    return ShellMistake(
      .operand, "of openssl, only `openssl rand -hex N` runs here", at: words[0].range,
      help: "N is a number of bytes from 1 to \(maximumBytes); they follow from the seed")
  }

  static func byteCount(_ words: [ShellWord]) -> Int? {
    guard words.count == 4, words[1].text == "rand", words[2].text == "-hex", let count = Int(words[3].text),
      (1...maximumBytes).contains(count)
    else { return nil }
    return count
  }
}
