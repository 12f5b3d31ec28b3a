import Testing

@testable import AKSLLanguage

/// The laws of the formatter, over all that is written in the language and over spoilt variants of it.
@Suite struct FormatterLawTests {
  @Test func corpus() {
    #expect(Corpus.scripts.count > 10)
    var formatted = 0
    for source in Corpus.scripts + Corpus.fences {
      let text = SourceText(name: source.name, source.text)
      if let violation = FormatLaws.violation(text) { Issue.record("\(source.name): \(violation)") }
      if Parser.parse(text).diagnostics.isEmpty { formatted += 1 }
    }
    #expect(formatted > 10)
  }

  @Test func snippets() {
    for text in Snippets.tour { #expect(FormatLaws.violation(SourceText(name: "tour", text)) == nil) }
  }

  /// What is put into sources, and taken out: layout most of all.
  private static let pieces: [String] = [
    " ", "\n", "\n\n\n", "\t", "\r\n", " # note\n", "#\n", " \\\n", ";", "; ", "{ }", "-", " - ", "..", "(",
    ")",
    "[", "]", "{", "}", ",", ":", ".", "a", " b ", "5", "'x\ny'", "\"${ a }\"", "if a { b }", "az c", "\n}",
    "{a: 1}", " and ", " not ", " in ", "else", ".c", "(d)", "[e]", "\u{FEFF}", "%", "//", "=", "check {",
    "}\n",
  ]

  @Test(arguments: 0..<8) func spoilt(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    var count = 0
    while count < 300 {
      var bytes = Array(Snippets.tour[Int.random(in: 0..<Snippets.tour.count, using: &random)].utf8)
      if bytes.count > 160 {
        let start = Int.random(in: 0..<(bytes.count - 120), using: &random)
        bytes = Array(bytes[start..<(start + 120)])
      }
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
      let source = SourceText(name: "spoilt", bytes: bytes)
      if Parser.parse(source).diagnostics.isEmpty { count += 1 }
      if let violation = FormatLaws.violation(source) {
        Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription): \(violation)")
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    if Int.random(in: 0..<4, using: &random) == 0, place < bytes.count {
      bytes.remove(at: place)
    } else {
      bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
    }
  }

  /// Sources made of the grammar: everything in every place, badly laid out.
  @Test(arguments: 0..<8) func generated(_ seed: UInt64) {
    var generator = SourceGenerator(seed: seed)
    var valid = 0
    for _ in 0..<150 {
      let source = SourceText(name: "generated", generator.source())
      if Parser.parse(source).diagnostics.isEmpty { valid += 1 }
      if let violation = FormatLaws.violation(source) {
        Issue.record("\(String(decoding: source.bytes, as: UTF8.self).debugDescription): \(violation)")
      }
    }
    #expect(valid > 100)
  }

  @Test func timeGrowsWithTheSource() {
    let text = Snippets.tour.joined(separator: "\n")
    let large = Array(repeating: text, count: 10).joined(separator: "\n")
    let oneLine = "if a { " + Array(repeating: "if b { c; d } else { e }; ", count: 1000).joined() + "}"
    for text in [large, oneLine] {
      let clock = ContinuousClock()
      func time(_ text: String) -> Duration {
        clock.measure { #expect(Formatter.format(Parser.parse(SourceText(name: "large", text))) != nil) }
      }
      // Eight times the text in far less than sixty-four times the time; a busy machine may be slow once.
      let once = max(time(text), .milliseconds(20))
      #expect(time(Array(repeating: text, count: 8).joined(separator: "\n")) < once * 32)
    }
  }
}
