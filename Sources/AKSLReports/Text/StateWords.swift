/// The words for states of pools, nodes and operations, in the colours that charts have for them.
enum StateWords {
  /// The text with these words painted; the words stay.
  ///
  /// `0 running` is not painted: nothing runs.
  static func paint(_ text: String, _ style: Style) -> String {
    guard style.isColored else { return text }
    var painted = ""
    var rest = text[...]
    var last = ""
    while let first = rest.first {
      let isWord = first.isLetter || first.isNumber
      let piece = String(rest.prefix { ($0.isLetter || $0.isNumber) == isWord })
      rest = rest.dropFirst(piece.count)
      let role = last == "0" ? nil : roles[piece.lowercased()]
      painted += role.map { style.paint(piece, as: $0) } ?? piece
      if isWord { last = piece }
    }
    return painted
  }

  private static let roles: [String: Style.Role] = {
    var roles: [String: Style.Role] = [:]
    for word in ["running", "succeeded", "started", "ready"] { roles[word] = .running }
    for word in ["stopped", "deallocated"] { roles[word] = .resting }
    for word in ["failed", "canceled"] { roles[word] = .failed }
    for word in [
      "creating", "starting", "reimaging", "deallocating", "deleting", "stopping", "updating", "scaling",
      "upgrading", "upgradingnodeimageversion", "canceling", "inprogress",
    ] { roles[word] = .moving }
    return roles
  }()
}
