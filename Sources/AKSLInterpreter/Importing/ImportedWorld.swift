import AKSModel

/// A world that was made from bodies, as it is when it begins.
struct ImportedWorld: Sendable {
  let simulation: Simulation
  let report: ImportReport

  init(_ result: WorldReader.Result) {
    simulation = Simulation(adopting: result.clusters)
    report = result.report
  }
}
