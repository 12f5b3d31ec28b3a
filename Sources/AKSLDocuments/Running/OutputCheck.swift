import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import Markdown
package import OutputMatching

/// Compares what a block printed with what the document shows.
struct OutputCheck {
  let expected: ExpectedOutput
  let actual: String
  let settings: RunningSettings

  var comparison: OutputMatching.Comparison {
    OutputMatching.compare(
      expected: expected.text.text, actual: actual, as: expected.matchingKind, options: options,
      captures: settings.captures)
  }

  var options: OutputMatching.Options { expected.matchingOptions(settings.normalized) }

  /// The failure of a comparison that found differences.
  func failure(_ comparison: OutputMatching.Comparison, _ lastChange: LastChange?, events: Int)
    -> AssertionFailure
  {
    var failure = AssertionFailure(
      code: "DOC003", title: "the output is not what the document shows",
      subject: expected.range(ofLine: comparison.differences.first?.line ?? 0), actual: "",
      texts: TextPair(expected: comparison.shownExpected, actual: comparison.shownActual),
      eventsBefore: events)
    failure.differences = ValueDifferences(
      comparison.differences.map { ValueDifference(path: $0.path, expected: $0.expected, actual: $0.actual) })
    failure.lastChange = lastChange
    failure.rule = lastChange?.rule
    failure.help = "if it is right now, `aksl doc --update` writes it into the document"
    return failure
  }

  /// What passes and should be written otherwise.
  func warnings(_ comparison: OutputMatching.Comparison) -> [Diagnostic] {
    comparison.remarks.map { remark in
      switch remark {
      case .memberOrder(let line):
        Diagnostic(
          code: "DOC021", severity: .warning, title: "these members are printed in another order",
          range: expected.range(ofLine: line), label: "out of order",
          help: "an object is equal in any order; az sorts members by their names")
      }
    }
  }
}

extension OutputCheck {
  /// What Innovation Engine's score would have said, where it is something else.
  func similarityWarning(_ comparison: OutputMatching.Comparison) -> Diagnostic? {
    guard let similarity = expected.similarity else { return nil }
    let score = JaroSimilarity.score(expected.text.text, actual, asJSON: expected.kind == .json)
    guard (score >= similarity.least) != comparison.isEqual else { return nil }
    let (thousandths, least) = (
      AmountFormat.number((score * 1000).rounded() / 1000), AmountFormat.number(similarity.least)
    )
    let title =
      comparison.isEqual
      ? "a similarity of \(thousandths) would have failed, and nothing differs"
      : "a similarity of \(thousandths) would have passed, and the output differs"
    return Diagnostic(
      code: "DOC010", severity: .warning, title: title, range: similarity.range, label: "at least \(least)",
      help: "the score is told and decides nothing")
  }
}

extension ExpectedOutput {
  /// The same as JSON or as a table, where both it and what was printed are that.
  ///
  /// Many articles call all output `output`. nil: it is what it is called.
  func asData(for actual: String) -> ExpectedOutput? {
    guard kind == .text, options.match != .regex,
      let kind = OutputMatching.Kind(ofData: text.text, and: actual)
    else { return nil }
    var output = self
    output.kind = kind == .json ? .json : .table
    return output
  }

  var matchingKind: OutputMatching.Kind {
    switch kind {
    case .text: .text
    case .json: .json
    case .yaml: .yaml
    case .table: .table
    }
  }

  func matchingOptions(_ normalized: Set<TypedToken>) -> OutputMatching.Options {
    var result = OutputMatching.Options()
    result.hasMarks = options.elides
    result.areBlanksExact = options.isExactAboutBlanks
    result.isOrderFree = options.isInAnyOrder
    result.normalized = normalized
    switch options.match {
    case .exact: result.match = .exact
    case .subset: result.match = .subset
    case .regex: result.match = .expressions
    // Innovation Engine's documents show a part.
    case nil: result.match = similarity != nil && kind == .json ? .subset : .automatic
    }
    return result
  }

  /// A line of the text, from 0, as a place in the document.
  func range(ofLine number: Int) -> SourceRange {
    let bytes = text.bytes
    var start = 0
    for _ in 0..<max(0, number) {
      guard let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")), feed + 1 < bytes.count else {
        break
      }
      start = feed + 1
    }
    var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    return text.sourceRange(of: start..<end)
  }
}

/// What the steps of a document share while it runs.
package struct RunningSettings: Sendable {
  /// Values that count as equal to each other in what is printed.
  package var normalized: Set<TypedToken> = []
  /// What names in expected outputs stood for so far.
  var captures = Captures()
  /// The last change of each property of each resource.
  var changes = ChangeLog()

  package init() {}

  /// The kinds of values that can be taken as equal, by their names.
  package static let kinds = TypedToken.allCases.map { $0.rawValue.lowercased() }

  /// Takes the values of a kind as equal; false: there is no such kind.
  package mutating func normalize(_ name: String) -> Bool {
    guard let kind = TypedToken(rawValue: name.uppercased()) else { return false }
    normalized.insert(kind)
    return true
  }
}

/// The last change of each property that was seen.
struct ChangeLog: Sendable {
  private var last: [String: (number: Int, name: String, change: LastChange)] = [:]

  /// Takes note of a change, as it is told of the document.
  mutating func take(_ event: RunEvent) {
    guard case .world(let change) = event.kind else { return }
    let text = "\(change.property) \(Self.text(change.from)) -> \(Self.text(change.to))"
    last["\(change.name) \(change.property)"] = (
      change.number, change.name,
      LastChange(change, text: text, at: event.at, cause: event.place)
    )
  }

  private static func text(_ datum: Datum) -> String {
    if case .text(let text) = datum { text } else { datum.literal }
  }

  /// The newest change of a property of something that is named in an output.
  func lastChange(ofPath path: String, in output: String) -> LastChange? {
    let words = path.split { ".[]".contains($0) }
    let candidates = last.filter { key, entry in
      words.contains { key.hasSuffix(" \($0)") } && output.contains(entry.name)
    }
    return candidates.values.max { $0.number < $1.number }?.change
  }
}
