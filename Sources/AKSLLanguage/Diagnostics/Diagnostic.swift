/// The stable name of a diagnostic, such as `S004`: scripts, editors and `explain` rely on it.
///
/// The letter says who finds it: `L` the lexer, `S` the parser, `R` the resolver (names, words, types), `A` az,
/// `H` the shell, `J` the bodies of clusters in JSON, `T` a test (an assertion or an expectation), `E` a fault while
/// running. The codes are declared beside the pass that reports them.
package struct DiagnosticCode: Hashable, Sendable, ExpressibleByStringLiteral {
  package let name: String

  package init(_ name: String) { self.name = name }
  package init(stringLiteral name: String) { self.name = name }
}

/// How bad it is: an error stops the source from running, a warning does not.
package enum Severity: String, Hashable, Sendable {
  case error
  case warning
}

/// Something wrong with the text of a source: found without running it, or while.
package struct Diagnostic: Hashable, Sendable {
  /// A second place that helps to see the fault, with a word on why.
  package struct Label: Hashable, Sendable {
    package var range: SourceRange
    package var text: String

    package init(range: SourceRange, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// A repair: replace the range by the text.
  package struct FixIt: Hashable, Sendable {
    package var range: SourceRange
    package var replacement: String
    /// The nearest word, which may not be the one that was meant: for a person to decide.
    package var isGuess: Bool

    package init(range: SourceRange, replacement: String, isGuess: Bool = false) {
      self.range = range
      self.replacement = replacement
      self.isGuess = isGuess
    }
  }

  package var code: DiagnosticCode
  package var severity: Severity
  /// One line, lower case, without a full stop: what is wrong.
  package var title: String
  /// Where: the range that is underlined.
  package var range: SourceRange
  /// What stands beside the underline; may be empty.
  package var label: String
  package var labels: [Label]
  /// What was expected, in a few words, or nil.
  package var expected: String?
  /// How to mend it, in a sentence, or nil.
  package var help: String?
  package var fixIt: FixIt?

  package init(
    code: DiagnosticCode, severity: Severity = .error, title: String, range: SourceRange,
    label: String = "", labels: [Label] = [], expected: String? = nil, help: String? = nil,
    fixIt: FixIt? = nil
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.range = range
    self.label = label
    self.labels = labels
    self.expected = expected
    self.help = help
    self.fixIt = fixIt
  }
}
