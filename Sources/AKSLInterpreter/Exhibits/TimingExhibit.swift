import AKSModel

/// What `show timing` answers.
enum TimingExhibit {
  static func times(in simulation: Simulation, _ format: Exhibit.Format) -> Exhibit {
    let timing = simulation.settings.timing
    let parts = TimingPrimitive.allCases
    return Exhibit(
      title: "timing",
      sections: [
        .init(
          columns: [
            .init("PART"), .init("TIME", .trailing), .init("SCATTER", .trailing),
            .init("RECORDINGS", .trailing), .init("YEARS"), .init("FROM"),
          ],
          rows: parts.map { part in
            let figure = part.figure
            return [
              figure.name, TimeFormat.span(timing.median(part)), sigma(timing.sigma(part)),
              figure.recordings == 0 ? "" : String(figure.recordings), figure.years,
              timing.isChanged(part) ? "set here; else \(TimeFormat.span(figure.median))" : figure.source,
            ]
          }),
        .init(lines: notes(on: simulation)),
      ],
      data: .map([
        .init("mode", .text(timing.randomSeed == nil ? "constant" : "random")),
        .init("seed", timing.randomSeed.map { .text(String($0)) } ?? .null),
        .init("parallelNodes", timing.parallelNodes.map { .integer(Int64($0)) } ?? .null),
        .init("extrapolated", .list(extrapolated(in: simulation).map { .text($0) })),
        .init("parts", .list(parts.map { data(of: $0, timing) })),
      ]),
      format: format)
  }

  private static func notes(on simulation: Simulation) -> [String] {
    let timing = simulation.settings.timing
    var lines = [
      timing.randomSeed.map {
        "Times scatter by the seed \($0): SCATTER is the deviation of their logarithm."
      }
        ?? "Everything takes its usual time; `timing random` lets times scatter."
    ]
    if let nodes = timing.parallelNodes { lines.append("\(nodes) nodes of a request are worked on at once.") }
    let sizes = extrapolated(in: simulation)
    if !sizes.isEmpty {
      lines.append(
        "Extrapolated, because no recording has machines of this size: \(sizes.joined(separator: ", ")).")
    }
    return lines
  }

  /// The sizes of the world's pools that no recording covers, each once, in order of creation.
  static func extrapolated(in simulation: Simulation) -> [String] {
    var sizes: [String] = []
    for pool in simulation.clusters.flatMap({ simulation.pools(of: $0) }) {
      let size = simulation[pool].vmSize
      if !TimingPrimitive.recordedSizes.contains(size.lowercased()), !sizes.contains(size) {
        sizes.append(size)
      }
    }
    return sizes
  }

  /// As `0.35`.
  static func sigma(_ thousandths: Int) -> String {
    if thousandths == 0 { return "0" }
    let digits = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000)." + (digits.last == "0" ? digits.prefix(2) : digits)
  }

  private static func data(of part: TimingPrimitive, _ timing: TimingSettings) -> Datum {
    let figure = part.figure
    return .map([
      .init("part", .text(figure.name)), .init("time", .text(TimeFormat.span(timing.median(part)))),
      .init("default", .text(TimeFormat.span(figure.median))),
      .init("sigma", .text(sigma(timing.sigma(part)))),
      .init("recordings", .integer(Int64(figure.recordings))), .init("years", .text(figure.years)),
      .init("source", .text(figure.source)),
    ])
  }
}
