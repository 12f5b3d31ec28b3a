import AKSLLanguage

// What can be known of types before the script runs. Whatever is unknown is left to the machine.
extension Compiler {
  mutating func requireType(_ type: StaticType, _ base: StaticType.Base, at range: SourceRange) {
    if !type.isUnknown, type.base != base { reportType(type, base, range) }
  }

  private mutating func reportType(_ type: StaticType, _ base: StaticType.Base, _ range: SourceRange) {
    var help: String?
    let written = tree.source.text(in: range)
    if base == .integer, type.base == .text, Int64(written.dropFirst().dropLast()) != nil {
      help = "write it without quotes: `\(written.dropFirst().dropLast())`"
    }
    if base == .duration, type.base == .integer {
      let number = written
      help = "give it a unit: `\(number)s`, `\(number)m` or `\(number)h`"
    }
    if base == .node, type.base == .integer { help = "a node is written with its pool: `dev/\(written)`" }
    if base == .node, type.base == .pool { help = "a node is written `\(written)/0`" }
    report(.wrongType(expected: StaticType(base).name, actual: type.name, help: help, at: range))
  }

  /// Something that is true or false.
  mutating func checkCondition(_ type: StaticType, _ id: ExpressionID) {
    if case .boolean = type.base { return }
    if !type.isUnknown { reportCondition(type, id) }
  }

  private mutating func reportCondition(_ type: StaticType, _ id: ExpressionID) {
    let help: String? =
      switch type.base {
      case .integer, .number: "compare it: `\(tree.spelling(of: id)) > 0`"
      case .word: "compare it: `dev.state == \(type.spelling)`"
      case .enumeration: "compare it: `\(tree.spelling(of: id)) == …`"
      case .pool, .cluster: "compare its state: `\(tree.spelling(of: id)).state == Running`"
      default: nil
      }
    report(.wrongType(expected: "true or false", actual: type.name, help: help, at: tree.range(of: id)))
  }

  /// The type of an operation's result; reports operands that never go together.
  @discardableResult
  mutating func checkOperands(
    _ operation: BinaryOperator, _ a: StaticType, _ b: StaticType, at range: SourceRange
  ) -> StaticType {
    if a.isUnknown || b.isUnknown { return resultOfUnknown(operation) }
    if let type = OperatorTypes.result(operation, a, b) { return type }
    reportUnfit(operation, a, b, range)
    return resultOfUnknown(operation)
  }

  private mutating func reportUnfit(
    _ operation: BinaryOperator, _ a: StaticType, _ b: StaticType, _ range: SourceRange
  ) {
    let title =
      switch operation {
      case .equal, .notEqual: "\(a.name) and \(b.name) are never equal"
      case .in: "\(a.name) is never in \(b.name)"
      default: "`\(operation.spelling)` does not go with \(a.name) and \(b.name)"
      }
    report(.unfitOperands(title, help: hint(operation, a, b, range), at: range))
  }

  /// What to say about operands that don't go together, with the words that were written.
  private func hint(
    _ operation: BinaryOperator, _ a: StaticType, _ b: StaticType, _ range: SourceRange
  ) -> String? {
    guard a.isSymbolic || b.isSymbolic, a.base == .text || b.base == .text,
      let enumeration = a.enumeration ?? b.enumeration
    else { return OperatorTypes.hint(operation, a, b) }
    let parts = tree.source.text(in: range).split(separator: "\"", omittingEmptySubsequences: false)
    let written = parts.count == 3 ? String(parts[1]) : ""
    let meant =
      enumeration.spelling(of: written) ?? Spelling.nearest(to: written, among: enumeration.spellings)
    guard let meant else {
      return
        "a \(enumeration.name) is written without quotes, and is one of \(enumeration.spellings.joined(separator: ", "))"
    }
    return "write the state without quotes: `\(operation.spelling) \(meant)`"
  }

  private func resultOfUnknown(_ operation: BinaryOperator) -> StaticType {
    switch operation {
    case .add, .subtract, .multiply, .divide, .floorDivide, .remainder: .unknown
    default: StaticType(.boolean)
    }
  }
}

/// Which operators go with which types.
enum OperatorTypes {
  /// The type of the result, or nil when the operands never go together.
  static func result(_ operation: BinaryOperator, _ a: StaticType, _ b: StaticType) -> StaticType? {
    let boolean = StaticType(.boolean)
    switch operation {
    case .and, .or: return boolean
    case .equal, .notEqual: return isComparable(a, b) ? boolean : nil
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return isOrdered(a, b) ? boolean : nil
    case .in:
      switch b.base {
      case .list, .range, .map, .nodes, .text: return boolean
      default: return nil
      }
    case .add: return sum(a, b) ?? joined(a, b)
    case .subtract:
      if a.base == .instant, b.base == .instant { return StaticType(.duration) }
      if a.base == .instant, b.base == .duration { return a }
      return sum(a, b)
    case .multiply:
      if a.isNumeric, b.isNumeric { return number(a, b) }
      if a.isNumeric, isAmount(b) { return b }
      return isAmount(a) && b.isNumeric ? a : nil
    case .divide:
      if a.isNumeric, b.isNumeric { return StaticType(.number) }
      if isAmount(a), b.isNumeric { return a }
      return isAmount(a) && a.base == b.base ? StaticType(.number) : nil
    case .floorDivide:
      if a.isNumeric, b.isNumeric { return number(a, b) }
      return isAmount(a) && a.base == b.base ? StaticType(.integer) : nil
    case .remainder:
      if a.isNumeric, b.isNumeric { return number(a, b) }
      return isAmount(a) && a.base == b.base ? a : nil
    }
  }

