/// What a node of the flat tree is.
///
/// How `first`, `second` and `detail` are used stands in the views that read them,
/// `SyntaxTree.expression(_:)` and `SyntaxTree.statement(_:)`.
@usableFromInline
enum NodeKind: UInt8, BitwiseCopyable, Sendable {
  // Expressions and items.
  case missing, null, boolean, integer, number, quantity, money, version, timeOfDay
  case text, interpolation, textSegment
  case name, path, list, map, range, unary, binary, property, elementProperty
  case call, namedArgument, index, conditional, filter, comprehension, parenthesized, blockItem

  // Statements.
  case missingStatement, block, letBinding, assignment, ifElse, forIn, whileLoop, repeatLoop
  case breakLoop, continueLoop, function, returnValue, print, assertion, check, fail
  case scenario, skipMark, todoMark, expectError, eventually, always, never, waitUntil, schedule
  case param, invariant, include, requires, command, azure, azureInquiry, expressionStatement
}
