/// The shortest list that can be found in so many attempts which still fails: leaves out ever smaller pieces as long as
/// the rest fails (Zeller and Hildebrandt, delta debugging, without the complements).
package func shrunk<Element>(
  _ list: [Element], attempts: Int = 300, whereFails fails: ([Element]) -> Bool
) -> [Element] {
  var list = list
  var left = attempts
  var size = max(1, list.count / 2)
  while true {
    var start = 0
    var hasShrunk = false
    while start < list.count {
      if left == 0 { return list }
      left -= 1
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
