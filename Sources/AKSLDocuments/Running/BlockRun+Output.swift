import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import JMESPath
import Markdown
import OutputMatching
import RegularExpressions

// What a block prints, and what the document shows.
extension BlockRun {
  /// Compares what was printed with the output that the document shows, if it shows one.
  mutating func judgeOutput(_ printed: PrintedOutput, _ test: inout TestReport) {
    guard isOutputKnown, var expected = step.output else { return }
    expected.options = step.options.comparing(expected.options)
    if let expression = expected.expression { return judge(expression, expected.options, printed, &test) }
    judge(expected, printed.texts(for: expected.kind), &test)
  }

  /// Looks for what an expression describes, as Innovation Engine does.
  private mutating func judge(
    _ wanted: SimilarityExpression, _ options: BlockOptions, _ printed: PrintedOutput,
    _ test: inout TestReport
  ) {
    guard !options.ignoresOutput, !outcome.wasInterrupted, test.failures.isEmpty else { return }
    test.assertions += 1
    let texts = printed.texts(for: .text).map(pieces.inExample)
    let work = wanted.expression.work * texts.reduce(0) { $0 + $1.utf8.count }
    guard work <= OutputMatching.expressionLimit else {
      return fail(
        &test, "DOC003", "the output is too long for this expression", at: wanted.range,
        "\(work) steps", "at most \(OutputMatching.expressionLimit)")
    }
    guard !texts.contains(where: wanted.expression.isFound) else { return }
    fail(
      &test, "DOC003", "nothing in the output is what this expression describes", at: wanted.range,
      texts.first?.split(separator: "\n").first.map(String.init) ?? "no output", wanted.expression.text)
  }

  /// Compares with whichever of some texts fits best; of a transcript, it is the answer to the exchange of this number.
  mutating func judge(
    _ expected: ExpectedOutput, _ texts: [String], _ test: inout TestReport, of exchange: Int? = nil
  ) {
    guard !expected.options.ignoresOutput, !outcome.wasInterrupted else { return }
    let hadFailed = exchange == nil && !test.failures.isEmpty
    let checks = texts.flatMap { text -> [OutputCheck] in
      let actual = pieces.inExample(text)
      let kinds = [expected] + [expected.asData(for: actual)].compactMap(\.self)
      return kinds.map { OutputCheck(expected: $0, actual: actual, settings: settings) }
    }
    guard var best = checks.first.map({ (check: $0, comparison: $0.comparison) }) else { return }
    for check in checks.dropFirst() where !best.comparison.isEqual {
      let comparison = check.comparison
      // Read as data, it tells what differs.
      let isData = check.expected.kind != expected.kind
      let isBestData = best.check.expected.kind != expected.kind
      // Nothing is near to everything.
      let isCloser =
        comparison.differences.count < best.comparison.differences.count && !check.actual.isEmpty
      if comparison.isEqual || isData && !isBestData || isData == isBestData && isCloser {
        best = (check, comparison)
      }
    }
    outputs.append(
      DocumentOutput(
        step: step.name, source: step.source, expected: best.check.expected, exchange: exchange,
        actual: best.check.actual, captures: settings.captures, normalized: settings.normalized))
    // Another failure explains another output.
    guard !hadFailed else { return }
    test.assertions += 1
    settings.captures = best.comparison.captures
    for diagnostic in best.check.warnings(best.comparison) {
      let place = Place(source: step.source, range: diagnostic.range)
      warnings.append(RunEvent(at: session.now, place: place, kind: .diagnostic(diagnostic)))
    }
    if let warning = best.check.similarityWarning(best.comparison) {
      let place = Place(source: step.source, range: warning.range)
      warnings.append(RunEvent(at: session.now, place: place, kind: .diagnostic(warning)))
    }
    guard let first = best.comparison.differences.first else { return }
    let change = settings.changes.lastChange(ofPath: first.path, in: best.check.actual)
    let failure = best.check.failure(best.comparison, change, events: session.eventCount)
    let place = Place(source: step.source, range: failure.subject)
    test.failures.append(RunEvent(at: session.now, place: place, kind: .assertionFailed(failure)))
    outcome.hasFailed = true
  }

  // MARK: - Captures

