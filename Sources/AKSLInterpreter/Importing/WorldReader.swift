import AKSLJSON
import AKSLLanguage
import AKSModel

/// Makes clusters of the bodies that files, or a script, hold: those of clusters, and those of pools, which join
/// their clusters.
struct WorldReader: Sendable {
  /// How many nodes a world can be made with.
  static let nodeLimit = 1_000_000

  /// What came of it.
  struct Result: Sendable {
    var clusters: [AdoptedCluster] = []
    var report = ImportReport()
    /// What is wrong in each source that something is wrong in; then there are no clusters.
    var findings: [(source: SourceText, diagnostics: [Diagnostic])] = []
  }

  /// A body, and whose reader has read it.
  private struct Found<Draft: Sendable>: Sendable {
    var draft: Draft
    let reader: Int
  }

  private var readers: [BodyReader] = []
  private var clusters: [Found<ClusterDraft>] = []
  /// Those that stand by themselves.
  private var pools: [Found<PoolDraft>] = []
  private var report = ImportReport()

  // MARK: - Reading

  /// Reads a file.
  mutating func read(_ file: SourceText) {
    let file = WorldFile(file)
    report.sources.append(file.source.name)
    for remark in file.remarks { report.remark(remark) }
    var reader = BodyReader(source: file.source)
    if let start = file.start, [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(file.source.bytes[start]) {
      do throws(JSONError) {
        let document = try JSONDocument(parsing: file.source.bytes)
        if let error = document.duplicateKeyError { throw error }
        read(document.root, with: &reader)
      } catch {
        reader.report(.notJSON(error, in: file.source.bytes))
      }
    } else {
      let start = UInt32(file.start ?? 0)
      let end = min(start + 1, UInt32(file.source.bytes.count))
      reader.report(
        .noJSON(
          "the file holds what `az aks list -o json` prints; other formats of az leave things out",
          at: SourceRange(start: start, end: end)))
    }
    readers.append(reader)
  }

  /// Reads a body, or a list of them, that a script holds.
  mutating func read(_ node: JSONNode, in script: SourceText) {
    var reader = BodyReader(source: script)
    read(node, with: &reader)
    readers.append(reader)
  }

  private mutating func read(_ root: JSONNode, with reader: inout BodyReader) {
    let before = clusters.count + pools.count + reader.diagnostics.count
    // ARM's lists are in an envelope.
    let body = root.value(of: "value").flatMap { $0.elements == nil ? nil : $0 } ?? root
    for node in body.elements ?? [body] {
      // A list of things of another kind is one mistake.
      if !take(node, with: &reader) { break }
    }
    if clusters.count + pools.count + reader.diagnostics.count == before {
      reader.report(.nothingThere(at: root.place))
    }
  }

  /// False: it is no body of a cluster or a pool, which was told.
  private mutating func take(_ node: JSONNode, with reader: inout BodyReader) -> Bool {
    switch BodyKind(of: node) {
    case .cluster: clusters.append(Found(draft: reader.cluster(node), reader: readers.count))
    case .pool: pools.append(Found(draft: reader.pool(node), reader: readers.count))
    case .other(let what, let help):
      reader.report(.notABody(what, help, at: node.shortPlace))
      return false
    }
    return true
  }

  // MARK: - Joining

  /// Joins what was read, and looks at what belongs together.
  ///
  /// Anonymous: with names that stand for the real ones.
  mutating func finish(isAnonymous: Bool) -> Result {
    joinPools()
    let aliases = ClusterAliases.aliases(of: clusters.map(\.draft), &report)
    for (place, alias) in aliases.enumerated() { clusters[place].draft.alias = alias }
    var keys: Set<String> = []
    // An alias may be written.
    var names: Set<String> = []
    var nodes = 0
    var adopted: [AdoptedCluster] = []
    for found in clusters {
      var settling = DraftSettling(reader: readers[found.reader], report: report)
      let cluster = settling.settle(found.draft)
      (readers[found.reader], report) = (settling.reader, settling.report)
      guard let cluster else { continue }
      // Azure tells clusters apart by their groups, too (R1).
      let name = found.draft.name
      let isNew = keys.insert("\(found.draft.resourceGroup)/\(name)".lowercased()).inserted
      if !names.insert(cluster.name.lowercased()).inserted || !isNew {
        readers[found.reader].report(
          .repeated(isNew ? cluster.name : name, of: .cluster, at: found.draft.node.shortPlace))
      }
      let count = cluster.pools.reduce(0) { $0 + $1.nodeCount }
      if nodes <= Self.nodeLimit, nodes + count > Self.nodeLimit {
        readers[found.reader].report(.tooManyNodes(Self.nodeLimit, at: found.draft.node.shortPlace))
      }
      nodes += count
      report.clusterCount += 1
      report.poolCount += cluster.pools.count
      adopted.append(cluster)
    }
    report.dropped = dropped()
    if isAnonymous {
      Pseudonyms.mask(&adopted, &report)
      report.remark("names, ids, eTags, and values of tags, labels and taints are masked")
    }
    var result = Result(clusters: adopted, report: report)
    result.findings = readers.compactMap { $0.diagnostics.isEmpty ? nil : ($0.source, $0.diagnostics) }
    if !result.findings.isEmpty { result.clusters = [] }
    return result
  }

  /// Puts pools that stand by themselves into their clusters; one that is there already is the same.
  private mutating func joinPools() {
    var places: [String: Int] = [:]
    for (place, found) in clusters.enumerated() {
      if let key = found.draft.path?.clusterKey { places[key] = place }
    }
    for found in pools {
      let pool = found.draft
      guard let path = pool.path else {
        if !pool.pool.name.isEmpty || readers[found.reader].diagnostics.isEmpty {
          readers[found.reader].report(.noCluster(of: pool.pool.name, at: pool.node.shortPlace))
        }
        continue
      }
      let place: Int
      if let known = places[path.clusterKey] {
        place = known
      } else {
        var cluster = ClusterDraft(node: pool.node)
        (cluster.cluster.name, cluster.path, cluster.isMadeUp) = (path.cluster, path, true)
        place = clusters.count
        places[path.clusterKey] = place
        clusters.append(Found(draft: cluster, reader: found.reader))
      }
      if let same = clusters[place].draft.pools.firstIndex(where: { $0.pool.name == pool.pool.name }) {
        clusters[place].draft.pools[same] = pool
      } else {
        clusters[place].draft.pools.append(pool)
      }
    }
  }

  private func dropped() -> [ImportReport.Dropped] {
    var dropped: [ImportReport.Dropped] = []
    for kind in [BodyReader.Kind.cluster, .pool] {
      var counts: [String: Int] = [:]
      for reader in readers { counts.merge(reader.dropped[kind] ?? [:]) { $0 + $1 } }
      for (property, count) in counts.sorted(by: { $0.key < $1.key }) {
        dropped.append(.init(property: property, kind: kind, count: count))
      }
    }
    return dropped
  }
}

/// What a body is one of, by its type, else by what it has.
private enum BodyKind {
  case cluster
  case pool
  case other(String, help: String?)

