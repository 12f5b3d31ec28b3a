/// The difference of two texts, as `diff -u` writes it and `patch` reads it.
///
/// The lines that stay are found by patience: lines that both texts have once hold them together, and between
/// two of these the same is done again. That shows moved and re-indented lines as people see them, and never
/// takes time that grows with the square of the texts, even when every line differs.
package struct UnifiedDiff {
  /// Lines that differ, as ranges of lines of the old and the new text.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  private var lines = LineTable()
  /// The numbers of the lines: equal lines have equal numbers.
  private let old: [Int]
  private let new: [Int]
  private var changes: [Change] = []

  /// The difference, ending in a newline; empty when the texts are equal.
  ///
  /// The header has the names of both; `context` lines that stay are shown around each change.
  package static func text(
    from old: String, to new: String, oldName: String, newName: String, context: Int = 3
  ) -> String {
    let diff = UnifiedDiff(old, new)
    if diff.changes.isEmpty { return "" }
    var text = "--- \(oldName)\n+++ \(newName)\n"
    var hunk: [Change] = []
    for change in diff.changes {
      // Changes with little between them share a hunk.
      if let last = hunk.last, change.old.lowerBound - last.old.upperBound > 2 * context {
        diff.write(hunk, context: context, to: &text)
        hunk = []
      }
      hunk.append(change)
    }
    diff.write(hunk, context: context, to: &text)
    return text
  }

  private init(_ old: String, _ new: String) {
    self.old = lines.numbers(of: old)
    self.new = lines.numbers(of: new)
    compare(0..<self.old.count, 0..<self.new.count)
  }

  // MARK: - What differs

  private mutating func compare(_ old: Range<Int>, _ new: Range<Int>) {
    var (old, new) = (old, new)
    while let a = old.first, let b = new.first, self.old[a] == self.new[b] {
      old = (a + 1)..<old.upperBound
      new = (b + 1)..<new.upperBound
    }
    while let a = old.last, let b = new.last, self.old[a] == self.new[b] {
      old = old.lowerBound..<a
      new = new.lowerBound..<b
    }
    if old.isEmpty && new.isEmpty { return }
    let anchors = anchors(old, new)
    if anchors.isEmpty {
      changes.append(Change(old: old, new: new))
      return
    }
    for anchor in anchors {
      compare(old.lowerBound..<anchor.old, new.lowerBound..<anchor.new)
      old = (anchor.old + 1)..<old.upperBound
      new = (anchor.new + 1)..<new.upperBound
    }
    compare(old, new)
  }

  /// The places of a line that both sides have once.
  private struct Anchor {
    var old: Int
    var new: Int
  }

  /// The longest row of such lines that has the same order on both sides.
  private func anchors(_ old: Range<Int>, _ new: Range<Int>) -> [Anchor] {
    func places(_ range: Range<Int>, _ numbers: [Int]) -> [Int: Int] {
      Dictionary(range.map { (numbers[$0], $0) }, uniquingKeysWith: { _, _ in -1 })
    }
    if old.isEmpty || new.isEmpty { return [] }
    let (inOld, inNew) = (places(old, self.old), places(new, self.new))
    let candidates = old.compactMap { index -> Anchor? in
      guard inOld[self.old[index]] == index, let place = inNew[self.old[index]], place >= 0 else {
        return nil
      }
      return Anchor(old: index, new: place)
    }
    // `ends[n]` is the candidate that ends a row of n + 1 at the smallest place.
    var ends: [Int] = []
    var before = [Int?](repeating: nil, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if candidates[ends[middle]].new < candidate.new { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var row: [Anchor] = []
    var last = ends.last
    while let index = last {
      row.append(candidates[index])
      last = before[index]
    }
    return row.reversed()
  }

  // MARK: - Writing

  private func write(_ hunk: [Change], context: Int, to text: inout String) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(context, first.old.lowerBound)
    let tail = min(context, old.count - last.old.upperBound)
    let oldLines = (first.old.lowerBound - lead)..<(last.old.upperBound + tail)
    let newLines = (first.new.lowerBound - lead)..<(last.new.upperBound + tail)
    text += "@@ -\(Self.span(oldLines)) +\(Self.span(newLines)) @@\n"
    var place = oldLines.lowerBound
    for change in hunk {
      write(old[place..<change.old.lowerBound], mark: " ", to: &text)
      write(old[change.old], mark: "-", to: &text)
      write(new[change.new], mark: "+", to: &text)
      place = change.old.upperBound
    }
    write(old[place..<oldLines.upperBound], mark: " ", to: &text)
  }

  private func write(_ numbers: ArraySlice<Int>, mark: String, to text: inout String) {
    for number in numbers {
      let line = lines.text(number)
      text += mark + line
      if line.utf8.last != UInt8(ascii: "\n") { text += "\n\\ No newline at end of file\n" }
    }
  }

  /// Lines as a header gives them: counted from 1, and by the line before when there are none.
  private static func span(_ lines: Range<Int>) -> String {
    switch lines.count {
    case 0: "\(lines.lowerBound),0"
    case 1: "\(lines.lowerBound + 1)"
    default: "\(lines.lowerBound + 1),\(lines.count)"
    }
  }
}

/// Gives equal lines equal numbers.
private struct LineTable {
  private var numbers: [Substring: Int] = [:]
  private var lines: [Substring] = []

  /// The lines of a text, each with its line feed, as numbers.
  mutating func numbers(of text: String) -> [Int] {
    var result: [Int] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")).map(rest.utf8.index(after:)) ?? rest.endIndex
      result.append(number(of: rest[..<end]))
      rest = rest[end...]
    }
    return result
  }

  private mutating func number(of line: Substring) -> Int {
    if let number = numbers[line] { return number }
    numbers[line] = lines.count
    lines.append(line)
    return lines.count - 1
  }

  func text(_ number: Int) -> Substring { lines[number] }
}
