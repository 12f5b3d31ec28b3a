package import AKSLLanguage

/// A message about something that went wrong, ready to be laid out: the one form of diagnostics, refusals,
/// assertions and faults.
package struct FailureMessage: Hashable, Sendable {
  /// A range of the source that is underlined, with a word on why.
  package struct Mark: Hashable, Sendable {
    package var range: SourceRange
    package var text: String
    /// The fault itself rather than something that explains it.
    package var isPrimary: Bool

    package init(range: SourceRange, text: String, isPrimary: Bool) {
      self.range = range
      self.text = text
      self.isPrimary = isPrimary
    }
  }

  /// A line below the source: `= help: …`.
  package struct Footnote: Hashable, Sendable {
    package var name: String
    package var text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  package var severity: Severity
  /// `S004`, or Azure's own code.
  package var code: String
  package var title: String
  /// Nil when it belongs to no source.
  package var source: SourceText?
  /// The offset whose line and column the message gives.
  package var location: UInt32
  /// The first is the primary one.
  package var marks: [Mark]
  /// How many lines before the fault are shown.
  package var contextLines: Int
  package var footnotes: [Footnote]

  package init(
    severity: Severity = .error, code: String, title: String, source: SourceText?,
    location: UInt32, marks: [Mark], contextLines: Int = 0, footnotes: [Footnote] = []
  ) {
    self.severity = severity
    self.code = code
    self.title = title
    self.source = source
    self.location = location
    self.marks = marks
    self.contextLines = contextLines
    self.footnotes = footnotes
  }

  /// Adds a footnote in front of all others.
  mutating func addFirstFootnote(_ name: String, _ text: String) {
    footnotes.insert(Footnote(name, text), at: 0)
  }

  /// Adds a footnote if there is something to say.
  mutating func addFootnote(_ name: String, _ text: String?) {
    if let text, !text.isEmpty { footnotes.append(Footnote(name, text)) }
  }
}
