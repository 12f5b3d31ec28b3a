/// The candidates of a completion, in rows below the text.
struct CompletionMenu {
  let candidates: [LineCandidate]
  /// The one that is chosen; nil before the first key.
  private(set) var selected: Int?

  private let size: WindowSize
  /// How many stand in one row: one, when there is something to say about them.
  private let perRow: Int
  /// The columns of a candidate, with the blanks behind it.
  private let cellWidth: Int
  /// The first row that is seen.
  private var firstRow = 0

  /// A menu for a window, of which it takes a third at most.
  init(_ candidates: [LineCandidate], size: WindowSize) {
    self.candidates = candidates
    self.size = size
    // Among ten thousand names none is measured that is plain ASCII: bytes are an upper bound of columns.
    let longest = candidates.reduce(0) { $0.max($1.text.utf8.count, orWidthOf: $1.text) }
    let hasHelp = candidates.contains { !$0.help.isEmpty }
    cellWidth = min(longest + 2, max(8, hasHelp ? size.columns / 2 : size.columns - 1))
    perRow = hasHelp ? 1 : max(1, (size.columns - 1) / cellWidth)
  }

  /// The chosen candidate.
  var candidate: LineCandidate? { selected.map { candidates[$0] } }

  // MARK: - Choosing

  /// Where a key leads.
  enum Move {
    case next
    case previous
    case up
    case down
    case pageUp
    case pageDown
  }

  /// Chooses another candidate; from the last one the first is next.
  mutating func move(_ move: Move) {
    guard let selected else {
      self.selected = move == .previous || move == .up ? candidates.count - 1 : 0
      return scroll()
    }
    let count = candidates.count
    switch move {
    case .next: self.selected = (selected + 1) % count
    case .previous: self.selected = (selected + count - 1) % count
    case .down: self.selected = selected + perRow < count ? selected + perRow : selected % perRow
    case .up:
      let last = (count - 1 - selected % perRow) / perRow * perRow + selected % perRow
      self.selected = selected >= perRow ? selected - perRow : last
    case .pageDown: self.selected = min(count - 1, selected + perRow * visibleRows)
    case .pageUp: self.selected = max(0, selected - perRow * visibleRows)
    }
    scroll()
  }

  private mutating func scroll() {
    let row = (selected ?? 0) / perRow
    firstRow = min(max(firstRow, row - visibleRows + 1), row)
  }

  // MARK: - Rows

  private var rowCount: Int { (candidates.count + perRow - 1) / perRow }
  private var height: Int { max(2, size.rows / 3) }
  private var visibleRows: Int { rowCount <= height ? rowCount : height - 1 }

  /// What is seen of it; without styles the chosen one has a sign instead.
  func rows(isStyled: Bool) -> [StyledText] {
    var rows: [StyledText] = []
    for row in firstRow..<min(firstRow + visibleRows, rowCount) {
      var text = StyledText("")
      for place in (row * perRow)..<min((row + 1) * perRow, candidates.count) {
        append(place, to: &text, isStyled: isStyled)
      }
      rows.append(text)
    }
    let seen = min(visibleRows * perRow, candidates.count - firstRow * perRow)
    if rowCount > height { rows.append(StyledText("… \(candidates.count - seen) more", Layout.faint)) }
    return rows
  }

  private func append(_ place: Int, to text: inout StyledText, isStyled: Bool) {
    let candidate = candidates[place]
    let isChosen = place == selected
    let sign = isChosen && !isStyled ? ">" : ""
    let name = DisplayWidth.cut(sign + candidate.text, to: cellWidth - 1)
    text.append(name, LineStyle(isReversed: isChosen))
    text.append(String(repeating: " ", count: max(1, cellWidth - DisplayWidth.of(name))), .plain)
    text.append(candidate.help, Layout.faint)
  }
}

extension Int {
  /// The greater of itself and a text's columns, of which its bytes are an upper bound.
  fileprivate func max(_ bytes: Int, orWidthOf text: String) -> Int {
    bytes <= self ? self : Swift.max(self, DisplayWidth.of(text))
  }
}

extension LineCompletion {
  /// What all candidates begin with.
  var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    var common = Array(first.text.unicodeScalars)[...]
    for candidate in candidates.dropFirst() where !common.isEmpty {
      let count = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common = common.prefix(count)
    }
    return EditedLine.text(common)
  }
}
