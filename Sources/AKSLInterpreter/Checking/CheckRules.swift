import AKSLLanguage

/// The rules that find what runs and is most likely not meant.
///
/// A new rule is a file beside this one, and a line here.
///
/// A rule only speaks where it is certain, or nearly: a false alarm costs more than a fault that running shows.
enum CheckRules {
  /// Looks through a source that has no errors.
  typealias Rule = @Sendable (CheckedSource) -> [Diagnostic]

  static let all: [Rule] = [
    UnreachableCode.warnings, ConstantConditions.warnings, PoolLifetimes.warnings, UnusedNames.warnings,
    FutileExpectations.warnings, InexactComparisons.warnings,
    SelfAssignments.warnings, CatalogWords.warnings, NameLifetimes.warnings,
  ]

  /// Everything that the rules find, by place.
  static func warnings(in source: CheckedSource) -> [Diagnostic] {
    all.flatMap { $0(source) }.inSourceOrder
  }
}

/// What the rules look at.
struct CheckedSource: Sendable {
  let tree: SyntaxTree
  /// The world in which the source would run.
  let world: World

  var statements: [StatementID] { tree.statements(of: tree.root) }

  /// Every statement, however deep.
  func forEachStatement(_ body: (StatementID) -> Void) { tree.forEachStatement(below: tree.root, body) }

  /// Every expression and item, however deep.
  func forEachExpression(_ body: (ExpressionID) -> Void) {
    forEachStatement { statement in
      for expression in tree.parts(of: statement).expressions {
        tree.forEachExpression(from: expression, body)
      }
    }
  }
}

extension [Diagnostic] {
  /// By place; equal places keep their order.
  var inSourceOrder: [Diagnostic] {
    enumerated().sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }.map(
      \.element)
  }
}
