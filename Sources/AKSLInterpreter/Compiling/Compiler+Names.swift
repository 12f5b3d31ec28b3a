import AKSLLanguage

// What a bare word means, in the order of the language reference.
extension Compiler {
  /// A variable that is visible where the code is being written.
  struct Variable {
    var register: Int
    var type: StaticType
    /// It belongs to the outermost frame and is read from a function.
    var isGlobalInFunction = false
    var isConstant = false
  }

  mutating func variable(_ symbol: Symbol) -> Variable? {
    let local = meanings[symbol].local
    if local >= 0 {
      return Variable(register: locals[Int(local)].register, type: locals[Int(local)].type)
    }
    if meanings[symbol].global == Meaning.unknown { lookUpVariable(symbol) }
    let global = meanings[symbol].global
    guard global >= 0 else { return nil }
    let variable = globals[Int(global)]
    return Variable(
      register: variable.register, type: variable.type, isGlobalInFunction: code.isFunction,
      isConstant: variable.isConstant)
  }

  /// Looks for a variable that an earlier source has declared: nothing is known of what it holds now.
  private mutating func lookUpVariable(_ symbol: Symbol) {
    guard let earlier = environment.variables[tree.spelling(of: symbol)] else {
      meanings[symbol].global = Meaning.none
      return
    }
    setGlobal(
      symbol,
      Environment.Variable(
        register: earlier.register, type: probe == nil ? .unknown : machine.type(ofGlobal: earlier.register),
        isConstant: earlier.isConstant))
  }

  mutating func setGlobal(_ symbol: Symbol, _ variable: Environment.Variable) {
    meanings[symbol].global = Int32(globals.count)
    globals.append(variable)
  }

  var visibleVariables: [String] {
    locals.map { tree.spelling(of: $0.symbol) } + environment.variables.keys.sorted()
  }

  // MARK: - Scopes

  /// Opens a scope; gives what closing it needs.
  mutating func openScope() -> Int {
    code.depth += 1
    return locals.count
  }

  /// Its variables end, and their registers are free.
  mutating func closeScope(_ start: Int) {
    code.depth -= 1
    if start < locals.count { code.next = locals[start].register }
    while locals.count > start {
      let local = locals.removeLast()
      meanings[local.symbol].local = local.outer
    }
  }

  mutating func addLocal(_ symbol: Symbol, _ register: Int, _ type: StaticType) {
    locals.append(
      Local(symbol: symbol, register: register, type: type, outer: meanings[symbol].local))
    meanings[symbol].local = Int32(locals.count - 1)
  }

  // MARK: - Words

  /// The function of the script with a name: a number in `Machine.functions`.
  mutating func function(_ symbol: Symbol) -> Int? {
    if meanings[symbol].function == Meaning.unknown {
      // Mostly there is none, and nothing has to be spelt out.
      let number = environment.functions.isEmpty ? nil : environment.functions[tree.spelling(of: symbol)]
      meanings[symbol].function = number.map { Int32($0) } ?? Meaning.none
    }
    let number = meanings[symbol].function
    return number >= 0 ? Int(number) : nil
  }

  /// The function of the language with a name: a number in `Builtin.table`.
  mutating func builtin(_ symbol: Symbol) -> Int? {
    if meanings[symbol].builtin == Meaning.unknown {
      let number = Builtin.number(named: tree.spelling(of: symbol))
      meanings[symbol].builtin = number.map { Int32($0) } ?? Meaning.none
    }
    let number = meanings[symbol].builtin
    return number >= 0 ? Int(number) : nil
  }

  /// Sees to it that it is known what a word means outside of the source.
  @inline(__always)
  private mutating func know(_ symbol: Symbol) {
    if !meanings[symbol].isLookedUp { lookUp(symbol) }
  }

