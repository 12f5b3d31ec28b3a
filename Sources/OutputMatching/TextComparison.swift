// Texts, line by line.
extension OutputMatching {
  static func textComparison(
    _ expected: String, _ actual: String, _ options: Options, _ captures: Captures
  ) -> Comparison {
    let wanted = ExpectedLines(NormalizedText(expected, options), options)
    let printed = NormalizedText(actual, options).lines.map(\.text)
    // A part of something is not nothing.
    var options = options
    if wanted.lines.isEmpty { options.match = .exact }
    var comparison = Comparison(captures: captures)
    let work = wanted.work(on: printed)
    guard work <= expressionLimit else {
      comparison.differences = [
        .init(
          path: "the comparison", expected: "at most \(expressionLimit) steps",
          actual: "these expressions and this output may take \(work)", line: 0)
      ]
      return comparison
    }
    if options.isOrderFree { return unorderedComparison(wanted, printed, options, captures) }
    for step in LineAlignment(wanted, printed, captures).steps {
      switch step {
      case .pair(let row, let column): comparison.addPair(wanted.lines[row], printed[column])
      case .gap(_, let columns): comparison.addSame(printed[columns])
      case .changed(let rows, let columns):
        comparison.addChange(
          wanted.lines[rows], printed[columns], after: rows.lowerBound, allowsMore: options.match == .subset)
      }
    }
    return comparison
  }

  /// Lines in any order; a gap anywhere allows others as well.
  private static func unorderedComparison(
    _ wanted: ExpectedLines, _ printed: [String], _ options: Options, _ captures: Captures
  ) -> Comparison {
    let lines = wanted.lines.filter { !$0.isGap }
    let partners = Assignment(lines.count, printed.count) { lines[$0].matches(printed[$1], captures) }
    var comparison = Comparison(captures: captures)
    for (row, line) in lines.enumerated() {
      if let column = partners.columns[row] {
        comparison.addPair(line, printed[column])
      } else {
        comparison.addChange([line], [], after: row, allowsMore: false)
      }
    }
    let rest = printed.indices.filter { !partners.isTaken($0) }.map { printed[$0] }
    let allowsMore = options.match == .subset || wanted.hasGaps
    comparison.addChange([], rest[...], after: wanted.lines.count, allowsMore: allowsMore)
    return comparison
  }
}

extension LineAlignment {
  init(_ wanted: ExpectedLines, _ printed: [String], _ captures: Captures) {
    self.init(
      expected: wanted.lines.count, actual: printed.count, isGap: { wanted.lines[$0].isGap },
      matches: { wanted.lines[$0].matches(printed[$1], captures) })
  }
}

extension OutputMatching.Comparison {
  /// A line that is as expected, unless a name in it stands for something else than before.
  fileprivate mutating func addPair(_ line: ExpectedLines.Line, _ printed: String) {
    if line.pattern?.matches(printed, &captures) ?? true {
      addSame([printed])
    } else {
      addChange([line], [printed], after: line.number, allowsMore: false)
    }
  }

  fileprivate mutating func addSame(_ printed: ArraySlice<String>) {
    let text = printed.map { $0 + "\n" }.joined()
    shownExpected += text
    shownActual += text
  }

  /// Lines that were not printed, and those in their place.
  fileprivate mutating func addChange(
    _ lines: ArraySlice<ExpectedLines.Line>, _ printed: ArraySlice<String>, after row: Int, allowsMore: Bool
  ) {
    for (offset, line) in lines.enumerated() {
      let replacement = offset < printed.count ? printed[printed.startIndex + offset] : nil
      differences.append(
        .init(path: "line \(line.number + 1)", expected: line.text, actual: replacement, line: line.number))
      shownExpected += line.text + "\n"
    }
    if allowsMore, lines.isEmpty { return addSame(printed) }
    shownActual += printed.map { $0 + "\n" }.joined()
    if allowsMore { return }
    for text in printed.dropFirst(lines.count) {
      let number = lines.last?.number ?? max(0, row - 1)
      differences.append(.init(path: "after line \(number + 1)", expected: nil, actual: text, line: number))
    }
  }
}
