import AKSLLanguage

// Schedules, invariants and branches: code that runs at another time, or in another world.
extension Compiler {
  // MARK: - Schedules

  mutating func compile(_ schedule: Schedule, _ range: SourceRange) {
    let items = tree.elements(of: schedule.items)
    guard !items.isEmpty, let timing = timing(schedule.kind, items, range) else {
      // What is wrong in the block is worth knowing too.
      protected { $0.compile(schedule.body) }
      return
    }
    if let name = schedule.name { environment.schedules.insert(spelling(of: name)) }
    let number = unit.schedules.count
    let header = SourceRange(start: range.start, end: tree.range(of: schedule.body).start)
    let words = tree.source.text(in: header).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    unit.schedules.append(
      ScheduleSite(
        range: range, timing: timing, name: schedule.name.map { spelling(of: $0) }, header: words, end: 0))
    code.origin = range
    code.emit(Instruction(.schedule, wide: number))
    let outer = code.isInSchedule
    code.isInSchedule = true
    protected { $0.compile(schedule.body) }
    code.isInSchedule = outer
    code.origin = range
    code.emit(Instruction(.halt))
    unit.schedules[number].end = code.position
  }

  /// What stands between `at`, `every` or `after` and the block.
  private mutating func timing(
    _ kind: Schedule.Kind, _ items: [ExpressionID], _ range: SourceRange
  ) -> ScheduleSite.Timing? {
    if reportsDistantUnit(items[0], items.count > 1 ? items[1] : nil) { return nil }
    switch kind {
    case .after:
      endOfHeader(items.dropFirst(), "after 20m { … }")
      return .span(register(items[0], .duration), repeats: false)
    case .every:
      guard let day = dayKind(items[0]) else {
        if isUnknownWord(items[0]) { return unknownDay(items[0], among: DayKind.allCases.map(\.rawValue)) }
        endOfHeader(items.dropFirst(), "every 15m { … }")
        return .span(register(items[0], .duration), repeats: true)
      }
      let form = "every \(day.rawValue) at 07:00 { … }"
      guard items.count > 2, isWord(items[1], "at") else {
        let end = tree.range(of: items[items.count - 1]).end
        report(
          .missingItem("`at` and a time of day", usages: [form], at: SourceRange(start: end, end: end)))
        return nil
      }
      endOfHeader(items.dropFirst(3), form)
      return .day(day, time: register(items[2], .timeOfDay), repeats: true)
    case .at:
      if let day = dayNumber(items[0]) {
        endOfHeader(items.dropFirst(2), "at d3 07:00 { … }")
        let time = items.count > 1 ? register(items[1], .timeOfDay) : nil
        return .date(day: day, time: time)
      }
      if let day = dayKind(items[0]) {
        let form = "at \(day.rawValue) 07:00 { … }"
        let time = items.count > 1 && isWord(items[1], "at") ? 2 : 1
        guard items.count > time else {
          let end = tree.range(of: items[items.count - 1]).end
          report(.missingItem("a time of day", usages: [form], at: SourceRange(start: end, end: end)))
          return nil
        }
        endOfHeader(items.dropFirst(time + 1), form)
        return .day(day, time: register(items[time], .timeOfDay), repeats: false)
      }
      if isUnknownWord(items[0]) { return unknownDay(items[0], among: DayKind.allCases.map(\.rawValue)) }
      endOfHeader(items.dropFirst(), "at 19:00 { … }")
      let moment = expression(items[0], into: temporary())
      switch moment.type.base {
      case .unknown, .instant, .timeOfDay: break
      case .duration:
        report(
          .wrongType(
            expected: "a time of day", actual: moment.type.name,
            help: "`after` takes a duration: `after \(tree.spelling(of: items[0])) { … }`",
            at: tree.range(of: items[0])))
      default: requireType(moment.type, .timeOfDay, at: tree.range(of: items[0]))
      }
      return .at(moment.register)
    }
  }

  private mutating func register(_ item: ExpressionID, _ base: StaticType.Base) -> Int {
    let operand = expression(item, into: temporary())
    requireType(operand.type, base, at: tree.range(of: item))
    return operand.register
  }

