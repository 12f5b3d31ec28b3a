/// The options of a block: the same words stand in an info string and in a comment before the block.
package enum BlockOption: String, CaseIterable, Hashable, Sendable {
  /// What the block is called in reports, and in `file.md#name`.
  case name
  /// It does not run, for this reason.
  case skip
  /// It is read and checked, and does not run.
  case norun
  /// It runs, and its output is not compared.
  case pass
  /// Its last command fails with this code.
  case error
  /// The exit status of its last command.
  case exit
  /// It is known to fail, for this reason.
  case todo
  /// It runs in the session of this name.
  case session
  /// Its session starts again.
  case reset
  /// The world is that of a snapshot.
  case restore
  /// It runs only if this holds: `az >= 2.60`, `model >= 2026.09`.
  case when
  /// The longest simulated time that it may take: `takes<=10m`.
  case takes
  /// Whether time goes on until nothing is in progress, or not even until a command has ended.
  case wait
  /// Puts a value of its result into a variable: `name:path`.
  case capture
  /// It runs, and no reader sees it.
  case hidden
  /// A fence of a shell runs.
  case run
  /// The fence is the expected output of the one before it.
  case expect
  /// Whether marks such as `...` stand for what is left out.
  case elide
  /// Whether blanks count.
  case ws
  /// Whether the order counts.
  case order
  /// Whether all of it is expected or a part.
  case match

  /// What may be written behind the key.
  enum Shape: Hashable {
    case flag
    case word
    case text
    case number
    case duration
    case condition
    case capture
    case choice([String])

    /// In a few words, for messages.
    func expected(of key: BlockOption) -> String {
      switch self {
      case .flag: "`\(key.rawValue)` alone"
      case .word: "`\(key.rawValue)=` and a name of letters, digits, `-`, `_` and `.`"
      case .text: "`\(key.rawValue)=\"…\"`"
      case .number: "`\(key.rawValue)=` and a number from 0 to 255"
      case .duration: "`\(key.rawValue)<=` and a duration such as `10m`"
      case .condition: "`\(key.rawValue)=\"az >= 2.60\"` or `\(key.rawValue)=\"model >= 2026.09\"`"
      case .capture: "`\(key.rawValue)=name:path` with a path of JMESPath"
      case .choice(let words): "`\(key.rawValue)=` and \(words.joined(separator: " or "))"
      }
    }
  }

  var shape: Shape {
    switch self {
    case .norun, .pass, .reset, .hidden, .run, .expect: .flag
    case .name, .error, .session, .restore: .word
    case .skip, .todo: .text
    case .exit: .number
    case .takes: .duration
    case .when: .condition
    case .capture: .capture
    case .wait: .choice(["settle", "none"])
    case .elide: .choice(["on", "off"])
    case .ws: .choice(["loose", "exact"])
    case .order: .choice(["fixed", "any"])
    case .match: .choice(["exact", "subset", "regex"])
    }
  }

  /// Whether a fence of expected output may have it.
  var isForOutput: Bool {
    switch self {
    case .name, .expect, .elide, .ws, .order, .match, .skip, .pass: true
    default: false
    }
  }

  /// Whether it may be given more than once.
  var isRepeatable: Bool { self == .capture }
}
