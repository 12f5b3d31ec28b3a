import AKSLLanguage
import AKSModel

extension Session {
  /// What has changed in rules since the edition of the model that the script requires, each rule once.
  ///
  /// Where a result is another one than it was, one of these is why.
  func ruleChanges(of rules: [RuleID]) -> [RuleChange] {
    guard let required = requiredEdition else { return [] }
    return ModelVersion.changes(since: required.year, required.month).filter {
      rules.contains($0.change.rule)
    }
    .map {
      RuleChange(
        required: required.text, edition: $0.edition.text, rule: $0.change.rule,
        sentence: $0.change.sentence)
    }
  }
}
