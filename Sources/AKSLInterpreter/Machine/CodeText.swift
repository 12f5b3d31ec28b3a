import AKSLLanguage

/// A text in the code: where it is written, and once it has run, its value.
///
/// Making a value of each would look at the whole source again while it is compiled, and most scripts never run all
/// of their texts.
struct CodeText: Sendable {
  /// In which of the machine's units it is written, and where.
  var unit: UInt32
  var range: SourceRange
  /// A part of a text with interpolations, which has no quotes of its own.
  var isSegment: Bool
  var value: Value?
}
