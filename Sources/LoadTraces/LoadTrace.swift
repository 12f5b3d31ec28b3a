import AKSLJSON

/// What a file says about load, as plain values: no file is opened here.
package enum LoadTrace: Hashable, Sendable {
  /// Pods that come and end by themselves.
  case pods(PodTrace)
  /// How much is asked of a workload.
  case rate(RateTrace)
  /// What runs in a cluster.
  case workloads(WorkloadList)

  /// How large a file may be, so that none uses up the memory.
  package enum Limits {
    package static let rows = 2_000_000
    package static let cpuMillis: Int64 = 1_000_000
    /// 16 TiB.
    package static let memoryMiB: Int64 = 1 << 24
    package static let gpus: Int64 = 1000
    /// A hundred years.
    package static let seconds: Int64 = 36_525 * 86_400
    package static let replicas: Int64 = 200_000
    /// Requests a second.
    package static let rate = 1e9
  }

  /// What is read: the format is told by the contents.
  ///
  /// `series` names one of several in an answer of Prometheus: a value of one of its labels, or `label=value`.
  package init(parsing bytes: [UInt8], series: String? = nil) throws(TraceError) {
    if bytes.starts(with: [0x1f, 0x8b]) {
      throw TraceError(
        "this file is compressed", 0..<2, expected: "plain text", help: "unpack it first: `gunzip FILE`")
    }
    let start = bytes.firstIndex { !" \t\r\n\u{feff}".utf8.contains($0) } ?? bytes.count
    guard start < bytes.count else {
      throw TraceError(
        "there is nothing in this file", 0..<0, expected: "lines of a CSV file, or JSON", help: Self.formats)
    }
    if bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
      self = try Self.json(bytes, series)
      return
    }
    var table = try CSVTable(bytes)
    if table.column("cpu_milli") != nil {
      self = .pods(try PodTrace(openb: &table))
    } else if table.column("TIMESTAMP") != nil {
      self = .rate(try RateTrace(requests: &table))
    } else {
      throw TraceError(
        "no trace that is known here has these columns", table.headerRange,
        expected: "a column `cpu_milli` or `TIMESTAMP`", help: Self.formats)
    }
  }

  private static let formats =
    "openb's pods (cpu_milli, memory_mib, …), Azure's LLM requests (TIMESTAMP, …), `kubectl get "
    + "deploy,ds,pods,pdb -o json` and the answer of Prometheus's `query_range` are read"

  private static func json(_ bytes: [UInt8], _ series: String?) throws(TraceError) -> LoadTrace {
    let root: JSONNode
    do throws(JSONError) {
      root = try JSONDocument(parsing: bytes).root
    } catch {
      throw TraceError(
        "this is not JSON: \(error.message)", error.range,
        help: bytes.count == error.range.lowerBound ? "was the file written to its end?" : nil)
    }
    if root["data"] != nil || root["status"]?.text != nil {
      return .rate(try RateTrace(prometheus: root, series: series))
    }
    if root["items"] != nil || root["kind"] != nil {
      return .workloads(try WorkloadList(kubectl: root))
    }
    throw TraceError(
      "this is JSON of another kind", root.firstByte, expected: "`items` (kubectl) or `data` (Prometheus)",
      help: formats)
  }
}

/// What is wrong with a file, and where.
package struct TraceError: Error, Hashable, Sendable {
  /// One line, lower case, without a full stop.
  package let message: String
  /// The bytes that are wrong; empty where something is missing.
  package let range: Range<Int>
  package let expected: String?
  package let help: String?

  init(_ message: String, _ range: Range<Int>, expected: String? = nil, help: String? = nil) {
    (self.message, self.range, self.expected, self.help) = (message, range, expected, help)
  }
}

/// A pod that somebody has recorded.
package struct TracedPod: Hashable, Sendable {
  /// Milliseconds after the first pod of the trace.
  package let arrival: Int64
  /// How many milliseconds it runs, once it does; nil: it has no end.
  package let lifetime: Int64?
  package let cpuMillis: Int32
  package let memoryMiB: Int32
  package let gpus: Int16
}

/// So much is asked from a moment on.
package struct RateStep: Hashable, Sendable {
  /// Milliseconds after the beginning of the trace.
  package let at: Int64
  /// Millionths of a request a second.
  package let rate: Int64
}

extension JSONNode {
  /// A whole object would be underlined line by line.
  var firstByte: Range<Int> {
    members == nil && elements == nil ? range : range.lowerBound..<range.lowerBound + 1
  }

  var text: String? { if case .string(let text) = content { text } else { nil } }
  var integer: Int64? { if case .integer(let number) = content { number } else { nil } }
  var number: Double? {
    switch content {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
