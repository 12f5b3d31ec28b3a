import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Testing

/// What `--update` writes, and what it leaves.
@Suite struct UpdateTests {
  private let target = "--cluster-name sandbox --resource-group sandbox-rg"

  /// The document after one update, which a second one leaves as it is; with why outputs were not written.
  private func updated(_ text: String, only: [String] = []) -> (text: String, obstacles: [String]) {
    let first = update(SourceText(name: "guide.md", text), only)
    #expect(update(first.source, only).source == first.source, "a second update changes nothing")
    return (String(decoding: first.source.bytes, as: UTF8.self), first.obstacles.map(\.reason))
  }

  private func update(_ source: SourceText, _ only: [String]) -> DocumentUpdate {
    var selection = BlockSelection()
    selection.names = Set(only)
    return DocumentUpdate(source, DocumentRun.run(DocumentPlan(source), selection, in: Session()).outputs)
  }

  private func pair(
    _ script: String, _ output: String, _ info: String = "text expect", _ block: String = "aksl"
  )
    -> String
  {
    "```\(block)\n\(script)\n```\n\n```\(info)\n\(output)```\n"
  }

  @Test func answersThatAreNotThere() {
    #expect(
      updated("```aksl-session\naksl> dev.count\naksl> 2\n2\n```\n").text
        == "```aksl-session\naksl> dev.count\n10\naksl> 2\n2\n```\n")
    let loop = "> ```aksl-session\n> aksl> for i in 1..1 {\n>   ...> print i\n>   ...> }\n> ```\n"
    #expect(updated(loop).text == loop.replacing("> ```\n", with: "> 1\n> ```\n"))
  }

  @Test func allAnswersOfATranscript() {
    let text = "```aksl-session\naksl> print 1\n9\naksl> print 2\n2\naksl> print 3\n7\n```\n"
    #expect(Document(text).failures == ["guide.md:3:1: DOC003", "guide.md:7:1: DOC003"])
    #expect(updated(text).text == text.replacing("9", with: "1").replacing("7", with: "3"))
  }

  @Test func fencesWithoutAnEnd() {
    let open = "```aksl\nprint 1\nprint 2\n```\n\n```text expect"
    for text in [open, open + "\n1", open + "\n1\n"] {
      #expect(updated(text) == (text, ["the fence has no end"]))
      #expect(Document(text).text.contains("warning[DOC002]: this fence has no end"))
    }
  }

  @Test func fencesThatSwallowOthers() {
    let text =
      "```aksl\nprint 1\n```\n\n```text expect\n2\n\n## Keep me\n\n```azurecli\naz aks list\n```\n\nEnd.\n"
    #expect(updated(text).text == text)
    #expect(Document(text).failures == ["guide.md:5:1: DOC002"])
    // A longer mark shows fences.
    #expect(Document("````aksl\nprint \"```sh\"\n````\n\n````text expect\n```sh\n````\n").failures == [])
  }

  @Test func tabs() {
    let text = "-\t```aksl\n\tprint 1\n\t```\n\n\t```text expect\n\t```\n"
    #expect(updated(text).text == text.replacing("expect\n", with: "expect\n\t1\n"))
  }

  @Test func todoAndDurationsAndSelections() {
    let known = pair("print 1", "2\n", "text expect", "aksl todo=\"x\"")
    #expect(updated(known) == (known, ["its block is marked `todo`"]))
    let slow = pair("stop dev\nprint 1", "2\n", "text expect", "aksl takes<=1s")
    #expect(updated(slow) == (slow, ["its block fails otherwise"]))
    let two =
      pair("print 1", "9\n", "text expect", "aksl name=a") + "\n"
      + pair("print 2", "8\n", "text expect", "aksl name=b")
    #expect(updated(two, only: ["b"]).text == two.replacing("8", with: "2"))
  }

  @Test func whatWouldEndTheFence() {
    let text = pair("print \"~~~\"", "2\n").replacing("```text", with: "~~~text").replacing(
      "2\n```", with: "2\n~~~")
    #expect(updated(text).obstacles.count == 1)
    #expect(updated(text).text == text)
    // Where it would not, it is written.
    let long = "````aksl\nprint \"```\"\n````\n\n````text expect\n2\n````\n"
    #expect(updated(long).text == long.replacing("2\n", with: "```\n"))
    #expect(updated(pair("print \"aksl> x\"", "2\n")).text == pair("print \"aksl> x\"", "aksl> x\n"))
    let session = "```aksl-session\naksl> print \"aksl> x\"\n1\n```\n"
    #expect(updated(session).text == session)
  }

  @Test func jsonStaysJSON() {
    let show = "az aks nodepool show --name dev \(target) --query \"{a: count, b: name, id: id}\""
    let added = updated(pair(show, "{\n  \"a\": 9,\n  \"b\": \"<pool>\"\n}\n", "json expect")).text
    #expect(
      added.contains(
        "{\n  \"a\": 10,\n  \"b\": \"<pool>\",\n  \"id\": \"/subscriptions/00000000-0000-0000-0000-"),
      "\(added)")
    #expect(added.contains("/resourcegroups/"), "as it is printed")
    let gone = "{\"b\": \"<pool>\", \"a\": 4, \"zz\": \"red\"}\n"
    #expect(
      updated(pair(show, gone, "json expect match=subset")).text.contains(
        "\n{\"b\": \"<pool>\", \"a\": 10}\n"))
  }

  @Test func theErrorOfACommandThatIsMeantToFail() {
    let stop = "az aks nodepool stop --name system \(target)"
    let text = updated(pair(stop, "ERROR: (Other) It cannot be.\n", "output expect", "azurecli exit=1")).text
    #expect(text.contains("output expect\nERROR: (OperationNotAllowed) "), "\(text)")
    #expect(Document(text).failures == [])
  }

  @Test func cellsThatStillFit() {
    let list =
      "az aks nodepool list \(target) --query \"[].{name: name, os: osType, count: count}\" --output table"
    let table =
      "Name    Os        Count\n------  -----  -------\nsystem  <os>         9\ndev     Linux      1[..]\n"
    let text = updated(pair(list, table, "output expect")).text
    #expect(text.contains("\nsystem  <os>   3\n") || text.contains("system  <os>"), "\(text)")
    #expect(text.contains("dev     Linux      1[..]\n"))
    let yaml = pair(
      "az aks nodepool show --name dev \(target) --query \"{c: count, d: mode}\" --output yaml",
      "c: 4 # nodes\nd: User\n", "yaml expect")
    #expect(updated(yaml).text == yaml.replacing("c: 4 ", with: "c: 10 "))
  }
}

private func == (left: (text: String, obstacles: [String]), right: (String, [String])) -> Bool {
  left.text == right.0 && left.obstacles == right.1
}
