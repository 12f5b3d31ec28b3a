import AKSLLanguage
import AKSModel

// What the places of commands and constructs take.
extension Assistant {
  /// The values that a place of a command takes.
  ///
  /// `words` are the items before it, `option` the option that it belongs to.
  func addValues(
    for place: CommandPattern.Place, _ words: [String?], option: String?,
    to source: inout CandidateSource, _ cursor: CursorPlace
  ) {
    switch place.type {
    case .pool: addPools(to: &source)
    case .cluster: addClusters(to: &source)
    case .resource:
      addPools(to: &source)
      addClusters(to: &source)
    case .node: addNodes(to: &source)
    case .workload: addWorkloads(to: &source)
    case .loadSubject:
      addWorkloads(to: &source)
      addPools(to: &source)
      addNodes(to: &source)
    case .snapshot: source.add(session.snapshots.map(\.name), "a snapshot")
    case .snapshots:
      source.add(WorldProperty.now.rawValue, "the world as it is")
      source.add(session.snapshots.map(\.name), "a snapshot")
    case .schedule: source.add(session.world.tasks.tasks.compactMap(\.name), "a schedule")
    case .timeZone: addTimeZones(to: &source)
    case .settingName: addSettings(to: &source, quirks: words.last == "quirk")
    case .setting: addValues(ofSetting: words.last.flatMap { $0 }, to: &source)
    case .vmSize: addSizes(to: &source)
    case .region: source.add(Region.names, "a region")
    case .version: addVersions(to: &source)
    case .enumeration(let enumeration):
      let term = AzureTerm.named(enumeration.placeName)
      for spelling in enumeration.spellings {
        source.add(spelling.lowercased(), term?.brief(spelling) ?? enumeration.name)
      }
    case .format: addFormats(to: &source)
    case .chartForm:
      addFormats(to: &source)
      source.add("svg", "a picture, as a file")
    case .command:
      for head in CommandTable.heads where head != "plan" && head != "explain" {
        source.add(head, HelpPages.summary(ofVerb: head))
      }
      source.add("az", "a command of the Azure CLI")
    case .worldParts, .traceFile, .file, .script:
      addFiles(named: cursor.prefix, quoted: false, behind: words, to: &source)
    case .words: addTopics(of: words[0], to: &source)
    case .text where words[0] == "show" && words.last == "of":
      source.add(Self.ruleSections, "rules of this section")
    case .watched where words[0] == "unwatch": source.add(session.watches.map(\.name), "is watched")
    case .expressions, .watched: addNames(to: &source, cursor)
    case .newPool, .newCluster, .newWorkload, .newSnapshot, .text: break
    case .integer, .duration, .map, .profile, .priorities, .range, .cpu, .memory, .portion, .price, .minutes,
      .texts, .days, .steps,
      .jobs,
      .amount,
      .moment:
      addVariables(to: &source, cursor)
    }
  }

  private func addFormats(to source: inout CandidateSource) {
    for format in Exhibit.Format.allCases { source.add(format.rawValue, Self.formats[format.rawValue] ?? "") }
  }

  private static let formats = [
    "table": "for people", "json": "as programs read it", "yaml": "as people write it",
    "csv": "for a spreadsheet",
  ]

  private static let ruleSections: [String] = {
    var sections: [String] = []
    for rule in RuleBook.rules {
      let section = RuleExhibits.section(of: rule.id)
      if !sections.contains(section) { sections.append(section) }
    }
    return sections
  }()

  private func addVariables(to source: inout CandidateSource, _ place: CursorPlace) {
    source.add(place.variables, "a variable")
    for name in variables(acceptedBy: source) { source.take(Candidate(name, "a variable")) }
  }

  /// The variables of the session that fit, in the order of their letters.
  func variables(acceptedBy source: CandidateSource) -> [String] {
    source.prefix.isEmpty ? variableNames : variableNames.filter(source.accepts)
  }

  // MARK: - Resources

  /// How many names may come with more than a word on each: making it takes longer than finding them.
  static let describedCount = 100

  /// The pools of the current cluster; with a cluster before the slash, those of that one.
  func addPools(to source: inout CandidateSource) {
    let simulation = session.world.simulation
    let isDescribed = pools.count <= Self.describedCount
    for pool in pools { source.add(pool.name, isDescribed ? Self.describe(pool.id, simulation) : "a pool") }
    guard let slash = source.prefix.firstIndex(of: "/") else { return }
    let cluster = source.prefix[..<slash].lowercased()
    for other in simulation.clusters where simulation[other].name.lowercased() == cluster {
      for pool in simulation.pools(of: other) {
        source.add("\(simulation[other].name)/\(simulation[pool].name)", Self.describe(pool, simulation))
      }
    }
  }

  private static func describe(_ id: PoolID, _ simulation: Simulation) -> String {
    let pool = simulation[id]
    return "a pool: \(Int(pool.count).of("node")) of \(pool.vmSize)"
  }

  func addClusters(to source: inout CandidateSource) {
    let simulation = session.world.simulation
    for cluster in simulation.clusters {
      source.add(simulation[cluster].name, "a cluster in \(simulation[cluster].location)")
    }
  }

  func addWorkloads(to source: inout CandidateSource) {
    guard let cluster = session.world.currentCluster else { return }
    let simulation = session.world.simulation
    for workload in simulation.workloads(of: cluster) { source.add(simulation[workload].name, "a workload") }
  }

