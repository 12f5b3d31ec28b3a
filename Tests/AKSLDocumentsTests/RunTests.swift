import AKSLDocuments
import AKSLInterpreter
import AKSLScenarios
import AKSModel
import Testing

/// How documents run, and what is told of them.
@Suite struct RunTests {
  private func fence(_ text: String, _ info: String = "aksl") -> String { "```\(info)\n\(text)\n```\n\n" }

  @Test func oneSessionInTheOrderOfTheDocument() {
    // Equal headings are not put together.
    let document = Document(
      "## Do\n\n" + fence("stop dev") + "## Verify\n\n" + fence("assert dev.state == Stopped") + "## Do\n\n"
        + fence("start dev") + "## Verify\n\n" + fence("assert dev.state == Running"))
    #expect(document.verdicts == ["b1 passed", "b2 passed", "b3 passed", "b4 passed"])
  }

  @Test func sessions() {
    let text = "## A\n\n" + fence("let x = 1") + "### Only text\n\nNo fence.\n\n## B\n\n" + fence("print x")
    #expect(Document(text).verdicts == ["b1 passed", "b2 passed"])
    #expect(Document("---\naksl: {session: section}\n---\n" + text).verdicts == ["b1 passed", "b2 error"])
    let named = fence("let x = 1", "aksl session=a") + fence("print x") + fence("print x", "aksl session=a")
    #expect(Document(named).verdicts == ["b1 passed", "b2 error", "b3 passed"])
    #expect(Document(fence("stop dev") + fence("assert dev.state == Running", "aksl reset")).failures == [])
    let restored =
      fence("snapshot calm; stop dev") + fence("assert dev.state == Running", "aksl restore=calm")
    #expect(Document(restored).failures == [])
    #expect(Document(fence("print 1", "aksl restore=nowhere")).failures.count == 1)
  }