  private mutating func dayKind(_ item: ExpressionID) -> DayKind? {
    guard case .name(let symbol) = tree.expression(item), variable(symbol) == nil else { return nil }
    return DayKind(rawValue: tree.spelling(of: symbol).lowercased())
  }

  private mutating func isUnknownWord(_ item: ExpressionID) -> Bool {
    guard case .name(let symbol) = tree.expression(item) else { return false }
    return variable(symbol) == nil && WorldProperty(rawValue: tree.spelling(of: symbol)) == nil
  }

  private mutating func unknownDay(_ item: ExpressionID, among days: [String]) -> ScheduleSite.Timing? {
    let word = tree.spelling(of: item)
    let nearest = Spelling.nearest(to: word, among: days)
    report(
      .unexpectedItem(
        word, expected: "a duration, a time, or one of " + days.joined(separator: ", "),
        help: nearest.map { "did you mean `\($0)`?" },
        fixIt: nearest.map { .init(range: tree.range(of: item), replacement: $0) }, at: tree.range(of: item)))
    return nil
  }

  /// `d3`: the third day.
  mutating func dayNumber(_ item: ExpressionID) -> Int64? {
    guard case .name(let symbol) = tree.expression(item), variable(symbol) == nil else { return nil }
    let word = tree.spelling(of: symbol)
    guard word.first == "d", let day = Int64(word.dropFirst()), (1...36_525).contains(day),
      word.utf8.count == "d\(day)".utf8.count
    else { return nil }
    return day
  }

  private mutating func endOfHeader(_ rest: ArraySlice<ExpressionID>, _ form: String) {
    guard let item = rest.first else { return }
    report(
      .unexpectedItem(
        tree.spelling(of: item), expected: "`as` and a name, or the block", help: "the form is `\(form)`",
        at: tree.range(of: item)))
  }

  // MARK: - Invariants

  /// The condition is a block of its own, as a function's: it is run again and again, and sees the variables as
  /// they are then.
  mutating func invariant(_ title: ExpressionID, _ condition: ExpressionID, _ range: SourceRange) {
    guard isAtTopLevel else {
      report(.notAtTopLevel("an invariant", at: tree.range(of: title)))
      return
    }
    let titleRegister = expression(title, into: temporary()).register
    let block = block(at: range) { compiler in
      compiler.assertHolds(condition, range)
      compiler.code.emit(Instruction(.halt))
    }
    code.emit(Instruction(.invariant, wide: unit.invariants.count))
    unit.invariants.append(InvariantSite(range: range, title: titleRegister, block: block))
  }

  // MARK: - Branches

  // `branch night { … }`
  mutating func branch(_ items: NodeList<ExpressionID>, _ range: SourceRange) {
    let form = "branch night { … }"
    guard items.count == 3, case .name(let symbol) = tree.expression(tree[items, 1]),
      case .block(let body) = tree.expression(tree[items, 2])
    else {
      let what = items.count < 2 ? "a name" : "a block"
      report(.missingItem(what, usages: [form], at: SourceRange(start: range.end, end: range.end)))
      return
    }
    guard !code.isFunction, !code.isInSchedule else {
      report(.notAtTopLevel("a branch", at: tree.range(of: tree[items, 0])))
      return
    }
    if variable(symbol) != nil {
      report(.nameIsVariable(tree.spelling(of: symbol), at: tree.range(of: tree[items, 1])))
    }
    environment.snapshots.insert(tree.spelling(of: symbol))
    let number = unit.branches.count
    unit.branches.append(BranchSite(range: range, name: tree.spelling(of: symbol), end: 0))
    code.origin = range
    code.emit(Instruction(.branchBegin, wide: number))
    protected { $0.statements(of: body) }
    code.origin = range
    code.emit(Instruction(.branchEnd))
    unit.branches[number].end = code.position
  }

  /// Statements that are steps of `undo`, as those of the outermost level are.
  mutating func statements(of block: BlockID) {
    let scope = openScope()
    let list = tree.list(of: block)
    for index in list.indices {
      let statement = tree[list, index]
      code.origin = tree.range(of: statement)
      code.emit(Instruction(.statement))
      compile(statement)
    }
    closeScope(scope)
  }
}