  /// What to say about operands that don't go together.
  static func hint(_ operation: BinaryOperator, _ a: StaticType, _ b: StaticType) -> String? {
    let bases = [a.base, b.base]
    if a.isSymbolic, b.isSymbolic {
      let kinds = [a, b].compactMap { type -> String? in
        guard case .word(let word) = type.base else { return nil }
        let value = SymbolTable.value(ofWord: word)
        return "`\(SymbolTable.spelling(of: value))` is \(SymbolTable.kind(of: value))"
      }
      return kinds.isEmpty ? nil : kinds.joined(separator: ", ")
    }
    if a.isSymbolic || b.isSymbolic, bases.contains(.text) {
      return "write the state without quotes: `== Stopped`"
    }
    if a.isNumeric || b.isNumeric {
      if bases.contains(.duration) || bases.contains(.instant) {
        return "give the number a unit: `90s`, `10m`, `2h`"
      }
      if bases.contains(.memory) { return "give the number a unit: `512Mi`, `4Gi`" }
      if bases.contains(.cpu) { return "give the number a unit: `500m`" }
      if bases.contains(.money) { return "write money with its sign: `$5`" }
      if operation != .add, bases.contains(.list) || bases.contains(.nodes) {
        return "compare the number of elements: `.length`"
      }
      if bases.contains(.pool) { return "compare a property of it: `.count`" }
    }
    if bases.contains(.map) { return "compare one of its values: `.tags.env == \"dev\"`" }
    if bases.contains(.instant), bases.contains(.duration) {
      return "`elapsed` is the time since the start, as a duration"
    }
    if operation == .add, bases.contains(.list) {
      return "an element is added as a list of one: `list + [element]`"
    }
    if operation == .add, bases.contains(.text) { return "join with \"${…}\" instead" }
    if a.isSymbolic || b.isSymbolic, bases.contains(.pool) || bases.contains(.cluster) {
      return "compare its state: `.state == Stopped`"
    }
    return nil
  }

  private static func isComparable(_ a: StaticType, _ b: StaticType) -> Bool {
    if a.isNumeric && b.isNumeric { return true }
    if a.base == b.base || a.base == .null || b.base == .null { return true }
    if a.isSymbolic && b.isSymbolic { return areKin(a, b) }
    let bases = [a.base, b.base]
    return bases.contains(.version) && bases.contains(.text)
      || bases.contains(.list) && bases.contains(.nodes)
  }

  /// Whether two words of enumerations can be equal.
  private static func areKin(_ a: StaticType, _ b: StaticType) -> Bool {
    switch (a.base, b.base) {
    case (.enumeration(let x), .enumeration(let y)): x.isKin(to: y)
    case (.enumeration(let x), .word(let word)), (.word(let word), .enumeration(let x)):
      x.has(SymbolTable.value(ofWord: word))
    case (.word(let x), .word(let y)):
      SymbolTable.areEqual(SymbolTable.value(ofWord: x), SymbolTable.value(ofWord: y)) != nil
    default: true
    }
  }

  private static func isOrdered(_ a: StaticType, _ b: StaticType) -> Bool {
    if a.isNumeric && b.isNumeric { return true }
    guard a.base == b.base else { return false }
    switch a.base {
    case .duration, .instant, .timeOfDay, .money, .memory, .cpu, .text, .version: return true
    default: return false
    }
  }

  private static func isAmount(_ type: StaticType) -> Bool {
    switch type.base {
    case .duration, .money, .memory, .cpu: true
    default: false
    }
  }

  private static func number(_ a: StaticType, _ b: StaticType) -> StaticType {
    StaticType(a.base == .integer && b.base == .integer ? .integer : .number)
  }

  private static func sum(_ a: StaticType, _ b: StaticType) -> StaticType? {
    if a.isNumeric, b.isNumeric { return number(a, b) }
    return isAmount(a) && a.base == b.base ? a : nil
  }

  private static func joined(_ a: StaticType, _ b: StaticType) -> StaticType? {
    switch (a.base, b.base) {
    case (.text, .text), (.map, .map): a
    case (.list, .list): StaticType(.list, of: a.element == b.element ? a.element : .unknown)
    case (.instant, .duration): a
    case (.duration, .instant): b
    default: nil
    }
  }
}