  @Test func hiddenSetUp() {
    #expect(Document("<!-- aksl-setup\nlet n = 5\n-->\n\n" + fence("scale dev to n")).failures == [])
    let broken = Document("Text\n\n<!-- aksl-setup\nlet n = dev.cont\n-->\n\n" + fence("scale dev to n"))
    #expect(broken.failures == ["guide.md:4:13: R003"])
    #expect(
      broken.verdicts == [
        "outside the scenarios error", "b1 blocked: `n`, which the set-up in line 3 should have made",
      ])
    #expect(broken.result.report.outcome.exitCode == 3)
  }

  @Test func setUpBeforeTheDocument() {
    #expect(Document(fence("scale dev to n"), setUp: "let n = 4\nstop dev").verdicts == ["b1 passed"])
  }

  @Test func placesAreThoseOfTheDocument() {
    let quoted = "1. One\n\n   > ```aksl\n   > let a = 1\n   > assert a == 2\n   > ```\n"
    #expect(Document(quoted).failures == ["guide.md:5:13: T004"])
    let text = Document(fence("stop dev", "aksl") + fence("stop system")).text
    #expect(text.contains(" --> guide.md:6:1\n"))
    #expect(text.contains("6 | stop system"))
  }

  @Test func lastChangesArePlacesOfTheDocument() {
    let text = Document(fence("stop dev") + "\n\n" + fence("assert dev.state == Running")).text
    #expect(text.contains("line 2"), "\(text)")
  }

  @Test func expectedErrors() {
    #expect(Document(fence("stop system", "aksl error=OperationNotAllowed")).verdicts == ["b1 passed"])
    #expect(Document(fence("stop system", "aksl error=operationnotallowed")).verdicts == ["b1 passed"])
    #expect(Document(fence("print 1 / 0", "aksl error=E002")).verdicts == ["b1 passed"])
    #expect(Document(fence("assert dev.state == Stoped", "aksl error=R016")).verdicts == ["b1 passed"])
    #expect(
      Document(fence("stop dev", "aksl error=OperationNotAllowed")).failures == ["guide.md:1:9: DOC004"])
    let other = Document(fence("stop system", "aksl error=Conflict"))
    #expect(other.failures.last == "guide.md:1:9: DOC004")
    let early = Document(fence("stop system\nprint 1", "aksl error=OperationNotAllowed"))
    #expect(early.failures.last == "guide.md:1:9: DOC004")
  }

  @Test func exitStatus() {
    #expect(Document(fence("stop system", "aksl exit=4")).verdicts == ["b1 passed"])
    #expect(Document(fence("stop dev", "aksl exit=0")).verdicts == ["b1 passed"])
    #expect(Document(fence("stop dev", "aksl exit=1")).failures == ["guide.md:1:9: DOC004"])
  }

  @Test func durations() {
    #expect(Document(fence("stop dev", "aksl takes<=10m")).verdicts == ["b1 passed"])
    #expect(Document(fence("stop dev", "aksl takes<=10s")).failures == ["guide.md:1:9: DOC005"])
    let settled = fence("stop dev nowait", "aksl wait=settle") + fence("assert dev.state == Stopped")
    #expect(Document(settled).failures == [])
    #expect(Document(fence("stop dev nowait") + fence("assert dev.state == Stopped")).failures.count == 1)
  }

  @Test func nothingIsWaitedFor() {
    let target = "--name dev --cluster-name sandbox --resource-group sandbox-rg"
    for (command, language) in [("stop dev", "aksl"), ("az aks nodepool stop \(target)", "azurecli")] {
      let later = fence("assert dev.state == Stopping\nwait\nassert dev.state == Stopped")
      #expect(
        Document(fence(command, "\(language) wait=none takes<=1s") + later).failures == [], "\(language)")
      #expect(Document(fence(command, language) + later).failures.count == 1, "\(language)")
      // It holds for the block alone.
      let next = fence("start dev\nassert dev.state == Running")
      #expect(
        Document(
          fence(command + (language == "aksl" ? "\nwait" : ""), "\(language) wait=none") + fence("wait")
            + next
        ).failures == [])
    }
    // As with `--no-wait`, az prints nothing then.
    let silent = fence("az aks nodepool stop \(target)", "azurecli wait=none") + fence("", "output expect")
    #expect(Document(silent).failures == [])
  }

  @Test func marks() {
    #expect(Document(fence("stop system", "aksl skip=\"not now\"")).verdicts == ["b1 skipped: not now"])
    #expect(Document(fence("stop system", "aksl todo=\"wait\"")).verdicts == ["b1 todo: wait"])
    let passing = Document(fence("stop dev", "aksl todo=\"wait\""))
    #expect(passing.verdicts == ["b1 failed: wait"])
    #expect(passing.result.report.outcome.exitCode == 1)
    #expect(
      Document(fence("stop dev", "aksl when=\"az >= 9\"")).verdicts
        == ["b1 skipped: it needs az >= 9, and this is az 2.91.0"])
    let checked = fence("stop dev", "aksl norun") + fence("assert dev.state == Running")
    #expect(Document(checked).verdicts == ["b1 passed", "b2 passed"])
    #expect(Document(fence("stpo dev", "aksl norun")).failures.count == 1)
  }

  @Test func blockedBlocks() {
    let text =
      fence("pool web add count 999999") + fence("scale web to 2") + fence("scale dev to 2")
      + fence("let n = dev.cont") + fence("let m = n + 1") + fence("print m") + fence("let k = n + dev.cnt")
    let document = Document(text)
    #expect(
      document.verdicts == [
        "b1 error", "b2 blocked: `web`, which `b1` in line 1 should have made", "b3 passed", "b4 error",
        "b5 blocked: `n`, which `b4` in line 13 should have made",
        "b6 blocked: `m`, which `b5` in line 17 should have made", "b7 error",
      ])
  }

  /// A name in a text, in a comment or of something else is no use of it.
  @Test func wordsAreNoReferences() {
    let made = fence("pool web add count 999999") + fence("let n = dev.cont")
    for harmless in ["print \"web n\"", "# web\nprint 1", "print dev.name # n"] {
      #expect(Document(made + fence(harmless)).verdicts.last == "b3 passed", "\(harmless)")
    }
    #expect(
      Document(made + fence("print \"${web.count}\"")).verdicts.last
        == "b3 blocked: `web`, which `b1` in line 1 should have made")
    let session = "```aksl-session\naksl> print 1\n1\naksl> web.count\n4\n```\n"
    #expect(
      Document(made + session).verdicts.last == "b3 blocked: `web`, which `b1` in line 1 should have made")
    #expect(
      Document(made + "It has four. <!-- aksl: assert web.count == 4 -->\n").verdicts.last
        == "claim1 blocked: `web`, which `b1` in line 1 should have made")
    let azure = "az aks nodepool show --name web --cluster-name sandbox --resource-group sandbox-rg"
    #expect(
      Document(made + fence(azure)).verdicts.last
        == "b3 blocked: `web`, which `b1` in line 1 should have made")
    #expect(Document("```aksl-session norun\naksl> dev.count\n5\n```\n").verdicts == ["b1 passed"])
  }

  @Test func somethingMadeLaterIsThere() {
    let text =
      fence("pool web add count 999999") + fence("pool web add count 2") + fence("scale web to 3")
    #expect(Document(text).verdicts == ["b1 error", "b2 passed", "b3 passed"])
  }

  @Test func scenariosAreTests() {
    let document = Document(
      fence("scenario \"a\" { stop dev }\nscenario \"b\" { assert dev.count == 1 }", "aksl-test"))
    #expect(document.verdicts == ["a passed", "b failed"])
    #expect(document.failures == ["guide.md:3:23: T004"])
  }

  @Test func claims() {
    let text = "First. Dev runs: yes. <!-- aksl: assert dev.state == Stopped -->\n"
    #expect(Document(text).failures == ["guide.md:1:18: T004"])
    #expect(Document(text).text.contains("assertion failed: dev.state == Stopped"))
    #expect(Document("It runs.\n<!-- aksl: assert dev.state == Running -->\n").verdicts == ["claim1 passed"])
    #expect(
      Document("It runs. <!-- aksl: assert dev.stat == Running -->\n").failures == ["guide.md:1:32: R003"])
  }

  @Test func errorsOfTheDocument() {
    let document = Document(fence("stop dev", "aksl nmae=x") + fence("start dev"))
    #expect(
      document.verdicts == [
        "outside the scenarios error", "b1 blocked: the document has errors",
        "b2 blocked: the document has errors",
      ])
    #expect(document.result.report.outcome.exitCode == 3)
  }

  @Test func oneBlockAndWhatItNeeds() {
    let text = fence("let x = 1") + fence("assert x == 1", "aksl name=wanted") + fence("assert x == 2")
    #expect(Document(text, only: ["wanted"]).verdicts == ["wanted passed"])
  }

  @Test func evidenceIsCounted() {
    let document = Document(fence("stop dev") + fence("assert dev.state == Stopped") + fence("assert 1 == 1"))
    #expect(document.result.report.tests.map(\.evidence.total).prefix(2) == [0, 1])
    #expect(document.result.report.tests[0].rules.isEmpty == false)
  }

  @Test func rulesThatTheTextTellsOf() {
    let text = "A claim. <!-- aksl: rule D1 -->\n\n" + fence("scale dev to 5")
    let document = Document(text)
    #expect(document.verdicts == ["b1 passed"])
    #expect(document.result.report.tests.map(\.identity.tags) == [["D1"]])
    #expect(document.result.report.tests[0].assertions == 1)
  }

  /// A sentence about a rule is proved by what stands around it, or it fails.
  @Test func rulesThatNothingExercises() {
    let wrong = Document("It is so. This is D4. <!-- aksl: rule D4 -->\n\n" + fence("scale dev to 5"))
    #expect(wrong.verdicts == ["b1 failed"])
    #expect(wrong.failures == ["guide.md:1:11: DOC007"])
    #expect(wrong.text.contains("nothing around this sentence exercises rule D4"), "\(wrong.text)")
    // The fence before it counts, and so do claims between.
    let before = fence("scale dev to 5") + "Said. <!-- aksl: rule D1 -->\n\n" + fence("print 1")
    #expect(Document(before).failures == [])
    let behind = fence("scale dev to 5") + "Said. <!-- aksl: rule D1 -->\n"
    #expect(Document(behind).failures == [])
    // Those of another section don't.
    let other = fence("scale dev to 5") + "## B\n\nSaid. <!-- aksl: rule D1 -->\n\n" + fence("print 1")
    #expect(Document(other).failures == ["guide.md:7:1: DOC007"])
    let further = fence("scale dev to 5") + fence("print 1") + "Said. <!-- aksl: rule D1 -->\n"
    #expect(Document(further).verdicts == ["b1 passed", "b2 failed"], "the fence before it is the last one")
  }

  @Test func rulesOfRefusalsAndOfAssertions() {
    let refused = "Said. <!-- aksl: rule S2 -->\n\n" + fence("stop system", "aksl error=OperationNotAllowed")
    #expect(Document(refused).failures == [])
    let scenario =
      "Said. <!-- aksl: rule D1 -->\n\n" + fence("scenario \"a\" { scale dev to 5 }", "aksl-test")
    #expect(Document(scenario).failures == [])
    #expect(Document(scenario.replacing("D1", with: "S2")).failures == ["guide.md:1:1: DOC007"])
  }

  @Test func rulesThatNothingCouldExercise() {
    #expect(
      Document("Said. <!-- aksl: rule D1 -->\n\n## B\n\n" + fence("print 1")).failures == [
        "guide.md:1:1: DOC002"
      ])
    let skipped = Document(
      "Said. <!-- aksl: rule D1 -->\n\n" + fence("scale dev to 5", "aksl skip=\"not now\""))
    #expect(skipped.failures == [])
    #expect(
      skipped.result.report.unrun.map(\.reason) == ["what could exercise rule D1 does not run"])
  }

  @Test func captures() {
    let show = "az aks nodepool show --name dev --cluster-name sandbox --resource-group sandbox-rg"
    let text =
      fence(show, "azurecli capture=size:count capture=MODE:mode")
      + fence("assert size == 10 and MODE == \"User\"")
      + fence("[ $MODE ] || echo \"$MODE\"", "azurecli norun skip=\"x\"")
      + fence(
        "az aks nodepool update --mode $MODE --name dev --cluster-name sandbox --resource-group sandbox-rg",
        "azurecli")
    #expect(Document(text).verdicts.prefix(2) == ["b1 passed", "b2 passed"])
    #expect(Document(text).verdicts.last == "b4 passed")
    let again =
      fence(show, "azurecli capture=size:count") + fence(show, "azurecli capture=size:maxPods")
      + fence("assert size == 250")
    #expect(Document(again).failures == [])
    let literal = "'{a: `\"x ${1} \\\"y\\\"\"`}'"
    let odd = fence("\(show) --query \(literal)", "azurecli capture=a:a")
    #expect(Document(odd + fence("assert a.length == 10")).failures == [])
    #expect(Document(fence(show, "azurecli capture=size:nothing")).failures == ["guide.md:1:21: DOC006"])
    #expect(Document(fence("print 1 / 2", "aksl capture=x:a")).failures == ["guide.md:1:17: DOC006"])
  }
}
