import AKSLLanguage
import AKSModel

// The arguments of commands: what each place of a pattern takes.
extension Compiler {
  /// The register with an argument.
  mutating func argument(
    _ item: ExpressionID, _ type: CommandPattern.PlaceType, option: Symbol? = nil
  ) -> Int {
    let register = temporary()
    switch type {
    case .text, .timeZone:
      if case .path = tree.expression(item) {
        // `Europe/Berlin`
        _ = load(machine.arena.text(tree.spelling(of: item)), into: register)
      } else {
        bareWord(item, into: register)
      }
      lookUp(item, type)
    case .newPool, .newCluster, .newWorkload, .newSnapshot, .snapshot, .schedule, .settingName, .vmSize,
      .region:
      bareWord(item, into: register)
      lookUp(item, type)
    case .version:
      let actual = expression(item, Expectation(isVersion: true), into: register).type
      if actual.base != .unknown, actual.base != .version, actual.base != .text {
        report(.wrongType(expected: type.expectation, actual: actual.name, at: tree.range(of: item)))
      }
    case .format, .chartForm: format(item, into: register)
    case .setting:
      if case .name(let symbol) = tree.expression(item), variable(symbol) == nil {
        _ = load(wordOf: symbol, into: register)
      } else {
        expression(item, into: register)
      }
    case .pool, .cluster, .resource: resourceArgument(item, type, into: register)
    case .node:
      requireType(expression(item, into: register).type, .node, at: tree.range(of: item))
    case .workload, .loadSubject: workloadArgument(item, type, into: register)
    case .cpu:
      oneOf([.cpu, .integer, .number], item, type, Expectation(isCPU: true), into: register)
    case .memory:
      requireType(expression(item, into: register).type, .memory, at: tree.range(of: item))
    case .portion: oneOf([.integer, .number, .text], item, type, into: register)
    case .integer:
      if let word = tree.symbol(at: item), visibleMeaning(of: word) == nil, state(word) == nil {
        let known = Spelling.nearest(to: tree.spelling(of: word), among: visibleVariables)
        report(
          .unexpectedItem(
            tree.spelling(of: word), expected: type.expectation, help: known.map { "did you mean `\($0)`?" },
            at: tree.range(of: item)))
        return register
      }
      requireType(expression(item, into: register).type, .integer, at: tree.range(of: item))
    case .map, .profile, .priorities:
      requireType(expression(item, into: register).type, .map, at: tree.range(of: item))
    case .duration:
      requireType(expression(item, into: register).type, .duration, at: tree.range(of: item))
    case .range:
      requireType(expression(item, into: register).type, .range, at: tree.range(of: item))
    case .price: oneOf([.integer, .number, .money], item, type, into: register)
    case .minutes: oneOf([.integer, .duration], item, type, into: register)
    case .texts:
      if case .name = tree.expression(item) {
        bareWord(item, into: register)
      } else {
        oneOf([.text, .list, .integer], item, type, into: register)
      }
    case .enumeration(let enumeration): enumerationArgument(item, enumeration, option, into: register)
    case .days: days(item, into: register)
    case .steps, .jobs: oneOf([.list], item, type, into: register)
    case .amount: oneOf([.integer, .number], item, type, into: register)
    case .moment: oneOf([.duration, .instant], item, type, into: register)
    case .snapshots: snapshots(item, into: register)
    case .file: fileName(item, into: register)
    case .words, .worldParts, .traceFile, .script, .command, .expressions, .watched: break
    }
    return register
  }

  /// A place that takes values of several types.
  private mutating func oneOf(
    _ bases: [StaticType.Base], _ item: ExpressionID, _ place: CommandPattern.PlaceType,
    _ expectation: Expectation = Expectation(), into register: Int
  ) {
    let type = expression(item, expectation, into: register).type
    if type.base != .unknown, !bases.contains(type.base) {
      report(.wrongType(expected: place.expectation, actual: type.name, at: tree.range(of: item)))
    }
  }

  /// A place where a bare word stands for itself.
  private mutating func bareWord(_ item: ExpressionID, into register: Int) {
    switch tree.expression(item) {
    case .name(let symbol):
      if variable(symbol) != nil {
        report(.nameIsVariable(tree.spelling(of: symbol), at: tree.range(of: item)))
      }
      _ = load(wordOf: symbol, into: register)
    case .integer, .number, .version:
      _ = load(machine.arena.text(tree.spelling(of: item)), into: register)
    default:
      let type = expression(item, into: register).type
      if type.base != .unknown, type.base != .text {
        report(.wrongType(expected: "a name or a text", actual: type.name, at: tree.range(of: item)))
      }
    }
  }

