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
    if !sections.isEmpty { return SectionText(style: style, width: width).render(sections) }
    if let text { return text.hasSuffix("\n") ? text : text + "\n" }
    if rows.isEmpty { return "(no \(title))\n" }
    let table = TableText(columns, rows: rows).render(style: style, width: width)
    return table + notes.map { "(\($0))\n" }.joined()
  }
}
