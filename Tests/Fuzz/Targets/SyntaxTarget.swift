import AKSLLanguage

/// Any bytes at all, through everything that works on texts without running them.
package enum SyntaxTarget {
  /// What is wrong with how these bytes were treated.
  package static func findings(_ bytes: [UInt8]) -> [Finding] {
    let source = SourceText(name: "fuzz", bytes: bytes)
    let result = Parser.parse(source)
    var findings: [Finding] = []
    let size = UInt32(bytes.count)
    for diagnostic in result.diagnostics {
      let range = diagnostic.range
      if range.start > range.end || range.end > size {
        findings.append(Finding("\(diagnostic.code.name) stands outside the text, at \(range)"))
      }
      if diagnostic.title.isEmpty { findings.append(Finding("\(diagnostic.code.name) says nothing")) }
    }
    var end: UInt32 = 0
    for statement in result.tree.statements(of: result.tree.root) {
      let range = result.tree.range(of: statement)
      if range.start < end || range.start > range.end || range.end > size {
        findings.append(Finding("a statement at \(range) is out of order"))
      }
      end = range.end
    }
    // What is laid out stays as it is when it is laid out again.
    if let layout = Formatter.format(result) {
      let again = Formatter.format(Parser.parse(SourceText(name: "fuzz", layout)))
      if again != layout { findings.append(Finding("a second layout differs from the first: \(layout)")) }
    }
    return findings
  }
}