  /// `[d5, d12]`, or a single day.
  private mutating func days(_ item: ExpressionID, into register: Int) {
    var items = [item]
    if case .list(let elements) = tree.expression(item) { items = tree.elements(of: elements) }
    var days: [Value] = []
    for item in items {
      if let day = dayNumber(item) {
        days.append(.integer(day))
      } else {
        report(
          .wrongType(
            expected: "a day such as d5", actual: "`\(tree.spelling(of: item))`", at: tree.range(of: item)))
      }
    }
    _ = load(machine.arena.list(days), into: register)
  }

  /// `svg "chart.svg"`: the register with both, as a list.
  mutating func picture(_ file: ExpressionID) -> Int {
    let register = temporary()
    let first = temporaries(2)
    _ = load(machine.arena.text("svg"), into: first)
    fileName(file, into: first + 1)
    code.emit(Instruction(.makeList, a: register, b: first, c: 2))
    return register
  }

  /// A file: a text, or a name with an ending, which elsewhere would be a property: `night.svg`.
  private mutating func fileName(_ item: ExpressionID, into register: Int) {
    if let name = bareFileName(item) {
      _ = load(machine.arena.text(name), into: register)
    } else {
      bareWord(item, into: register)
    }
  }

  /// The name of a file that stands without quotes; nil: something else stands there.
  func bareFileName(_ item: ExpressionID) -> String? {
    switch tree.expression(item) {
    case .path: return tree.spelling(of: item)
    case .property:
      let name = tree.spelling(of: item)
      let isPlain = name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"),
          UInt8(ascii: "."), 0x80...:
          true
        default: false
        }
      }
      // `(x.name)` gives the name that is a property.
      return isPlain ? name : nil
    default: return nil
    }
  }

  /// `[calm, night]`: names of snapshots as a list; `now` is the world as it is.
  private mutating func snapshots(_ item: ExpressionID, into register: Int) {
    // A single one needs no brackets.
    if let word = tree.symbol(at: item), variable(word) == nil {
      let first = temporaries(1)
      _ = load(wordOf: word, into: first)
      if !isWord(item, WorldProperty.now.rawValue) { lookUp(item, .snapshot) }
      code.emit(Instruction(.makeList, a: register, b: first, c: 1))
      return
    }
    guard case .list(let elements) = tree.expression(item) else {
      oneOf([.list], item, .snapshots, into: register)
      return
    }
    let first = temporaries(elements.count)
    for index in elements.indices {
      let element = tree[elements, index]
      bareWord(element, into: first + index)
      if !isWord(element, WorldProperty.now.rawValue) { lookUp(element, .snapshot) }
    }
    code.emit(Instruction(.makeList, a: register, b: first, c: elements.count))
  }

  private mutating func format(_ item: ExpressionID, into register: Int) {
    let word = tree.spelling(of: item)
    let known = Exhibit.Format.allCases.map(\.rawValue)
    if case .name = tree.expression(item), !known.contains(word) {
      let nearest = Spelling.nearest(to: word, among: known)
      report(
        .unexpectedItem(
          word, expected: known.joined(separator: ", "), help: nearest.map { "did you mean `\($0)`?" },
          at: tree.range(of: item)))
    }
    bareWord(item, into: register)
  }

  /// A pool or a cluster: by its name, which Azure judges when the command runs, or by a value that is one.
  private mutating func resourceArgument(
    _ item: ExpressionID, _ type: CommandPattern.PlaceType, into register: Int
  ) {
    if let symbol = tree.symbol(at: item), variable(symbol) == nil {
      checkResourceName(symbol, type, at: item)
      _ = load(wordOf: symbol, into: register)
      return
    }
    resourceValue(item, type, into: register)
  }

  /// A pool or a cluster that is not a bare word: a path, or a value.
  private mutating func resourceValue(
    _ item: ExpressionID, _ type: CommandPattern.PlaceType, into register: Int
  ) {
    let range = tree.range(of: item)
    switch tree.expression(item) {
    case .path(let segments) where type != .cluster:
      let path = tree.elements(of: segments).map { tree.spelling(of: $0) }
      guard path.count == 2, Int(path[1]) == nil else {
        report(.wrongType(expected: "a pool", actual: "a node", at: range))
        return
      }
      checkPath(path, range)
      let first = temporaries(2)
      for (offset, segment) in path.enumerated() {
        _ = load(machine.arena.text(segment), into: first + offset)
      }
      code.emit(Instruction(.makeList, a: register, b: first, c: 2))
    default:
      let actual = expression(item, into: register).type
      let fits: Bool =
        switch actual.base {
        case .unknown, .text: true
        case .pool: type != .cluster
        case .cluster: type != .pool
        default: false
        }
      if !fits {
        let written = tree.spelling(of: item)
        let help: String? =
          switch actual.base {
          case .duration: "`advance \(written)` lets a duration pass"
          case .integer where type == .resource:
            "`advance \(written)m` lets time pass, and `wait` waits for operations"
          default: nil
          }
        report(.wrongType(expected: type.expectation, actual: actual.name, help: help, at: range))
      }
    }
  }

  /// A workload, by its name or by a value that is one; where anything is meant that pods feel, a pool or a node, too.
  private mutating func workloadArgument(
    _ item: ExpressionID, _ type: CommandPattern.PlaceType, into register: Int
  ) {
    let range = tree.range(of: item)
    if let symbol = tree.symbol(at: item), variable(symbol) == nil {
      let takesPools = type == .loadSubject
      if !environment.hasComputedNames, !isWorkload(symbol),
        !(takesPools && kinds(ofResource: symbol).isPool)
      {
        let name = tree.spelling(of: symbol)
        let known = environment.workloads.sorted() + (takesPools ? environment.pools.values.sorted() : [])
        report(
          .unknownName(
            name, kind: takesPools ? "workload or pool" : "workload",
            nearest: nearest(to: name, among: known),
            at: range))
      }
      _ = load(wordOf: symbol, into: register)
      return
    }
    if type == .loadSubject, case .path(let segments) = tree.expression(item),
      tree.elements(of: segments).last.map({ Int(tree.spelling(of: $0)) == nil }) ?? false
    {
      resourceValue(item, .pool, into: register)
      return
    }
    let actual = expression(item, into: register).type
    switch actual.base {
    case .unknown, .text, .workload: break
    case .node where type == .loadSubject, .pool where type == .loadSubject: break
    default: report(.wrongType(expected: type.expectation, actual: actual.name, at: range))
    }
  }

  private mutating func checkResourceName(
    _ symbol: Symbol, _ type: CommandPattern.PlaceType, at item: ExpressionID
  ) {
    guard !environment.hasComputedNames else { return }
    let kinds = kinds(ofResource: symbol)
    if type != .cluster, kinds.isPool { return }
    if type != .pool, kinds.isCluster { return }
    reportUnknownResource(symbol, type, at: item)
  }

  private mutating func reportUnknownResource(
    _ symbol: Symbol, _ type: CommandPattern.PlaceType, at item: ExpressionID
  ) {
    let name = tree.spelling(of: symbol)
    var known: [String: String] = [:]
    if context.givesAdvice, type != .cluster { known.merge(environment.pools) { old, _ in old } }
    if context.givesAdvice, type != .pool { known.merge(environment.clusters) { old, _ in old } }
    let kind = type == .pool ? "pool" : type == .cluster ? "cluster" : "pool or cluster"
    report(
      .unknownName(
        name, kind: kind, nearest: nearest(to: name, among: known.values.sorted()),
        at: tree.range(of: item)))
  }

  private mutating func enumerationArgument(
    _ item: ExpressionID, _ enumeration: Enumeration, _ option: Symbol?, into register: Int
  ) {
    let range = tree.range(of: item)
    if enumeration == .poolMode, case .name(let symbol) = tree.expression(item),
      option.map({ tree.spelling(of: $0) }) == "mode",
      let word = Enumeration.scaleDownMode.spelling(of: tree.spelling(of: symbol)), variable(symbol) == nil
    {
      report(
        .unknownValue(
          tree.spelling(of: symbol), of: enumeration, nearest: nil,
          help: "did you mean `scale-down-mode \(word.lowercased())`?", at: range))
      return
    }
    let type = expression(item, Expectation(enumeration: enumeration), into: register).type
    switch type.base {
    case .unknown, .text, .symbol: break
    case .enumeration(let actual) where actual == enumeration: break
    case .word(let word) where enumeration.has(SymbolTable.value(ofWord: word)): break
    default:
      report(.wrongType(expected: enumeration.name, actual: type.name, at: range))
    }
  }

  /// All remaining items as one text, as they are spelt.
  mutating func words(_ items: some Collection<ExpressionID>) -> Int {
    let text = items.map { tree.spelling(of: $0) }.joined(separator: " ")
    return load(machine.arena.text(text), into: temporary())
  }
}
