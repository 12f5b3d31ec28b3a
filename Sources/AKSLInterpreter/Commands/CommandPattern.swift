import AKSLLanguage

/// The form of a command: fixed words and places, then options in any order.
///
/// Written as `scale <pool> to <count:integer> [mode <mode:scale-down-mode>] [nowait]`. A place is
/// `<name>` or `<name:type>`; an option starts with its word or words (`count|node-count`).
struct CommandPattern: Sendable {
  /// What a place takes.
  enum PlaceType: Hashable, Sendable {
    /// A name that this command makes, or text: a bare word stands for itself.
    case newPool, newCluster, newWorkload, text
    /// Something that exists: resolved like an expression.
    case pool, cluster, node, resource, workload, loadSubject
    /// Names and words that are looked up before anything runs, as far as that is certain.
    case newSnapshot, snapshot, schedule, timeZone, settingName
    /// Azure's words for machines and places, of which it adds new ones.
    case vmSize, region
    case integer, duration, version, map, range
    /// Maps with keys of their own: the profile of an autoscaler, what its expander goes by.
    case profile, priorities
    /// Cpus, memory, and so many of all or a part of them.
    case cpu, memory, portion
    /// A number or an amount of money an hour.
    case price
    /// A whole number of minutes, or a duration.
    case minutes
    /// A text, a number, or a list of these.
    case texts
    case enumeration(Enumeration)
    /// `table`, `json`, `yaml`, `csv`
    case format
    /// One of these, or `svg` and a file: two items.
    case chartForm
    /// A bare word as it is spelt, or a value.
    case setting
    /// `[d5, d12]`
    case days
    /// Another command, which is not done.
    case command
    /// Files with the bodies of clusters and pools, or such bodies as maps: all items up to an option.
    case worldParts
    /// A file with a trace of load.
    case traceFile
    /// A file that is written; a script that is read.
    case file, script
    /// `[[0h, 3], [8h, 40]]`
    case steps
    case jobs
    /// A number from 0.
    case amount
    /// An instant, or how long ago.
    case moment
    /// All remaining items, as words.
    case words
    /// What a chart has lines of: all items up to an option.
    case expressions
    /// What is looked at again and again: all items.
    case watched
    /// `[calm, night]`
    case snapshots
  }

  struct Place: Hashable, Sendable {
    var name: String
    var type: PlaceType
  }

  enum Element: Hashable, Sendable {
    case word(String)
    case place(Place)
  }

  struct Option: Hashable, Sendable {
    /// The first is the canonical one.
    var words: [String]
    var places: [Place]

    /// The place's name under which its argument is found, or the flag's name.
    var name: String { places.first?.name ?? words[0] }
  }

  let text: String
  let fixed: [Element]
  let options: [Option]
  /// The names of all places and flags, each once.
  let names: [String]

  /// Reads a pattern.
  ///
  /// Patterns are written by us: a wrong one fails at once, in every test.
  init(_ text: String) {
    self.text = text
    var fixed: [Element] = []
    var options: [Option] = []
    for part in Self.parts(of: text) {
      if part.first == "[" {
        let words = part.dropFirst().dropLast().split(separator: " ").map(String.init)
        options.append(
          Option(
            words: words[0].split(separator: "|").map(String.init),
            places: words.dropFirst().map(Self.place)))
      } else {
        fixed.append(part.first == "<" ? .place(Self.place(part)) : .word(part))
      }
    }
    self.fixed = fixed
    self.options = options
    var names: [String] = []
    for case .place(let place) in fixed where !names.contains(place.name) { names.append(place.name) }
    for option in options {
      for name in option.places.map(\.name) + [option.name] where !names.contains(name) { names.append(name) }
    }
    precondition(names.count <= 32, "a command's flags are bits of 32")
    self.names = names
  }

  /// The number of a name in `names`.
  func number(of name: String) -> UInt16 { UInt16(names.firstIndex(of: name) ?? 0) }

  /// Its fixed elements that are words.
  var fixedWords: [String] {
    fixed.compactMap {
      if case .word(let word) = $0 { word } else { nil }
    }
  }

  /// How many of its fixed elements are words.
  var wordCount: Int { fixedWords.count }

  /// Whether the command makes a pool or a cluster.
  var makesNames: Bool {
    fixed.contains {
      if case .place(let place) = $0 { return place.type.isNew }
      return false
    } || options.contains { $0.places.contains { $0.type.isNew } }
  }

  /// The first word: the verb or the noun.
  var head: String {
    if case .word(let word) = fixed[0] { return word }
    return ""
  }

  /// Its fixed words and places: `scale <pool> to <count>`.
  var form: String {
    fixed.map { element in
      switch element {
      case .word(let word): word
      case .place(let place): "<\(place.name)>"
      }
    }.joined(separator: " ")
  }

  /// The pattern as people read it: `scale <pool> to <count> [mode <scale-down-mode>]`.
  var usage: String {
    let rest = options.map { option in
      "[" + ([option.words[0]] + option.places.map { "<\($0.name)>" }).joined(separator: " ") + "]"
    }
    return ([form] + rest).joined(separator: " ")
  }

