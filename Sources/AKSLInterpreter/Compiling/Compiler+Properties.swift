import AKSLLanguage

// Properties that are read, and variables that grow.
extension Compiler {
  /// A property by its name; `id` is the expression, `dev.count` or `.count`, which ends with it.
  mutating func property(
    _ base: Operand, _ name: Symbol, at id: ExpressionID, into target: Int?
  ) -> Operand {
    let result = destination(target)
    if let owner = PropertyTable.owner(of: base.type) {
      guard let row = row(of: name, owner) else {
        reportUnknownProperty(id, name, PropertyTable.names(of: owner), base.type)
        return Operand(register: result, type: .unknown)
      }
      code.emit(Instruction(.property, a: result, b: base.register, c: row))
      return Operand(register: result, type: PropertyTable.type(ofRow: row))
    }
    switch base.type.base {
    case .symbol, .word, .enumeration:
      guard tree.spelling(of: name) == "code" else { break }
      code.emit(Instruction(.move, a: result, b: base.register))
      return Operand(register: result, type: base.type)
    case .unknown, .map, .list:
      return namedProperty(base, name, into: result)
    case .text, .range:
      guard name == lengthSymbol else { break }
      return namedProperty(base, name, into: result)
    default: break
    }
    reportUnknownProperty(
      id, name, base.type.base == .text || base.type.base == .range ? ["length"] : [], base.type)
    return Operand(register: result, type: .unknown)
  }

  /// A property that is looked up by its name when the code runs.
  private mutating func namedProperty(_ base: Operand, _ name: Symbol, into result: Int) -> Operand {
    probe?.look(at: base.type, before: name)
    code.emit(Instruction(.namedProperty, a: result, b: base.register))
    emitKey(name)
    return Operand(register: result, type: name == lengthSymbol ? StaticType(.integer) : .unknown)
  }

  /// The row of an owner's property in the table.
  private mutating func row(of property: Symbol, _ owner: Property.Owner) -> Int? {
    if meanings[property].owner != owner {
      let row = PropertyTable.row(named: tree.spelling(of: property), of: owner)
      meanings[property].owner = owner
      meanings[property].row = row.map { Int16($0) } ?? -1
    }
    let row = meanings[property].row
    return row >= 0 ? Int(row) : nil
  }

  private mutating func reportUnknownProperty(
    _ id: ExpressionID, _ name: Symbol, _ known: [String], _ type: StaticType
  ) {
    probe?.look(at: type, before: name)
    let property = tree.spelling(of: name)
    let range: SourceRange =
      if case .elementProperty(let name) = tree.expression(id) { name.range } else {
        tree.name(ofProperty: id).range
      }
    // `dev.count-1` reads as one name.
    let beforeDash = property.split(separator: "-").first.map(String.init) ?? ""
    let nearest = Spelling.nearest(to: property, among: known)
    let help =
      beforeDash != property && known.contains(beforeDash)
      ? "a minus has blanks around it: `\(beforeDash) - \(property.dropFirst(beforeDash.count + 1))`"
      : nearest == nil ? Self.properties(like: property, among: known) : nil
    report(.unknownProperty(property, of: type.name, nearest: nearest, help: help, at: range))
  }

  /// Those that end in the same word (`version`: `orchestratorVersion`), or else the first few.
  private static func properties(like name: String, among known: [String]) -> String? {
    guard !known.isEmpty else { return nil }
    let last = name.lastIndex { $0.isUppercase }.map { String(name[$0...]) } ?? name
    let alike = known.filter { $0.lowercased().hasSuffix(last.lowercased()) }
    let shown = alike.isEmpty ? Array(known.prefix(8)) : alike
    let more = alike.isEmpty && known.count > shown.count ? " and \(known.count - shown.count) more" : ""
    return
      "there \(shown.count == 1 ? "is" : "are") \(shown.map { "`\($0)`" }.joined(separator: ", "))\(more)"
  }

  // MARK: - Updates

  /// Writes `variable = variable + [a, b]` or `+ {k: v}` as changes of the variable's own value, which the
  /// machine makes in place where it can.
  ///
  /// False: it is no such sum, and nothing was written.
  mutating func update(_ register: Int, _ type: StaticType, adding value: ExpressionID, at range: SourceRange)
    -> Bool
  {
    let free = code.next
    switch tree.expression(value) {
    case .list(let list):
      let elements = tree[list]
      guard !elements.isEmpty, type.base == .unknown || type.base == .list else { return false }
      // All are calculated before the first is added: they may read the variable.
      let isPlain = !mayCall(any: elements)
      let parts = elements.map { part($0, .any, isPlain ? register : nil) }
      for part in parts { code.emit(Instruction(.push, a: register, b: part)) }
    case .map(let list):
      let entries = tree[list]
      guard !entries.isEmpty, type.base == .unknown || type.base == .map else { return false }
      let keys = entries.map { key(of: $0) }
      let isPlain = !mayCall(any: entries.map(\.value))
      let parts = zip(keys, entries).map { key, entry in
        part(entry.value, Expectation(isCPU: key == "cpu"), isPlain ? register : nil)
      }
      for (entry, part) in zip(entries, parts) {
        code.emit(Instruction(.put, a: register, b: part))
        emitKey(entry)
      }
    default: return false
    }
    code.next = free
    return true
  }

  /// One of the values that are added to a variable; another variable is taken from where it is, if `register`
  /// says which one grows and nothing else can change meanwhile.
  private mutating func part(
    _ value: ExpressionID, _ expectation: Expectation, _ register: Int?
  ) -> Int {
    if let register, case .name(let symbol) = tree.expression(value), let variable = variable(symbol),
      !variable.isGlobalInFunction, variable.register != register
    {
      return variable.register
    }
    return expression(value, expectation, into: temporary()).register
  }

  private mutating func mayCall(any all: some Sequence<ExpressionID>) -> Bool {
    !machine.functions.isEmpty && all.contains { mayCall($0) }
  }

  func key(of entry: MapEntry) -> String {
    if case .name(let symbol) = tree.expression(entry.key) { return tree.spelling(of: symbol) }
    return tree.text(of: entry.key)
  }
}
