import AKSLJSON

/// How much is asked, step by step: a rate holds until the next one.
package struct RateTrace: Hashable, Sendable {
  /// In order, none twice at the same moment; the last one holds until `end`.
  package let steps: [RateStep]
  /// Milliseconds after the beginning.
  package let end: Int64

  /// Over how many milliseconds requests are counted: our choice, a minute, as most dashboards have it.
  package static let window: Int64 = 60_000
  private static let million: Int64 = 1_000_000

  // MARK: - Requests, one a line

  /// AzureLLMInferenceTrace of Azure/AzurePublicDataset: a line a request, with its TIMESTAMP.
  init(requests table: inout CSVTable) throws(TraceError) {
    let column = try table.requiredColumn("TIMESTAMP")
    var moments: [Int64] = []
    while try table.readRow() {
      guard let moment = Self.milliseconds(table.bytes(of: column)) else {
        throw TraceError(
          "this is no time", table.isEmpty(column) ? table.row : table.fields[column],
          expected: "a time such as 2023-11-16 18:15:46.6805900")
      }
      moments.append(moment)
    }
    moments.sort()
    guard let first = moments.first, let last = moments.last else {
      throw TraceError(
        "there is no request in this file", table.headerRange, expected: "a line for each request")
    }
    guard last - first <= LoadTrace.Limits.seconds * 1000 else {
      throw TraceError("more than a hundred years are not read", table.headerRange)
    }
    var steps: [RateStep] = []
    var place = 0
    while place < moments.count {
      let window = (moments[place] - first) / Self.window
      let start = place
      while place < moments.count, (moments[place] - first) / Self.window == window { place += 1 }
      let covered =
        place < moments.count ? Self.window : Self.covered(by: last - first - window * Self.window)
      let rate = Self.rounded(Int64(place - start) * Self.million * 1000, by: covered)
      if let before = steps.last, before.at + Self.window < window * Self.window {
        steps.append(RateStep(at: before.at + Self.window, rate: 0))
      }
      steps.append(RateStep(at: window * Self.window, rate: rate))
    }
    self.steps = steps
    end = ((last - first) / Self.window + 1) * Self.window
  }

  /// Over how long the requests of the last window are counted, when it breaks off so long after its begin: not over
  /// what nobody has recorded; of less than 10 s nothing can be told, which is our choice.
  private static func covered(by span: Int64) -> Int64 { span < 10_000 ? window : span }

  private static func rounded(_ number: Int64, by divisor: Int64) -> Int64 {
    (number + divisor / 2) / divisor
  }

  /// `2023-11-16 18:15:46.6805900`, with `T` or a blank, and `Z` or `+00:00` or nothing behind.
  static func milliseconds(_ text: ArraySlice<UInt8>) -> Int64? {
    var rest = text
    func number(_ digits: Int) -> Int64? {
      guard rest.count >= digits else { return nil }
      var value: Int64 = 0
      for byte in rest.prefix(digits) {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
      }
      rest = rest.dropFirst(digits)
      return value
    }
    func skip(_ bytes: String) -> Bool {
      guard let first = rest.first, bytes.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = number(4), skip("-"), let month = number(2), (1...12).contains(month), skip("-"),
      let day = number(2), (1...31).contains(day), skip(" T"), let hour = number(2), hour < 24, skip(":"),
      let minute = number(2), minute < 60, skip(":"), let second = number(2), second < 61
    else { return nil }
    var thousandths: Int64 = 0
    if skip(".") {
      var weight: Int64 = 100
      while let digit = number(1) {
        thousandths += digit * weight
        weight /= 10
      }
    }
    guard rest.isEmpty || rest.elementsEqual("Z".utf8) || rest.elementsEqual("+00:00".utf8) else {
      return nil
    }
    let minutes = (days(year, month, day) * 24 + hour) * 60 + minute
    return (minutes * 60 + second) * 1000 + thousandths
  }

  /// Days since 0000-03-01, where a year ends with its leap day.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let years = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * years + years / 4 - years / 100 + years / 400 + dayOfYear
  }

  // MARK: - Prometheus

  /// What `/api/v1/query_range` answers: a matrix, of which one series is taken.
  init(prometheus root: JSONNode, series name: String?) throws(TraceError) {
    if let status = root["status"], status.text != "success" {
      throw TraceError(
        "Prometheus has answered with an error" + (root["error"]?.text.map { ": \($0)" } ?? ""), status.range,
        expected: "\"success\"")
    }
    guard let data = root["data"] else {
      throw TraceError("`data` is missing", root.firstByte, expected: "`data` with `resultType` and `result`")
    }
    let type = data["resultType"]
    guard type == nil || type?.text == "matrix", let result = data["result"], let list = result.elements
    else {
      throw TraceError(
        "this is no answer to `query_range`", (type ?? data).firstByte,
        expected: "`\"resultType\": \"matrix\"`",
        help: "`query` answers with one moment; ask `/api/v1/query_range` with start, end and step")
    }
    guard let series = name == nil ? list.first : list.first(where: { Self.isNamed(name ?? "", $0) }) else {
      let names = list.prefix(5).map { Self.title(of: $0) }
      throw TraceError(
        name.map { "there is no series `\($0)`" } ?? "there is no series in this answer", result.firstByte,
        expected: names.isEmpty ? "a series" : names.joined(separator: ", "))
    }
    guard let values = series["values"], let samples = values.elements, !samples.isEmpty else {
      throw TraceError("this series has no `values`", series.firstByte, expected: "[[time, \"value\"], …]")
    }
    guard samples.count <= LoadTrace.Limits.rows else {
      throw TraceError("more than \(LoadTrace.Limits.rows) values are not read", values.firstByte)
    }
    var steps: [RateStep] = []
    var first: Int64?
    var (previous, spacing): (Int64?, Int64) = (nil, Self.window)
    for sample in samples {
      let (moment, rate) = try Self.sample(sample)
      let start = first ?? moment
      first = start
      if let previous, moment <= previous {
        throw TraceError(
          "this moment is not after the one before", sample.firstByte, expected: "rising times")
      }
      if let previous { spacing = moment - previous }
      previous = moment
      // What is not known holds no rate: the one before goes on.
      if let rate { steps.append(RateStep(at: moment - start, rate: rate)) }
    }
    guard !steps.isEmpty else {
      throw TraceError(
        "there is no number in this series", values.firstByte, expected: "values other than NaN")
    }
    self.steps = steps
    end = (previous ?? 0) - (first ?? 0) + spacing
    guard end <= LoadTrace.Limits.seconds * 1000 else {
      throw TraceError("more than a hundred years are not read", values.firstByte)
    }
  }

  /// Milliseconds, and millionths; no rate: `NaN`.
  private static func sample(_ node: JSONNode) throws(TraceError) -> (Int64, Int64?) {
    guard let pair = node.elements, pair.count == 2, let seconds = pair[0].number,
      (0...1e11).contains(seconds)
    else { throw TraceError("this is no value of a series", node.firstByte, expected: "[time, \"value\"]") }
    let moment = Int64((seconds * 1000).rounded())
    guard let value = pair[1].text.flatMap(Double.init) else {
      throw TraceError("this is no number", pair[1].range, expected: "a number in quotes, such as \"12.5\"")
    }
    if value.isNaN { return (moment, nil) }
    guard (0...LoadTrace.Limits.rate).contains(value) else {
      throw TraceError("this is no rate", pair[1].range, expected: "a number from 0 to 1000000000")
    }
    return (moment, Int64((value * Double(million)).rounded()))
  }

  private static func isNamed(_ name: String, _ series: JSONNode) -> Bool {
    series["metric"]?.members?.contains { label in
      label.value.text == name || "\(label.key)=\(label.value.text ?? "")" == name
    } ?? false
  }

  private static func title(of series: JSONNode) -> String {
    let labels = series["metric"]?.members ?? []
    let title = labels.map { "\($0.key)=\($0.value.text ?? "")" }.joined(separator: " ")
    return title.isEmpty ? "one without labels" : title
  }
}
