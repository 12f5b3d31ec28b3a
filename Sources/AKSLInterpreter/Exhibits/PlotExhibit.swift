import AKSModel

/// What `plot` answers: a table with a row for each moment at which a line changes.
enum PlotExhibit {
  static func exhibit(_ chart: PlotChart, _ sampling: PlotSampling, _ world: World, _ format: Exhibit.Format)
    -> Exhibit
  {
    let values = sampling.values
    var exhibit = Exhibit(
      title: chart.title, columns: [.init("AT")] + chart.series.map { .init($0.name, .trailing) },
      rows: rows(values, world), data: data(chart, values, world), format: format)
    exhibit.chart = .plot(chart)
    return exhibit
  }

  private static func rows(_ lines: [[(at: Instant, value: Value)]], _ world: World) -> [[String]] {
    let moments = Set(lines.joined().map(\.at)).sorted()
    var places = lines.map { _ in 0 }
    return moments.map { moment in
      let cells = lines.indices.map { line in
        while places[line] < lines[line].count, lines[line][places[line]].at <= moment { places[line] += 1 }
        guard places[line] > 0 else { return "" }
        let value = lines[line][places[line] - 1].value
        return value.tag == .null ? "" : ValueFormat.text(value, world, Arena())
      }
      return [TimeFormat.instant(moment)] + cells
    }
  }

  private static func data(
    _ chart: PlotChart, _ lines: [[(at: Instant, value: Value)]], _ world: World
  ) -> Datum {
    func instant(_ instant: Instant) -> Datum { .formatted(TimeFormat.instant(instant)) }
    let series = zip(chart.series, lines).map { series, points in
      Datum.map([
        .init("name", .text(series.name)), .init("unit", .text(series.unit.rawValue)),
        .init(
          "points",
          .list(
            points.map { point in
              .map([
                .init("at", instant(point.at)),
                .init("value", ValueFormat.datum(point.value, world, Arena())),
              ])
            })),
      ])
    }
    return .map([
      .init("from", instant(chart.from)), .init("present", chart.present.map(instant) ?? .null),
      .init("until", instant(chart.until)), .init("series", .list(series)),
    ])
  }
}
