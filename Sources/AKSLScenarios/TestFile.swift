package import AKSLInterpreter
package import AKSLLanguage

/// A file with tests, and which of them are wanted.
package struct TestFile: Sendable {
  package let source: SourceText
  /// All scenarios that the source shows.
  package let outlines: [ScenarioOutline]
  /// Where its scenarios begin that are wanted, by what the source shows.
  package var wanted: Set<UInt32>
  /// `file#name`: the names that are asked for, of a scenario or of one row; empty: all.
  private var wantedNames: Set<String> = []
  /// `file:line`: where the scenarios begin that are asked for by their lines, whatever they are called.
  private var wantedWhole: Set<UInt32> = []

  /// It went wrong outside its scenarios last time, and that is to be seen again.
  private(set) var wantsOutside = false
  /// Its output was another one last time, which only a whole run can tell.
  private var wantsOutput = false

  /// Its output is kept beside it, so that it is compared when the file runs as a whole.
  package var keepsOutput = false

  package init(_ source: SourceText) {
    self.source = source
    let parsed = Parser.parse(source)
    outlines = ScenarioOutline.all(in: parsed.tree)
    isBroken = parsed.diagnostics.contains { $0.severity == .error }
    wanted = Set(outlines.map(\.range.start))
  }

  /// It does not parse.
  package let isBroken: Bool

  /// The outlines of what is wanted.
  package var wantedOutlines: [ScenarioOutline] { outlines.filter { wanted.contains($0.range.start) } }

  /// No scenario of it is left out, no row, and nothing that they say.
  package func isWhole(for selection: TestSelection) -> Bool {
    wanted.count == outlines.count && wantedNames.isEmpty && asked(selection).takesAllRows
  }

  /// Narrows down to the scenarios around these lines, and those of these names; of both empty, nothing is
  /// left out.
  package mutating func narrow(toLines lines: [Int], names: [String]) {
    guard !(lines.isEmpty && names.isEmpty) else { return }
    let named = outlines.filter { outline in
      names.contains { name in
        !outline.hasFixedName || outline.title == name
          || outline.hasRows && name.hasPrefix(outline.title + " [")
      }
    }
    let around = outlines.filter { outline in lines.contains { outline.line...outline.endLine ~= $0 } }
    wanted.formIntersection((named + around).map(\.range.start))
    wantedNames = Set(names)
    wantedWhole = Set(around.map(\.range.start))
  }

  /// Nothing of it is wanted.
  ///
  /// Of a file that does not parse, its errors are.
  package var isUnwanted: Bool { wanted.isEmpty && !wantsOutside && !isBroken }

  /// Leaves out what a selection does not want, as far as the source shows it.
  package mutating func narrow(to selection: TestSelection) {
    let name = source.name
    if let identifiers = selection.identifiers {
      wantsOutside = identifiers.contains(TestReport.Kind.outside.identifier(in: name))
      wantsOutput = identifiers.contains(TestReport.Kind.output.identifier(in: name))
    }
    let selection = asked(selection)
    wanted.formIntersection(outlines.filter { selection.mayInclude($0, of: name) }.map(\.range.start))
  }

  /// Only running the file tells which of its tests the selection wants: it depends on the names of rows, or on
  /// names that are calculated.
  package func needsSurvey(for selection: TestSelection) -> Bool {
    let selection = asked(selection)
    guard !wantedNames.isEmpty || !selection.names.isEmpty || selection.identifiers != nil else {
      return false
    }
    return wantedOutlines.contains { $0.hasRows || !$0.hasFixedName }
  }

  /// Leaves out what no test of the file is, as it has shown itself.
  package mutating func narrow(to selection: TestSelection, _ survey: FileSurvey) {
    let meant = survey.scenarios.filter { includes($0, selection) }
    // What stands behind a failure may be meant as far as its source shows.
    let blocked = survey.unreached(wantedOutlines).filter { mayInclude($0, selection) }
    wanted.formIntersection(meant.map(\.place.range.start) + blocked.map(\.range.start))
  }

  /// Leaves of what is wanted what a condition holds for.
  mutating func keepWanted(_ holds: (ScenarioOutline) -> Bool) {
    wanted.formIntersection(wantedOutlines.filter(holds).map(\.range.start))
  }

  /// The source does not tell what all its tests are called.
  var hasUnknownNames: Bool { isBroken || outlines.contains { $0.hasRows || !$0.hasFixedName } }

  /// The names of its scenarios, and of its rows, as far as they are known.
  func names(_ survey: FileSurvey?) -> [String] {
    guard let survey else { return outlines.map(\.title) }
    return survey.scenarios.filter { $0.place.source.name == source.name }.flatMap { scenario in
      scenario.name == scenario.title ? [scenario.title] : [scenario.title, scenario.name]
    }
  }

  /// Whether a scenario that is about to run is wanted here.
  ///
  /// Scenarios of an included file belong to its own tests, and run there.
  package func includes(_ scenario: ScenarioIdentity, _ selection: TestSelection) -> Bool {
    let start = scenario.place.range.start
    guard scenario.place.source.name == source.name, wanted.contains(start),
      asked(selection).includes(scenario)
    else { return false }
    return wantedNames.isEmpty || wantedWhole.contains(start) || wantedNames.contains(scenario.title)
      || wantedNames.contains(scenario.name)
  }

  /// Whether a scenario that was not reached would be wanted.
  func mayInclude(_ outline: ScenarioOutline, _ selection: TestSelection) -> Bool {
    outline.hasRows || !outline.hasFixedName || asked(selection).includes(identity(of: outline))
  }

  /// What a scenario is known by that was not reached.
  package func identity(of outline: ScenarioOutline) -> ScenarioIdentity {
    ScenarioIdentity(
      place: Place(source: source, range: outline.range), title: outline.title, row: nil, tags: outline.tags)
  }

  /// The part of a selection that counts here: of a file that must run as a whole, all tests are meant.
  private func asked(_ selection: TestSelection) -> TestSelection {
    guard wantsOutput else { return selection }
    var selection = selection
    selection.identifiers = nil
    return selection
  }
}
