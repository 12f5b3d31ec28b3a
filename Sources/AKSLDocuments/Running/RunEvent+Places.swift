import AKSLInterpreter
import AKSLLanguage
import Markdown

extension RunEvent {
  /// The same with every place moved: what runs is a piece of a document, and what is told of it stands there.
  func moved(_ move: (Place) -> Place) -> RunEvent {
    var event = self
    event.place = place.map(move)
    /// A range in the source of the event.
    func moved(_ range: SourceRange) -> SourceRange {
      place.map { move(Place(source: $0.source, range: range)).range } ?? range
    }
    switch kind {
    case .diagnostic(var diagnostic):
      diagnostic.range = moved(diagnostic.range)
      diagnostic.labels = diagnostic.labels.map { .init(range: moved($0.range), text: $0.text) }
      if let range = diagnostic.fixIt?.range { diagnostic.fixIt?.range = moved(range) }
      event.kind = .diagnostic(diagnostic)
    case .refused(var report):
      report.callers = report.callers.map(move)
      event.kind = .refused(report)
    case .faulted(var report):
      report.callers = report.callers.map(move)
      event.kind = .faulted(report)
    case .assertionFailed(var failure):
      failure.subject = moved(failure.subject)
      failure.callers = failure.callers.map(move)
      let cause = failure.lastChange?.cause
      failure.lastChange?.cause = cause.map(move)
      failure.changes = failure.changes.map { change in
        var change = change
        change.cause = change.cause.map(move)
        return change
      }
      event.kind = .assertionFailed(failure)
    case .scenarioStarted(var identity, let todo):
      identity.place = move(identity.place)
      event.kind = .scenarioStarted(identity, todo: todo)
    case .scenarioEnded(var report):
      report.identity.place = move(report.identity.place)
      event.kind = .scenarioEnded(report)
    default: break
    }
    return event
  }
}

/// Knows where in the document the pieces stand that have run.
struct PieceMap {
  let document: SourceText
  /// By the name under which each piece ran.
  private var pieces: [String: (step: DocumentStep, sentence: SourceRange?)] = [:]

  init(_ document: SourceText) { self.document = document }

  /// A piece as a source of its own, whose name tells it from all others.
  mutating func source(of step: DocumentStep) -> SourceText {
    var text = step.text.bytes
    var sentence: SourceRange?
    if case .claim(let range) = step.action { sentence = range }
    // A quote or a comment may end without an end of its line.
    if step.isSetUp { text.append(UInt8(ascii: "\n")) }
    let name = "\(document.name)#\(step.name)"
    pieces[name] = (step, sentence)
    return SourceText(name: name, bytes: text)
  }

  /// What is told of a piece, as it is told of the document.
  func inDocument(_ event: RunEvent) -> RunEvent {
    if case .diagnostic = event.kind { return event.moved(inText) }
    let piece = event.place.flatMap { pieces[$0.source.name] }
    var event = event.moved(inDocument)
    // The sentence doesn't say it in the words of the language.
    if let piece, piece.sentence != nil, case .assertionFailed(var failure) = event.kind,
      failure.message == nil
    {
      let words = piece.step.text.text.split(whereSeparator: \.isWhitespace)
      failure.message = words.dropFirst().joined(separator: " ")
      event.kind = .assertionFailed(failure)
    }
    return event
  }

  /// A place in a piece as a place in the document; what a claim is about is its sentence.
  func inDocument(_ place: Place) -> Place {
    guard let sentence = pieces[place.source.name]?.sentence else { return inText(place) }
    return Place(source: document, range: sentence)
  }

  /// The place in the document of what is written in a piece.
  func inText(_ place: Place) -> Place {
    guard let step = pieces[place.source.name]?.step else { return place }
    let range = Int(place.range.start)..<Int(max(place.range.start, place.range.end))
    return Place(source: document, range: step.text.sourceRange(of: range))
  }

  /// A place in a piece as a reader sees it who knows nothing of the document.
  func inExample(_ place: Place) -> Place {
    guard pieces[place.source.name] != nil else { return place }
    return Place(source: SourceText(name: Self.exampleName, bytes: place.source.bytes), range: place.range)
  }

  /// What a fence is called in its own output.
  static let exampleName = "example.aksl"
}
