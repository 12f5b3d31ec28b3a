/// Names for clusters that Azure tells apart by their groups alone: here the group is part of the name.
package enum ClusterAlias {
  /// The name with its group: `prod-shop`, with a number behind it where that is not free.
  package static func name(
    of name: String, in group: String, where isFree: (String) -> Bool
  ) -> String {
    let plain = String(
      String.UnicodeScalarView(
        "\(name)-\(group)".unicodeScalars.map {
          $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_")
            ? $0 : "-"
        }))
    for number in 1... {
      let ending = number == 1 ? "" : "-\(number)"
      var start = plain.prefix(63 - ending.count)
      while let last = start.last, "-_".contains(last) { start.removeLast() }
      if isFree(start + ending) { return start + ending }
    }
    return plain
  }
}
