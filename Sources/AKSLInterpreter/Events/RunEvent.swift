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

  package init(at: Instant, place: Place?, kind: Kind) {
    self.at = at
    self.place = place
    self.kind = kind
  }

  /// What happened.
  package enum Kind: Sendable {
    /// The text is wrong; `place` has the source. Nothing of that source runs after an error.
    case diagnostic(Diagnostic)
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
}

/// A refusal that nobody expected.
package struct RefusalReport: Sendable {
  package var refusal: Refusal
  /// When the thing that stood in the way will be over, where that is known.
  package var help: String?
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

/// An assertion that did not hold.
package struct AssertionFailure: Sendable {
  /// `T004` an assertion, `T005` an error that did not come, `T006` another error than expected,
  /// `T007` `eventually`, `T008` `always` and `never`, `T009` `fail`, `T010` an invariant,
  /// `T011` something that rests on too little.
  package var code: DiagnosticCode
  /// One line, lower case: `assertion failed`.
  package var title: String
  /// What is underlined: the operand whose value surprises, or the whole condition.
  package var subject: SourceRange
  /// Its value, and since when it has it.
  package var actual: String
  package var expected: String?
  /// How the two should compare, where the condition compares: `==`.
  package var comparison: String?
  /// In what two lists or two maps differ that should be the same.
  package var differences = ValueDifferences()
  /// Two texts that should be the same, where one has several lines.
  package var texts: TextPair?
  /// The script's own message.
  package var message: String?
  /// How many events the world's log holds.
  package var eventNumber: Int
  package var lastChange: LastChange?
  /// The last changes of what `eventually`, `always` or `never` watched, the newest first.
  package var changes: [LastChange] = []
  package var rule: RuleID?
  /// How well what its value comes from is known, where that can be told.
  package var evidence: Evidence?
  package var help: String?
  /// Where the functions that it happened in were called, the nearest first.
  package var callers: [Place] = []
  /// What has changed in the rules behind it since the edition that the script requires.
  package var ruleChanges: [RuleChange] = []
}

extension AssertionFailure {
  /// A failure that the world has no part in.
  package init(
    code: DiagnosticCode, title: String, subject: SourceRange, actual: String, texts: TextPair, help: String?
  ) {
    self.init(code: code, title: title, subject: subject, actual: actual, eventNumber: 0)
    self.texts = texts
    self.help = help
  }
}

/// The change that gave a value its last value.
package struct LastChange: Sendable {
  package var at: Instant
  // `provisioningState Succeeded -> Stopping`
  package var text: String
  /// The statement that caused it, if it came from one.
  package var cause: Place?
  /// The rule that shaped it, where one did.
  package var rule: RuleID?
}

/// A fault of the running script.
package struct FaultReport: Sendable {
  /// `E001` and so on.
  package var code: DiagnosticCode
  /// The name that `expect error` takes: `Overflow`, `WaitTimeout`.
  package var name: String
  package var title: String
  package var help: String?
  /// The status with which az exits; nil: it is no fault of a statement of az.
  package var azureStatus: Int?
  /// Where the functions that it happened in were called, the nearest first.
  package var callers: [Place] = []
}
