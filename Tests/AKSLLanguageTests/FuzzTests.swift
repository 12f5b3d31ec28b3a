import Testing

@testable import AKSLLanguage

/// Spoilt scripts: whatever stands in a source, the parser gives a tree and sane diagnostics.
@Suite struct FuzzTests {
  /// What is put into the snippets: the bytes and words that matter to the grammar.
  static let pieces: [String] = [
    "\"", "'", "${", "}", "{", "(", ")", "[", "]", ";", "\n", "\\", "#", " ", "-", "--x", "/", "//",
    ".", "..", ",", ":", "=", "==", "&&", "|", "!", "$", "$x", "%", "1", "1h", "12:", "1.2.3", "é",
    "\u{0}", "\r", "\r\n", "\t", "if ", " else ", "elif ", "for ", " in ", "not ", "where ", "then ",
    "expect error ", "az ", "def ", "let x", "None", "every ", "scenario ", " as ", "9999999999999999999",
  ]

  @Test(arguments: 0..<8) func neverCrashes(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<3000 {
      var bytes = Array(Snippets.tour[Int.random(in: 0..<Snippets.tour.count, using: &random)].utf8)
      // Short inputs reach more combinations in the same time.
      if bytes.count > 160 {
        let start = Int.random(in: 0..<(bytes.count - 120), using: &random)
        bytes = Array(bytes[start..<(start + 120)])
      }
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
      check(bytes)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.remove(at: place)
    case 1: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
    case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + 9))
    default: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let source = SourceText(name: "fuzz", bytes: bytes)
    let result = Parser.parse(source)
    let size = UInt32(bytes.count)
    var last: UInt32 = 0
    for diagnostic in result.diagnostics {
      let range = diagnostic.range
      let isSane = range.start <= range.end && range.end <= size && range.start >= last
      if !isSane || diagnostic.title.isEmpty {
        Issue.record("\(diagnostic) in \(String(decoding: bytes, as: UTF8.self))")
      }
      last = range.start
    }
    let (isNested, dump) = (rangesNest(result.tree), TreeDump(tree: result.tree).statements(result.tree.root))
    if !isNested { Issue.record("ranges of \(String(decoding: bytes, as: UTF8.self))") }
    if result.diagnostics.isEmpty {
      if dump.contains("MISSING") { Issue.record("missing in \(String(decoding: bytes, as: UTF8.self))") }
      // What is right is right as part of something larger, too.
      let again = Parser.parse(SourceText(name: "fuzz", bytes: bytes + Array("\nlet last = 1".utf8)))
      let longer = TreeDump(tree: again.tree).statements(again.tree.root)
      let expected = dump.isEmpty ? "(let last 1)" : dump + "\n(let last 1)"
      if longer != expected {
        Issue.record("differs: \(String(decoding: bytes, as: UTF8.self)) | \(longer) | \(expected)")
      }
    }
  }

  /// Every statement lies inside the source, behind the one before it.
  private func rangesNest(_ tree: SyntaxTree) -> Bool {
    var last: UInt32 = 0
    for statement in tree.statements(of: tree.root) {
      let range = tree.range(of: statement)
      if range.start < last || range.start > range.end || Int(range.end) > tree.source.bytes.count {
        return false
      }
      last = range.end
    }
    return true
  }
}
