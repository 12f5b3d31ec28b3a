import AKSLLanguage
import AKSModel

/// Draws a chart as SVG.
///
/// Whoever writes text draws: the session only hands pictures on to files.
package struct ChartDrawing: Sendable {
  /// With what each picture begins.
  package var mark: String
  package var svg: @Sendable (Chart) -> String

  package init(mark: String, svg: @escaping @Sendable (Chart) -> String) {
    self.mark = mark
    self.svg = svg
  }
}

// What is drawn over time.
extension Session {
  /// Shows a chart, or draws it into a file.
  ///
  /// False: the script cannot go on.
  mutating func show(_ exhibit: Exhibit, as form: Chart.Form, _ emit: Emit) -> Bool {
    guard case .svg(let path) = form, let chart = exhibit.chart else {
      tell(.shown(exhibit), emit)
      return true
    }
    guard let drawing = options.drawing, let save = options.saveSource else {
      return raise(.cannotDraw(path, "no files can be written here"), emit)
    }
    if let failure = save(path, drawing.svg(chart), drawing.mark, machine.unit.source.name) {
      return raise(.cannotDraw(path, failure.reason), emit)
    }
    tell(.changed("\(exhibit.title) is drawn in \(path)"), emit)
    for note in exhibit.notes { tell(.changed("note: \(note)"), emit) }
    return true
  }
}

extension Fault {
  static func cannotDraw(_ path: String, _ reason: String) -> Fault {
    Fault("E021", "CannotSave", "cannot draw into `\(path)`: \(reason)")
  }
}
