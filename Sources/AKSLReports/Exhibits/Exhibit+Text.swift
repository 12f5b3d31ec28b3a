package import AKSLInterpreter
import AKSLJSON

extension Exhibit {
  /// What is shown, in the form that was asked for, ending in a line break.
  ///
  /// Only tables care for the width.
  package func text(style: Style, width: Int?) -> String {
    switch format {
    case .json: data.json.text(.pretty) + "\n"
    case .yaml: YAMLText.render(data)
    case .csv: CSVText.render([columns.map(\.title)] + rows)
    case .table: tableText(style: style, width: width)
    }
  }

  private func tableText(style: Style, width: Int?) -> String {
    let notes = notes.flatMap { LineWrap.lines(of: "(\($0))", width: width ?? .max) }.map { $0 + "\n" }
      .joined()
    if let chart { return chart.text(style: style, width: width) + notes }
    if !sections.isEmpty { return SectionText(style: style, width: width).render(sections) + notes }
    if let text { return Self.page(text.hasSuffix("\n") ? text : text + "\n", width: width) }
    if rows.isEmpty { return "(no \(title))\n" }
    let table = TableText(columns, rows: rows).render(style: style, width: width)
    return table + notes
  }

  /// How wide a page of text is at most.
  private static let pageWidth = 80

  /// Lines that are set in are sources, and stay as they are.
  private static func page(_ text: String, width: Int?) -> String {
    let width = min(width ?? pageWidth, pageWidth)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { $0.hasPrefix(" ") ? [String($0)] : LineWrap.lines(of: String($0), width: width) }
      .joined(separator: "\n")
  }
}