  init(of node: JSONNode) {
    guard node.members != nil else {
      self = .other(node.kindName, help: nil)
      return
    }
    let type = Self.text("type", of: node)?.lowercased().split(separator: "/").map(String.init) ?? []
    let id = Self.text("id", of: node)?.lowercased() ?? ""
    switch type.last {
    case "managedclusters" where type.count == 2: self = .cluster
    case "agentpools" where type.count == 3: self = .pool
    case let last? where type.count > 1:
      self = .other("a resource of the type `\(last)`", help: nil)
    default:
      if let code = Self.text("code", of: node.value(of: "error") ?? node),
        node.value(of: "powerState") == nil
      {
        self = .other("Azure's answer `\(code)`", help: "ask Azure again: the file holds no resource")
      } else if node.has("agentPoolProfiles")
        || node.value(of: "properties")?.has("agentPoolProfiles") == true
      {
        self = .cluster
      } else if id.contains("/agentpools/") {
        self = .pool
      } else if node.has("startTime") {
        self = .other("the status of an operation", help: nil)
      } else {
        self = .other("something else", help: nil)
      }
    }
  }

  private static func text(_ key: String, of node: JSONNode) -> String? {
    if case .string(let text)? = node.value(of: key)?.content { text } else { nil }
  }
}

extension JSONNode {
  /// Where it begins: a whole body would be underlined line by line.
  var shortPlace: SourceRange {
    let start = UInt32(truncatingIfNeeded: range.lowerBound)
    guard members != nil || elements != nil else { return place }
    return SourceRange(start: start, end: start + 1)
  }
}

extension AdoptedPool {
  fileprivate var nodeCount: Int {
    guard let instances else { return properties.powerState == .stopped ? 0 : Int(properties.count ?? 1) }
    return instances.running.count + instances.deallocated.count
  }
}