  @inline(never)
  private mutating func lookUp(_ symbol: Symbol) {
    let spelling = tree.spelling(of: symbol)
    let lowered = spelling.lowercased()
    meanings[symbol].isLookedUp = true
    meanings[symbol].world = WorldProperty(rawValue: spelling).map { $0.number } ?? -1
    meanings[symbol].isPool = environment.pools[lowered] != nil
    meanings[symbol].isCluster = environment.clusters[lowered] != nil
    meanings[symbol].isWorkload = environment.workloads.contains(spelling)
    meanings[symbol].state = SymbolTable.value(of: spelling).map { Int16($0.bits) } ?? -1
  }

  /// Whether a word names a pool, or a cluster, or one of each.
  mutating func kinds(ofResource symbol: Symbol) -> (isPool: Bool, isCluster: Bool) {
    know(symbol)
    return (meanings[symbol].isPool, meanings[symbol].isCluster)
  }

  /// Whether a word names a workload.
  mutating func isWorkload(_ symbol: Symbol) -> Bool {
    know(symbol)
    return meanings[symbol].isWorkload
  }

  /// The value of a word as a state or mode of any kind.
  mutating func state(_ symbol: Symbol) -> Value? {
    know(symbol)
    let state = meanings[symbol].state
    return state >= 0 ? Value(.symbol, Int64(state)) : nil
  }

  /// The value of a word as one of an enumeration's.
  private mutating func value(of symbol: Symbol, in enumeration: Enumeration) -> Value? {
    if meanings[symbol].enumeration != enumeration {
      let word = enumeration.spelling(of: tree.spelling(of: symbol))
      meanings[symbol].enumeration = enumeration
      meanings[symbol].word = word.flatMap { SymbolTable.value(of: $0) }.map { Int16($0.bits) } ?? -1
      meanings[symbol].constantOfWord = Meaning.unknown
    }
    let word = meanings[symbol].word
    return word >= 0 ? Value(.symbol, Int64(word)) : nil
  }

  /// Loads what `value(of:in:)` has found.
  private mutating func load(_ value: Value, of symbol: Symbol, into target: Int?) -> Int {
    let register = destination(target)
    if meanings[symbol].constantOfWord == Meaning.unknown {
      meanings[symbol].constantOfWord = Int32(constant(value))
    }
    code.emit(Instruction(.loadConstant, a: register, wide: Int(meanings[symbol].constantOfWord)))
    return register
  }

  /// What a name already is, so that nothing else may be called so; nil if it is free.
  mutating func visibleMeaning(of symbol: Symbol) -> String? {
    if variable(symbol) != nil { return "a variable" }
    if function(symbol) != nil { return "a function" }
    know(symbol)
    if meanings[symbol].world >= 0 { return "a property of the world" }
    if meanings[symbol].isPool { return "a pool" }
    if meanings[symbol].isWorkload { return "a workload" }
    return meanings[symbol].isCluster ? "a cluster" : nil
  }

  /// A bare word in an expression.
  mutating func name(
    _ symbol: Symbol, _ range: SourceRange, _ expectation: Expectation, into target: Int?
  ) -> Operand {
    if let enumeration = expectation.enumeration, let value = value(of: symbol, in: enumeration) {
      return Operand(
        register: load(value, of: symbol, into: target), type: StaticType(.enumeration(enumeration)))
    }
    if let variable = variable(symbol) { return read(variable, into: target) }
    know(symbol)
    let world = meanings[symbol].world
    if world >= 0 {
      let register = destination(target)
      code.emit(Instruction(.worldProperty, a: register, wide: Int(world)))
      return Operand(register: register, type: WorldProperty.allCases[Int(world)].type)
    }
    switch (meanings[symbol].isPool, meanings[symbol].isCluster, meanings[symbol].isWorkload) {
    case (true, false, false): return resource(symbol, StaticType(.pool), into: target)
    case (false, true, false): return resource(symbol, StaticType(.cluster), into: target)
    case (false, false, true): return resource(symbol, StaticType(.workload), into: target)
    case (false, false, false): break
    default: return resource(symbol, .unknown, into: target)
    }
    if expectation.enumeration == nil {
      if let value = state(symbol) {
        return Operand(register: load(value, into: target), type: StaticType(ofWord: value))
      }
      if environment.hasComputedNames { return resource(symbol, .unknown, into: target) }
    }
    reportUnknown(symbol, expectation, at: range)
    return Operand(register: destination(target), type: .unknown)
  }

