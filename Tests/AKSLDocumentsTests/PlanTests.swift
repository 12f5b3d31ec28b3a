import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import AKSModel
import RegularExpressions
import Testing

/// What of a document runs, and what is said about what doesn't.
@Suite struct PlanTests {
  private func plan(_ text: String, _ settings: PlanSettings = PlanSettings()) -> DocumentPlan {
    DocumentPlan(SourceText(name: "guide.md", text), settings)
  }

  private func unrun(_ text: String, _ settings: PlanSettings = PlanSettings()) -> [String] {
    plan(text, settings).unrun.map { "\($0.language): \($0.reason)" }
  }

  private func mistakes(_ text: String) -> [String] {
    let plan = plan(text)
    return plan.diagnostics.map { diagnostic in
      "\(diagnostic.code.name) \(plan.source.text(in: diagnostic.range)): \(diagnostic.help ?? diagnostic.expected ?? "")"
    }
  }

  @Test func languages() {
    let languages = [
      "aksl", "AKSL", "aksl-session", "aksl-test", "azurecli", "azurecli-interactive", "AzureCLI  ",
    ]
    for language in languages { #expect(plan("```\(language)\nx\n```\n").steps.count == 1, "\(language)") }
    for language in ["bash", "sh", "console", "shell"] {
      let text = "```\(language)\nx\n```\n"
      #expect(plan(text).steps.isEmpty)
      #expect(unrun(text).count == 1)
      #expect(plan("```\(language) run\nx\n```\n").steps.count == 1)
      #expect(plan("<!-- aksl: run -->\n" + text).steps.count == 1)
      var settings = PlanSettings()
      settings.runsShellFences = true
      #expect(plan(text, settings).steps.count == 1)
    }
    #expect(unrun("```mermaid\nx\n```\n") == ["mermaid: nothing runs this language"])
    #expect(unrun("```\nx\n```\n") == [": it has no language"])
    #expect(unrun("```azurepowershell {highlight=1}\nx\n```\n").count == 1)
  }

  @Test func helpKnowsEveryOptionAndLanguage() {
    var (session, text) = (Session(), "")
    _ = session.run(SourceText(name: "a", "help documents"), mode: .prompt) { event in
      if case .shown(let exhibit) = event.kind {
        text = exhibit.sections.flatMap(\.rows).map { $0.joined(separator: ": ") }.joined(separator: "\n")
      }
    }
    let words = Set(text.split { !($0.isLetter || $0 == "-") }.map(String.init))
    #expect(BlockOption.allCases.map(\.rawValue).filter { !words.contains($0) } == [])
    for kind in RunningSettings.kinds { #expect(text.contains("[\(kind.uppercased())]"), "\(kind)") }
    for language in [
      "aksl", "aksl-session", "aksl-test", "azurecli", "bash", "json", "yaml", "output", "table",
    ] {
      #expect(words.contains(language), "\(language)")
    }
  }

  @Test func codeWithoutAFence() {
    let reason = ": it is only set in: code that runs has a fence"
    #expect(unrun("Text\n\n    az aks list\n\nMore\n\n1. One\n\n       az aks show\n") == [reason, reason])
    #expect(unrun("Text\n    az aks list\n") == [], "a line of a paragraph")
    // It is no output of the fence before it, and nothing behind it is.
    let text = "```aksl\nprint 1\n```\n\n    1\n\n```text expect\n1\n```\n"
    #expect(plan(text).diagnostics.map(\.code.name) == ["DOC002"])
  }

  @Test func bothChannels() {
    let one = plan("```aksl name=stop-dev takes<=10m error=OperationNotAllowed\nx\n```\n")
    let other = plan("<!-- aksl: name=stop-dev takes<=10m error=OperationNotAllowed -->\n```aksl\nx\n```\n")
    for plan in [one, other] {
      #expect(plan.diagnostics == [])
      #expect(plan.steps.first?.name == "stop-dev")
      #expect(plan.steps.first?.options.error == "OperationNotAllowed")
      #expect(plan.steps.first?.options.longest?.milliseconds == 600_000)
    }
    #expect(
      plan("```aksl\nx\n```\n\n```json\n1\n```\n\n```aksl\nx\n```\n").steps.map(\.name) == ["b1", "b3"])
  }

  @Test(arguments: [
    ("```aksl nmae=x\n```\n", "DOC001 nmae: did you mean `name`?"),
    ("<!-- aksl: expectt -->\n```aksl\n```\n", "DOC001 expectt: did you mean `expect`?"),
    ("```aksl skip\n```\n", "DOC001 skip: `skip=\"…\"`"),
    ("```aksl pass=1\n```\n", "DOC001 pass=1: `pass` alone"),
    ("```aksl wait=long\n```\n", "DOC001 wait=long: `wait=` and settle or none"),
    ("```aksl takes=10m\n```\n", "DOC001 takes=10m: `takes<=` and a duration such as `10m`"),
    ("```aksl takes<=soon\n```\n", "DOC001 takes<=soon: `takes<=` and a duration such as `10m`"),
    (
      "```aksl match=regex\nx\n```\n\n```text expect\na(?=b)\n```\n",
      "DOC009 (?=: "
    ),
    ("<!-- expected_similarity=\"a**\" -->\n", "DOC009 *: `(…)` around the first one repeats it"),
    (
      "<!-- expected_similarity=2 -->\n",
      "DOC009 expected_similarity=2: a number from 0 to 1, or an expression in quotes"
    ),
    ("```aksl match=regexp\n```\n", "DOC001 match=regexp: `match=` and exact or subset or regex"),
    ("```aksl exit=256\n```\n", "DOC001 exit=256: `exit=` and a number from 0 to 255"),
    ("```aksl capture=x\n```\n", "DOC001 capture=x: `capture=name:path` with a path of JMESPath"),
    ("```aksl name=a\n```\n\n```aksl name=a\n```\n", "DOC002 name=a: "),
    ("---\naksl: {sesion: section}\n---\n", "DOC001 sesion: did you mean `session`?"),
    ("---\naksl:\n  session: each\n---\n", "DOC001 each: document or section"),
    ("<!-- aksl-document expect=folowing -->\n", "DOC001 folowing: following or marked"),
    ("<!-- aksl-setpu x -->\n", "DOC002 aksl-setpu: did you mean `aksl-setup`?"),
    ("<!-- aksl: rule XY99 -->\n", "DOC002 XY99: "),
    (
      "Text. <!-- aksl: assert -->\n",
      "DOC002 <!-- aksl: assert -->: a condition, such as `assert dev.state == Stopped`"
    ),
    (
      "<!-- aksl: name=x -->\n\nText\n",
      "DOC002  name=x : the fence that they are for stands directly below the comment"
    ),
    (
      "```json expect\n1\n```\n",
      "DOC002 ```json expect\n1\n```: only blank lines or one paragraph may stand between a fence and its output"
    ),
    ("```json takes<=1m\n1\n```\n", "DOC001 takes<=1m: write it at the fence whose output this is"),
  ])
  func mistake(text: String, message: String) { #expect(mistakes(text) == [message]) }

  @Test func anOptionThatIsThereTwice() {
    #expect(mistakes("<!-- aksl: pass -->\n```aksl pass\n```\n") == ["DOC001 pass: "])
  }

  @Test func expectedOutput() {
    let run = "```aksl\nshow pools\n```\n\n"
    let output = "```json\n{}\n```\n"
    #expect(plan(run + output).steps[0].output == nil)
    #expect(unrun(run + output).count == 1)
    #expect(plan(run + "```json expect\n{}\n```\n").steps[0].output?.kind == .json)
    #expect(plan(run + "Then this is shown:\n\n```json expect\n{}\n```\n").steps[0].output != nil)
    #expect(
      plan(run + "<!-- expected_similarity=0.3 -->\n" + output).steps[0].output?.similarity?.least == 0.3)
    #expect(plan("---\naksl: {expect: following}\n---\n" + run + output).steps[0].output != nil)
    #expect(plan("<!-- aksl-document expect=following -->\n" + run + output).steps[0].output != nil)
    var settings = PlanSettings()
    settings.expectsFollowing = true
    #expect(plan(run + output, settings).steps[0].output != nil)
    #expect(plan(run + "One.\n\nTwo.\n\n" + output, settings).steps[0].output == nil)
    #expect(plan(run + "## Other\n\n" + output, settings).steps[0].output == nil)
    #expect(plan(run + output + "\n" + output, settings).unrun.count == 1)
    #expect(plan(output, settings).unrun.map(\.reason) == ["no fence that runs stands directly before it"])
  }

  @Test func tabsAndZones() {
    let text = """
      ### [Portal](#tab/azure-portal)

      ```aksl
      print 1
      ```

      ### [Azure CLI](#tab/azure-cli)

      ```aksl
      print 2
      ```

      ---

      ::: zone pivot="a"

      ```aksl
      print 3
      ```

      ::: zone-end

      ::: zone pivot="b"

      ```aksl
      print 4
      ```

      ::: zone-end

      ```aksl
      print 5
      ```

      """
    #expect(plan(text).steps.map(\.block.command) == ["print 2", "print 3", "print 5"])
    #expect(unrun(text).count == 2)
    var settings = PlanSettings()
    settings.tabs = ["azure-portal", "b"]
    #expect(plan(text, settings).steps.map(\.block.command) == ["print 1", "print 4", "print 5"])
  }

  @Test func expressionsOfInnovationEngine() {
    let text = "```aksl\nprint 1\n```\n\n<!-- expected_similarity=\"\\d+ \\\"x\\\"\" -->\n```text\n1\n```\n"
    #expect(plan(text).steps[0].output?.expression?.expression.text == "\\d+ \\\"x\\\"")
    #expect(unrun(text) == [])
  }

  @Test func tiesBelongToTheNextStep() {
    let text =
      "It waits. <!-- aksl: rule D4 D5 -->\n\n```aksl\nprint 1\n```\n\nAnd so on. <!-- aksl: rule 9.4 -->\n\n## Other\n\n```aksl\nprint 2\n```\n"
    #expect(plan(text).steps.map { $0.rules.map(\.description) } == [["D4", "D5", "9.4"], []])
  }

  @Test func includesAreNamed() {
    #expect(unrun("[!INCLUDE [x](../y.md)]\n") == ["include: ../y.md is not followed"])
  }

  @Test func headings() {
    let plan = plan("# A\n## B\n### C\n```aksl\nx\n```\n## D\n```aksl\nx\n```\n")
    #expect(plan.steps.map(\.block.headings) == [["A", "B", "C"], ["A", "D"]])
  }

  @Test(arguments: [
    ("az >= 2.60", true), ("az<2.60", false), ("model >= 2026-09", true), ("model>=2100.01", false),
    ("az == 2.91", true), ("az != 2.91.0", false), ("az <= 2.91", true), ("az > 2.91", false),
  ])
  func conditions(text: String, holds: Bool) {
    let plan = plan("```aksl when=\"\(text)\"\nx\n```\n")
    #expect(plan.diagnostics == [])
    #expect(plan.steps[0].options.when?.holds == holds)
  }

  @Test(arguments: ["2.60", "zz >= 1", "az >= x", "az 1", ""])
  func wrongConditions(text: String) {
    #expect(plan("```aksl when=\"\(text)\"\nx\n```\n").diagnostics.count == 1)
  }
}
