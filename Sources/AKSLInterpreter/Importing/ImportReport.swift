/// What became of bodies that a world was made from: what was taken otherwise than it stood there, and what was left
/// out.
struct ImportReport: Hashable, Sendable {
  /// A cluster, or a pool of one.
  struct Subject: Hashable, Sendable {
    var cluster: String
    var pool: String?

    var text: String { pool.map { "\(cluster)/\($0)" } ?? cluster }
  }

  /// What was taken otherwise, and where; no subjects: of the whole.
  struct Remark: Hashable, Sendable {
    let text: String
    var subjects: [Subject]
  }

  /// A property that this model lacks.
  struct Dropped: Hashable, Sendable {
    /// Its path: `networkProfile.podCidr`.
    let property: String
    let kind: BodyReader.Kind
    /// In how many bodies.
    let count: Int
  }

  /// The names of the files, in the order in which they were given; a script stands for what is written in it.
  var sources: [String] = []
  var clusterCount = 0
  var poolCount = 0
  /// In the order in which they came up.
  private(set) var remarks: [Remark] = []
  /// Of clusters, then of pools, each in alphabetical order.
  var dropped: [Dropped] = []

  mutating func remark(_ text: String, on subject: Subject? = nil) {
    let subjects = subject.map { [$0] } ?? []
    if let place = remarks.firstIndex(where: { $0.text == text }) {
      remarks[place].subjects += subjects
    } else {
      remarks.append(Remark(text: text, subjects: subjects))
    }
  }

  /// With other names in it, and in its texts.
  mutating func rename(_ name: (Subject) -> Subject, in text: (String) -> String) {
    sources = sources.map(text)
    remarks = remarks.map { Remark(text: text($0.text), subjects: $0.subjects.map(name)) }
    dropped = dropped.map { Dropped(property: text($0.property), kind: $0.kind, count: $0.count) }
  }
}

extension ImportReport.Remark {
  /// The remark with its first subjects.
  var line: String {
    if subjects.isEmpty { return text }
    let some = subjects.prefix(3).map(\.text).joined(separator: ", ")
    return subjects.count > 3 ? "\(some) and \(subjects.count - 3) more: \(text)" : "\(some): \(text)"
  }
}

extension ImportReport {
  /// So many remarks are told at once.
  private static let tellingLimit = 8

  /// What is told when the world has been made: a line each.
  func lines(currentCluster: String?) -> [String] {
    var counts = "\(clusterCount.of("cluster")) with \(poolCount.of("pool"))"
    if let currentCluster, clusterCount > 1 { counts += "; the current one is \(currentCluster)" }
    let origin = sources.isEmpty ? "" : " from \(sources.joined(separator: ", "))"
    var lines = ["a world\(origin): \(counts)"]
    lines += remarks.prefix(Self.tellingLimit).map { "note: \($0.line)" }
    let rest = remarks.count - Self.tellingLimit
    if rest > 0 { lines.append("note: and \(rest) more: `show import` lists them") }
    if !dropped.isEmpty {
      let properties = dropped.prefix(3).map(\.property).joined(separator: ", ")
      let more = dropped.count > 3 ? " and \(dropped.count - 3) more" : ""
      lines.append(
        "dropped: \(properties)\(more), which this model lacks: `show import` lists them")
    }
    return lines
  }

  /// What `show import` shows.
  func exhibit(_ format: Exhibit.Format) -> Exhibit {
    let remarkRows = remarks.map { remark in
      [remark.text, remark.subjects.isEmpty ? "all" : remark.subjects.map(\.text).joined(separator: ", ")]
    }
    let droppedRows = dropped.map { [$0.property, $0.kind.rawValue, String($0.count)] }
    let data = Datum.map([
      .init("sources", .list(sources.map { .text($0) })),
      .init("clusters", .integer(Int64(clusterCount))),
      .init("pools", .integer(Int64(poolCount))),
      .init(
        "remarks",
        .list(
          remarks.map { remark in
            .map([
              .init("remark", .text(remark.text)),
              .init("on", .list(remark.subjects.map { .text($0.text) })),
            ])
          })),
      .init(
        "dropped",
        .list(
          dropped.map { dropped in
            .map([
              .init("property", .text(dropped.property)), .init("of", .text(dropped.kind.rawValue)),
              .init("count", .integer(Int64(dropped.count))),
            ])
          })),
    ])
    var sections = [
      Exhibit.Section(lines: [
        "\(clusterCount.of("cluster")) with \(poolCount.of("pool"))"
          + (sources.isEmpty ? "" : " from \(sources.joined(separator: ", "))")
      ])
    ]
    if !remarks.isEmpty {
      sections.append(
        .init("Taken otherwise", columns: [.init("WHAT"), .init("OF")], rows: remarkRows))
    }
    if !dropped.isEmpty {
      sections.append(
        .init(
          "Dropped", columns: [.init("PROPERTY"), .init("OF"), .init("BODIES", .trailing)],
          rows: droppedRows))
    }
    return Exhibit(title: "import", sections: sections, data: data, format: format)
  }
}
