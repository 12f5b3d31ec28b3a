import Testing

@testable import AKSLLanguage

/// Inputs that are as deep, as long or as large as they can be.
@Suite struct LimitTests {
  @Test(arguments: [
    ("(", "S018"), ("[", "S018"), ("x(", "S018"), ("x[", "S018"), ("- ", "S018"), ("not ", "S018"),
    ("{a: ", "S018"), ("check {\n", "S018"), ("if a { } else ", "S018"), ("if x then ", "S018"),
    ("\"${", "S018"), ("!", "S026"), ("1 + (", "S018"), ("[x for y in ", "S018"), ("f(a: ", "S018"),
    ("a { ", "S018"), ("{", "S015"),
  ])
  func nestsNoDeeperThanTheLimit(_ piece: String, _ code: String) {
    let start = piece == "if x then " ? "let y = " : piece.hasPrefix("{a") ? "let y = " : ""
    let text = start + String(repeating: piece, count: 100_000)
    let found = diagnostics(of: text)
    #expect(found.first?.hasPrefix(code) == true, "\(found.prefix(3))")
    #expect(found.count == 1 || code != "S018", "\(found.prefix(3))")
    #expect(found.count <= 102)
  }

  @Test(arguments: [
    ("1", " + 1"), ("a", ".b"), ("a", "(1)"), ("a", "[0]"), ("a", " where b"), ("a", " and b"),
    ("a", " not in b"),
  ])
  func chainsNoLongerThanTheLimit(_ start: String, _ piece: String) {
    let tail = piece == " not in b" ? " and x not in b" : piece
    func chain(_ count: Int) -> String {
      "let x = " + start + String(repeating: tail, count: count)
    }
    checkDiagnostics(chain(Parser.maximumHeight / 4))
    let found = diagnostics(of: chain(100_000))
    #expect(found.count == 1 && found[0].hasPrefix("S019"), "\(found.prefix(3))")
  }

  @Test func theDeepestTreeThatIsAllowedCanBeWalked() {
    var text = "1"
    for _ in 0..<190 { text = "(" + text + " + 1 + 1 + 1 + 1)" }
    _ = TreeDump.of("let x = " + text)
    checkTree("let x = ((1))", "(let x <<1>>)")
  }

  @Test func aLongScriptIsFast() {
    var text = ""
    text.reserveCapacity(6_000_000)
    var line = 0
    while text.utf8.count < 5_000_000 {
      text += "let kept-\(line % 100) = max(dev.count, \(line)) + 2 * (3 - x)\n"
      text += "scale dev to \(line % 50) mode deallocate # a comment\n"
      text += "if kept-\(line % 100) > 3 { print \"kept ${kept} nodes\" } else { stop web }\n"
      line += 1
    }
    let clock = ContinuousClock()
    let time = clock.measure {
      let result = Parser.parse(SourceText(name: "long", text))
      #expect(result.diagnostics.isEmpty)
      #expect(result.tree.statements(of: result.tree.root).count == line * 3)
      #expect(result.tree.comments.count == line)
    }
    #expect(time < .seconds(400), "a line costs the same however many there are")
  }

  @Test func aSourceThatIsTooLargeIsNotRead() {
    let bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: SourceText.maximumSize + 1)
    let result = Parser.parse(SourceText(name: "large", bytes: bytes))
    #expect(result.diagnostics.map(\.code.name) == ["L014"])
    #expect(result.tree.statements(of: result.tree.root).isEmpty)
  }

  @Test func aBinaryFileGivesAHandfulOfMessages() {
    let noise = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
    #expect(diagnostics(of: SourceText(name: "noise", bytes: noise)).count <= 210)
    let zeros = [UInt8](repeating: 0, count: 100_000)
    let found = diagnostics(of: SourceText(name: "zeros", bytes: zeros))
    #expect(found.count == 6)
    #expect(found.last == "L004 1:6 more characters that cannot stand in a source follow")
  }
}
