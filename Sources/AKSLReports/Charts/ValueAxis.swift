import AKSLInterpreter
import AKSModel

/// The values of a chart from below to above, with ticks that people count in: 1, 2, 5, 10 …; `15m`, `1h`; `4Gi`.
struct ValueAxis {
  let unit: PlotChart.Unit
  /// The lowest and the highest tick.
  let low: Double
  let high: Double
  /// Rising; at least two.
  let ticks: [(value: Double, label: String)]

  /// A step as whole units of a power of ten: `5 * 10^-1`.
  private struct DecimalStep {
    var digit: Int64
    var exponent: Int

    var value: Double {
      var value = Double(digit)
      for _ in 0..<abs(exponent) { value = exponent < 0 ? value / 10 : value * 10 }
      return value
    }

    /// So many of it, exactly; with at least so many digits behind the point where there are some.
    func text(_ count: Int64, decimals: Int = 0) -> String {
      let number = count * digit
      guard exponent < 0 else {
        return number == 0 ? "0" : String(number) + String(repeating: "0", count: exponent)
      }
      var digits = String(number.magnitude)
      digits = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
      let fraction = digits.suffix(-exponent)
      let padding = String(repeating: "0", count: max(0, decimals - fraction.count))
      return (number < 0 ? "-" : "") + digits.dropLast(-exponent) + "." + fraction + padding
    }
  }

  /// An axis for some values, with at most so many ticks (at least two).
  init(_ unit: PlotChart.Unit, of series: [PlotChart.Series], atMost count: Int) {
    self.unit = unit
    let values = series.flatMap { $0.points.compactMap(\.value) }.map {
      min(max($0, -Self.limit), Self.limit)
    }
    let (least, most) = Self.bounds(values.min() ?? 0, values.max() ?? 0, unit)
    let parts = Double(max(1, count - 1))
    let wanted = (most - least) / parts
    switch unit {
    case .truth: ticks = [(0, "false"), (1, "true")]
    case .number, .money, .cpu:
      let scale = unit == .money ? 1e9 : 1
      let isWhole = unit == .cpu || unit == .number && values.allSatisfy { $0 == $0.rounded() }
      let step = Self.decimalStep(least, most, scale: scale, atMost: count, isWhole: isWhole)
      ticks = Self.numbers(least, most, step.value * scale).map { number in
        let text = step.text(number, decimals: unit == .money ? 2 : 0)
        let sign = text.hasPrefix("-") ? "-" : ""
        let magnitude = text.drop { $0 == "-" }
        let label = unit == .money ? "\(sign)$\(magnitude)" : unit == .cpu ? "\(text)m" : text
        return (Double(number) * step.value * scale, label)
      }
    case .duration:
      ticks = Self.ticks(least, most, Self.durations, wanted, count) {
        TimeFormat.span(TimeSpan(milliseconds: Self.whole($0)))
      }
    case .memory:
      ticks = Self.ticks(least, most, Self.sizes, wanted, count) {
        $0 == 0 ? "0" : AmountFormat.memory(bytes: Self.whole($0))
      }
    }
    low = ticks.first?.value ?? 0
    high = ticks.last?.value ?? 1
  }

  /// Where a value lies between the lowest and the highest tick: 0 to 1.
  func share(of value: Double) -> Double {
    high > low ? min(max((value - low) / (high - low), 0), 1) : 0
  }

  /// What is farther from 0 is drawn there.
  private static let limit = 1e18

  private static func whole(_ value: Double) -> Int64 { Int64(exactly: value.rounded()) ?? .max }

  /// A value of a series for people: `$1.125`, `10`, `2m`.
  static func text(_ value: Double, _ unit: PlotChart.Unit) -> String {
    let whole = whole(value)
    switch unit {
    case .number: return value == value.rounded() && whole < .max ? String(whole) : AmountFormat.number(value)
    case .money: return AmountFormat.roundedMoney(nanoDollars: whole)
    case .duration: return TimeFormat.span(TimeSpan(milliseconds: whole))
    case .memory: return AmountFormat.memory(bytes: whole)
    case .cpu: return "\(whole)m"
    case .truth: return value == 0 ? "false" : "true"
    }
  }

  // MARK: - Steps

  /// What has to be seen: from 0 on where that leaves most of the room to the values.
  private static func bounds(_ least: Double, _ most: Double, _ unit: PlotChart.Unit) -> (Double, Double) {
    if unit == .truth { return (0, 1) }
    if least == 0, most == 0 { return (0, unit == .money ? 1e9 : 1) }
    if least >= 0, least <= 0.6 * most || least == most { return (0, most) }
    if most <= 0, most >= 0.6 * least || least == most { return (least, 0) }
    return (least, most)
  }

  /// Every tick from the last at or below the lowest value to the first at or above the highest.
  private static func numbers(_ least: Double, _ most: Double, _ step: Double) -> ClosedRange<Int64> {
    let low = (least / step).rounded(.down)
    let high = max((most / step).rounded(.up), low + 1)
    return Int64(low)...Int64(high)
  }

  private static func decimalStep(
    _ least: Double, _ most: Double, scale: Double, atMost count: Int, isWhole: Bool
  ) -> DecimalStep {
    for exponent in (isWhole ? 0 : -9)...18 {
      for digit in [1, 2, 5] as [Int64] {
        let step = DecimalStep(digit: digit, exponent: exponent)
        let size = step.value * scale
        guard (most - least) / size < Double(count) else { continue }
        if numbers(least, most, size).count <= max(2, count) { return step }
      }
    }
    return DecimalStep(digit: 5, exponent: 18)
  }

  /// In milliseconds.
  private static let durations: [Double] = {
    let seconds =
      [1, 2, 5, 15, 30, 60, 120, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400] as [Double]
    var steps = [1, 5, 10, 50, 100, 500] + seconds.map { $0 * 1000 }
    while let last = steps.last, last < limit { steps.append(last * 2) }
    return steps
  }()

  /// Powers of two.
  private static let sizes: [Double] = (0..<62).map { Double(Int64(1) << $0) }

  private static func ticks(
    _ least: Double, _ most: Double, _ steps: [Double], _ wanted: Double, _ count: Int,
    label: (Double) -> String
  ) -> [(value: Double, label: String)] {
    let step =
      steps.first { $0 >= wanted && numbers(least, most, $0).count <= max(2, count) }
      ?? steps[steps.count - 1]
    return numbers(least, most, step).map { (Double($0) * step, label(Double($0) * step)) }
  }
}
