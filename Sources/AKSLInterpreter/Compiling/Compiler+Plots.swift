import AKSLLanguage

// `plot dev.nodes.running over 24h`: the expressions run again and again, so their code stands behind the command.
extension Compiler {
  /// The lines that an item asks for: a list is one for each element.
  func elements(ofLine item: ExpressionID) -> [ExpressionID] {
    if case .list(let elements) = tree.expression(item) { return tree.elements(of: elements) }
    return [item]
  }

  /// Writes the code of all lines; the session goes through it whenever it looks.
  mutating func plot(_ lines: [ExpressionID], _ range: SourceRange) {
    if lines.count > PlotWish.lineLimit {
      report(.tooManyLines(limit: PlotWish.lineLimit, at: tree.range(of: lines[PlotWish.lineLimit])))
      return
    }
    let end = code.position
    code.emit(Instruction(.jump))
    var site = PlotSite()
    for line in lines {
      let start = code.position
      let operand = expression(line, into: temporary())
      checkLine(operand.type, line)
      site.lines.append(.init(range: tree.range(of: line), start: start, register: operand.register))
      code.origin = range
      code.emit(Instruction(.halt))
    }
    code.aimHere(end)
    unit.plots.append(site)
  }

  /// Reports `plot over 24h`: an option where values should stand.
  mutating func reportsMissingValue(
    _ item: ExpressionID, _ type: CommandPattern.PlaceType, _ form: CommandForms.Form
  ) -> Bool {
    guard let word = tree.symbol(at: item), visibleMeaning(of: word) == nil,
      commandForms.option(word, of: form) != nil
    else { return false }
    let range = tree.range(of: item)
    report(
      .unexpectedItem(
        tree.spelling(of: item), expected: type.expectation,
        help: "what is drawn comes first: `plot dev.nodes.running \(tree.spelling(of: item)) …`", at: range))
    return true
  }

  private mutating func checkLine(_ type: StaticType, _ line: ExpressionID) {
    let text = tree.spelling(of: line)
    let help: String
    switch type.base {
    case .unknown, .null, .boolean, .integer, .number, .duration, .money, .memory, .cpu: return
    case .pool, .cluster: help = "write `\(text).nodes.running` or `\(text).cost.perHour`"
    case .nodes: help = "write `\(text).running` or `\(text).total`"
    case .cost: help = "write `\(text).perHour` or `\(text).total`"
    case .list: help = "write `(\(text)).length` for how many there are"
    case .enumeration, .word, .symbol:
      help = "compare it, `(\(text) == …)`: a chart of true and false; `show timeline` shows states"
    default: help = "a chart is of numbers, money, durations, memory, cpus, or of true and false"
    }
    report(.wrongType(expected: "a number", actual: type.name, help: help, at: tree.range(of: line)))
  }
}

extension Diagnostic {
  /// More than a chart can tell apart.
  fileprivate static func tooManyLines(limit: Int, at range: SourceRange) -> Diagnostic {
    unexpectedItem(
      "this line", expected: "at most \(limit) lines", help: "make two charts of them", at: range)
  }
}
