package import AKSLLanguage
package import AKSModel

/// A place in a source, with the source, so that a report needs nothing else to show it.
package struct Place: Hashable, Sendable {
  package var source: SourceText
  package var range: SourceRange

  package init(source: SourceText, range: SourceRange) {
    self.source = source
    self.range = range
  }
}

/// Something that a run says: the only thing that leaves the interpreter.
///
/// Reports turn events into text, JSON or a test report. They read and never decide.
package struct RunEvent: Sendable {
  /// The simulated time at which it was said.
  package var at: Instant
  /// The statement that it belongs to, where there is one.
  package var place: Place?
  package var kind: Kind
  /// The schedule in whose run it was said, as scripts know it.
  package var schedule: String?

  package init(at: Instant, place: Place?, kind: Kind) {
    self.at = at
    self.place = place
    self.kind = kind
  }

  /// What happened.
  package enum Kind: Sendable {
    /// The text is wrong; `place` has the source. Nothing of that source runs after an error.
    case diagnostic(Diagnostic)
    /// A command of a shell script has ended, and has printed something or failed.
    case shellAnswered(ShellReport)
    /// `print` wrote a line.
    case printed(String)
    /// An expression typed at the prompt has this value.
    case value(Datum)
    /// `show` or `help` answers.
    case shown(Exhibit)
    /// Azure has accepted an operation that goes on (`nowait`).
    case accepted(OperationReport)
    /// An operation that the script waited for has ended.
    case completed(OperationReport)
    /// Something changed that is no operation of Azure's: the clock, the current cluster, a snapshot, a setting.
    case changed(String)
    /// A step rests on a choice of ours that no source settles.
    case note(RuleID)
    /// What somebody watches is another one now.
    case watched(WatchReport)
    /// Somebody at a prompt wants something of the program.
    case wished(PromptWish)
    /// The clock is about to go on, while it goes at a pace that people can follow.
    case clock(ClockReport)
    /// One change in the simulated world, for machine-readable output.
    case world(WorldChange)
    /// Azure refused, and nobody expected it: the script stops here.
    case refused(RefusalReport)
    /// Azure refused as `expect error` wanted.
    case expectedRefusal(code: String, rule: RuleID?)
    /// An assertion, or an expectation of an error, did not hold.
    case assertionFailed(AssertionFailure)
    /// The script itself could not go on: overflow, a wait without end.
    case faulted(FaultReport)
    /// A scenario does not run, because it was not selected.
    case scenarioPassedOver(ScenarioIdentity)
    case scenarioStarted(ScenarioIdentity, todo: String?)
    case scenarioEnded(ScenarioReport)
    /// A future begins on a copy of the world; it ends.
    case branchStarted(name: String)
    case branchEnded(name: String)
    /// A schedule is due and runs; or it is due while its last run still goes on, and does not.
    /// With what clocks show, where a time zone is set: `d1 19:00:00 in Europe/Berlin`.
    case taskStarted(name: String, clock: String?)
    case taskSkipped(name: String)
  }
}

extension RunEvent {
  /// Something went wrong; a warning is not enough.
  package var isFailure: Bool {
    switch kind {
    case .assertionFailed, .refused, .faulted: true
    case .diagnostic(let diagnostic): diagnostic.severity == .error
    default: false
    }
  }

  /// A refusal or a fault, and no assertion.
  package var isError: Bool {
    switch kind {
    case .refused, .faulted: true
    default: false
    }
  }
}

/// One change in the simulated world, in words that a program can read.
package struct WorldChange: Sendable {
  /// The number of the event in the world's log, from 1.
  package var number: Int
  /// `pool`, `node` or `cluster`, or `operation`.
  package var resource: String
  /// `sandbox`, `dev`, `dev/3`, or an operation's kind.
  package var name: String
  /// The ARM name of what changed (`provisioningState`), or `appeared`, `gone`.
  package var property: String
  package var from: Datum
  package var to: Datum
  package var rule: RuleID?
  /// How well what it rests on is known; nil unless somebody wants to know.
  package var evidence: Evidence?
}

/// An operation of Azure's and what it left behind.
package struct OperationReport: Sendable {
  package var record: OperationRecord
  package var cluster: ManagedCluster
  /// The pool as it is now; nil for a cluster's operation.
  package var pool: AgentPool?
  /// The pool's count before the operation, where it changed: `scaled 5 -> 20`.
  package var previousCount: Int?
  /// Azure's text for the error it ended with.
  package var errorMessage: String?
  /// What an hour cost before it was asked for, and costs now; nil unless somebody wants to know.
  package var rates: RateChange?
}

/// A value that is watched.
package struct WatchReport: Hashable, Sendable {
  /// Its number among those that are watched, from 0, and how many there are.
  package var number: Int
  package var count: Int
  /// The expression as it is written.
  package var name: String
  /// The value as the language writes it, or why there is none.
  package var text: String
  package var value: Datum

  package init(number: Int, count: Int, name: String, text: String, value: Datum) {
    self.number = number
    self.count = count
    self.name = name
    self.text = text
    self.value = value
  }
}

/// A step of the clock, before it is taken.
package struct ClockReport: Hashable, Sendable {
  package var from: Instant
  /// The next instant at which something happens.
  package var until: Instant
  /// What is waited for began then, and is over then as far as that is known.
  package var began: Instant
  package var end: Instant?
  /// What is waited for, in a word or two: `stop dev`.
  package var what: String
  /// How much faster than real time; nil: as fast as it can.
  package var speed: Int64?

  package init(from: Instant, until: Instant, began: Instant, end: Instant?, what: String, speed: Int64?) {
    self.from = from
    self.until = until
    self.began = began
    self.end = end
    self.what = what
    self.speed = speed
  }
}

/// A refusal that nobody expected.
package struct RefusalReport: Sendable {
  package var refusal: Refusal
  /// When the thing that stood in the way will be over, where that is known.
  package var help: String?
  /// The last statement of the block in which it came too early: only that one was to be refused.
  package var expectedLater: Place?
  /// The status with which az exits; nil: no statement of az was refused.
  package var azureStatus: Int?
  /// Where the functions that it happened in were called, the nearest first.
  package var callers: [Place] = []
  /// What has changed in the rule since the edition that the script requires.
  package var ruleChanges: [RuleChange] = []
}

/// A change of a rule since the edition of the model that a script requires.
package struct RuleChange: Hashable, Sendable {
  /// The edition that the script requires.
  package var required: String
  /// The edition that brought it.
  package var edition: String
  package var rule: RuleID
  package var sentence: String
}

/// A fault of the running script.
package struct FaultReport: Sendable {
  /// `E001` and so on.
  package var code: DiagnosticCode
  /// The name that `expect error` takes: `Overflow`, `WaitTimeout`.
  package var name: String
  package var title: String
  /// Further lines that az says.
  package var details: String?
  package var help: String?
  /// What Azure refused, where a command of a shell script failed by it.
  package var refusal: RefusalReport?
  /// The status with which az exits; nil: it is no fault of a statement of az.
  package var azureStatus: Int?
  /// Where the functions that it happened in were called, the nearest first.
  package var callers: [Place] = []
  /// The last statement of the block in which it came too early: only that one was to fail.
  package var expectedLater: Place?
  /// What `wait until` looked at: its values at the end, and how they came to be.
  package var watched: AssertionFailure?
}
