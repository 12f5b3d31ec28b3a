import AKSLInterpreter

/// A chart as SVG 1.1: the one place that knows how ours look.
///
/// Lengths are whole pixels. Nothing is told by colour alone: rows have words, and lines their own dashes. The colours
/// have enough contrast on white, and on black for those whose screens are dark.
struct SVGDrawing {
  /// Where a text begins or ends.
  enum Anchor: String { case start, middle, end }

  /// What a part of a picture is to the reader; a class of the style sheet.
  enum Look: String {
    case text, faint, axis, grid
    case running, moving, resting, failed, stopped
    case line0, line1, line2, line3, line4, line5

    static let lines: [Look] = [.line0, .line1, .line2, .line3, .line4, .line5]
  }

  static let letterWidth = 7
  static let lineHeight = 18

  /// With what a file of ours begins: only such a file is written over.
  static let mark = XMLText.declaration + "<!-- \(remark) -->\n"
  private static let remark = "drawn by aksl"

  private static let styleSheet = """
    svg { font: 12px ui-monospace, monospace; background: #fff }
    .paper { fill: #fff } .text { fill: #1f2328 } .faint { fill: #59636e }
    .axis { stroke: #59636e } .grid { stroke: #d1d9e0 }
    .running { fill: #4ac26b } .moving { fill: #eac54f } .resting { fill: #a8c7fa }
    .failed { fill: #ff8182 } .stopped { fill: #d1d9e0 }
    .line0, .line1, .line2, .line3, .line4, .line5 { fill: none; stroke-width: 2 }
    .line0 { stroke: #0969da } .line1 { stroke: #bc4c00; stroke-dasharray: 8 4 }
    .line2 { stroke: #1a7f37; stroke-dasharray: 2 3 } .line3 { stroke: #8250df; stroke-dasharray: 10 3 2 3 }
    .line4 { stroke: #9a6700; stroke-dasharray: 14 6 } .line5 { stroke: #cf222e; stroke-dasharray: 5 2 }
    @media (prefers-color-scheme: dark) {
    svg { background: #0d1117 } .paper { fill: #0d1117 } .text { fill: #e6edf3 } .faint { fill: #9198a1 }
    .axis { stroke: #9198a1 } .grid { stroke: #3d444d }
    .running { fill: #238636 } .moving { fill: #9e6a03 } .resting { fill: #1f6feb }
    .failed { fill: #da3633 } .stopped { fill: #3d444d }
    .line0 { stroke: #4493f8 } .line1 { stroke: #f0883e } .line2 { stroke: #3fb950 }
    .line3 { stroke: #ab7df8 } .line4 { stroke: #d29922 } .line5 { stroke: #f85149 }
    }
    """

  private var xml = XMLText()

  /// A picture of some size; the description is for those who do not see it.
  static func document(
    width: Int, height: Int, title: String, description: String, _ content: (inout SVGDrawing) -> Void
  ) -> String {
    var drawing = SVGDrawing()
    drawing.xml.comment(remark)
    drawing.xml.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"),
        ("width", String(width)), ("height", String(height)), ("role", "img"),
        ("aria-labelledby", "title desc"),
      ]
    ) { xml in
      xml.element("title", [("id", "title")], text: title.visibleLine)
      xml.element("desc", [("id", "desc")], text: description.visible)
      xml.element("style", [], text: styleSheet)
      xml.element("rect", [("class", "paper"), ("width", String(width)), ("height", String(height))])
      var inner = SVGDrawing(xml: xml)
      content(&inner)
      xml = inner.xml
    }
    return drawing.xml.text
  }

  private init(xml: XMLText = XMLText()) { self.xml = xml }

  /// What tells of itself when somebody points at it.
  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, _ look: Look, tells title: String) {
    let attributes = [
      ("class", look.rawValue), ("x", String(x)), ("y", String(y)), ("width", String(width)),
      ("height", String(height)),
    ]
    xml.element("rect", attributes) { $0.element("title", [], text: title.visibleLine) }
  }

  mutating func line(from a: (x: Int, y: Int), to b: (x: Int, y: Int), _ look: Look) {
    xml.element(
      "line",
      [
        ("class", look.rawValue), ("x1", String(a.x)), ("y1", String(a.y)), ("x2", String(b.x)),
        ("y2", String(b.y)),
      ])
  }

  mutating func polyline(_ points: [(x: Int, y: Int)], _ look: Look, tells title: String) {
    let text = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    xml.element("polyline", [("class", look.rawValue), ("points", text)]) {
      $0.element("title", [], text: title.visibleLine)
    }
  }

  /// A text whose letters stand on a line.
  mutating func text(_ text: String, x: Int, y: Int, _ look: Look = .text, _ anchor: Anchor = .start) {
    let anchored = anchor == .start ? [] : [("text-anchor", anchor.rawValue)]
    xml.element(
      "text", [("class", look.rawValue), ("x", String(x)), ("y", String(y))] + anchored,
      text: text.visibleLine)
  }

  /// Time at the lower edge of a chart: a line with labels, and through the chart faint ones.
  mutating func timeAxis(_ axis: TimeAxis, x: Int, width: Int, top: Int, bottom: Int) {
    var free = 0
    for tick in axis.ticks {
      let place = x + axis.place(of: tick, on: width)
      line(from: (place, top), to: (place, bottom + 4), .grid)
      let label = axis.label(of: tick)
      let half = label.count * Self.letterWidth / 2
      guard place - half >= free, place + half <= x + width + 24 else { continue }
      text(label, x: place, y: bottom + 18, .faint, .middle)
      free = place + half + Self.letterWidth
    }
    line(from: (x, bottom), to: (x + width, bottom), .axis)
  }
}
