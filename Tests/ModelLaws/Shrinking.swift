/// The shortest list that can be found which still fails: leaves out ever smaller pieces as long as the rest fails
/// (Zeller and Hildebrandt, delta debugging, without the complements).
package func shrunk<Element>(_ list: [Element], whereFails fails: ([Element]) -> Bool) -> [Element] {
  var list = list
  var size = max(1, list.count / 2)
  while true {
    var start = 0
    var hasShrunk = false
    while start < list.count {
      let rest = list[..<start] + list[min(start + size, list.count)...]
      if fails(Array(rest)) {
        list = Array(rest)
        hasShrunk = true
      } else {
        start += size
      }
    }
    if size == 1 { if !hasShrunk { return list } } else { size = max(1, size / 2) }
  }
}
