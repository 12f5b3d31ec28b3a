package import AKSLLanguage
package import AKSModel

/// An assertion that did not hold.
package struct AssertionFailure: Sendable {
  /// `T004` an assertion, `T005` an error that did not come, `T006` another error than expected,
  /// `T007` `eventually`, `T008` `always` and `never`, `T009` `fail`, `T010` an invariant,
  /// `T011` something that rests on too little, `T012` `each` without rows.
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
  /// The parts that decided a condition that is no single comparison, in the order of the source.
  package var parts: [ConditionPart] = []
  /// Two texts that should be the same, where one has several lines.
  package var texts: TextPair?
  /// The script's own message.
  package var message: String?
  /// How many events the world's log holds; nil where nothing has happened, or the world has no part in it.
  package var eventNumber: Int?
  package var lastChange: LastChange?
  /// The last changes of what `eventually`, `always` or `never` watched, or of several values that decided
  /// together; the newest first.
  package var changes: [LastChange] = []
  /// The statement after which an invariant did not hold any more.
  package var statement: Place?
  /// The rule behind its value, if one shaped that.
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
  /// A failure that was found by looking at what a session said.
  package init(
    code: DiagnosticCode, title: String, subject: SourceRange, actual: String, expected: String? = nil,
    texts: TextPair? = nil, eventsBefore eventNumber: Int? = nil, help: String? = nil
  ) {
    self.init(
      code: code, title: title, subject: subject, actual: actual, expected: expected, comparison: nil,
      texts: texts)
    self.eventNumber = eventNumber
    self.help = help
  }
}

/// The change that gave a value its last value.
package struct LastChange: Sendable {
  package var at: Instant
  /// `provisioningState Succeeded -> Stopping`.
  package var text: String
  /// Its number in the world's log, from 1; nil where it stands in none.
  package var event: Int?
  package var from = Datum.null
  package var to = Datum.null
  /// The statement that caused it, if it came from one.
  package var cause: Place?
  /// The rule that shaped it, where one did.
  package var rule: RuleID?
}

extension LastChange {
  /// The change that a world has told of.
  package init(_ change: WorldChange, text: String, at instant: Instant, cause: Place?) {
    self.init(
      at: instant, text: text, event: change.number, from: change.from, to: change.to, cause: cause,
      rule: change.rule)
  }
}

/// A part of a condition that decided it.
package struct ConditionPart: Sendable {
  /// A value in it that is not written there.
  package struct Value: Sendable {
    package var range: SourceRange
    /// As it is written: `dev.count`.
    package var expression: String
    /// As the language writes it, and since when it is so.
    package var value: String
  }

  package var range: SourceRange
  /// As it is written: `dev.count == 10`.
  package var condition: String
  /// Whether it holds.
  package var holds: Bool
  package var values: [Value]

  /// It is a value that is true or false, and no more can be said of it.
  package var isPlain: Bool { values.count == 1 && values[0].range == range }
}
