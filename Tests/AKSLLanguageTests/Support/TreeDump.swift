@testable import AKSLLanguage

/// Writes a tree as S-expressions, one per statement, so that tests can say what they expect.
struct TreeDump {
  let tree: SyntaxTree

  static func of(_ text: String) -> String {
    let tree = Parser.parse(SourceText(name: "test", text)).tree
    return TreeDump(tree: tree).statements(tree.root)
  }

  func statements(_ block: BlockID) -> String {
    tree.statements(of: block).map(statement).joined(separator: "\n")
  }

  private func block(_ id: BlockID) -> String {
    "{" + tree.statements(of: id).map(statement).joined(separator: "; ") + "}"
  }

  private func name(_ name: Name) -> String { tree.spelling(of: name.symbol) }

  private func form(_ parts: String...) -> String {
    "(" + parts.filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private func list(_ list: NodeList<ExpressionID>) -> String {
    tree.elements(of: list).map(expression).joined(separator: " ")
  }

  private func optional(_ id: ExpressionID?) -> String { id.map(expression) ?? "" }

  func statement(_ id: StatementID) -> String {
    switch tree.statement(id) {
    case .missing: return "MISSING"
    case .letBinding(let target, let value): return form("let", name(target), expression(value))
    case .assignment(let target, let operation, let value):
      return form((operation?.spelling ?? "") + "=", name(target), expression(value))
    case .ifElse(let condition, let then, let otherwise):
      var rest = ""
      switch otherwise {
      case .block(let id)?: rest = "else " + block(id)
      case .ifElse(let id)?: rest = "else " + statement(id)
      case nil: break
      }
      return form("if", expression(condition), block(then), rest)
    case .forIn(let variable, let sequence, let body):
      return form("for", name(variable), expression(sequence), block(body))
    case .whileLoop(let condition, let body):
      return form("while", expression(condition), block(body))
    case .repeatLoop(let count, let body): return form("repeat", expression(count), block(body))
    case .breakLoop: return "(break)"
    case .continueLoop: return "(continue)"
    case .function(let function, let parameters, let body):
      let written = tree.elements(of: parameters).map {
        name($0.name) + ($0.defaultValue.map { "=" + expression($0) } ?? "")
      }
      return form("def", name(function), "(" + written.joined(separator: " ") + ")", block(body))
    case .returnValue(let value): return form("return", optional(value))
    case .print(let values): return form("print", list(values))
    case .assertion(let condition, let message):
      return form("assert", expression(condition), optional(message))
    case .check(let body): return form("check", block(body))
    case .fail(let message): return form("fail", optional(message))
    case .scenario(let scenario):
      let tags = tree.elements(of: scenario.tags).map(name).joined(separator: " ")
      return form(
        "scenario", expression(scenario.title), tags.isEmpty ? "" : "[\(tags)]",
        scenario.rows.map { "each \(name($0.variable)) \(expression($0.values))" } ?? "",
        block(scenario.body))
    case .expectError(let matcher, .block(let body)):
      return form("expect", expression(matcher), block(body))
    case .expectError(let matcher, .statement(let body)):
      return form("expect", expression(matcher), statement(body))
    case .eventually(let time, let condition):
      return form("eventually", expression(time), expression(condition))
    case .always(let time, let condition):
      return form("always", expression(time), expression(condition))
    case .never(let time, let condition):
      return form("never", expression(time), expression(condition))
    case .waitUntil(let condition, let time):
      return form("wait-until", expression(condition), optional(time))
    case .schedule(let schedule):
      return form(
        "\(schedule.kind)", list(schedule.items), schedule.name.map { "as " + name($0) } ?? "",
        block(schedule.body))
    case .param(let target, let value): return form("param", name(target), expression(value))
    case .invariant(let title, let condition):
      return form("invariant", expression(title), expression(condition))
    case .include(let file): return form("include", expression(file))
    case .requires(let items): return form("requires", list(items))
    case .command(let items): return form("do", list(items))
    case .azureInquiry(let inquiry, let lineStart):
      let range = SourceRange(start: lineStart, end: tree.range(of: id).end)
      return form(name(inquiry), "<" + tree.source.text(in: range) + ">")
    case .azure: return "<" + tree.source.text(in: tree.range(of: id)) + ">"
    case .expression(let id): return expression(id)
    }
  }

  func expression(_ id: ExpressionID) -> String {
    switch tree.expression(id) {
    case .missing: return "MISSING"
    case .null: return "null"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .number(let value): return "\(value)"
    case .quantity(.duration(let milliseconds)): return "\(milliseconds)ms"
    case .quantity(.memory(let bytes)): return "\(bytes)B"
    case .quantity(.minutesOrThousandths(let value)): return "\(value)m"
    case .money(let nanos): return "$\(nanos)n"
    case .version: return "v" + tree.spelling(of: id)
    case .timeOfDay(let milliseconds): return "@\(milliseconds / 1000)s"
    case .text: return "\"" + tree.text(of: id) + "\""
    case .interpolation(let parts): return form("text", list(parts))
    case .name(let symbol): return tree.spelling(of: symbol)
    case .path(let segments):
      return tree.elements(of: segments).map(tree.spelling(of:)).joined(separator: "/")
    case .list(let elements): return "[" + list(elements) + "]"
    case .map(let entries):
      return "{"
        + tree.elements(of: entries).map { expression($0.key) + ": " + expression($0.value) }
        .joined(separator: ", ") + "}"
    case .range(let lower, let upper): return form("..", expression(lower), expression(upper))
    case .unary(let operation, let operand): return form("\(operation)", expression(operand))
    case .binary(let operation, let left, let right):
      return form(operation.spelling, expression(left), expression(right))
    case .property(let base, _): return form(".", expression(base), name(tree.name(ofProperty: id)))
    case .elementProperty(let property): return "." + name(property)
    case .call(let callee, let arguments):
      return form("call", expression(callee), list(arguments))
    case .namedArgument(let label, let value): return name(label) + ": " + expression(value)
    case .index(let base, let index): return form("at", expression(base), expression(index))
    case .conditional(let condition, let then, let otherwise):
      return form("if", expression(condition), expression(then), expression(otherwise))
    case .filter(let base, let predicate):
      return form("where", expression(base), expression(predicate))
    case .comprehension(let element, let variable, let sequence, let condition):
      return form(
        "each", expression(element), name(variable), expression(sequence), optional(condition))
    case .parenthesized(let inner): return "<" + expression(inner) + ">"
    case .block(let body): return block(body)
    }
  }
}
