import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import AKSModel

// Sentences that tell of rules: what stands around them exercises these.
extension DocumentRun {
  /// Judges the sentences whose last block has run.
  mutating func judgeTies(endingWith index: Int, _ block: inout BlockRun, _ test: inout TestReport) {
    note(test, block.tests, at: index)
    guard test.failures.isEmpty else { return }
    for tie in plan.ties where tie.steps.upperBound == index + 1 {
      let exercised = tie.steps.reduce(into: Set<RuleID>()) { $0.formUnion(exercisedRules[$1] ?? []) }
      guard !exercised.contains(tie.rule) else {
        test.assertions += 1
        continue
      }
      // What did not run cannot have shown it.
      guard tie.steps.allSatisfy({ exercisedRules[$0] != nil }) else {
        nameUnshown(tie)
        continue
      }
      let rules = exercised.map(\.description).sorted()
      block.fail(
        &test, "DOC007", "nothing around this sentence exercises rule \(tie.rule)", at: tie.sentence,
        rules.isEmpty ? "no rule" : rules.joined(separator: ", "), tie.rule.description,
        in: tie.source)
    }
  }

  /// Names the sentences whose last block does not run.
  mutating func nameTies(endingWith index: Int) {
    for tie in plan.ties where tie.steps.upperBound == index + 1 { nameUnshown(tie) }
  }

  private mutating func nameUnshown(_ tie: RuleTie) {
    addUnrun(
      plan.steps[tie.steps.lowerBound], tie.source, tie.sentence, "rule",
      "what could exercise rule \(tie.rule) does not run")
  }

  /// The rules that shaped what happened in a block, or refused it, or on which its assertions rest.
  private mutating func note(_ test: TestReport, _ scenarios: [TestReport], at index: Int) {
    let all = [test] + scenarios
    exercisedRules[index] = Set(all.flatMap { $0.rules.keys } + all.flatMap { $0.evidence.rules.map(\.rule) })
  }
}
