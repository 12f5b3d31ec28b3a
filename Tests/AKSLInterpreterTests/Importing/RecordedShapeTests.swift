import AKSLJSON
import AKSLLanguage
import AKSLReports
import AKSModel
import Foundation
import Testing

@testable import AKSLInterpreter

/// Bodies with many properties that this model lacks: ours below `Tests/Fixtures/Bodies`, and recorded answers of
/// Azure's where the folder with them lies beside the repository.
@Suite("Bodies as they come")
struct RecordedShapeTests {
  private static let recordings = Repository.root.deletingLastPathComponent().appending(
    path: "shared/reference/arm-shapes")
  private static let fixtures = Repository.root.appending(path: "Tests/Fixtures/Bodies")

  private static func files(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".json") }.sorted()
  }

  /// The bodies that a recording holds: of the answer, or of all answers of an example.
  private static func recordedBodies(of file: String) throws -> [JSONValue] {
    let recording = try value(of: recordings.appending(path: file))
    if let body = recording.member("responseBody"), body != .null { return [body] }
    guard case .object(let responses)? = recording.member("responses") else { return [] }
    return responses.compactMap { $0.value.member("body") }
  }

  private static func value(of file: URL) throws -> JSONValue {
    try JSONValue(parsing: try String(contentsOf: file, encoding: .utf8))
  }

  @Test(
    "Recorded: what is modelled comes out again exactly, and what is not is what was dropped",
    .enabled(if: !files(in: recordings).isEmpty, "the recorded answers are not beside this repository"),
    arguments: files(in: recordings))
  func recorded(file: String) throws {
    for body in try Self.recordedBodies(of: file) {
      if file.hasPrefix("managedcluster-") || file.contains("agentpool") {
        _ = try check(body, file)
      } else {
        let problems = ImportedText(body.text(.pretty)).problems
        #expect(problems.first?.contains("J007") == true, "not part of a world: \(problems)")
      }
    }
  }

  /// What each file of ours loses, of clusters and of pools.
  private static let dropped = [
    "cluster-get.json": ofCluster + ofPools,
    "cluster-get-stopped.json": ofCluster.filter { !$0.hasPrefix("cluster identity.") }
      + ofPools.filter { $0 != "pool kubeletConfig" && $0 != "pool windowsProfile" },
    "az-aks-show.json": ofCluster.map(inAzure) + ofPools.map(inAzure),
    "az-nodepool-list.json": ofPools.filter { $0 != "pool windowsProfile" }.map(inAzure),
    "pools-list.json": ofPools.filter { $0 != "pool windowsProfile" },
    "pool-put-scaling.json": ["pool vnetSubnetID"],
    "pool-get-failed.json": ["pool vnetSubnetID"],
    "pool-get-stopped.json": ["pool vnetSubnetID"],
  ]

  private static let ofCluster = [
    "aadProfile", "addonProfiles", "apiServerAccessProfile", "azurePortalFQDN", "disableLocalAccounts",
    "dnsPrefix", "fqdn", "identity.principalId", "identity.tenantId", "identityProfile", "linuxProfile",
    "networkProfile", "nodeProvisioningProfile.defaultNodePools", "oidcIssuerProfile", "resourceUID",
    "securityProfile", "storageProfile", "systemData",
  ].map { "cluster " + $0 }

  private static let ofPools = [
    "enableEncryptionAtHost", "kubeletConfig", "securityProfile.enableSecureBoot",
    "securityProfile.sshAccess", "vnetSubnetID",
  ].map { "pool " + $0 }

  /// As az spells it.
  private static func inAzure(_ name: String) -> String {
    [
      "cluster azurePortalFQDN": "cluster azurePortalFqdn", "cluster resourceUID": "cluster resourceUid",
      "pool vnetSubnetID": "pool vnetSubnetId",
    ][name] ?? name
  }

  @Test("Ours: the same, and the properties that are dropped are these", arguments: files(in: fixtures))
  func ours(file: String) throws {
    let body = try Self.value(of: Self.fixtures.appending(path: file))
    guard let dropped = Self.dropped[file] else {
      #expect(ImportedText(body.text(.pretty)).problems.first?.contains("J007") == true)
      return
    }
    #expect(try check(body, file) == dropped.sorted())
  }

  // MARK: - What is lost

  /// Imports a body, and compares it with what is shown of it then: the difference is what was dropped.
  ///
  /// Gives what was dropped, in alphabetical order: `pool kubeletConfig`.
  private func check(_ body: JSONValue, _ file: String) throws -> [String] {
    let read = ImportedText(body.text(.pretty))
    #expect(read.problems == [])
    var lost = Set(Self.elements(of: body).flatMap { Self.losses(of: $0, in: Self.twin(of: $0, in: read)) })
    // What goes on is told, and taken as done.
    if read.remarks.contains(where: { $0.hasSuffix(": taken as done") }) {
      lost = lost.filter { !$0.hasSuffix(" provisioningState") }
    }
    let dropped = read.result.report.dropped.map { "\($0.kind.rawValue) \($0.property)" }
    for name in dropped {
      let own = lost.filter { $0 == name || $0.hasPrefix(name + ".") }
      #expect(!own.isEmpty, "\(file): \(name) is told as dropped, and is there")
      lost.subtract(own)
    }
    #expect(lost.sorted() == [], "\(file): lost in silence; told: \(dropped)")
    return dropped.sorted()
  }

  /// The resources in a body or a list of them.
  private static func elements(of body: JSONValue) -> [JSONValue] {
    if case .array(let elements) = body { return elements }
    if case .array(let elements)? = body.member("value") { return elements }
    return [body]
  }

  /// The same resource as it is shown now, by ARM, or by az where the body is az's.
  private static func twin(of body: JSONValue, in read: ImportedText) -> JSONValue? {
    let simulation = read.simulation
    let isARM = body.member("properties") != nil
    let isCluster =
      body.member("agentPoolProfiles") != nil || body.member("properties", "agentPoolProfiles") != nil
    if isCluster {
      return isARM
        ? ClusterBody.body(of: simulation.clusters[0], simulation).json : printed("az aks list", read)?.first
    }
    let pools =
      isARM
      ? simulation.pools(of: simulation.clusters[0]).map { PoolBody.body(of: $0, simulation).json }
      : printed("az aks nodepool list -g orders-rg --cluster-name orders", read)
    return pools?.first { $0.member("name") == body.member("name") }
  }

  private static func printed(_ command: String, _ read: ImportedText) -> [JSONValue]? {
    var session = Session()
    session.adopt(ImportedWorld(read.result)) { _ in }
    var text = ""
    _ = session.run(SourceText(name: "az", command + " -o json"), mode: .script) { event in
      if case .printed(let line) = event.kind { text += line }
    }
    guard case .array(let elements)? = try? JSONValue(parsing: text) else { return nil }
    return elements
  }

  /// The properties of a body that another one has not, or has otherwise: `pool upgradeSettings.maxSurge`.
  private static func losses(of body: JSONValue, in twin: JSONValue?) -> [String] {
    let isCluster =
      body.member("agentPoolProfiles") != nil || body.member("properties", "agentPoolProfiles") != nil
    return losses(of: body, in: twin, isCluster ? "cluster" : "pool", "")
  }

  private static func losses(
    of value: JSONValue, in twin: JSONValue?, _ kind: String, _ path: String
  ) -> [String] {
    guard case .object(let members) = value else {
      return value.isSame(as: twin, isID: path == "id") || value.saysNothing(where: twin)
        ? [] : ["\(kind) \(path)"]
    }
    return members.flatMap { member -> [String] in
      let other = twin?.member(member.key)
      switch (member.key, member.value) {
      case ("properties", _) where path.isEmpty: return losses(of: member.value, in: other, kind, "")
      case ("agentPoolProfiles", .array(let profiles)) where path.isEmpty:
        return profiles.flatMap { profile in
          guard case .array(let others)? = other else { return ["cluster agentPoolProfiles"] }
          let same = others.first { $0.member("name") == profile.member("name") }
          return losses(of: profile, in: same, "pool", "")
        }
      default:
        return losses(of: member.value, in: other, kind, path.isEmpty ? member.key : "\(path).\(member.key)")
      }
    }
  }
}

extension JSONValue {
  fileprivate func member(_ keys: String...) -> JSONValue? {
    keys.reduce(self) { value, key in
      guard case .object(let members)? = value else { return nil }
      return members.first { $0.key == key }?.value
    }
  }

  /// Exactly; -1 and -1.0 are one number, and ids have no case (R1).
  fileprivate func isSame(as other: JSONValue?, isID: Bool) -> Bool {
    switch (self, other) {
    case (.string(let text), .string(let other)?) where isID: text.lowercased() == other.lowercased()
    case (.integer(let number), .number(let other)?), (.number(let other), .integer(let number)?):
      Double(number) == other
    default: self == other
    }
  }

  /// Null asks for nothing; and what is not there at all is not lost if it was empty.
  fileprivate func saysNothing(where twin: JSONValue?) -> Bool {
    switch self {
    case .null: true
    case .boolean(false), .string(""), .array([]): twin == nil
    default: false
    }
  }
}
