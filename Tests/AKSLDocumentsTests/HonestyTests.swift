import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Testing

/// What looks like a check and would be none.
@Suite struct HonestyTests {
  private let target = "--cluster-name sandbox --resource-group sandbox-rg"
  private func fence(_ text: String, _ info: String = "aksl") -> String { "```\(info)\n\(text)\n```\n\n" }
  private func az(_ command: String, _ pool: String) -> String {
    "az aks nodepool \(command) --name \(pool) \(target)"
  }

  @Test(arguments: [
    // No prompt, a prompt without its blank, nothing at all.
    ("```aksl-session\naksl>dev.count\n99\n```\n", "2:1"), ("```aksl-session\n> dev.count\n99\n```\n", "2:1"),
    ("```aksl-session\naksl> 1\n1\naksl>2\n```\n", "4:1"), ("```aksl-session\n```\n", "2:1"),
    // Comments without an end, or with a word that nobody reads.
    ("<!-- aksl: name=x\n\n```aksl\nassert false\n```\n", "1:1"), ("<!-- aksl-setup\nfail \"x\"\n", "1:1"),
    ("A. <!-- askl: assert false -->\n", "1:9"), ("A. <!-- AKSL: assert false -->\n", "1:9"),
    ("<!-- AKSL-SETUP fail \"x\" -->\n", "1:6"), ("<!-- expected_results=1.0 -->\n", "1:6"),
    ("<!-- expectd_similarity=0.3 -->\n", "1:6"), ("A. <!-- aksl: asert false -->\n", "1:15"),
    ("```aksl\nprint 1\n```\n\n<!-- expected_similarity = 0.8 -->\n```text\n1\n```\n", "5:6"),
    ("```aksl\nprint 1\n```\n\n<!-- expected_similarity=80 -->\n```text\n1\n```\n", "5:6"),
    // Quotes without an end.
    ("```aksl skip=\"later error=Foo\n```\n", "1:9"),
    ("<!-- aksl: todo=\"x name=y -->\n```aksl\n```\n", "1:12"),
    // Options without effect.
    ("```aksl-session error=R009\naksl> 1\n1\n```\n", "1:17"),
    ("```aksl-session wait=settle\naksl> 1\n1\n```\n", "1:17"),
    ("```aksl-session exit=3\naksl> 1\n1\n```\n", "1:17"),
    ("```aksl-session capture=x:a\naksl> 1\n1\n```\n", "1:17"),
    ("```aksl norun exit=0\n```\n", "1:15"), ("```aksl-test todo=\"x\"\n```\n", "1:14"),
    // Front matter.
    ("---\naskl: {expect: following}\n---\n", "2:1"), ("---\n\"aksl\": {sesion: section}\n---\n", "2:10"),
    ("---\naksl : {sesion: section}\n---\n", "2:9"),
    ("### [P](#tab/p)\n\n```aksl nmae=x\n```\n\n### [C](#tab/azure-cli)\n", "3:9"),
  ])
  func isAnError(text: String, place: String) {
    let document = Document(text)
    #expect(document.failures.first?.hasPrefix("guide.md:\(place): DOC00") == true, "\(document.failures)")
    #expect(document.result.report.outcome.exitCode == 3)
  }

