/// A value as data, for output: what JSON can say, with the order of the keys kept.
package indirect enum Datum: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  /// A value of the language that prints in its own manner (`1h30m`, `Stopped`, `pool dev`); a string in JSON.
  case formatted(String)
  /// A value that people read as a text and programs as data: `$12.50`, or an amount and its currency.
  case described(String, Datum)
  case list([Datum])
  case map([Entry])

  /// An amount of money.
  package static func money(_ nanoDollars: Int64) -> Datum {
    .described(
      AmountFormat.money(nanoDollars: nanoDollars),
      .map([
        .init("amount", .text(AmountFormat.amount(nanoDollars: nanoDollars))),
        .init("currency", .text("USD")),
      ]))
  }

  /// As programs read it.
  package var plain: Datum {
    switch self {
    case .described(_, let data): data.plain
    case .list(let elements): .list(elements.map(\.plain))
    case .map(let entries): .map(entries.map { Entry($0.key, $0.value.plain) })
    default: self
    }
  }

  /// A key of a map and its value.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var value: Datum

    package init(_ key: String, _ value: Datum) {
      self.key = key
      self.value = value
    }
  }
}

/// What `show` and `help` answer: data, how to lay it out as a table, and the form that was asked for.
package struct Exhibit: Sendable {
  /// In which form it is shown: `as json`.
  package enum Format: String, CaseIterable, Sendable {
    case table, json, yaml, csv
  }

  /// A cell's alignment follows its column.
  package enum Alignment: Sendable { case leading, trailing }

  /// The head of a column.
  package struct Column: Sendable {
    package var title: String
    package var alignment: Alignment
    /// Its cells tell states, which have colours of their own.
    package var hasStates: Bool

    package init(_ title: String, _ alignment: Alignment = .leading, hasStates: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.hasStates = hasStates
    }
  }

  /// A part of an answer that has several: text, or rows whose last cell may take more than one line.
  package struct Section: Sendable {
    package var heading: String?
    package var lines: [String]
    /// Without titles, rows have no head.
    package var columns: [Column]
    package var rows: [[String]]

    package init(
      _ heading: String? = nil, lines: [String] = [], columns: [Column] = [], rows: [[String]] = []
    ) {
      self.heading = heading
      self.lines = lines
      self.columns = columns
      self.rows = rows
    }
  }

  /// What is shown, in a word or two: `pools`, `nodes of dev`.
  package var title: String
  package var columns: [Column]
  package var rows: [[String]]
  /// Text instead of a table: help pages.
  package var text: String?
  /// Several parts instead of one table.
  package var sections: [Section] = []
  /// Lines below the table: where figures come from.
  package var notes: [String] = []
  /// What is drawn instead of the table.
  package var chart: Chart?
  /// The same as data, in ARM's shape where ARM has one.
  package var data: Datum
  package var format: Format

  package init(
    title: String, columns: [Column], rows: [[String]], text: String? = nil, data: Datum,
    format: Format
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.text = text
    self.data = data
    self.format = format
  }

  /// An answer of several parts; as CSV it has the columns and rows.
  package init(
    title: String, columns: [Column], rows: [[String]], sections: [Section], data: Datum, format: Format
  ) {
    self.init(title: title, columns: columns, rows: rows, data: data, format: format)
    self.sections = sections
  }

  /// An answer of several parts, one of which is a table; as CSV it is that table.
  package init(title: String, sections: [Section], data: Datum, format: Format) {
    let table = sections.first { !$0.columns.isEmpty }
    self.init(
      title: title, columns: table?.columns ?? [], rows: table?.rows ?? [], sections: sections, data: data,
      format: format)
  }
}
