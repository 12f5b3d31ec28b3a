import AKSLDocuments
import AKSLLanguage
import Testing

/// Documents as their readers are to see them.
@Suite struct RenderingTests {
  private func rendered(_ text: String) -> String {
    String(decoding: DocumentPlan(SourceText(name: "guide.md", text)).rendered.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    // A hidden block goes with its output, whichever channel says so.
    ("A\n\n```aksl hidden\nx\n```\n\nB\n", "A\n\nB\n"),
    ("A\n\n<!-- aksl: hidden -->\n```aksl\nx\n```\n\n```text expect\n1\n```\n\nB\n", "A\n\nB\n"),
    ("```aksl hidden\nx\n```\nB\n", "B\n"),
    ("- A\n\n  ```aksl hidden\n  x\n  ```\n\n  B\n", "- A\n\n  B\n"),
    ("> A\n>\n> ```aksl hidden\n> x\n> ```\n>\n> B\n", "> A\n>\n> B\n"),
    // Comments and options of this program go, and those of others stay.
    ("A. <!-- aksl: assert true --> B\n", "A. B\n"),
    ("A. <!-- aksl: assert true -->\r\nB\r\n", "A.\r\nB\r\n"),
    ("A\n<!-- aksl: rule D5 -->\n\n```aksl name=x takes<=10m\nx\n```\n", "A\n\n```aksl\nx\n```\n"),
    ("<!-- aksl-setup\nlet a = 1\n\nlet b = 2\n-->\n\nA\n", "A\n"),
    ("<!-- aksl-document session=section -->\n\nA\n", "A\n"),
    ("~~~ azurecli pass\naz aks list\n~~~", "~~~ azurecli\naz aks list\n~~~"),
    ("```json expect match=subset\n{}\n```\n", "```json\n{}\n```\n"),
    // Front matter keeps what others read.
    ("---\ntitle: A\naksl: {session: section}\nms.date: 1\n---\nA\n", "---\ntitle: A\nms.date: 1\n---\nA\n"),
    ("---\naksl:\n  session: section\n  expect: following\n---\n\nA\n", "\nA\n"),
  ])
  func whatReadersDoNotSee(text: String, wanted: String) {
    #expect(rendered(text) == wanted)
    #expect(rendered(wanted) == wanted)
  }

  @Test(arguments: [
    "---\ntitle: A\n---\n\n# A\n\n<!-- a note -->\n\n<!-- expected_similarity=0.3 -->\n```json\n{}\n```\n",
    "```python {highlight=1}\nx\n```\n", "Text `<!-- aksl: assert true -->` in code.\n",
    "````markdown\n<!-- aksl: hidden -->\n```aksl hidden\n```\n````\n", "", "\n\n", "A",
  ])
  func everythingElseStays(text: String) { #expect(rendered(text) == text) }
}
