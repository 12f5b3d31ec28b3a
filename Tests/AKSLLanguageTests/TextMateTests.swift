import Foundation
import Testing

@testable import AKSLLanguage

/// The grammar for editors says of every token what the lexer and the parser say.
@Suite struct TextMateTests {
  /// What a reader sees a token as.
  private enum Class: String { case comment, text, number, constant, keyword, name, sign, plain }

  @Test func cornersAreRight() {
    for corner in Self.corners { checkDiagnostics(corner.text) }
  }

  @Test func agreesWithTheLanguage() throws {
    let file = Corpus.root.appending(path: "grammar/aksl.tmLanguage.json")
    let grammar = try TextMateGrammar(json: Data(contentsOf: file))
    var count = 0
    let more = Snippets.tour.enumerated().map { Corpus.Source(name: "tour \($0.offset)", text: $0.element) }
    for source in Corpus.scripts + Corpus.fences + more + Self.corners {
      let text = SourceText(name: source.name, source.text)
      let result = Parser.parse(text)
      if !result.diagnostics.isEmpty { continue }
      count += 1
      let scopes = try grammar.scopes(of: source.text).map(Self.classOf)
      // Offsets of ours are bytes, theirs are UTF-16.
      var units = [Int](repeating: 0, count: text.bytes.count + 1)
      for (offset, byte) in text.bytes.enumerated() {
        units[offset + 1] = units[offset] + (byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1)
      }
      let map = LineMap(text)
      for (range, expected) in Self.tokens(of: result.tree) {
        // The first and the last character tell: what stands between them is highlighted with them.
        for place in [Int(range.start), Int(range.end) - 1] where scopes[units[place]] != expected {
          let position = map.position(of: range.start)
          Issue.record(
            """
            \(source.name):\(position.line):\(position.column): `\(text.text(in: range))` is \(expected), \
            highlighted as \(scopes[units[place]])
            """)
        }
      }
    }
    #expect(count > 20)
  }

  /// What the language says: each token with its class.
  private static func tokens(of tree: SyntaxTree) -> [(SourceRange, Class)] {
    tree.source.withLexer { tokens(of: tree, &$0) }
  }

  private static func tokens(of tree: SyntaxTree, _ lexer: inout Lexer) -> [(SourceRange, Class)] {
    var names = Set(tree.nodesOfKind(.name).map(\.start))
    for kind in [NodeKind.property, .elementProperty] {
      for index in tree.indicesOfKind(kind) {
        let id = ExpressionID(index: index)
        switch tree.expression(id) {
        case .property: names.insert(tree.name(ofProperty: id).range.start)
        case .elementProperty(let name): names.insert(name.range.start)
        default: break
        }
      }
    }
    let constants = Set([NodeKind.boolean, .null].flatMap { tree.nodesOfKind($0).map(\.start) })
    let azure = Set(tree.nodesOfKind(.azure).map(\.start))
    var result = tree.comments.map { ($0, Class.comment) }
    while true {
      let token = lexer.next()
      let kind: Class
      var range = token.range
      switch token.kind {
      case .end: return result
      // The signs of an interpolation belong to the text and to what is interpolated.
      case .textMiddle: continue
      case .textStart:
        kind = .text
        range.end -= 2
      case .textEnd:
        kind = .text
        range.start = token.end - 1
      case .text: kind = .text
      case .integer, .number, .version, .timeOfDay, .money, .duration, .memory, .minutesOrThousandths:
        kind = .number
      case .path: kind = .name
      case .name where azure.contains(token.start):
        kind = .keyword
        lexer.position = Int(token.end)
        _ = lexer.skipRawLine()
      case .name where constants.contains(token.start): kind = .constant
      case .name: kind = names.contains(token.start) ? .name : .keyword
      default: kind = .sign
      }
      result.append((range, kind))
    }
  }

  /// What the innermost telling scope says.
  private static func classOf(_ scopes: [String]) -> Class {
    for scope in scopes.reversed() {
      func has(_ prefixes: String...) -> Bool { prefixes.contains { scope.hasPrefix($0) } }
      if has("comment") { return .comment }
      if has("string", "punctuation.definition.string", "constant.character") { return .text }
      if has("constant.numeric") { return .number }
      if has("constant.language") { return .constant }
      if has("keyword.operator.word", "keyword.control", "keyword.other", "keyword.declaration") {
        return .keyword
      }
      if has("keyword.operator", "punctuation") { return .sign }
      if has("entity", "variable", "support") { return .name }
      if has("meta.embedded") { return .plain }
    }
    return .plain
  }

  /// Places where words change what they are.
  private static let corners = [
    "let x =\n  1 and\n  # between\n\n  not if-then\nfor-each x in y",
    "assert a in [1,\n  2] and (if b then 1\n  else 2) == 3 # end",
    "scale dev to 5 and or in where not if then else for true null",
    "show where\nnodes where .state == Ready\nprint dev.in.for, {if: 1, in: for-x}",
    "wait dev within 5m\nwait until a within 5m\nlet within = 5m\nat d3 07:00 as night { as dev }",
    "every weekday at 19:00 as for-now { pool dev stop; if a { b } else { c } }",
    "if a # why\n{ b for in }\nif {a: 1} == {} { c } else if d\n{ e }",
    "f(within: 5m, for: \"a ${ [x for x in \"b ${ y }\" if z] } c\")",
    "print 1..20, -5, a - 5, 33%, 7 % 2, 5_000, 1.5h, 1h30m, 500ms, 512Mi, $12.50, 1.33.2, 19:00:30, d5",
    "az aks show -o 'a;b' --q \"x ; \\\" # no\" # yes\naz a \\\n  if b; if a { az c;\n}",
    "a \\\n  for b \\\n  c expect error \"if\"\npool x { if a { } } expect error X",
    "pool dev update labels {a: \"b\", 'c': d and e} tags {}; expect error X { a }",
    "scenario 'x\ny' [if, cost] each for-m in [1, 2] { check { assert 1 == 1 } }",
    "scenario 'x' each m in a todo \"why ${m}\" { skip = 1 }\nscenario 'x' [todo] skip 'why' { todo skip }",
    "prod/web.count == 20 and web/3.state == Ready\nx += 1\nx = -x\n{a: 1}.b\n(a).b\n[1][0]\n- a",
    "def f(a, b = 1 + 2) { return a }\nreturn-value x\nprint/a b\naz-cli x\nlet y = az/b",
  ].enumerated().map { Corpus.Source(name: "corner \($0.offset)", text: $0.element) }
}
