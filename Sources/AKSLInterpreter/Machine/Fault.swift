import AKSLLanguage

/// The script itself can't go on: an error that only running shows.
struct Fault: Error, Sendable {
  var code: DiagnosticCode
  /// What `expect error` calls it.
  var name: String
  var title: String
  var help: String?
  /// Further lines of the title.
  var details: String?
  /// The status with which az exits, where it is one of az; nil: az is not to blame.
  var azureStatus: Int? = 1

  init(_ code: DiagnosticCode, _ name: String, _ title: String, help: String? = nil) {
    self.code = code
    self.name = name
    self.title = title
    self.help = help
  }

  /// All that it says.
  var message: String { details.map { "\(title)\n\($0)" } ?? title }

  static func overflow(_ operation: String) -> Fault {
    Fault(
      "E001", "Overflow", "\(operation) is outside the range of 64-bit whole numbers",
      help: "write one of the numbers with a point to calculate in floating point")
  }

  static var floatingPointOverflow: Fault {
    Fault("E001", "Overflow", "the number is beyond the range of floating point")
  }

  static var divisionByZero: Fault {
    Fault(
      "E002", "DivisionByZero", "division by zero",
      help: "where the divisor may be zero, ask first: `if n == 0 then … else …`")
  }

  static func wrongType(_ title: String, help: String? = nil) -> Fault {
    Fault("E003", "WrongType", title, help: help)
  }

  /// Words of two enumerations: `Deallocate` is no state of a pool.
  static func foreignSymbol(_ a: Value, _ b: Value) -> Fault {
    let (x, y) = (SymbolTable.spelling(of: a), SymbolTable.spelling(of: b))
    return .wrongType(
      "`\(x)` and `\(y)` are never equal",
      help: "`\(x)` is \(SymbolTable.kind(of: a)), `\(y)` is \(SymbolTable.kind(of: b))")
  }

  static func unknownName(_ name: String, kind: String, nearest: String?) -> Fault {
    // Resources come and go; a setting or a topic is never there.
    let isResource = kind.contains("pool") || kind.contains("cluster")
    let way: String? =
      switch kind {
      case "snapshot": "`snapshot \(name)` takes one"
      case "schedule": "`show schedules` lists those that there are"
      case "help topic": "`help` lists the commands, `help functions` the functions"
      default: nil
      }
    return Fault(
      "E004", "UnknownName", "there is no \(kind) `\(name)`\(isResource ? " now" : "")",
      help: nearest.map { "did you mean `\($0)`?" } ?? way)
  }

  static func gone(_ what: String) -> Fault {
    Fault("E005", "Gone", "\(what) does not exist any more")
  }

  static func indexOutOfRange(_ index: Int64, count: Int) -> Fault {
    Fault(
      "E006", "IndexOutOfRange", "index \(index) is outside the list of \(count)",
      help: count == 0 ? "the list is empty" : "indices go from 0 to \(count - 1)")
  }

  static func unknownProperty(_ property: String, of kind: String, nearest: String?) -> Fault {
    Fault(
      "E007", "UnknownProperty", "\(kind) has no property `\(property)`",
      help: kind == "null"
        ? "nothing is there before `.\(property)`: `!= null` asks first"
        : nearest.map { "did you mean `\($0)`?" })
  }

  static func stepLimit(_ limit: Int) -> Fault {
    Fault(
      "E008", "StepLimit", "the script ran \(limit) steps without coming to an end",
      help: "is there a loop that never ends?")
  }

  static func recursionLimit(_ limit: Int) -> Fault {
    Fault(
      "E009", "RecursionLimit", "functions call each other more than \(limit) deep",
      help: "is there a condition that ends the recursion?")
  }

  static var memoryLimit: Fault {
    Fault(
      "E010", "MemoryLimit",
      "the values of the script need more than \(Arena.memoryLimit / 1024 / 1024) MiB",
      help: "is there a loop that makes a list or a text grow without end?")
  }

  static func waitTimeout(_ what: String) -> Fault {
    Fault(
      "E011", "WaitTimeout", what,
      help:
        "`show operations` tells what is going on; `within` and `set wait-limit` say how long a wait may last"
    )
  }

  static func invalidValue(_ title: String, help: String? = nil) -> Fault {
    Fault("E012", "InvalidValue", title, help: help)
  }
}