  /// The words of a pattern; an option is one of them.
  private static func parts(of text: String) -> [String] {
    let bytes = text.utf8
    var parts: [String] = []
    var depth = 0
    var start = bytes.startIndex
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: " ") where depth == 0:
        parts.append(String(text[start..<index]))
        start = bytes.index(after: index)
      default: break
      }
    }
    parts.append(String(text[start...]))
    return parts
  }

  private static func place(_ text: String) -> Place {
    let parts = text.dropFirst().dropLast().split(separator: ":").map(String.init)
    let typeName = parts.last ?? ""
    guard let type = placeType(named: typeName) else {
      preconditionFailure("no place type `\(typeName)` in a command's pattern")
    }
    return Place(name: parts[0], type: type)
  }

  private static func placeType(named name: String) -> PlaceType? {
    switch name {
    case "new-pool": .newPool
    case "new-cluster": .newCluster
    case "new-workload": .newWorkload
    case "workload": .workload
    case "load-subject": .loadSubject
    case "cpu": .cpu
    case "memory": .memory
    case "portion": .portion
    case "text": .text
    case "pool": .pool
    case "cluster": .cluster
    case "node": .node
    case "resource": .resource
    case "integer": .integer
    case "duration": .duration
    case "version": .version
    case "map": .map
    case "profile": .profile
    case "priorities": .priorities
    case "new-snapshot": .newSnapshot
    case "snapshot": .snapshot
    case "schedule": .schedule
    case "time-zone": .timeZone
    case "vm-size": .vmSize
    case "region": .region
    case "range": .range
    case "price": .price
    case "minutes": .minutes
    case "texts": .texts
    case "format": .format
    case "chart-form": .chartForm
    case "setting-name": .settingName
    case "setting": .setting
    case "days": .days
    case "command": .command
    case "world-parts": .worldParts
    case "trace-file": .traceFile
    case "file": .file
    case "script": .script
    case "steps": .steps
    case "jobs": .jobs
    case "amount": .amount
    case "moment": .moment
    case "words": .words
    case "expressions": .expressions
    case "watched": .watched
    case "snapshots": .snapshots
    default: Enumeration.allCases.first { $0.placeName == name }.map { .enumeration($0) }
    }
  }
}

extension CommandPattern.PlaceType {
  /// A name that comes into the world with the command.
  var isNew: Bool { self == .newPool || self == .newCluster || self == .newWorkload || self == .worldParts }

  /// What a message says is expected there.
  var expectation: String {
    switch self {
    case .newPool: "a name for the pool"
    case .newCluster: "a name for the cluster"
    case .newWorkload: "a name for the workload"
    case .workload: "a workload"
    case .loadSubject: "a workload, a pool or a node"
    case .cpu: "cpus, such as 500m, 0.5 or 2"
    case .memory: "an amount of memory, such as 512Mi or 1Gi"
    case .portion: "a number or a percentage, such as 2 or 50%"
    case .text: "a text"
    case .pool: "a pool"
    case .cluster: "a cluster"
    case .node: "a node, such as dev/3"
    case .resource: "a pool or a cluster"
    case .integer: "a whole number"
    case .duration: "a duration, such as 90s or 2h"
    case .version: "a version, such as 1.33"
    case .map: "a map, such as {env: \"dev\"}"
    case .profile: "a map, such as {scan-interval: 20s, expander: \"least-waste\"}"
    case .priorities: "a map, such as {\"50\": \"-cheap-\", \"10\": \".*\"}"
    case .newSnapshot: "a name for the snapshot"
    case .snapshot: "the name of a snapshot or a branch"
    case .schedule: "the name of a schedule"
    case .timeZone: "a time zone, such as Europe/Berlin or UTC"
    case .settingName: "the name of a setting"
    case .vmSize: "a size, such as Standard_DS2_v2"
    case .region: "a region, such as eastus"
    case .range: "a range, such as 1..5"
    case .price: "a number or an amount of money, such as $0.05"
    case .minutes: "a whole number of minutes or a duration, such as 30m"
    case .texts: "a text or a list, such as [\"a\", \"b\"]"
    case .enumeration(let enumeration):
      enumeration.spellings.map { $0.lowercased() }.joined(separator: " or ")
    case .format: Exhibit.Format.allCases.map(\.rawValue).joined(separator: ", ")
    case .chartForm:
      Exhibit.Format.allCases.map(\.rawValue).joined(separator: ", ")
        + ", or svg and a file such as \"chart.svg\""
    case .setting: "on, off or a value"
    case .days: "a list of days, such as [d5, d12]"
    case .command: "a command, such as `scale dev to 5`"
    case .worldParts: "a file such as \"clusters.json\", or a map"
    case .traceFile: "a file such as \"requests.csv\""
    case .file, .script: "a file such as \"shop.aksl\""
    case .steps: "steps, such as [[0h, 3], [8h, 40]]"
    case .jobs: "pods, such as [[0s, 5m], [1h, null]]"
    case .moment: "a moment that is over, or how long ago, such as 1d"
    case .amount: "a number, such as 30 or 0.5"
    case .words: "a topic"
    case .expressions, .watched: "a value, such as dev.nodes.running"
    case .snapshots: "a snapshot or a list of them, such as [calm, now]; `now` is the world as it is"
    }
  }
}
