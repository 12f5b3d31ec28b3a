/// A value as data, for output: what JSON can say, with the order of the keys kept.
package indirect enum Datum: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  /// A value of the language that prints in its own manner (`1h30m`, `Stopped`, `pool dev`); a string in JSON.
  case formatted(String)
  /// Nano-dollars; in JSON and YAML an amount and its currency.
  case money(Int64)
  case list([Datum])
  case map([Entry])

  /// The same, with amounts of money as maps: for forms that have no word for money.
  package var plain: Datum {
    switch self {
    case .money(let nanoDollars):
      .map([
        .init("amount", .text(AmountFormat.amount(nanoDollars: nanoDollars))),
        .init("currency", .text("USD")),
      ])
    case .list(let elements): .list(elements.map(\.plain))
    case .map(let entries): .map(entries.map { Entry($0.key, $0.value.plain) })
    default: self
    }
  }

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
  package enum Format: String, CaseIterable, Sendable {
    case table, json, yaml, csv
  }

  /// A cell's alignment follows its column.
  package enum Alignment: Sendable { case leading, trailing }

  package struct Column: Sendable {
    package var title: String
    package var alignment: Alignment

    package init(_ title: String, _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// What is shown, in a word or two: `pools`, `nodes of dev`.
  package var title: String
  package var columns: [Column]
  package var rows: [[String]]
  /// Text instead of a table: help pages.
  package var text: String?
  /// Lines below the table: where figures come from.
  package var notes: [String] = []
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
}
