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
      expected: expected.written, actual: actual, as: expected.matchingKind, options: options,
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
    failure.help = settings.isUpdating ? nil : help(comparison)
    return failure
  }

  private func help(_ comparison: OutputMatching.Comparison) -> String {
    let update = "if it is right now, `aksl doc --update` writes it into the document"
    let isPart = comparison.differences.allSatisfy { $0.expected == nil }
    guard isPart, options.match == .automatic else { return update }
    return
      "a part is marked with `match=subset`, or with a line `[...]` where something is left out; \(update)"
  }

  /// What passes and should be written otherwise.
  func warnings(_ comparison: OutputMatching.Comparison) -> [Diagnostic] {
    let copied =
      expected.language == "json"
      ? OutputMatching.lineWithoutJSON(in: expected.written, hasMarks: options.hasMarks) : nil
    let warnings = copied.map { line in
      Diagnostic(
        code: "DOC022", severity: .warning, title: "readers who copy this have no JSON",
        range: expected.range(ofLine: line), label: "no JSON",
        help: "a comma stands between two members and none behind the last one, and brackets are closed")
    }
    return [warnings].compactMap(\.self)
      + comparison.remarks.map { remark in
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
    let score = JaroSimilarity.score(expected.written, actual, asJSON: expected.kind == .json)
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
  /// The same as JSON or as a table, where it is called a text and both it and what was printed are that.
  ///
  /// Many articles call all output `output`. nil: it is what it is called.
  func asData(for actual: String) -> ExpectedOutput? {
    guard kind == .text, options.match != .regex,
      let kind = OutputMatching.Kind(ofData: written, and: actual)
    else { return nil }
    var output = self
    output.kind = kind == .json ? .json : .table
    return output
  }

  /// The text as it is compared.
  var written: String { String(decoding: text.script, as: UTF8.self) }

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
    let lines = text.lines
    let whole = lines.isEmpty ? 0..<0 : lines[min(max(0, number), lines.count - 1)].withoutEnding
    let (start, end) = (
      text.bytes[whole].firstIndex { $0 != UInt8(ascii: " ") } ?? whole.lowerBound, whole.upperBound
    )
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
  /// What differs is written into the document afterwards.
  package var isUpdating = false

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

  /// The newest change of a property of something that is named in a path, or else of the one thing in the output that had
  /// such a change: of two, nobody knows which is meant.
  func lastChange(ofPath path: String, in output: String) -> LastChange? {
    let words = path.split { ".[]".contains($0) }.map(String.init)
    let entries = last.filter { key, _ in words.contains { key.hasSuffix(" \($0)") } }.values
    let named = entries.filter { words.contains($0.name) }
    let candidates = named.isEmpty ? entries.filter { output.containsWord($0.name) } : named
    guard Set(candidates.map(\.name)).count == 1 else { return nil }
    return candidates.max { $0.number < $1.number }?.change
  }
}

extension String {
  /// Whether a word stands in it, and not as a part of another one.
  fileprivate func containsWord(_ word: String) -> Bool {
    let isPart = { (byte: UInt8?) in
      byte.map { (0x30...0x39).contains($0) || (0x41...0x5a).contains($0 & ~0x20) || "-_".utf8.contains($0) }
        ?? false
    }
    var rest = Array(utf8)[...]
    let bytes = rest
    while !word.isEmpty, let found = rest.firstRange(of: Array(word.utf8)) {
      let before = found.lowerBound > 0 ? bytes[found.lowerBound - 1] : nil
      let after = found.upperBound < bytes.count ? bytes[found.upperBound] : nil
      if !isPart(before), !isPart(after) { return true }
      rest = bytes[(found.lowerBound + 1)...]
    }
    return false
  }
}
