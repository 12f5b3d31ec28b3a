import AKSLInterpreter
import LineEditor

/// What texts mean in a session, for the line editor.
struct SessionAssistant: LineAssistant {
  private let assistant: Assistant
  private let files: LoadedFiles
  private var known = KnownText()

  /// Knows the session in which the text would run, and the files that it has read.
  init(session: Session, files: LoadedFiles = LoadedFiles()) {
    assistant = Assistant(session)
    self.files = files
  }

  var awaitsNews: Bool { !files.isEmpty }

  func takeNews() -> [String] { files.takeNews() }

  func isIncomplete(_ text: String) -> Bool { Session.isIncomplete(text) }

  mutating func spans(of text: String, cursor: Int?) -> [LineSpan] {
    let highlights = assistant.highlights(of: text, cursor: cursor, &known)
    var spans: [LineSpan] = []
    spans.reserveCapacity(highlights.count)
    for highlight in highlights {
      guard let style = highlight.isError ? Self.errorStyle : highlight.role.style else { continue }
      spans.append(LineSpan(range: highlight.range, style: style))
    }
    guard let cursor, BracketPair.isBracket(at: cursor, in: text) else { return spans }
    let silent = highlights.filter { $0.role == .text || $0.role == .comment }.map(\.range)
    guard let pair = BracketPair(in: text, at: cursor, except: silent) else { return spans }
    return [pair.open, pair.close].reduce(spans) { $0.overlaid($1..<$1 + 1, with: Self.bracketStyle) }
  }

  mutating func openings(in text: String) -> [LineOpening] {
    OpenConstructs.openings(in: known.reading(of: text))
  }

  mutating func hint(after text: String) -> String? { assistant.hint(after: text, &known) }

  func completion(of text: String, at cursor: Int) -> LineCompletion {
    let completion = assistant.completion(of: text, at: cursor)
    return LineCompletion(
      range: completion.range,
      candidates: completion.candidates.map { LineCandidate(text: $0.text, help: $0.help, ending: $0.ending) }
    )
  }

  func help(for text: String, at cursor: Int) -> [String] { assistant.possibilities(in: text, at: cursor) }

  private static let errorStyle = LineStyle(color: .red, isUnderlined: true)
  private static let bracketStyle = LineStyle(color: .cyan, isBold: true)
}

extension HighlightRole {
  /// How it looks: few colours, and nothing of its own for what most of a line is made of.
  fileprivate var style: LineStyle? {
    switch self {
    case .keyword, .interpolation: LineStyle(color: .magenta)
    case .verb, .azureCommand: LineStyle(color: .blue, isBold: true)
    case .optionWord, .azureOption: LineStyle(color: .cyan)
    case .function, .property: LineStyle(color: .blue)
    case .value, .number, .duration, .money: LineStyle(color: .yellow)
    case .text: LineStyle(color: .green)
    case .comment: LineStyle(color: .grey)
    case .placeName: LineStyle(isBold: true)
    case .unknownVerb, .name, .variable, .operator, .punctuation, .azureValue, .plain: nil
    }
  }
}
