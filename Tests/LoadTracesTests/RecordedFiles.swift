import Foundation
import Testing

@testable import LoadTraces

/// The files as they were published, which lie beside the repository where they lie at all.
private enum Published {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/reference/data/traces")

  static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func trace(_ name: String) throws -> LoadTrace {
    try LoadTrace(parsing: Array(try Data(contentsOf: folder.appending(path: name))))
  }
}

@Suite("Published traces", .enabled(if: Published.areThere, "the published files are not there"))
struct PublishedTraceTests {
  @Test("openb: 8,152 pods over 149 days, lifetimes p10/p50/p90 of 80/540/6,574 s")
  func openb() throws {
    guard case .pods(let trace) = try Published.trace("openb_pod_list_default.csv") else {
      Issue.record("this is no trace of pods")
      return
    }
    #expect(trace.pods.count == 8152)
    #expect((trace.pods.last?.arrival ?? 0) / 86_400_000 == 149)
    let lifetimes = trace.pods.compactMap(\.lifetime).sorted()
    #expect(lifetimes.count == 8152)
    let seconds = [10, 50, 90].map { lifetimes[(lifetimes.count * $0 + 99) / 100 - 1] / 1000 }
    #expect(abs(seconds[1] - 540) < 60, "\(seconds)")
  }

  @Test("Azure's LLM requests: 19,366 in about an hour")
  func requests() throws {
    guard case .rate(let trace) = try Published.trace("azure_llm_2023_conv.csv") else {
      Issue.record("this is no trace of requests")
      return
    }
    // 37 of them in the last minute, which breaks off after 21.722 s.
    let requests = trace.steps.dropLast().reduce(0) { $0 + $1.rate * 60 }
    #expect(abs(requests / 1_000_000 - (19_366 - 37)) <= 1)
    let last: Int64 = try #require(trace.steps.last?.rate)
    #expect(last == 1_703_342)
    #expect((55...62).contains(trace.end / 60_000))
  }
}
