import AKSLLanguage
import LoadTraces

/// What the code of one source refers to, that of its statements and that of its functions.
///
/// The code itself is in the machine, in blocks; so are its constants, texts and names.
struct CodeUnit: Sendable {
  /// Which of the session's sources it comes from.
  var source: SourceText
  /// Where in the machine the first block, constant, text and name of the source stand, if it has any.
  var firstBlock: Int
  var firstConstant: Int
  var firstText: Int
  var firstName: Int
  var paths: [[String]] = []
  var commands: [CommandSite] = []
  var inquiries: [CommandSite.Inquiry] = []
  /// The arguments of all commands, one command behind the other.
  var arguments: [CommandSite.Argument] = []
  var assertions: [AssertionSite] = []
  /// What decides those whose condition is no single comparison.
  var decisions: [ConditionSite] = []
  var expectations: [ExpectationSite] = []
  var scenarios: [ScenarioSite] = []
  var schedules: [ScheduleSite] = []
  var invariants: [InvariantSite] = []
  var branches: [BranchSite] = []
  var plots: [PlotSite] = []
  var watches: [WatchSite] = []
  var azure: [AzureSite] = []
  /// The worlds that were read while it was compiled.
  var worlds: [ImportedWorld] = []
  /// The traces of load that were read while it was compiled.
  var traces: [LoadTrace] = []

  init(source: SourceText, in machine: Machine) {
    self.source = source
    firstBlock = machine.places.count
    firstConstant = machine.constants.count
    firstText = machine.texts.count
    firstName = machine.names.count
  }
}

extension CodeUnit {
  /// The arguments of one of its commands, in the order in which they were given.
  func arguments(of site: CommandSite) -> ArraySlice<CommandSite.Argument> {
    arguments[Int(site.firstArgument)..<Int(site.firstArgument) + Int(site.argumentCount)]
  }

  /// What decides one of its assertions; nil for a single comparison.
  func decision(of site: AssertionSite) -> ConditionSite? {
    site.decision == 0 ? nil : decisions[Int(site.decision) - 1]
  }
}

/// A function of the script.
struct Function: Sendable {
  /// Where it was written, and where its name stands there: a number in `Machine.units`.
  var unit: Int
  var name = SourceRange(start: 0, end: 0)
  /// Which of `Machine.parameters` are its own.
  var parameters = 0..<0
  /// Whether its name and its parameters are known; until then it has only its number.
  var isRead = false
  /// Its code: a number in `Machine.places`.
  var block = 0
}

/// A parameter of a function of the script.
struct FunctionParameter: Sendable {
  /// Where its name stands.
  var name: SourceRange
  /// A constant; nil: it must not be left out.
  var defaultValue: Value?
}

/// A command in the code: which verb, and in which registers its arguments are.
struct CommandSite: Sendable {
  /// An argument: the number of its name in the pattern's `names`, and its register.
  struct Argument: Sendable {
    var name: UInt16
    var register: UInt16
  }

  /// `explain COMMAND` or `plan COMMAND`: where the command stands, and the form of the answer.
  struct Inquiry: Sendable {
    var isPlan: Bool
    var command: SourceRange
    var format: Exhibit.Format
  }

  /// A number in `CommandTable.definitions`.
  var definition: UInt16
  var argumentCount: UInt16 = 0
  /// The first of them in the unit's `arguments`.
  var firstArgument: UInt32
  /// Flags that were given, such as `nowait`: a bit for each of the pattern's `names`.
  var flags: UInt32 = 0
  /// What is asked instead of doing it: a number in the unit's `inquiries`, from 1; 0 where it is done.
  var inquiry: UInt32 = 0
}

/// An assertion in the code, with what a failure message needs.
///
/// Nothing in it is counted: long scripts have very many, and hardly one of them fails.
struct AssertionSite: BitwiseCopyable, Sendable {
  enum Kind: Sendable {
    case assert, eventually, always, never, wait, invariant
    /// Failures without a condition: the statement `fail`, and `each` with nothing in its list.
    case fail, noRows

    /// It compares nothing, so that there is no value to tell.
    var isBare: Bool { self == .fail || self == .noRows }
  }

  typealias Register = UInt16

  /// A property whose last change is worth telling: the register of its owner, and where its name stands.
  struct Subject: Sendable {
    var owner: Register
    var property: SourceRange

    init(owner: Int, property: SourceRange) {
      self.owner = Register(truncatingIfNeeded: owner)
      self.property = property
    }
  }

  // The small parts come first, so that nothing between them stays empty.
  var kind: Kind
  var comparison: BinaryOperator?
  /// Where the left and the right side of the comparison are, or the condition's value.
  var left: Register
  var right: Register?
  var message: Register?
  /// What decides it, where the condition is no single comparison: a number in the unit's `decisions`, from 1;
  /// otherwise 0.
  var decision: UInt32 = 0
  /// The part of the condition that failed: one operand of its `and`s.
  var condition: SourceRange
  var leftRange: SourceRange
  var subject: Subject?

  /// It looks at its condition again and again.
  var isWatch: Bool {
    switch kind {
    case .eventually, .always, .never, .wait: true
    case .assert, .invariant, .fail, .noRows: false
    }
  }

  /// An assertion without a comparison.
  init(_ kind: Kind, condition: SourceRange, value: Int, message: Int?) {
    self.kind = kind
    self.condition = condition
    left = Register(truncatingIfNeeded: value)
    leftRange = condition
    self.message = message.map { Register(truncatingIfNeeded: $0) }
  }
}

/// `expect error`: what is expected, and where the script goes on.
struct ExpectationSite: Sendable {
  enum Matcher: Sendable {
    /// The code, without regard to case.
    case code(String)
    /// A part of the code or the message.
    case text(Int)
  }

  /// The statement that is to be refused.
  var range: SourceRange
  /// With what stands before it.
  var whole: SourceRange
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
  /// Its condition: a number in `Machine.places`.
  var block: Int
}

/// A branch in the code.
struct BranchSite: Sendable {
  var range: SourceRange
  var name: String
  var end: Int
}

/// What a `plot` in the code looks at: expressions that stand behind it, and run again and again.
struct PlotSite: Sendable {
  /// An expression, whose code ends with a halt.
  struct Line: Sendable {
    var range: SourceRange
    /// Its first instruction in the block.
    var start: Int
    /// Where its value is after the halt.
    var register: Int
  }

  var lines: [Line] = []
}

/// What a `watch` in the code names: expressions that are blocks of their own.
struct WatchSite: Sendable {
  struct Line: Sendable {
    var range: SourceRange
    /// A number in `Machine.places`.
    var block: Int
    /// Where its value is after the halt.
    var register: Int
  }

  var lines: [Line] = []
}

struct ScenarioSite: Sendable {
  var range: SourceRange
  var title: Int
  var tags: [String]
  /// The variable of `each` and its register.
  var row: (name: String, register: Int)?
  /// `skip` or `todo`, and the register of the reason.
  var mark: (kind: Scenario.Mark, reason: Int)?
  var end: Int
}
