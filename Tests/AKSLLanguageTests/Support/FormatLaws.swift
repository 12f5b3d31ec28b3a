import Testing

@testable import AKSLLanguage

/// What has to hold of the formatter, whatever the source.
enum FormatLaws {
  /// Which law a source breaks, if it has no errors; nil when all hold.
  static func violation(_ source: SourceText) -> String? {
    let result = Parser.parse(source)
    guard let formatted = Formatter.format(result) else {
      return result.diagnostics.isEmpty ? "it is not formatted" : nil
    }
    let again = Parser.parse(SourceText(name: "again", formatted))
    if let diagnostic = again.diagnostics.first { return "\(diagnostic.title) in:\n\(formatted)" }
    guard let twice = Formatter.format(again), twice == formatted else {
      return "formatting twice differs:\n\(formatted)\n--- twice:\n\(Formatter.format(again) ?? "nil")"
    }
    let (before, after) = (tokens(result.tree), tokens(again.tree))
    if before != after { return "the tokens differ:\n\(before)\n\(after)" }
    let (tree, treeAgain) = (dump(result.tree), dump(again.tree))
    if tree != treeAgain { return "the trees differ:\n\(tree)\n\(treeAgain)" }
    if comments(result.tree) != comments(again.tree) { return "the comments differ:\n\(formatted)" }
    return layoutFault(formatted, again.tree)
  }

  private static func dump(_ tree: SyntaxTree) -> String {
    withoutReturns(TreeDump(tree: tree).statements(tree.root))
  }

  private static func withoutReturns(_ text: String) -> String {
    String(decoding: Array(text.utf8).filter { $0 != 13 }, as: UTF8.self)
  }

  /// Kinds and spellings; what `az` says is in the tree.
  private static func tokens(_ tree: SyntaxTree) -> [String] {
    tree.source.withLexer { tokens(tree, &$0) }
  }

  private static func tokens(_ tree: SyntaxTree, _ lexer: inout Lexer) -> [String] {
    var azure = tree.nodesOfKind(.azure).map { Int($0.start) }[...]
    var tokens: [String] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { return tokens }
      if let start = azure.first, start == Int(token.start) {
        lexer.position = Int(token.end)
        _ = lexer.skipRawLine()
        azure = azure.dropFirst()
      }
      tokens.append("\(token.kind):" + withoutReturns(tree.source.text(in: token.range)))
    }
  }

  private static func comments(_ tree: SyntaxTree) -> [String] {
    tree.comments.map {
      var text = tree.source.text(in: $0)[...]
      while text.last == " " || text.last == "\t" { text.removeLast() }
      return String(text)
    }
  }

  /// What no canonical layout has: tabs, blanks at the end of a line, two blank lines in a row; texts, comments
  /// and `az` lines may.
  private static func layoutFault(_ text: String, _ tree: SyntaxTree) -> String? {
    if text.isEmpty { return nil }
    if !text.hasSuffix("\n") { return "no newline at the end" }
    var bytes = Array(text.utf8)
    let asWritten = [NodeKind.text, .interpolation, .azure].flatMap(tree.indicesOfKind).map(tree.range)
    for range in asWritten + tree.comments {
      for index in range.start..<range.end { bytes[Int(index)] = UInt8(ascii: "x") }
    }
    for comment in tree.comments {
      var index = Int(comment.start) - 1
      while index >= 0, bytes[index] == UInt8(ascii: " ") {
        bytes[index] = UInt8(ascii: "x")
        index -= 1
      }
    }
    let layout = String(decoding: bytes, as: UTF8.self)
    for fault in ["\t", "\r", " \n", "\n\n\n", "( ", " )", "[ ", " ]", " ,", " ;"]
    where layout.contains(fault) {
      // A line may begin with any of these.
      if fault.hasPrefix(" "), fault != " \n",
        layout.split(separator: "\n").allSatisfy({ !$0.drop { $0 == " " }.contains(fault) })
      {
        continue
      }
      return "\(fault.debugDescription) in:\n\(text)"
    }
    return layout.hasPrefix("\n") ? "begins with a blank line:\n\(text)" : nil
  }
}
