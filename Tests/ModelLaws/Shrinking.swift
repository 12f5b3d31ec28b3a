/// A shorter list which still fails: leaves out ever smaller pieces as long as the rest fails (Zeller and Hildebrandt,
/// delta debugging, without the complements).
///
/// Ends, at the latest, when so many elements have been tried.
package func shrunk<Element>(
  _ list: [Element], effort: Int? = nil, whereFails fails: ([Element]) -> Bool
) -> [Element] {
  var left = effort ?? 12 * list.count + 5000
  var list = list
  var size = max(1, list.count / 2)
  while true {
    var start = 0
    var hasShrunk = false
    while start < list.count {
      let rest = Array(list[..<start] + list[min(start + size, list.count)...])
      if left < rest.count { return list }
      left -= rest.count
      if fails(rest) {
        list = rest
        hasShrunk = true
      } else {
        start += size
      }
    }
    if size == 1 { if !hasShrunk { return list } } else { size = max(1, size / 2) }
  }
}
