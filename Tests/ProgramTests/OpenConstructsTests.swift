import AKSLInterpreter
import AKSLLanguage
import LineEditor
import Testing

@testable import aksl

@Suite("What the prompts of further lines name")
struct OpenConstructsTests {
  @Test(
    "What is open there",
    arguments: [
      ("print \"abc\n", [["\""]]), ("print \"abc\ndef\n", [["\""], ["\""]]),
      ("print \"abc\ndef\"\n", [["\""], []]),
      ("if true {\nprint \"abc\n", [["if", "{"], ["\""]]),
      ("if true {\nprint \"abc\"\n", [["if", "{"], ["if", "{"]]),
      ("print [1,\n", [["["]]),
    ])
  func names(text: String, names: [[String]]) {
    #expect(
      OpenConstructs.openings(in: TextReading(SourceText(name: "<prompt>", text))).map(\.names) == names)
  }
}
