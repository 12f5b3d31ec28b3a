import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Testing

/// What a document shows is compared with what is printed.
@Suite struct OutputTests {
  private let show = "az aks nodepool show --name dev --cluster-name sandbox --resource-group sandbox-rg"

  private func shown(_ script: String, _ output: String, _ info: String = "text expect") -> Document {
    Document("```aksl\n\(script)\n```\n\n```\(info)\n\(output)\n```\n")
  }

  @Test func text() {
    #expect(shown("print 1\nprint 2", "1\n2").verdicts == ["b1 passed"])
    #expect(shown("print 1\nprint 2", "1\n3").failures == ["guide.md:8:1: DOC003"])
    #expect(shown("print 1\nprint 2\nprint 3", "1\n...").verdicts == ["b1 passed"])
    #expect(shown("print \"a b c\"", "a [..] c").verdicts == ["b1 passed"])
    #expect(shown("print 1, 2", "...", "text expect elide=off").failures.count == 1)
    #expect(shown("print 1", "2", "text expect pass").verdicts == ["b1 passed"])
  }

  @Test func whatIsToldMayBeLeftOut() {
    let script = "stop dev\nprint dev.state"
    #expect(shown(script, "Stopped").verdicts == ["b1 passed"])
    #expect(shown(script, "dev: stopped in [..]\n...\nStopped").verdicts == ["b1 passed"])
    #expect(shown(script, "dev: stopped in [..]").failures.count == 1)
  }

  @Test func everyDifferenceIsTold() {
    let output = "{\n  \"name\": \"dev\",\n  \"count\": 11,\n  \"mode\": \"System\"\n}"
    let document = shown(show, output, "json expect match=subset")
    #expect(document.failures == ["guide.md:8:3: DOC003"])
    #expect(document.text.contains("count: expected 11, got 10"), "\(document.text)")
    #expect(document.text.contains("mode: expected \"System\", got \"User\""))
  }

  @Test func dataIsTheLastAnswer() {
    let script = "stop dev\nprint \"noise\"\nshow pool dev as json"
    #expect(shown(script, "{\n[...]\n\"name\": \"dev\",\n[...]\n}", "json expect").verdicts == ["b1 passed"])
  }

