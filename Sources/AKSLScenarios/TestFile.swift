import AKSLInterpreter
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

  /// No scenario of it is left out.
  package var isWhole: Bool { wanted.count == outlines.count && wantedNames.isEmpty }

  /// Narrows down to the scenarios around these lines, and those of these names; of both empty, nothing is
  /// left out.
  package mutating func narrow(toLines lines: [Int], names: [String]) {
    guard !(lines.isEmpty && names.isEmpty) else { return }
    let named = outlines.filter { outline in
      names.contains { name in
        !outline.hasFixedTitle || outline.title == name
          || outline.hasRows && name.hasPrefix(outline.title + " [")
      }
    }
    let around = outlines.filter { outline in lines.contains { outline.line...outline.endLine ~= $0 } }
    wanted.formIntersection((named + around).map(\.range.start))
    wantedNames = Set(names)
    wantedWhole = Set(around.map(\.range.start))
  }

  /// Leaves out what a selection does not want.
  package mutating func narrow(to selection: TestSelection) {
    let name = source.name
    let kept = outlines.filter { selection.mayInclude($0, of: name) }
    wanted.formIntersection(kept.map(\.range.start))
  }

  /// Whether a scenario that is about to run is wanted here.
  ///
  /// Scenarios of an included file belong to its own tests, and run there.
  func includes(_ scenario: ScenarioIdentity) -> Bool {
    guard scenario.place.source.name == source.name, wanted.contains(scenario.place.range.start) else {
      return false
    }
    return wantedNames.isEmpty || wantedWhole.contains(scenario.place.range.start)
      || wantedNames.contains(scenario.title)
      || wantedNames.contains(scenario.name)
  }
}
