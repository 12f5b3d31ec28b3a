import AKSLLanguage
import ModelLaws
import Testing

@testable import AKSLInterpreter

/// What is kept from one key to the next changes no answer.
@Suite("What is known of a text while it is typed")
struct KnownTextTests {
  private static let pieces = [
    "scale dev to 5", "if dev.count > 3 {\n  ", "}", "\n", " ", "\"", "print \"a ${dev.name} b\"", "${",
    "az aks list -g ",
    "plan az aks show", "# why ", "let x = [1, 2,\n 3]", "def f(a, b) { return a }", "f(", "dev.", "nodes",
    "1.", "5",
    "19:00", "é", "日", "\\", "branch b {", "{a: 1, ", "include \"x", "for p in pools { print p.na",
    "expect error ", "==",
    "s", "sc", "wobble", "/", "-", ";", "repeat 2 {", "advance 1h30", "every weekday at ",
  ]

  private static let signs = Array("ax1 \"#{}(.\n".utf8)

  @Test("Answers of one who remembers are those of one who does not", arguments: 1...30)
  func sameAnswers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let assistant = Assistant(CompletionTests.session)
    var known = KnownText()
    var text: [UInt8] = []
    var cursor = 0
    for _ in 0..<60 {
      switch Int.random(in: 0...11, using: &random) {
      case 0...5:
        let piece = Array(Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)].utf8)
        text.insert(contentsOf: piece, at: cursor)
        cursor += piece.count
      case 6, 7:
        let start = max(0, cursor - Int.random(in: 1...4, using: &random))
        text.removeSubrange(start..<cursor)
        cursor = start
      case 8: cursor = text.count
      case 9, 10:
        // Another text of the same length.
        guard let place = text.indices.randomElement(using: &random) else { continue }
        text[place] = Self.signs[Int.random(in: 0..<Self.signs.count, using: &random)]
      default: cursor = Int.random(in: 0...text.count, using: &random)
      }
      // A letter of several bytes may be cut in two: what is left is no text.
      guard let typed = String(validating: text, as: UTF8.self) else { continue }
      check(typed, cursor: cursor, assistant, &known)
    }
  }

  private func check(_ text: String, cursor: Int, _ assistant: Assistant, _ known: inout KnownText) {
    #expect(
      assistant.highlights(of: text, cursor: cursor, &known)
        == assistant.highlights(of: text, cursor: cursor),
      "\(text)")
    #expect(assistant.hint(after: text, &known) == assistant.hint(after: text), "\(text)")
    let (place, alone) = (known.place(in: text, at: cursor), CursorPlace(in: text, at: cursor))
    #expect(String(reflecting: place) == String(reflecting: alone), "\(text)")
    let reading = known.reading(of: text)
    #expect(
      reading.tokens.map(\.range) == TextReading(SourceText(name: "", text)).tokens.map(\.range), "\(text)")
  }

  @Test("Another text of the same length is another text")
  func sameLength() {
    var known = KnownText()
    let texts = ["scale de", "# ale de", "print de", "print \"e"]
    for text in texts + texts.reversed() {
      let place = known.place(in: text, at: text.utf8.count)
      #expect(
        String(reflecting: place) == String(reflecting: CursorPlace(in: text, at: text.utf8.count)), "\(text)"
      )
    }
  }

  @Test("A word's letters leave what stands before it as it is")
  func headStays() {
    var known = KnownText()
    let places = ["pool de", "pool dev", "pool dev1", "pool other"].map {
      known.place(in: $0, at: $0.utf8.count)
    }
    #expect(places.map(\.prefix) == ["de", "dev", "dev1", "other"])
    #expect(places.allSatisfy { $0.word.lowerBound == 5 })
  }
}
