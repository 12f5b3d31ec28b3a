/// What a text means to whoever takes it; the editor asks while somebody types.
///
/// Offsets count UTF-8 bytes of the text. What is asked with each key may keep what it found for the next question;
/// no answer depends on that.
package protocol LineAssistant {
  /// Whether the text needs further lines.
  func isIncomplete(_ text: String) -> Bool

  /// How parts of the text look: in order, not overlapping, what is left out is plain.
  ///
  /// Errors are among them, and the bracket that matches the one at the cursor. A text that is finished has
  /// no cursor.
  mutating func spans(of text: String, cursor: Int?) -> [LineSpan]

  /// What may stand behind the text, in grey, when no entry of the history goes on like it; nil for nothing.
  ///
  /// Words in `<…>` or `[…]` stand for others; what comes before the first of them can be accepted.
  mutating func hint(after text: String) -> String?

  /// What is open where each line after the first begins, one for each newline of the text.
  mutating func openings(in text: String) -> [LineOpening]

  /// What may stand at the cursor.
  func completion(of text: String, at cursor: Int) -> LineCompletion

  /// What `?` says at the cursor, line by line; empty where `?` is an ordinary character.
  func help(for text: String, at cursor: Int) -> [String]

  /// Something may happen while a text is edited, and is worth to be asked for.
  var awaitsNews: Bool { get }

  /// What has happened, line by line, to be told above the text; asked for now and then, while nobody types.
  func takeNews() -> [String]
}

extension LineAssistant {
  package var awaitsNews: Bool { false }
  package func takeNews() -> [String] { [] }

  /// Nothing is known of it.
  package func openings(in text: String) -> [LineOpening] { [] }
}

/// What is open where a line begins.
package struct LineOpening: Hashable, Sendable {
  /// What may be shown of the innermost of it, the best first: its keyword, its sign.
  package var names: [String]
  /// How many levels a new line is indented by.
  package var depth: Int

  package init(names: [String], depth: Int) {
    self.names = names
    self.depth = depth
  }
}

/// How a part of a text looks.
package struct LineSpan: Hashable, Sendable {
  /// The part, in UTF-8 bytes from the start of the text.
  package var range: Range<Int>
  /// Its look.
  package var style: LineStyle

  package init(range: Range<Int>, style: LineStyle) {
    self.range = range
    self.style = style
  }
}

/// What may stand at a place of a text.
package struct LineCompletion: Hashable, Sendable {
  /// What a candidate takes the place of, in UTF-8 bytes from the start of the text; it ends at the cursor.
  package var range: Range<Int>
  /// In the order in which they are shown.
  package var candidates: [LineCandidate]

  package init(range: Range<Int>, candidates: [LineCandidate]) {
    self.range = range
    self.candidates = candidates
  }
}

/// One of the things that may stand at a place of a text.
package struct LineCandidate: Hashable, Sendable {
  /// The text itself.
  package var text: String
  /// What it is, in a few words; may be empty.
  package var help: String
  /// What comes behind it once it is chosen: mostly a blank.
  package var ending: String

  package init(text: String, help: String = "", ending: String = " ") {
    self.text = text
    self.help = help
    self.ending = ending
  }
}