  @Test(arguments: [
    "<!-- also: assert -->\n", "<!-- AKS: a note -->\n", "<!-- a note -->\n",
    "---\ntitle: aks\nask: me\n---\n",
  ])
  func otherCommentsAreNot(text: String) { #expect(Document(text).failures == []) }

  @Test func frontMatterInEveryForm() {
    let text = "# A\n\n" + fence("let x = 1") + "# B\n\n" + fence("print x")
    for matter in [
      "aksl : {session: section}", "\"aksl\": {session: section}",
      "aksl: {session: section,\n  expect: following}", "aksl:\n  # each its own\n  session: section",
    ] {
      #expect(Document("---\n\(matter)\n---\n" + text).verdicts == ["b1 passed", "b2 error"], "\(matter)")
    }
  }

  @Test func errorsForgiveOnlyTheLastCommand() {
    let both = az("scale --node-count 3", "nosuch") + "\n" + az("stop", "system")
    for info in ["azurecli error=OperationNotAllowed", "azurecli exit=1"] {
      let document = Document(fence(both, info))
      #expect(document.failures == ["guide.md:2:1: ShellCommandFailed"], "\(info)")
      #expect(document.text.contains("nosuch"), "in az's words")
    }
    #expect(
      Document(fence(az("stop", "system") + "\n" + az("show", "dev"), "azurecli error=OperationNotAllowed"))
        .failures.count == 2)
    #expect(Document(fence("waned = 5\nstpo dev", "aksl error=R009")).failures == ["guide.md:3:1: R001"])
    #expect(Document(fence("fail \"x\"\nprint 5", "aksl exit=1")).failures == ["guide.md:2:1: T009"])
    #expect(Document(fence("stpo\nassert fales", "aksl exit=3")).failures == ["guide.md:2:1: R001"])
    // Status 3 is that of the last command, in which nothing failed before.
    #expect(Document(fence(az("show", "nosuch"), "azurecli exit=3")).failures == [])
    #expect(
      Document(fence(az("show", "nosuch") + "\n" + az("stop --no-wait", "dev"), "azurecli exit=3")).failures
        .count == 2)
  }

  @Test func theCauseIsThatOfTheCommandThatFailed() {
    let text = Document(fence(az("stop", "system") + "\n" + az("show", "dev --query count"), "azurecli")).text
    #expect(text.contains("(OperationNotAllowed)"), "\(text)")
    let captured = Document(fence("X=$(\(az("show", "nope")))\necho done", "azurecli")).text
    #expect(captured.contains("nope"), "\(captured)")
    #expect(captured.contains("--setup FILE.aksl"))
  }

  @Test func whatIsOnlyCheckedCanBeExpectedToFail() {
    #expect(Document(fence("waned = 5", "aksl norun error=R009")).verdicts == ["b1 passed"])
    #expect(Document(fence("print 1", "aksl norun error=R009")).failures == ["guide.md:1:15: DOC004"])
  }

  @Test func outputsOfWhatDoesNotRunAreNamed() {
    for info in ["aksl norun", "aksl skip=\"why\"", "aksl when=\"az >= 9\""] {
      let document = Document(fence("print 1", info) + fence("99", "text expect"))
      #expect(document.result.report.unrun.map(\.language) == ["text"], "\(info)")
    }
  }

  @Test func dataIsWhatTheLastCommandPrints() {
    let text = fence(
      az("show", "dev --query \"{c: count}\"") + "\n" + az("stop --no-wait", "dev"), "azurecli")
    #expect(Document(text + fence("{\"c\": 10}", "json expect")).failures.count == 1)
    #expect(Document(fence("print 1") + fence("[...]", "json expect")).failures == [])
    #expect(Document(fence("print \"a b\"") + fence("[...]", "json expect")).failures.count == 1)
    #expect(Document(fence("print 1") + "```json expect match=subset\n```\n").failures.count == 1)
  }

  @Test func claimsInTables() {
    let table = "| a | b |\n|---|---|\n| x | It runs. <!-- aksl: assert dev.state == Stopped --> |\n"
    #expect(Document("Before.\n\n" + table).failures == ["guide.md:5:7: T004"])
  }

  @Test func commentsInTabsThatNobodyTakes() {
    let text =
      "### [P](#tab/p)\n\nNo. <!-- aksl: assert false -->\n\n<!-- aksl-setup\nfail \"x\"\n-->\n\n### [C](#tab/azure-cli)\n\n"
      + fence("print 1")
    let document = Document(text)
    #expect(document.verdicts == ["b1 passed"])
    #expect(document.result.report.unrun.map(\.language) == ["claim", "set-up"])
  }

  @Test func claimsLookAtTheSessionOfTheBlockBeforeThem() {
    let text = fence("stop dev", "aksl session=b") + "Stopped. <!-- aksl: assert dev.state == Stopped -->\n\n"
    #expect(Document(text + fence("assert dev.state == Running")).failures == [])
  }

  @Test func setUpsAboveTheFirstHeadingAreThoseOfEverySection() {
    let text = "---\naksl: {session: section}\n---\n\n<!-- aksl-setup\nlet n = 5\n-->\n\n# A\n\n"
    #expect(
      Document(text + fence("assert n == 5; n = 6") + "# B\n\n" + fence("assert n == 5")).failures == [])
  }

  @Test func whatNeedsAKnownFailureIsBlocked() {
    let text = fence("pool web add count 999999", "aksl todo=\"x\"") + fence("assert web.count == 3")
    #expect(
      Document(text).verdicts == ["b1 todo: x", "b2 blocked: `web`, which `b1` in line 1 should have made"])
    let skipped = fence("let y = 1", "aksl skip=\"x\"") + fence("print y")
    #expect(Document(skipped).verdicts.last == "b2 blocked: `y`, which `b1` in line 1 should have made")
  }

  @Test func endsOfLines() {
    let prompts = "$ az aks nodepool show --name dev \\\n    \(target) --query count\n10\n"
    #expect(Document(fence(prompts, "console run").replacing("\n", with: "\r\n")).failures == [])
    #expect(
      Document("```aksl\nprint 1\nprint 2\n```\n\n```text expect\n1\n2\n```\n".replacing("\n", with: "\r"))
        .verdicts == ["b1 passed"])
  }

  @Test func whatFailsBeforeAWantedBlockIsTold() {
    let document = Document(
      fence("stop system", "aksl name=a") + fence("print 1", "aksl name=b"), only: ["b"])
    #expect(document.verdicts == ["a error", "b passed"])
  }

  @Test func theLastChangeIsThatOfWhatIsNamed() {
    let list = "az aks nodepool list \(target) --query \"[].{name: name, count: count}\""
    let text = fence("scale dev to 5\nscale system to 4\n\(list)")
    let output = "[{\"name\": \"system\", \"count\": 4}, {\"name\": \"dev\", \"count\": 6}]"
    let told = Document(text + fence(output, "json expect")).text
    #expect(told.contains("last change: count 10 -> 5"), "\(told)")
  }

  @Test func namesArePastedIntoCommands() {
    let first =
      fence("az aks nodepool list \(target) --query \"[1].name\" --output tsv", "azurecli")
      + fence("<pool>", "output expect")
    #expect(
      Document(first + fence(az("show", "<pool> --query count"), "azurecli") + fence("10", "output expect"))
        .failures == [])
    #expect(Document(first + fence("assert <pool>.count == 11")).failures == ["guide.md:10:8: T004"])
  }

  @Test func languagesThatAreNearlyOurs() {
    for language in ["azure-cli", "azurecli-interative", "azcli", "{.azurecli}"] {
      #expect(Document(fence("az aks list", language)).text.contains("did you mean `azurecli"), "\(language)")
    }
    for language in ["json5", "azurepowershell", "toml", "hash"] {
      #expect(Document(fence("x", language)).result.report.warnings.isEmpty, "\(language)")
    }
  }

  @Test func excerptsThatNobodyCanCopy() {
    let show = fence("az aks nodepool show --name dev \(target) --query \"{a: name, b: count}\"", "azurecli")
    for wrong in [
      "{\"a\": \"dev\"\n \"b\": 10}", "{\"a\": \"dev\", \"b\": 10,}", "{\"a\": \"dev\", \"b\": 10",
    ] {
      let document = Document(show + fence(wrong, "json expect"))
      #expect(document.failures == [] && document.text.contains("warning[DOC022]"), "\(wrong)")
    }
    for right in [
      "{\"a\": \"dev\", \"b\": 10}", "{\n[...]\n\"a\": \"dev\",\n[...]\n}", "{\"a\": \"\\\\<x>\", \"b\": 10}",
    ] {
      #expect(!Document(show + fence(right, "json expect")).text.contains("DOC022"), "\(right)")
    }
  }

  @Test func longValuesAreCutWhereTheyDiffer() {
    let show = fence("az aks nodepool show --name dev \(target) --query \"{id: id}\"", "azurecli")
    let id =
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/sandbox-rg/providers/Microsoft.ContainerService/managedClusters/sandbox/agentPools/web"
    let text = Document(show + fence("{\"id\": \"\(id)\"}", "json expect")).text
    #expect(text.contains("agentPools/web\", got") && text.contains("agentPools/dev\""), "\(text)")
  }

  @Test func rowsThatAGapHides() {
    let list = fence(
      "az aks nodepool list \(target) --query \"[].{name: name, count: count}\" --output table", "azurecli")
    let text = Document(list + fence("Name    Count\n------  -----\n...\ndev     11\n...", "table expect"))
      .text
    #expect(text.contains("row dev.Count: expected 11, got 10"), "\(text)")
  }
}