  @Test func theLastChangeIsTold() {
    let document = Document(
      "```aksl\nstop dev\n```\n\n```aksl\n\(show)\n```\n\n"
        + "```json expect\n{\n[...]\n\"powerState\": { \"code\": \"Running\" },\n[...]\n}\n```\n")
    #expect(
      document.text.contains("powerState.code: expected \"Running\", got \"Stopped\""), "\(document.text)")
    #expect(
      document.text.contains("= last change: powerState Running -> Stopped, d1 00:00:00, line 2"),
      "\(document.text)")
  }

  @Test func errorsHaveOutput() {
    let text =
      "```aksl error=R009\nwaned = 5\n```\n\n```text expect\nerror[R009]: there is no variable `waned` to assign to\n"
      + " --> example.aksl:1:1\n...\n```\n"
    #expect(Document(text).verdicts == ["b1 passed"])
  }

  @Test func namesStandForTheSameEverywhere() {
    let first = "```aksl\nprint \"id 7\"\n```\n\n```text expect\nid <n>\n```\n\n"
    let again = "```aksl\nprint \"again 7\"\n```\n\n```text expect\nagain <n>\n```\n"
    let other = "```aksl\nprint \"again 8\"\n```\n\n```text expect\nagain <n>\n```\n"
    #expect(Document(first + again).failures == [])
    #expect(Document(first + other).failures == ["guide.md:14:1: DOC003"])
  }

  @Test func linesThatAreExpressions() {
    let info = "text expect match=regex"
    #expect(shown("print 12\nprint \"a.b\"", "\\d+\na\\.b", info).verdicts == ["b1 passed"])
    #expect(shown("print 12\nprint 1\nprint 3", "1.\n...\n[1-3]", info).verdicts == ["b1 passed"])
    let wrong = shown("print 12\nprint \"axb\"", "\\d\na\\.b", info)
    #expect(wrong.failures == ["guide.md:7:1: DOC003"])
    #expect(wrong.text.contains("line 1: expected \\d, got 12"), "\(wrong.text)")
    // An update leaves what still fits.
    let output = wrong.result.outputs
    let updated = DocumentUpdate(wrong.plan.source, output).source
    #expect(String(decoding: updated.bytes, as: UTF8.self).contains("expect match=regex\n12\naxb\n"))
    let dots = shown("print \"a.b\"\nprint 7", "x\n\\d", info)
    let fixed = DocumentUpdate(dots.plan.source, dots.result.outputs).source
    #expect(String(decoding: fixed.bytes, as: UTF8.self).contains("expect match=regex\na\\.b\n\\d\n"))
  }

  @Test func expressionsOfInnovationEngine() {
    func document(_ expression: String) -> Document {
      Document(
        "```aksl\nprint \"At most 6 nodes\"\n```\n\n<!-- expected_similarity=\"\(expression)\" -->\n```text\nAny\n```\n"
      )
    }
    #expect(document("most \\d+ nodes?").verdicts == ["b1 passed"])
    #expect(document("most \\d+ nodes?").result.report.tests[0].assertions == 1)
    let wrong = document("^\\d+$")
    #expect(wrong.failures == ["guide.md:5:27: DOC003"])
    #expect(wrong.text.contains("= expected: ^\\d+$"), "\(wrong.text)")
  }

  /// Whoever writes an expression cannot keep the machine busy.
  @Test func expressionsHaveALimit() {
    let long = shown(
      "for i in 1..300 { print i }", String(repeating: "(a{900}b?)*\n", count: 150), "text expect match=regex"
    )
    #expect(long.failures == ["guide.md:6:1: DOC003"])
    #expect(long.text.contains("at most 100000000 steps"), "\(long.text)")
  }

  @Test func transcripts() {
    let text = """
      > ```aksl-session
      > aksl> dev.count
      > 10
      > aksl> for i in 1..2 {
      >   ...>   print i
      >   ...> }
      > 1
      > 2
      >
      > aksl> stop system
      > error[OperationNotAllowed]: [..]
      > ...
      > aksl> dev.cont
      > error[R003]: a pool has no property `cont`
      >  --> <prompt>:1:5
      > ...
      > ```

      """
    let document = Document(text)
    #expect(document.failures == [], "\(document.text)")
    #expect(document.verdicts == ["b1 passed"])
    #expect(Document(text.replacing("> 2\n", with: "> 3\n")).failures == ["guide.md:8:3: DOC003"])
    #expect(Document("```aksl-session\naksl> print 1\n```\n").failures.count == 1)
    #expect(Document("```aksl-session pass\naksl> print 1\n```\n").failures == [])
  }

  @Test func orderOfMembersIsAWarning() {
    let output = "{\n\"mode\": \"User\",\n\"count\": 10\n}"
    let document = shown(show, output, "json expect match=subset")
    #expect(document.verdicts == ["b1 passed"])
    #expect(document.result.report.warnings.count == 1)
    #expect(document.text.contains("warning[DOC021]"))
  }

  private func scored(_ least: String, _ output: String) -> Document {
    Document("```aksl\n\(show)\n```\n\n<!-- expected_similarity=\(least) -->\n```JSON\n\(output)\n```\n")
  }

  /// A score that passes a wrong state is told, and decides nothing.
  @Test func scores() {
    let printed = Document("```aksl\n\(show)\n```\n\n```json expect\n{}\n```\n").result.outputs[0].actual
    let wrong = scored("0.9", printed.replacing("\"code\": \"Running\"", with: "\"code\": \"Stopped\""))
    #expect(wrong.verdicts == ["b1 failed"])
    #expect(wrong.text.contains("powerState.code: expected \"Stopped\", got \"Running\""))
    #expect(wrong.text.contains("warning[DOC010]: a similarity of 0.97"), "\(wrong.text)")
    #expect(scored("0.9", printed).result.report.warnings.isEmpty)
    let part = scored("0.9", "{ \"count\": 10 }")
    #expect(part.verdicts == ["b1 passed"])
    #expect(part.text.contains("would have failed, and nothing differs"))
  }
}