  /// The nodes of the pool before the slash; without one, the pools that have nodes.
  private func addNodes(to source: inout CandidateSource) {
    let simulation = session.world.simulation
    guard let cluster = session.world.currentCluster, simulation.exists(cluster) else { return }
    let path = source.prefix.split(separator: "/", omittingEmptySubsequences: false)
    for pool in simulation.pools(of: cluster) {
      let name = simulation[pool].name
      if path.count < 2 {
        source.add(name + "/", "the nodes of the pool", ending: "")
      } else if path[0].lowercased() == name.lowercased() {
        for node in simulation.nodes(of: pool) {
          source.add("\(name)/\(simulation[node].instance)", simulation[node].state.rawValue)
        }
      }
    }
  }

  // MARK: - Catalogs and settings

  private func addSizes(to source: inout CandidateSource) {
    for name in VMSize.names where source.accepts(name) {
      source.add(name, VMSize.named(name).map(Self.describe) ?? "")
    }
  }

  private static func describe(_ size: VMSize) -> String {
    let gpus = size.gpus > 0 ? ", \(size.gpus.of("GPU"))" : ""
    return "\(size.vcpus.of("vCPU")), \(size.memoryMiB / 1024) GiB\(gpus)"
  }

  private func addVersions(to source: inout CandidateSource) {
    for version in KubernetesVersion.supported.reversed() {
      source.add(version.minorVersion, "the newest patch: \(version.description)")
    }
    for version in KubernetesVersion.supported.reversed() {
      source.add(version.description, "a version of Kubernetes")
    }
  }

  private func addSettings(to source: inout CandidateSource, quirks: Bool) {
    for setting in SettingTable.all where setting.hasCommonForm && (!quirks || setting.isQuirk) {
      source.add(setting.name, "\(setting.values): \(setting.summary)")
    }
  }

  private func addValues(ofSetting name: String?, to source: inout CandidateSource) {
    guard let setting = SettingTable.all.first(where: { $0.name == name }),
      case .words(let words) = setting.kind
    else { return }
    let now = setting.value(session)
    for word in words {
      let notes = [word == now ? "what holds now" : nil, word == setting.standard ? "the standard" : nil]
      source.add(word, notes.compactMap { $0 }.joined(separator: ", "))
    }
  }

  private func addTopics(of verb: String?, to source: inout CandidateSource) {
    if verb == "help" {
      for topic in HelpPages.topics { source.add(topic, HelpPages.summary(of: topic)) }
      return
    }
    for rule in RuleBook.rules { source.add(rule.id.description, rule.title) }
    for page in CodeBook.pages { source.add(page.code.name, page.summary) }
    for setting in SettingTable.all { source.add(setting.name, setting.summary) }
    source.add(Explanations.expectableCodes, "an error code")
  }

  /// The zones of the database, if there is one.
  private func addTimeZones(to source: inout CandidateSource) {
    source.add("UTC", "the clock of the world")
    guard let load = session.options.loadTimeZone, case .success(let bytes) = load("zone1970.tab") else {
      return
    }
    let zones = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
      let columns = line.split(separator: "\t")
      return line.hasPrefix("#") || columns.count < 3 ? nil : String(columns[2])
    }
    source.add(zones.sorted(), "a time zone")
  }

  // MARK: - Files

  /// The files that fit where a text is open.
  func addFiles(
    behind items: [CursorPlace.Item], to source: inout CandidateSource, _ place: CursorPlace, _ text: String
  ) {
    guard takesFile(items) else { return }
    addFiles(named: place.prefix, quoted: true, behind: items.map(\.word), to: &source)
    let next = text.utf8.dropFirst(place.word.upperBound).first
    let isClosed = next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
    if isClosed { source.dropQuotes() }
  }

  /// Whether the next item of a command or a construct is the name of a file.
  private func takesFile(_ items: [CursorPlace.Item]) -> Bool {
    let words = items.map(\.word)
    if words.first == "include" { return words.count == 1 }
    if words.suffix(2) == ["as", "svg"] { return true }
    return CommandProgress(words).candidates.contains { candidate in
      let place = candidate.openPlace ?? candidate.repeatedPlace
      return [.traceFile, .worldParts, .file, .script].contains(place?.type)
    }
  }

  /// The endings of files that are wanted behind some words; none: any.
  private func endings(behind words: [String?]) -> [String] {
    switch words.first {
    case "include", "save", "load": [".aksl"]
    case "world": [".json"]
    case "workload", "workloads": [".csv", ".json", ".txt", ".yaml"]
    default: words.last == "svg" ? [".svg"] : []
    }
  }

  /// The files and folders beginning with a path; in quotes where none stand there yet.
  func addFiles(named path: String, quoted: Bool, behind words: [String?], to source: inout CandidateSource) {
    guard let list = session.options.listFiles else { return }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let endings = endings(behind: words)
    let start = quoted ? "" : "\""
    // What was typed without a quote is taken with one.
    var names = CandidateSource(path)
    for name in list(folder).sorted() where !name.hasPrefix(".") || path.hasSuffix(".") {
      if name.hasSuffix("/") {
        names.add(folder + name, "a folder", ending: "")
      } else if endings.isEmpty || endings.contains(where: name.hasSuffix) {
        names.add(folder + name, "", ending: "\" ")
      }
    }
    for name in names.candidates { source.take(Candidate(start + name.text, name.help, ending: name.ending)) }
  }
}
