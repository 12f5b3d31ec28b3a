import AKSLLanguage

// Calls of functions: those of the language, and those of the script.
extension Compiler {
  mutating func call(
    _ callee: ExpressionID, _ arguments: NodeList<ExpressionID>, _ range: SourceRange, into target: Int?
  ) -> Operand {
    let result = destination(target)
    guard case .name(let symbol) = tree.expression(callee) else {
      report(
        .unknownFunction(
          tree.spelling(of: callee), nearest: nil,
          help: commandMeant(byCalling: callee) ?? "functions are called by their name: `f(x)`",
          at: tree.range(of: callee)))
      return Operand(register: result, type: .unknown)
    }
    // The result comes first, the arguments behind it, in the caller's free registers.
    let base = target == nil && result == code.next - 1 ? result : temporary()
    let type: StaticType
    if let number = function(symbol) {
      type = .unknown
      userCall(number, arguments, base, range)
    } else if let number = builtin(symbol) {
      type = builtinCall(number, arguments, base, range)
    } else {
      reportUnknownFunction(tree.spelling(of: symbol), at: tree.range(of: callee))
      return Operand(register: result, type: .unknown)
    }
    if base != result { code.emit(Instruction(.move, a: result, b: base)) }
    code.next = max(base, result + 1)
    return Operand(register: result, type: type)
  }

  private mutating func reportUnknownFunction(_ name: String, at range: SourceRange) {
    let own = Set(machine.functions.map { machine.name(of: $0) })
    let known = Builtin.table.map(\.name) + own.sorted()
    report(
      .unknownFunction(
        name, nearest: Spelling.nearest(to: name, among: known),
        help: Self.commandForm(name).map { "`\(name)` is a command: `\($0)`" } ?? Builtin.habit(name),
        at: range))
  }

  /// The first form of a command.
  private static func commandForm(_ name: String) -> String? {
    CommandTable.definitions(withHead: name).first.map { CommandTable.all[$0].pattern.usage }
  }

  /// `dev.stop()`: what a pool or a cluster does, it does by a command.
  private mutating func commandMeant(byCalling callee: ExpressionID) -> String? {
    guard case .property(let owner, let name) = tree.expression(callee) else { return nil }
    let words = [tree.spelling(of: name), tree.spelling(of: owner)]
    return command(meantBy: words).map { "write `\($0)`" }
  }

  // MARK: - Functions of the language

  private mutating func builtinCall(
    _ number: Int, _ arguments: NodeList<ExpressionID>, _ base: Int, _ range: SourceRange
  ) -> StaticType {
    guard !tree.hasNames(arguments), Builtin.calls[number].arity.contains(arguments.count) else {
      return builtinCall(number, inOrder(arguments, of: Builtin.table[number], range), base)
    }
    var types = Builtin.ArgumentTypes()
    let first = temporaries(arguments.count)
    for index in arguments.indices {
      types.add(argument(tree[arguments, index], index, of: number, into: first + index))
    }
    code.emit(Instruction(.callBuiltin, a: base, b: number, c: arguments.count))
    return Builtin.calls[number].result.type(of: types)
  }

  /// A call whose arguments had to be put in order.
  private mutating func builtinCall(_ number: Int, _ given: [ExpressionID?], _ base: Int) -> StaticType {
    var types = Builtin.ArgumentTypes()
    let first = temporaries(given.count)
    for (offset, argument) in given.enumerated() {
      if let argument {
        types.add(self.argument(argument, offset, of: number, into: first + offset))
      } else {
        _ = load(.null, into: first + offset)
      }
    }
    code.emit(Instruction(.callBuiltin, a: base, b: number, c: given.count))
    return Builtin.calls[number].result.type(of: types)
  }

