import AKSLLanguage

/// The code of one function, or of the statements of one source.
struct CodeBlock: Sendable {
  /// Which of the session's sources it comes from.
  var source: SourceText
  /// While it is being written; the machine keeps all code in one array.
  var instructions: [Instruction] = []
  /// For each instruction, where in the source it comes from.
  var origins: [SourceRange] = []
  var constants: [Value] = []
  var names: [String] = []
  var paths: [[String]] = []
  var commands: [CommandSite] = []
  var assertions: [AssertionSite] = []
  var expectations: [ExpectationSite] = []
  var scenarios: [ScenarioSite] = []
  var schedules: [ScheduleSite] = []
  var invariants: [InvariantSite] = []
  var branches: [BranchSite] = []
  /// How many registers its frame needs.
  var registerCount = 0
}

/// A function of the script.
struct Function: Sendable {
  var name: String
  var parameters: [String]
  /// Which parameters may be left out: their defaults are constants.
  var defaults: [Value?]
  /// Its code: a number in `Machine.blocks`.
  var block: Int
}

/// A command in the code: which verb, and in which registers its arguments are.
struct CommandSite: Sendable {
  /// What is to become of it.
  enum Purpose: Sendable {
    case doing
    /// `explain COMMAND`: the command as it is written, and the form of the answer.
    case explaining(String, Exhibit.Format)
    /// `plan COMMAND`
    case planning(String, Exhibit.Format)
  }

  var range: SourceRange
  /// A number in `CommandTable.definitions`.
  var definition: Int
  /// For each place of the pattern that was filled: the place's name and its register.
  var arguments: [(place: String, register: Int)]
  /// Flags that were given: `nowait`.
  var flags: [String]
  var purpose = Purpose.doing
}

/// An assertion in the code, with what a failure message needs.
struct AssertionSite: Sendable {
  enum Kind: Sendable { case assert, eventually, always, never, fail, invariant }

  /// A property whose last change is worth telling: the register of its owner, and its name.
  struct Subject: Sendable {
    var owner: Int
    var property: String
  }

  var kind: Kind
  var range: SourceRange
  /// The part of the condition that failed: one operand of its `and`s.
  var condition: SourceRange
  var comparison: BinaryOperator?
  /// Where the left and the right side of the comparison are, or the condition's value.
  var left: Int
  var leftRange: SourceRange
  var right: Int?
  var subject: Subject?
  var message: Int?
}

/// `expect error`: what is expected, and where the script goes on.
struct ExpectationSite: Sendable {
  enum Matcher: Sendable {
    /// The code, without regard to case.
    case code(String)
    /// A part of the code or the message.
    case text(Int)
  }

  var range: SourceRange
  var matcher: Matcher
  var matcherText: String
  var end: Int
}

/// A schedule in the code; its block stands behind it, up to `end`.
struct ScheduleSite: Sendable {
  /// When it runs; numbers of registers hold what only running can tell.
  enum Timing: Sendable {
    /// A moment or a time of day.
    case at(Int)
    /// A day from 1, and a time of it; none is midnight.
    case date(day: Int64, time: Int?)
    case span(Int, repeats: Bool)
    case day(DayKind, time: Int, repeats: Bool)
  }

  var range: SourceRange
  var timing: Timing
  var name: String?
  var header: String
  var end: Int
}

/// An invariant in the code.
struct InvariantSite: Sendable {
  var range: SourceRange
  var title: Int
  /// Its condition: a number in `Machine.blocks`.
  var block: Int
}

/// A branch in the code.
struct BranchSite: Sendable {
  var range: SourceRange
  var name: String
  var end: Int
}

struct ScenarioSite: Sendable {
  var range: SourceRange
  var title: Int
  var tags: [String]
  /// The variable of `each` and its register.
  var row: (name: String, register: Int)?
  var end: Int
}
