/// The lines of help below what is typed.
enum HelpLine {
  /// A line broken at blanks, where it can be outside of brackets; what goes on below is set in.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    let indent = String(text.prefix { $0 == " " }) + "    "
    var lines: [String] = []
    var rest = text[...]
    while DisplayWidth.of(String(rest)) >= width {
      var (used, place) = (0, rest.startIndex)
      var end: String.Index?
      let start = rest.firstIndex { $0 != " " } ?? rest.startIndex
      var depth = 0
      while place < rest.endIndex, used < width - 1 {
        // What stands in brackets stays together.
        if rest[place] == "[" { depth += 1 }
        if rest[place] == "]" { depth -= 1 }
        if rest[place] == " ", place > start, depth == 0 || end == nil { end = place }
        used += DisplayWidth.of(String(rest[place]))
        place = rest.index(after: place)
      }
      guard let end, end < rest.endIndex else { break }
      lines.append(String(rest[..<end]))
      rest = (indent + rest[end...].drop { $0 == " " })[...]
    }
    return lines + [String(rest)]
  }
}