  /// Puts values of the last answer into variables, of the language and of the shell.
  mutating func capture(from printed: PrintedOutput, _ test: inout TestReport) {
    guard !step.options.captures.isEmpty, test.failures.isEmpty, !outcome.wasInterrupted else { return }
    let answer = try? JSONValue(parsing: printed.lastAnswer)
    for capture in step.options.captures {
      test.assertions += 1
      guard let answer, let found = try? JMESPath(capture.path).search(answer),
        let datum = Datum(scalar: found)
      else {
        let actual = answer == nil ? "the last answer is no JSON" : "no text, number or truth is there"
        fail(
          &test, "DOC006", "there is nothing to put into `\(capture.name)`", at: capture.range, actual, nil)
        continue
      }
      if Session.isShellVariable(capture.name) {
        session.setShellVariable(capture.name, to: datum.shellText)
      }
      let verb = session.hasVariable(capture.name) ? "" : "let "
      let statement = SourceText(name: "capture", "\(verb)\(capture.name) = \(datum.literal)")
      // A name that the language has for something else is one of the shell alone.
      if session.compiles(statement) { _ = session.run(statement, mode: .script) { _ in } }
    }
  }

  // MARK: - Transcripts

  /// Types the inputs of a transcript, and compares each answer with what stands below it.
  mutating func runTranscript(_ test: inout TestReport) {
    for (number, exchange) in TranscriptExchange.all(in: step.text).enumerated() {
      let source = pieces.source(ofInput: exchange.input, number: number + 1, in: step)
      var log = TestLog(of: test.identity)
      var printed = PrintedOutput()
      var changes = settings.changes
      let pieces = pieces
      let result = session.run(source, mode: .prompt, shouldStop: shouldStop) { event in
        let told = pieces.inDocument(event)
        log.take(told)
        changes.take(told)
        printed.take(event.moved(pieces.inExample))
      }
      settings.changes = changes
      var part = log.outside
      // What goes wrong is an answer like any other.
      if !step.options.ignoresOutput { part.failures = [] }
      test.take(part)
      if step.options.ignoresOutput { outcome.add(result) }
      outcome.wasInterrupted = outcome.wasInterrupted || result.wasInterrupted
      if step.options.ignoresOutput, !test.failures.isEmpty || outcome.wasInterrupted { return }
      let expected = ExpectedOutput(
        kind: .text, text: exchange.output, range: step.range, options: step.options, similarity: nil)
      // Each answer is an answer of its own: all that differ are told, and can be written.
      judge(expected, [printed.whole], &test, of: number)
      if outcome.wasInterrupted { return }
    }
  }
}

extension DocumentStep {
  /// What of its text is to run: of a transcript, what was typed.
  var commands: MarkdownText {
    guard action == .transcript else { return text }
    var typed = MarkdownText()
    for exchange in TranscriptExchange.all(in: text) { typed.append(exchange.input) }
    return typed
  }
}

/// An input of a transcript, and what stands below it.
struct TranscriptExchange {
  static let prompt = "aksl> "
  static let continuation = "  ...> "

  var input = MarkdownText()
  var output = MarkdownText()

  /// The exchanges of a transcript; what stands above the first prompt is none's.
  static func all(in text: MarkdownText) -> [TranscriptExchange] {
    var exchanges: [TranscriptExchange] = []
    var isInput = false
    for line in text.lines {
      let (bytes, whole) = (text.bytes[line.withoutEnding], line.whole)
      if bytes.starts(with: prompt.utf8) || bytes.elementsEqual("aksl>".utf8) {
        exchanges.append(TranscriptExchange())
        exchanges[exchanges.count - 1].input.append(text.part(whole.dropFirst(prompt.utf8.count)))
        isInput = true
      } else if isInput, bytes.starts(with: continuation.utf8) {
        exchanges[exchanges.count - 1].input.append(text.part(whole.dropFirst(continuation.utf8.count)))
      } else if !exchanges.isEmpty {
        isInput = false
        exchanges[exchanges.count - 1].output.append(text.part(whole))
      }
    }
    for index in exchanges.indices {
      let exchange = exchanges[index]
      let output = exchange.output.withoutLastBlankLines
      // Where nothing stands, something could: below the input.
      let end = exchange.input.bytes.count
      exchanges[index].output = output.isEmpty ? exchange.input.part(end..<end) : output
    }
    return exchanges
  }
}

extension MarkdownText {
  /// Blank lines before the next prompt are for the reader.
  fileprivate var withoutLastBlankLines: MarkdownText {
    guard let last = bytes.lastIndex(where: { !" \t\r\n".utf8.contains($0) }) else {
      return MarkdownText()
    }
    return part(0..<(lines.first { $0.upperBound > last }?.upperBound ?? bytes.count))
  }
}

extension Datum {
  /// A text, a number or a truth; nil for anything else.
  fileprivate init?(scalar value: JSONValue) {
    switch value {
    case .boolean(let truth): self = .boolean(truth)
    case .integer(let number): self = .integer(number)
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .null, .array, .object: return nil
    }
  }

  /// As `--output tsv` writes it.
  fileprivate var shellText: String { if case .text(let text) = self { text } else { literal } }
}
