import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import ArgumentParser

// `aksl doc --watch`.
extension DocCommand {
  func validateWatch() throws {
    guard suite.watch else { return }
    if paths.contains("-") || list || extract != nil || render {
      throw ValidationError("--watch goes with files that can change, and runs them")
    }
    if updating != nil { throw ValidationError("--watch changes no document: --update and --fix do") }
    if !(suite.report.isEmpty && suite.coverage.isEmpty && suite.minimumCoverage == nil
      && suite.baseline.isEmpty)
    {
      throw ValidationError("--watch runs what has changed: a report would be about a part of the documents")
    }
  }

  /// Runs documents, and again those that a change concerns, until Ctrl-C.
  func watch(_ console: Console) -> Int32 {
    let setUps = [setup].compactMap(\.self).flatMap { path in
      (try? SourceText.file(path)).map(IncludedFiles.paths) ?? [path]
    }
    var watch = Watch(paths: paths, alwaysMeant: common.world.paths + setUps)
    var (found, results) = ([Wanted](), [String: FileReport]())
    return watch.run(console) { () throws(FileError) in
      found = try documents()
      return found.map { watched($0.plan.source) }
    } run: { meant in
      rerun(found, meant, &results, console)
    }
  }

  private func watched(_ source: SourceText) -> Watch.Entry {
    var parts = Set(IncludedFiles.paths(ofDocument: source, planSettings))
    if innovationEngine { parts.insert(variablesPath(beside: source.name)) }
    return Watch.Entry(name: source.name, size: source.bytes.count, parts: parts)
  }

  /// A round: runs the documents that are meant, or new, and tells the sum of all.
  private func rerun(
    _ documents: [Wanted], _ meant: Set<String>, _ results: inout [String: FileReport], _ console: Console
  ) {
    var now = results.filter { name, _ in
      !meant.contains(name) && documents.contains { $0.plan.source.name == name }
    }
    let reporting = SuiteReporting(kind: .doc, settings: settings, options: suite, console: console)
    _ = Runner.perform(settings, console, narration: .verdicts) { runner throws(FileError) in
      Interruption.watch()
      try runner.requireParameters(of: documents.flatMap(\.plan.scripts))
      let changed = documents.filter { now[$0.plan.source.name] == nil }
      var variables: [[(name: String, value: String)]] = []
      for document in changed { variables.append(try variablesBeside(document.plan.source)) }
      let (given, clock, session) = (variables, WallClock(), runner.freshSession)
      var text = reporting.textReport(namesFiles: true)
      let isRound = now.values.contains(where: \.isFailure)
      Parallel.forEach(changed.count, threads: suite.jobs.count) { number in
        run(changed[number], given[number], in: session)
      } take: { file in
        text.report(file) { console.write($1, to: $0) }
        now[file.source.name] = file
        return !file.outcome.wasInterrupted && !console.hasFailed
      }
      var report = SuiteReport()
      report.files = documents.compactMap { now[$0.plan.source.name] }
      text.finish(report, .doc, isRound: isRound, milliseconds: clock.milliseconds) {
        console.write($1, to: $0)
      }
    }
    results = now
  }
}
