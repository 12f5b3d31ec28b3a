/// A place at which two values differ.
package struct ValueDifference: Hashable, Sendable {
  /// As a script would go there: `powerState.code`, `[2].name`.
  package var path: String
  /// As the language writes it; nil: nothing should stand there.
  package var expected: String?
  /// The same of what is there; nil: nothing stands there.
  package var actual: String?

  package init(path: String, expected: String?, actual: String?) {
    self.path = path
    self.expected = expected
    self.actual = actual
  }
}

/// In what two values differ that should be the same.
package struct ValueDifferences: Hashable, Sendable {
  /// The first of them, in the order of what was expected; then what was not.
  package var shown: [ValueDifference] = []
  /// How many there are.
  package var count = 0

  /// More are counted and not kept.
  package static let limit = 20

  package init() {}

  /// All of these, of which the first are kept.
  package init(_ differences: [ValueDifference]) {
    shown = Array(differences.prefix(Self.limit))
    count = differences.count
  }

  mutating func add(_ difference: @autoclosure () -> ValueDifference) {
    count += 1
    if shown.count < Self.limit { shown.append(difference()) }
  }
}

/// Two texts of which one has several lines.
package struct TextPair: Hashable, Sendable {
  package var expected: String
  package var actual: String

  package init(expected: String, actual: String) {
    self.expected = expected
    self.actual = actual
  }
}
