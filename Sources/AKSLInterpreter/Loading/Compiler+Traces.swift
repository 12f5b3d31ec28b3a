import AKSLLanguage
import LoadTraces

// `workload api replay "requests.csv"`: read while the source is compiled, so that what is wrong with the file is told
// before anything runs.
extension Compiler {
  /// The register with the number of the trace among those of the block.
  mutating func trace(_ items: NodeList<ExpressionID>, at place: Int) -> Int {
    let item = tree[items, place]
    let range = tree.range(of: item)
    guard case .text = tree.expression(item), !tree.text(of: item).isEmpty else {
      if tree.expression(item) != .missing { report(.traceNotPlain(at: range)) }
      return temporary()
    }
    let path = tree.text(of: item)
    let source: SourceText
    switch context.load?(path, tree.source.name) ?? .failure(LoadFailure(reason: "no files can be read here"))
    {
    case .failure(let failure):
      report(.cannotReadWorld(path, failure.reason, at: range))
      return temporary()
    case .success(let file): source = file
    }
    do throws(TraceError) {
      let trace = try LoadTrace(parsing: source.bytes, series: series(in: items, after: place))
      noteNames(of: trace, items)
      unit.traces.append(trace)
    } catch {
      included.append((source, [.wrongTrace(error)], Place(source: tree.source, range: range)))
      report(.traceHasErrors(source.name, at: range))
      return temporary()
    }
    return load(.integer(Int64(unit.traces.count - 1)), into: temporary())
  }

  /// What stands behind the option `series`.
  private func series(in items: NodeList<ExpressionID>, after place: Int) -> String? {
    for index in (place + 1)..<max(place + 1, items.count - 1) where isWord(tree[items, index], "series") {
      if case .text = tree.expression(tree[items, index + 1]) { return tree.text(of: tree[items, index + 1]) }
    }
    return nil
  }

  /// The names of the workloads that a file makes: a trace of pods several, by what they ask for.
  private mutating func noteNames(of trace: LoadTrace, _ items: NodeList<ExpressionID>) {
    switch trace {
    case .rate: break
    case .workloads(let list): for workload in list.workloads { environment.note(workload: workload.name) }
    case .pods(let trace):
      guard items.count > 1 else { return }
      let isWithout = (0..<items.count).contains { isWord(tree[items, $0], "without") }
      let count = min(trace.requests(withoutGPUs: isWithout).requests.count, PodTrace.workloadLimit)
      for name in PodTrace.names(count, tree.spelling(of: tree[items, 1])) {
        environment.note(workload: name)
      }
    }
  }
}

// R051 … are stable.
extension Diagnostic {
  static func traceNotPlain(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R051", title: "the file of a trace is named by a plain text", range: range,
      label: "only running can tell this", help: "write `workload api replay \"requests.csv\"`")
  }

  static func traceHasErrors(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "R048", title: "`\(name)` has errors", range: range, label: "no load comes of it")
  }

  static func wrongTrace(_ error: TraceError) -> Diagnostic {
    Diagnostic(
      code: "J010", title: error.message,
      range: SourceRange(
        start: UInt32(truncatingIfNeeded: error.range.lowerBound),
        end: UInt32(truncatingIfNeeded: error.range.upperBound)),
      label: error.expected.map { "expected \($0)" } ?? "here", help: error.help)
  }
}
