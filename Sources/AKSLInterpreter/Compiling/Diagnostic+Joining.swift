import AKSLLanguage

extension Diagnostic {
  /// One list of what the parser and the compiler have found, by place, with one complaint for one mistake.
  ///
  /// Where the parser has given up on a statement, what the compiler makes of the rest is mostly an echo.
  /// Only an unknown verb explains more than the parser could: then its complaint stands alone.
  static func joined(
    _ syntax: [Diagnostic], _ semantics: [Diagnostic], in source: SourceText
  ) -> [Diagnostic] {
    guard !syntax.isEmpty, !semantics.isEmpty else { return syntax + semantics }
    func areNeighbours(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
      let start = Int(min(a.range.start, b.range.start))
      let end = Int(max(a.range.start, b.range.start))
      return !source.bytes[min(start, source.bytes.count)..<min(end, source.bytes.count)].contains {
        $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ";")
      }
    }
    let unknownVerbs = semantics.filter { $0.code == "R001" }
    let ofParser = syntax.filter { diagnostic in
      !(diagnostic.code == "S034" && unknownVerbs.contains { areNeighbours($0, diagnostic) })
    }
    let ofCompiler = semantics.filter { finding in
      !ofParser.contains { areNeighbours($0, finding) }
    }
    // Equal places keep their order.
    return (ofParser + ofCompiler).enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }
}
