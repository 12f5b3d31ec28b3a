package import AKSLLanguage
import AKSModel

// Worlds that are made from the bodies of clusters.
extension Session {
  /// Starts over with a world that was read.
  mutating func adopt(_ imported: ImportedWorld, _ emit: Emit) {
    keepUndoStep()
    var fresh = World(simulation: imported.simulation, currentCluster: imported.simulation.clusters.first)
    // What was set stays: the date of day 1, the calendar.
    fresh.calendar = world.calendar
    fresh.importReport = imported.report
    replace(by: fresh)
    for line in imported.report.lines(currentCluster: currentClusterName) { tell(.changed(line), emit) }
  }

  /// Begins in the world that files hold: what `az aks list`, `az aks show` and `az aks nodepool list` print as JSON.
  ///
  /// Nothing has run yet. What is wrong is told with its place in its file, and then the world stays as it is.
  package mutating func begin(
    inWorldFrom files: [SourceText], anonymized isAnonymous: Bool, emit: (RunEvent) -> Void
  ) -> RunOutcome {
    var outcome = RunOutcome()
    var reader = WorldReader()
    for file in files { reader.read(file) }
    let result = reader.finish(isAnonymous: isAnonymous)
    for (source, diagnostics) in result.findings {
      for diagnostic in diagnostics {
        outcome.hasSourceErrors = true
        let place = Place(source: source, range: diagnostic.range)
        emit(RunEvent(at: now, place: place, kind: .diagnostic(diagnostic)))
      }
    }
    if !outcome.hasSourceErrors {
      adopt(ImportedWorld(result), emit)
      // There is nothing before the beginning.
      undoSteps = []
      hasUndoStep = false
    }
    return outcome
  }
}

extension Fault {
  static var noImport: Fault {
    Fault(
      "E020", "NoImport", "this world was not made from files",
      help: "`world from \"clusters.json\"` makes one from what `az aks list -o json` prints")
  }
}