  /// The arguments where their parameters stand; reports what is wrong with their names and number.
  private mutating func inOrder(
    _ arguments: NodeList<ExpressionID>, of builtin: Builtin, _ range: SourceRange
  ) -> [ExpressionID?] {
    var given: [ExpressionID?] = []
    for argument in tree[arguments] {
      guard case .namedArgument(let name, let value) = tree.expression(argument) else {
        given.append(argument)
        continue
      }
      let names = builtin.parameters.map(\.name)
      guard let index = names.firstIndex(of: spelling(of: name)), index >= given.count || given[index] == nil
      else {
        let nearest = Spelling.nearest(to: spelling(of: name), among: names)
        let isKnown = names.contains(spelling(of: name))
        report(
          .wrongArguments(
            "`\(builtin.name)` \(isKnown ? "is given" : "has no parameter") `\(spelling(of: name))`\(isKnown ? " twice" : "")",
            help: nearest.map { "did you mean `\($0)`?" } ?? "the form is `\(builtin.form)`", at: name.range))
        continue
      }
      while given.count <= index { given.append(nil) }
      given[index] = value
    }
    let isMissing = given.indices.contains {
      given[$0] == nil && builtin.parameter(at: $0)?.presence == .required
    }
    if !builtin.arity.contains(given.count) || isMissing {
      let count = arguments.count
      report(
        .wrongArguments(
          "`\(builtin.name)` does not take \(isMissing ? "these" : "\(count)") argument\(count == 1 && !isMissing ? "" : "s")",
          help: "the form is `\(builtin.form)`", at: range))
    }
    return given
  }

  private mutating func argument(
    _ argument: ExpressionID, _ position: Int, of number: Int, into register: Int
  ) -> StaticType {
    let type = expression(argument, into: register).type
    // What is unknown is looked at when it runs.
    if !type.isUnknown { check(type, argument, position, of: number) }
    return type
  }

  private mutating func check(
    _ type: StaticType, _ argument: ExpressionID, _ position: Int, of number: Int
  ) {
    let builtin = Builtin.table[number]
    guard let parameter = builtin.parameter(at: position), !parameter.kind.accepts(type.base),
      !(type.base == .null && parameter.presence == .optional)
    else { return }
    report(
      .wrongType(
        expected: parameter.kind.expectation, actual: type.name, help: "the form is `\(builtin.form)`",
        at: tree.range(of: argument)))
  }

  // MARK: - Functions of the script

  private mutating func userCall(
    _ number: Int, _ arguments: NodeList<ExpressionID>, _ base: Int, _ range: SourceRange
  ) {
    readHead(ofFunction: number)
    let parameters = machine.functions[number].parameters
    if arguments.count == parameters.count, !tree.hasNames(arguments) {
      let first = temporaries(arguments.count)
      for index in arguments.indices { expression(tree[arguments, index], into: first + index) }
    } else {
      let given = inOrder(arguments, of: machine.functions[number], range)
      let first = temporaries(given.count)
      for (offset, argument) in given.enumerated() {
        if let argument {
          expression(argument, into: first + offset)
        } else {
          let value = machine.parameters[parameters.lowerBound + offset].defaultValue
          _ = load(value ?? .null, into: first + offset)
        }
      }
    }
    code.emit(Instruction(.call, a: base, wide: number))
  }

  /// The arguments where their parameters stand; reports what is wrong with their names and number.
  private mutating func inOrder(
    _ arguments: NodeList<ExpressionID>, of function: Function, _ range: SourceRange
  ) -> [ExpressionID?] {
    let parameters = machine.parameters[function.parameters]
    let names = machine.parameterNames(of: function)
    var given = [ExpressionID?](repeating: nil, count: parameters.count)
    var position = 0
    for argument in tree[arguments] {
      if case .namedArgument(let name, let value) = tree.expression(argument) {
        guard let index = names.firstIndex(of: spelling(of: name)) else {
          let nearest = Spelling.nearest(to: spelling(of: name), among: names)
          report(
            .wrongArguments(
              "`\(machine.name(of: function))` has no parameter `\(spelling(of: name))`",
              help: nearest.map { "did you mean `\($0)`?" }, at: name.range))
          continue
        }
        given[index] = value
      } else if position < given.count {
        given[position] = argument
        position += 1
      } else {
        position += 1
      }
    }
    let isMissing = zip(given, parameters).contains { $0 == nil && $1.defaultValue == nil }
    if position > given.count || isMissing {
      report(
        .wrongArguments(
          "`\(machine.name(of: function))` takes \(given.count) argument\(given.count == 1 ? "" : "s"), and here are \(arguments.count)",
          help: "it is `\(machine.name(of: function))(\(names.joined(separator: ", ")))`", at: range))
    }
    return given
  }
}
