import AKSLJSON
import AKSLLanguage
import AKSLReports
import AKSModel
import Foundation
import Testing

@testable import AKSLInterpreter

/// Answers of Azure's that were recorded, where the folder with them lies beside the repository.
@Suite("Recorded shapes")
struct RecordedShapeTests {
  private static let folder = Repository.root.deletingLastPathComponent().appending(
    path: "shared/reference/arm-shapes")

  static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
      $0.hasSuffix(".json")
    }
    .sorted()

  /// The bodies that a file holds: of the answer, or of all answers of an example.
  private static func bodies(of file: String) throws -> [JSONValue] {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    guard case .object(let members) = try JSONValue(parsing: text) else { return [] }
    func value(_ key: String, of members: [JSONValue.Member]) -> JSONValue? {
      members.first { $0.key == key }?.value
    }
    if let body = value("responseBody", of: members), body != .null { return [body] }
    guard case .object(let responses)? = value("responses", of: members) else { return [] }
    return responses.compactMap { response in
      if case .object(let parts) = response.value { value("body", of: parts) } else { nil }
    }
  }

  @Test(
    "What is modelled comes out again; what is not is dropped by name",
    .enabled(if: !files.isEmpty, "the recorded answers are not beside this repository"), arguments: files)
  func shape(file: String) throws {
    for body in try Self.bodies(of: file) {
      let read = ImportedText(body.text(.pretty))
      guard file.hasPrefix("managedcluster-") || file.contains("agentpool") else {
        #expect(read.problems.first?.contains("J007") == true, "not part of a world: \(read.problems)")
        continue
      }
      #expect(read.problems == [])
      let simulation = read.simulation
      let cluster = try #require(simulation.clusters.first)
      let pools = simulation.pools(of: cluster).map { PoolBody.body(of: $0, simulation).json }
      let shown: JSONValue =
        if file.hasPrefix("managedcluster-") {
          ClusterBody.body(of: cluster, simulation).json
        } else if case .object(let members) = body, members.contains(where: { $0.key == "value" }) {
          .object([.init("value", .array(pools))])
        } else {
          pools[0]
        }
      let dropped = read.result.report.dropped.map(\.property)
      let lost = body.lost(in: shown).filter { path in
        !dropped.contains { path.hasSuffix($0) || path.contains(".\($0).") } && path != "nextLink"
      }
      // What was going on is told, and taken as done.
      let wasBusy = read.remarks.contains { $0.hasSuffix(": taken as done") }
      #expect(lost.filter { !wasBusy || !$0.hasSuffix("provisioningState") } == [], "\(dropped)")
    }
  }
}