  private mutating func reportUnknown(_ symbol: Symbol, _ expectation: Expectation, at range: SourceRange) {
    let spelling = tree.spelling(of: symbol)
    guard let enumeration = expectation.enumeration else {
      return report(
        .unknownName(
          spelling, kind: "variable, pool or cluster",
          nearest: node(meantBy: spelling) ?? nearestName(spelling),
          at: range))
    }
    report(
      .unknownValue(
        spelling, of: enumeration,
        nearest: Spelling.nearest(to: spelling, among: enumeration.spellings),
        help: SymbolTable.value(of: spelling).map { "`\(spelling)` is \(SymbolTable.kind(of: $0))" },
        at: range))
  }

  mutating func read(_ variable: Variable, into target: Int?) -> Operand {
    if variable.isGlobalInFunction {
      let register = destination(target)
      code.emit(Instruction(.loadGlobal, a: register, wide: variable.register))
      return Operand(register: register, type: variable.type)
    }
    guard let target else { return Operand(register: variable.register, type: variable.type) }
    if target != variable.register { code.emit(Instruction(.move, a: target, b: variable.register)) }
    return Operand(register: target, type: variable.type)
  }

  private mutating func resource(_ name: Symbol, _ type: StaticType, into target: Int?) -> Operand {
    let register = destination(target)
    code.emit(Instruction(.resource, a: register, wide: number(ofName: name)))
    return Operand(register: register, type: type)
  }

  /// `dev/3`, `prod/web`, `prod/web/3`.
  mutating func path(_ segments: [String], _ range: SourceRange, into target: Int?) -> Operand {
    checkPath(segments, range)
    let register = destination(target)
    unit.paths.append(segments)
    code.emit(Instruction(.resourcePath, a: register, wide: unit.paths.count - 1))
    let isNode = segments.count == 3 || Int(segments[1]) != nil
    return Operand(register: register, type: StaticType(isNode ? .node : .pool))
  }

  mutating func checkPath(_ segments: [String], _ range: SourceRange) {
    guard !environment.hasComputedNames else { return }
    let isNodePath = segments.count == 2 && Int(segments[1]) != nil
    let first = segments[0].lowercased()
    if isNodePath ? environment.pools[first] == nil : environment.clusters[first] == nil {
      let kind = isNodePath ? "pool" : "cluster"
      let known = isNodePath ? environment.pools : environment.clusters
      report(
        .unknownName(
          segments[0], kind: kind, nearest: nearest(to: segments[0], among: known.values.sorted()),
          at: range))
    } else if !isNodePath, environment.pools[segments[1].lowercased()] == nil {
      report(
        .unknownName(
          segments[1], kind: "pool",
          nearest: nearest(to: segments[1], among: environment.pools.values.sorted()), at: range))
    }
  }

  /// `dev-3` is probably the node `dev/3`.
  private func node(meantBy word: String) -> String? {
    guard let dash = word.lastIndex(of: "-"), let index = Int(word[word.index(after: dash)...]),
      environment.pools[word[..<dash].lowercased()] != nil
    else { return nil }
    return "\(word[..<dash])/\(index)"
  }

  /// The word that was probably meant, where that is wanted: of many names, finding it takes its time.
  func nearest(to word: String, among known: @autoclosure () -> [String]) -> String? {
    context.givesAdvice ? Spelling.nearest(to: word, among: known()) : nil
  }

  func nearestName(_ word: String) -> String? {
    nearest(
      to: word,
      among: visibleVariables + environment.pools.values.sorted() + environment.clusters.values.sorted()
        + environment.workloads.sorted() + WorldProperty.allCases.map(\.rawValue) + SymbolTable.spellings)
  }
}
