import AKSLLanguage
package import AKSModel

/// What a scenario is known by.
package struct ScenarioIdentity: Sendable {
  /// The statement.
  package var place: Place
  /// As it is written before `each`: the same for all rows.
  package var title: String
  /// The variable of `each`, and its value in this run.
  package var row: (name: String, value: String)?
  package var tags: [String]
  /// From 2 for one whose name another one has already that ran before it, in a loop, say; else 1.
  package var number = 1

  package init(place: Place, title: String, row: (name: String, value: String)?, tags: [String]) {
    self.place = place
    self.title = title
    self.row = row
    self.tags = tags
  }

  /// `each mode [m=delete]`; a second one is `each mode [m=delete] (2)`.
  package var name: String {
    let number = number > 1 ? " (\(number))" : ""
    return (row.map { "\(title) [\($0.name)=\($0.value)]" } ?? title) + number
  }

  /// What a test is called in a whole suite: `night/stop.aksl#each mode [m=delete]`.
  package var identifier: String { "\(place.source.name)#\(name)" }
}

/// Gives each scenario of a run a name of its own, so that what is said of one is said of no other.
package struct ScenarioNumbering: Sendable {
  /// What tests are called that are no scenarios; these names are never given to one.
  package static let reservedNames: Set<String> = ["output", "outside the scenarios"]

  private var used: Set<String> = []

  package init() {}

  /// Takes notice of a name that is given.
  package mutating func note(_ identity: ScenarioIdentity) { used.insert(identity.identifier) }

  /// The scenario with the first number with which its name is new.
  package mutating func numbered(_ identity: ScenarioIdentity) -> ScenarioIdentity {
    var identity = identity
    if Self.reservedNames.contains(identity.name) { identity.number = 2 }
    while !used.insert(identity.identifier).inserted { identity.number += 1 }
    return identity
  }
}

/// The end of a scenario.
package struct ScenarioReport: Sendable {
  /// How it ended.
  package enum Verdict: Hashable, Sendable {
    case passed
    case failed
    /// It did not run.
    case skipped(reason: String)
    /// It failed, as `todo` says; that is no failure.
    case knownFailure(reason: String)
    /// It passed, and `todo` says that it fails: a failure, for the mark is out of date.
    case unexpectedPass(reason: String)

    /// `passed`, `failed`, `skipped`, `todo`, `unexpectedPass`.
    package var word: String {
      switch self {
      case .passed: "passed"
      case .failed: "failed"
      case .skipped: "skipped"
      case .knownFailure: "todo"
      case .unexpectedPass: "unexpectedPass"
      }
    }

    /// What `skip` and `todo` give as reason.
    package var reason: String? {
      switch self {
      case .passed, .failed: nil
      case .skipped(let reason), .knownFailure(let reason), .unexpectedPass(let reason): reason
      }
    }

    /// It makes the whole run fail.
    package var isFailure: Bool {
      switch self {
      case .failed, .unexpectedPass: true
      case .passed, .skipped, .knownFailure: false
      }
    }
  }

  package var identity: ScenarioIdentity
  package var verdict: Verdict
  /// How many assertions and expectations were evaluated.
  package var assertions: Int
  /// The simulated time that it took.
  package var duration: TimeSpan
  /// How well the rules behind its verdicts are known; nil unless that is counted.
  package var evidence: EvidenceTally?
}

/// How many scenarios ended how.
package struct VerdictCounts: Hashable, Sendable {
  package var passed = 0
  /// Failed, and passed in spite of `todo`.
  package var failed = 0
  package var skipped = 0
  /// Failed as `todo` says.
  package var todo = 0

  package init() {}

  package var total: Int { passed + failed + skipped + todo }

  package mutating func add(_ verdict: ScenarioReport.Verdict) {
    switch verdict {
    case .passed: passed += 1
    case .failed, .unexpectedPass: failed += 1
    case .skipped: skipped += 1
    case .knownFailure: todo += 1
    }
  }
}
