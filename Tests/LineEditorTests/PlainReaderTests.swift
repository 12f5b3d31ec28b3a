import Testing

@testable import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct PlainReaderTests {
  private let folder = TemporaryFolder()

  private func read(_ text: String) -> [LineInput] {
    let path = folder.path + "/input"
    TemporaryFolder.write(text.utf8, to: path)
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    let reader = PlainReader(descriptor: descriptor)
    var inputs: [LineInput] = []
    repeat {
      inputs.append(
        reader.read(prompt: Prompt(first: "", continuation: ""), assistant: BraceAssistant()))
    } while inputs.last != .endOfInput
    return inputs
  }

  @Test(arguments: [
    ("", []),
    ("a\nb\n", ["a", "b"]),
    ("a\r\n\r\nb\r\n", ["a", "", "b"]),
    ("last line without newline", ["last line without newline"]),
    ("{\nx\r\n}\ny\n", ["{\nx\n}", "y"]),
    ("{\nopen", ["{\nopen"]),
    ("données 🎉\n", ["données 🎉"]),
  ])
  func lines(text: String, expected: [String]) {
    #expect(read(text) == expected.map(LineInput.text) + [.endOfInput])
  }

  @Test func bigInput() {
    let lines = (0..<100_000).map { "line \($0)" }
    #expect(read(lines.joined(separator: "\n")).count == 100_001)
    let long = String(repeating: "x", count: 1_000_000)
    #expect(read(long + "\nend") == [.text(long), .text("end"), .endOfInput])
  }
}
