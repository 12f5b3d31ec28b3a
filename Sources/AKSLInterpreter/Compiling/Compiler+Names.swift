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
    if let local = code.local(symbol) { return Variable(register: local.register, type: local.type) }
    if globals[symbol] == nil, let earlier = environment.variables[tree.spelling(of: symbol)] {
      globals[symbol] = Environment.Variable(
        register: earlier.register, type: .unknown, isConstant: earlier.isConstant)
    }
    return globals[symbol].map {
      Variable(
        register: $0.register, type: $0.type, isGlobalInFunction: code.isFunction, isConstant: $0.isConstant)
    }
  }

  var visibleVariables: [String] {
    code.locals.map { tree.spelling(of: $0.symbol) } + environment.variables.keys.sorted()
  }

  /// What a name already is, so that nothing else may be called so; nil if it is free.
  mutating func visibleMeaning(of symbol: Symbol) -> String? {
    let spelling = tree.spelling(of: symbol)
    if variable(symbol) != nil { return "a variable" }
    if environment.functions[spelling] != nil { return "a function" }
    if WorldProperty(rawValue: spelling) != nil { return "a property of the world" }
    if environment.pools[spelling.lowercased()] != nil { return "a pool" }
    if environment.clusters[spelling.lowercased()] != nil { return "a cluster" }
    return nil
  }

  /// A bare word in an expression.
  mutating func name(
    _ symbol: Symbol, _ range: SourceRange, _ expectation: Expectation, into target: Int?
  ) -> Operand {
    let spelling = tree.spelling(of: symbol)
    if let enumeration = expectation.enumeration, let word = enumeration.spelling(of: spelling),
      let value = SymbolTable.value(of: word)
    {
      return Operand(register: load(value, into: target), type: StaticType(.enumeration(enumeration)))
    }
    if let variable = variable(symbol) { return read(variable, into: target) }
    if let property = WorldProperty(rawValue: spelling),
      let number = WorldProperty.allCases.firstIndex(of: property)
    {
      let register = destination(target)
      code.emit(Instruction(.worldProperty, a: register, wide: number))
      return Operand(register: register, type: property.type)
    }
    let isPool = environment.pools[spelling.lowercased()] != nil
    let isCluster = environment.clusters[spelling.lowercased()] != nil
    if isPool || isCluster {
      return resource(
        spelling, isPool == isCluster ? .unknown : StaticType(isPool ? .pool : .cluster), into: target)
    }
    if let enumeration = expectation.enumeration {
      report(
        .unknownValue(
          spelling, of: enumeration,
          nearest: Spelling.nearest(to: spelling, among: enumeration.spellings), at: range))
      return Operand(register: destination(target), type: .unknown)
    }
    if let value = SymbolTable.value(of: spelling) {
      return Operand(register: load(value, into: target), type: StaticType(.word(value)))
    }
    if environment.hasComputedNames { return resource(spelling, .unknown, into: target) }
    report(
      .unknownName(
        spelling, kind: "variable, pool or cluster",
        nearest: nearestName(spelling), at: range))
    return Operand(register: destination(target), type: .unknown)
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

  mutating func resource(_ name: String, _ type: StaticType, into target: Int?) -> Operand {
    let register = destination(target)
    code.emit(Instruction(.resource, a: register, wide: code.name(name)))
    return Operand(register: register, type: type)
  }

  /// `dev/3`, `prod/web`, `prod/web/3`.
  mutating func path(_ segments: [String], _ range: SourceRange, into target: Int?) -> Operand {
    checkPath(segments, range)
    let register = destination(target)
    code.block.paths.append(segments)
    code.emit(Instruction(.resourcePath, a: register, wide: code.block.paths.count - 1))
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
          segments[0], kind: kind, nearest: Spelling.nearest(to: segments[0], among: known.values.sorted()),
          at: range))
    } else if !isNodePath, environment.pools[segments[1].lowercased()] == nil {
      report(
        .unknownName(
          segments[1], kind: "pool",
          nearest: Spelling.nearest(to: segments[1], among: environment.pools.values.sorted()), at: range))
    }
  }

  func nearestName(_ word: String) -> String? {
    Spelling.nearest(
      to: word,
      among: visibleVariables + environment.pools.values.sorted() + environment.clusters.values.sorted()
        + WorldProperty.allCases.map(\.rawValue) + SymbolTable.spellings)
  }
}
