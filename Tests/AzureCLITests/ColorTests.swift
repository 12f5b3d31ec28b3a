import Testing

@testable import AzureCLI

/// The colours of `jsonc` and `yamlc`.
@Suite("Colours on a terminal")
struct ColorTests {
  /// Each character that can be seen, with its colour.
  private func seen(_ text: String) -> [String] {
    var (color, seen): (String, [String]) = ("", [])
    var rest = text[...]
    while let next = rest.popFirst() {
      if next == "\u{1B}" {
        color = String(rest.dropFirst().prefix { $0 != "m" })
        rest = rest.drop { $0 != "m" }.dropFirst()
        if color == "0" || color == "39;49;00" { color = "" }
      } else if !next.isWhitespace {
        seen.append("\(next) \(color)")
      }
    }
    return seen
  }

  /// What Pygments 2.20 makes of the same texts with the lexers and the formatter that az takes, here without the colours
  /// that it gives to blanks.
  @Test(arguments: [
    (
      "{\n  \"a\": \"x \\\"q\\\" é\",\n  \"b\": [\n    1,\n    -1.5,\n    true,\n    null,\n    [],\n    {}\n  ]\n}\n",
      "{\n  *94\"a\"*: *33\"x \\\"q\\\" é\"*,\n  *94\"b\"*: [\n    *341*,\n    *34-1.5*,\n    *34true*,\n    *34null*,\n    [],\n    {}\n  ]\n}\n"
    ), ("\"x\"\n", "*33\"x\"*\n"), ("[]\n", "[]\n"),
  ])
  func json(text: String, wanted: String) {
    #expect(seen(ColoredText.json(text)) == seen(marked(wanted)))
    #expect(plain(ColoredText.json(text)) == text)
  }

  @Test(arguments: [
    (
      "a: x\nb:\n- 1\n- -1.5\n- null\n- 'q: x'\n- \"é\\n\"\n- []\nc:\n  d: false\n  e: some words: here\n'k 1': v\nn.azure.com/x: s:No\n",
      "*94a*: x\n*94b*:\n- 1\n- -1.5\n- null\n- *33'q: x'*\n- *33\"é\\n\"*\n- []\n*94c*:\n  *94d*: false\n  *94e*: some words: here\n*33'k 1'*: v\n*94n.azure.com/x*: s:No\n"
    ),
    (
      "- a: x\n  b:\n  - c: 1\n    d: long words\n      that go on\n- e\n",
      "- *94a*: x\n  *94b*:\n  - *94c*: 1\n    *94d*: long words\n      that go on\n- e\n"
    ), ("x\n...\n", "x\n*4;36...*\n"), ("'it''s'\n", "*33'it''s'*\n"), ("'a\n\n  b'\n", "*33'a\n\n  b'*\n"),
  ])
  func yaml(text: String, wanted: String) {
    #expect(seen(ColoredText.yaml(text)) == seen(marked(wanted)))
    #expect(plain(ColoredText.yaml(text)) == text)
  }

  /// `*94a*` as a text in a colour.
  private func marked(_ text: String) -> String {
    var (result, isOpen) = ("", false)
    for part in text.split(separator: "*", omittingEmptySubsequences: false) {
      if isOpen {
        let color = part.hasPrefix("4;36") ? "4;36" : String(part.prefix(2))
        result += "\u{1B}[\(color)m\(part.dropFirst(color.count))\u{1B}[0m"
      } else {
        result += part
      }
      isOpen.toggle()
    }
    return result
  }

  private func plain(_ text: String) -> String { text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") }
}
