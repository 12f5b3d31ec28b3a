import AKSModel

// Arguments that become settings of pools and clusters.
extension Arguments {
  /// The name and value pairs of a map, its values as texts.
  func entries(_ place: String) throws(Fault) -> [ResourceTag]? {
    try map(place)?.map { ResourceTag(key: $0.key, value: ValueFormat.text($0.value, world, arena)) }
  }

  /// The same of an autoscaler profile, where a duration stands for itself in the unit that the key takes.
  func profile(_ place: String) throws(Fault) -> [ResourceTag]? {
    try map(place)?.map { key, value in
      let text = ValueFormat.text(value, world, arena)
      guard value.tag == .duration else { return ResourceTag(key: key, value: text) }
      let span = TimeSpan(milliseconds: value.bits)
      return ResourceTag(key: key, value: AutoscalerProfile.text(of: span, for: key) ?? text)
    }
  }

  /// Priorities with patterns of the names of scale sets: a pattern, or a list of them, each with its number.
  func priorities(_ place: String) throws(Fault) -> [ResourceTag] {
    var list: [ResourceTag] = []
    for (key, value) in try map(place) ?? [] {
      guard let number = Int(key), (1...Int(Int32.max)).contains(number) else {
        throw .invalidValue(
          "a priority is a whole number above 0, and this is `\(key)`",
          help: "write `{\"50\": \"spot\", \"10\": \".*\"}`: the highest that matches wins")
      }
      for pattern in value.tag == .list ? arena.list(value) : [value] {
        let text = ValueFormat.text(pattern, world, arena)
        guard NamePatternExpression(text) != nil else {
          throw .invalidValue(
            "`\(text)` is no regular expression for names",
            help:
              "known are letters, `.`, `[a-z]`, `\\d`, `( )`, `|`, `*`, `+`, `?`, `^`, `$`; no more than 200 of them"
          )
        }
        list.append(ResourceTag(key: String(number), value: text))
      }
    }
    return list
  }

  private func map(_ place: String) throws(Fault) -> [(key: String, value: Value)]? {
    guard let value = value(place) else { return nil }
    guard value.tag == .map else {
      throw .wrongType(
        "`\(place)` takes a map, and this is \(value.kindName)", help: "write `\(place) {env: \"dev\"}`")
    }
    let map = arena.map(value)
    return Array(zip(map.keys, map.values)).map { (key: $0, value: $1) }
  }

  /// A list of texts, or a text in which they stand one behind the other as az takes them.
  func texts(_ place: String) throws(Fault) -> [String]? {
    guard let value = value(place) else { return nil }
    switch value.tag {
    case .list:
      return arena.list(value).map { ValueFormat.text($0, world, arena) }
    case .text, .integer:
      return ValueFormat.text(value, world, arena).split { $0 == " " || $0 == "," }.map(String.init)
    default:
      throw .wrongType("`\(place)` takes a text or a list, and this is \(value.kindName)")
    }
  }

  /// A whole number of minutes, or a duration of whole minutes.
  func minutes(_ place: String) throws(Fault) -> Int64? {
    guard let value = value(place) else { return nil }
    switch value.tag {
    case .integer: return value.bits
    case .duration where value.bits % 60_000 == 0: return value.bits / 60_000
    case .duration: throw .invalidValue("`\(place)` is counted in whole minutes")
    default: throw .wrongType("`\(place)` takes minutes or a duration, and this is \(value.kindName)")
    }
  }

  /// Nano-dollars an hour: a number of dollars or an amount of money.
  func price(_ place: String) throws(Fault) -> Int64? {
    guard let value = value(place) else { return nil }
    switch value.tag {
    case .money: return value.bits
    case .integer, .number:
      let dollars = value.asDouble ?? 0
      guard dollars.magnitude < 1_000_000 else {
        throw .invalidValue("`\(place)` is below a million dollars")
      }
      return Int64((dollars * 1_000_000_000).rounded())
    default:
      throw .wrongType(
        "`\(place)` takes a number or an amount of money, and this is \(value.kindName)")
    }
  }

  /// Both ends of a range of counts.
  func bounds(_ place: String) throws(Fault) -> (Int64, Int64)? {
    guard let value = value(place) else { return nil }
    guard value.tag == .range else {
      throw .wrongType("`\(place)` takes a range, and this is \(value.kindName)", help: "write `1..5`")
    }
    let (lower, upper) = arena.range(value)
    guard lower.tag == .integer, upper.tag == .integer else {
      throw .wrongType("the ends of `\(place)` are whole numbers")
    }
    return (lower.bits, upper.bits)
  }

  /// The headers of the request.
  func precondition() -> Precondition {
    var precondition = Precondition()
    precondition.ifMatch = text("if-match")
    precondition.ifNoneMatch = text("if-none-match")
    return precondition
  }
}
