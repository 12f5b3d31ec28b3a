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
      report.watched = report.watched.map { $0.moved(moved, move) }
      event.kind = .faulted(report)
    case .assertionFailed(let failure): event.kind = .assertionFailed(failure.moved(moved, move))
    case .scenarioPassedOver(var identity):
      identity.place = move(identity.place)
      event.kind = .scenarioPassedOver(identity)
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

extension AssertionFailure {
  /// The same with every place moved; ranges are those of the source of its event.
  fileprivate func moved(_ range: (SourceRange) -> SourceRange, _ place: (Place) -> Place) -> AssertionFailure
  {
    func moved(_ change: LastChange) -> LastChange {
      var change = change
      change.cause = change.cause.map(place)
      return change
    }
    var failure = self
    failure.subject = range(subject)
    failure.callers = callers.map(place)
    failure.statement = statement.map(place)
    failure.lastChange = lastChange.map(moved)
    failure.changes = changes.map(moved)
    failure.parts = parts.map { part in
      var part = part
      part.range = range(part.range)
      part.values = part.values.map { value in
        var value = value
        value.range = range(value.range)
        return value
      }
      return part
    }
    return failure
  }
}

/// Knows where in the document the pieces stand that have run.
struct PieceMap {
  /// Something of a document that runs as a source of its own.
  private struct Piece {
    /// The file that it stands in.
    var file: SourceText
    var text: MarkdownText
    /// What a claim is about.
    var sentence: SourceRange?
    /// What the piece is called in its own output.
    var shownName: String
  }

  let document: SourceText
  /// By the name under which each piece ran.
  private var pieces: [String: Piece] = [:]

  init(_ document: SourceText) { self.document = document }

  /// A step as a source of its own, whose name tells it from all others.
  mutating func source(of step: DocumentStep) -> SourceText {
    var sentence: SourceRange?
    if case .claim(let range) = step.action { sentence = range }
    // A session knows a script of the shell by its name.
    let ending = step.action == .shell ? ".sh" : ""
    return source(step.commands, in: step, step.name + ending, sentence, shownName: "example.aksl")
  }

  /// An input of a transcript.
  mutating func source(ofInput text: MarkdownText, number: Int, in step: DocumentStep) -> SourceText {
    source(text, in: step, "\(step.name)-\(number)", nil, shownName: "<prompt>")
  }

  private mutating func source(
    _ text: MarkdownText, in step: DocumentStep, _ name: String, _ sentence: SourceRange?, shownName: String
  ) -> SourceText {
    let name = "\(document.name)#\(name)"
    pieces[name] = Piece(file: step.source, text: text, sentence: sentence, shownName: shownName)
    return SourceText(
      name: name, bytes: name.hasSuffix(".sh") ? SourceText.typed(at: text.script) : text.script)
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
      let words = piece.text.text.split(whereSeparator: \.isWhitespace)
      failure.message = words.dropFirst().joined(separator: " ")
      event.kind = .assertionFailed(failure)
    }
    return event
  }

  /// A place in a piece as a place in the document; what a claim is about is its sentence.
  func inDocument(_ place: Place) -> Place {
    guard let piece = pieces[place.source.name], let sentence = piece.sentence else { return inText(place) }
    return Place(source: piece.file, range: sentence)
  }

  /// The place in the document of what is written in a piece.
  func inText(_ place: Place) -> Place {
    guard let piece = pieces[place.source.name] else { return place }
    let range = Int(place.range.start)..<Int(max(place.range.start, place.range.end))
    return Place(source: piece.file, range: piece.text.sourceRange(of: range))
  }

  /// A text that may name pieces, as a reader sees it who knows nothing of the document.
  func inExample(_ text: String) -> String {
    guard text.contains("\(document.name)#") else { return text }
    // The longest name first: one may begin as another one.
    return pieces.keys.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }.reduce(text) { text, name in
      text.replacing(name, with: pieces[name]?.shownName ?? name)
    }
  }

  /// A place in a piece as a reader sees it who knows nothing of the document.
  func inExample(_ place: Place) -> Place {
    guard let piece = pieces[place.source.name] else { return place }
    return Place(source: SourceText(name: piece.shownName, bytes: place.source.bytes), range: place.range)
  }
}

extension MarkdownText {
  /// Its bytes as a script: Markdown knows lines that end with a carriage return alone, and no language here does.
  var script: [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    return bytes.indices.map { index in
      let isEnd = bytes[index] == UInt8(ascii: "\r") && !bytes[(index + 1)...].starts(with: "\n".utf8)
      return isEnd ? UInt8(ascii: "\n") : bytes[index]
    }
  }
}
