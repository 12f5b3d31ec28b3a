package import AKSLInterpreter
package import AKSLLanguage

/// The scenarios and rows that a file comes to, found by running it without any of them.
///
/// Which rows there are can depend on the set-up, and a scenario changes nothing for what comes behind it: so a run
/// comes to the same ones.
package struct FileSurvey: Sendable {
  /// In the order of the run, those of included files with them.
  package private(set) var scenarios: [ScenarioIdentity] = []
  /// What went wrong.
  package private(set) var problems: [RunEvent] = []
  package private(set) var outcome = RunOutcome()

  /// Looks through a file, in a session that is a copy of the given one.
  package init(of source: SourceText, in session: Session, shouldStop: () -> Bool) {
    var session = session
    session.options.weighsEvents = false
    session.options.tellsChanges = true
    session.options.isSelected = { _ in false }
    var (scenarios, problems): ([ScenarioIdentity], [RunEvent]) = ([], [])
    outcome = session.run(source, mode: .script, shouldStop: shouldStop) { event in
      if case .scenarioPassedOver(let identity) = event.kind { scenarios.append(identity) }
      if event.isFailure { problems.append(event) }
    }
    (self.scenarios, self.problems) = (scenarios, problems)
  }

  /// Of some scenarios of the file, those behind the place where it stopped.
  func unreached(_ outlines: [ScenarioOutline]) -> [ScenarioOutline] {
    guard outcome.exitCode != 0 else { return [] }
    let last = scenarios.map(\.place.range.start).max()
    return outlines.filter { outline in last.map { outline.range.start > $0 } ?? true }
  }
}
