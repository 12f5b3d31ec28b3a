package import AKSLJSON

/// An expression in JMESPath, the query language behind `az … --query`.
///
/// What an expression means is what jmespath.org specifies; where that leaves a choice, it is what the library does
/// that `az` uses (PyPI's jmespath 1.0.1), down to its leniencies: a call's arguments need no commas, and a slice
/// behind an index is no projection. Beyond it:
/// - An expression reference (`&name`) stands only among the arguments of a function.
/// - Whole numbers have 64 bits; beyond, they are doubles. NaN and infinities don't exist.
/// - What ends in an exception of Python's there (`merge` of a list, `'a' < 1`) is an error here.
package struct JMESPath: Hashable, Sendable {
  /// What an expression may take.
  package struct Limits: Hashable, Sendable {
    /// The length of the expression in bytes.
    package var size = 16 * 1024
    /// How deep expressions may stand inside one another.
    package var depth = 256
    /// How many steps one search may take.
    ///
    /// Steps are expressions evaluated, values compared, copied or given back, and bytes of texts that are made:
    /// `[@, @] | [@, @] | …` doubles with every part.
    package var steps = 10_000_000
    /// How many arrays and objects of the result may stand inside one another.
    package var resultDepth = 512

    package init() {}
  }

  /// The expression as it was written.
  package let text: String

  private let root: Node
  private let limits: Limits

  package init(_ text: String, limits: Limits = Limits()) throws(JMESPathError) {
    self.text = text
    self.limits = limits
    var parser = try Parser(text: Array(text.utf8), limits: limits)
    root = try parser.parse()
  }

  /// Whether a value counts as true in a condition.
  package static func isTrue(_ value: JSONValue) -> Bool { PythonValue.isTrue(value) }

  /// What the expression finds in a document; null where there is nothing.
  package func search(_ document: JSONValue) throws(JMESPathError) -> JSONValue {
    var evaluator = Evaluator(text: Array(text.utf8), limits: limits)
    let result = try evaluator.evaluate(root, on: document)
    try evaluator.charge(for: result, at: root)
    return result
  }

  /// Throws where a call names no function, or has too few or too many arguments: it fails wherever it is evaluated.
  package func checkCalls() throws(JMESPathError) {
    let evaluator = Evaluator(text: Array(text.utf8), limits: limits)
    try evaluator.checkCalls(in: root)
  }
}
