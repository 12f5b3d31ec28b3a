/// What an expression says.
indirect enum RegexNode {
  case empty
  case character(Unicode.Scalar)
  case set(CharacterSet)
  case any(takesLineFeed: Bool)
  case border(Border)
  case sequence([RegexNode])
  case choice([RegexNode])
  /// At most nil: any number of times. The range is that of the count.
  case repetition(RegexNode, least: Int, most: Int?, range: Range<Int>)
}

/// Reads an expression by recursive descent.
struct RegexParser {
  typealias Mistake = RegularExpression.Mistake

  struct Flags {
    var ignoresCase = false
    var isByLines = false
    var takesLineFeeds = false
  }

  let scalars: [Unicode.Scalar]
  /// Where each character begins, and the end, in UTF-8.
  private let offsets: [Int]
  var next = 0
  private var depth = 0
  var flags = Flags()
  private var names: Set<String> = []

  init(_ text: String) throws(Mistake) {
    guard text.utf8.count <= RegularExpression.maximumLength else {
      throw Mistake(
        title: "an expression may have \(RegularExpression.maximumLength) bytes at most", range: 0..<0,
        help: nil)
    }
    scalars = Array(text.unicodeScalars)
    var offset = 0
    var offsets = [0]
    for scalar in scalars {
      offset += UTF8.width(scalar)
      offsets.append(offset)
    }
    self.offsets = offsets
  }

  mutating func parse() throws(Mistake) -> RegexNode {
    let node = try readChoice()
    guard next == scalars.count else { throw mistake("nothing opens this `)`", next..<next + 1) }
    return node
  }

  // MARK: - Characters

  var peek: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    next += 1
    return true
  }

  func mistake(_ title: String, _ range: Range<Int>, help: String? = nil) -> Mistake {
    let end = min(range.upperBound, scalars.count)
    return Mistake(title: title, range: offsets[min(range.lowerBound, end)]..<offsets[end], help: help)
  }

  // MARK: - Structure

  private mutating func readChoice() throws(Mistake) -> RegexNode {
    // Flags that are set within a group end with it.
    let outer = flags
    defer { flags = outer }
    var branches = [try readSequence()]
    while take("|") { branches.append(try readSequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func readSequence() throws(Mistake) -> RegexNode {
    var nodes: [RegexNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let start = next
      guard let atom = try readAtom() else { continue }
      nodes.append(try readRepetition(of: atom, from: start))
    }
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func readRepetition(of node: RegexNode, from start: Int) throws(Mistake) -> RegexNode {
    let sign = next
    guard let count = try readCount() else { return node }
    if take("?") {
    } else if peek == "+" {
      throw mistake(
        "a repetition that gives nothing back (`\(written(sign..<next))+`) is not supported", sign..<next + 1)
    }
    let end = next
    if try readCount() != nil {
      throw mistake(
        "nothing stands between two repetitions", end..<next, help: "`(…)` around the first one repeats it")
    }
    if case .border = node, scalars[start] != "(" {
      throw mistake("there is nothing to repeat", start..<end, help: "a place in the text is only there once")
    }
    return .repetition(node, least: count.least, most: count.most, range: offsets[sign]..<offsets[end])
  }

  private func written(_ range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range])
    return text
  }

  /// `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`; a brace that is none of these is a brace.
  private mutating func readCount() throws(Mistake) -> (least: Int, most: Int?)? {
    switch peek {
    case "*":
      next += 1
      return (0, nil)
    case "+":
      next += 1
      return (1, nil)
    case "?":
      next += 1
      return (0, 1)
    case "{":
      let start = next
      next += 1
      guard let count = readBraces() else {
        next = start
        return nil
      }
      let most = count.most ?? count.least
      guard count.least <= most else { throw mistake("the first number is the greater one", start..<next) }
      guard most <= RegularExpression.maximumCount else {
        throw mistake("something may be repeated \(RegularExpression.maximumCount) times", start..<next)
      }
      return count
    default: return nil
    }
  }

  private mutating func readBraces() -> (least: Int, most: Int?)? {
    guard let least = readNumber() else { return nil }
    if take("}") { return (least, least) }
    guard take(",") else { return nil }
    if take("}") { return (least, nil) }
    guard let most = readNumber(), take("}") else { return nil }
    return (least, most)
  }

  private mutating func readNumber() -> Int? {
    var number: Int?
    while let digit = peek, ("0"..."9").contains(digit) {
      number = min((number ?? 0) * 10 + Int(digit.value - 48), 1_000_000)
      next += 1
    }
    return number
  }

  // MARK: - Atoms

  /// nil: it was only flags.
  private mutating func readAtom() throws(Mistake) -> RegexNode? {
    let start = next
    let scalar = scalars[next]
    next += 1
    switch scalar {
    case "(": return try readGroup(from: start)
    case "[": return .set(try readSet(from: start))
    case ".": return .any(takesLineFeed: flags.takesLineFeeds)
    case "^": return .border(flags.isByLines ? .lineStart : .textStart)
    case "$": return .border(flags.isByLines ? .lineEnd : .textEnd)
    case "*", "+", "?": throw mistake("there is nothing to repeat", start..<next)
    case "{":
      if readBraces() != nil { throw mistake("there is nothing to repeat", start..<next) }
      next = start + 1
      return .character("{")
    case "\\": return try readEscape(from: start)
    default: return letter(scalar)
    }
  }

  func letter(_ scalar: Unicode.Scalar) -> RegexNode {
    guard flags.ignoresCase else { return .character(scalar) }
    let set = CharacterSet(ranges: [scalar...scalar]).ignoringCase
    return set.ranges.count == 1 ? .character(scalar) : .set(set)
  }

  private mutating func readGroup(from start: Int) throws(Mistake) -> RegexNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RegularExpression.maximumDepth else {
      throw mistake("more than \(RegularExpression.maximumDepth) groups stand in each other", start..<next)
    }
    let outer = flags
    if take("?") {
      if try readKind(from: start) { return nil }
    }
    let node = try readChoice()
    flags = outer
    guard take(")") else { throw mistake("this group is not closed", start..<start + 1) }
    return node
  }

  /// What stands behind `(?`; true: it was flags alone, and they hold from here on.
  private mutating func readKind(from start: Int) throws(Mistake) -> Bool {
    let refused: [(String, String)] = [
      ("=", "what looks ahead (`(?=…)`)"), ("!", "what looks ahead (`(?!…)`)"),
      ("<=", "what looks back (`(?<=…)`)"), ("<!", "what looks back (`(?<!…)`)"),
      (">", "a group that gives nothing back (`(?>…)`)"), ("P=", "a group that comes again (`(?P=…)`)"),
      ("P>", "a group that calls itself (`(?P>…)`)"), ("#", "a comment (`(?#…)`)"),
      ("(", "a condition (`(?(…)`)"),
      ("<", "a name as `(?<…>…)`"),
    ]
    for (sign, name) in refused where scalars[next...].starts(with: sign.unicodeScalars) {
      throw mistake(
        "\(name) is not supported", start..<next + sign.unicodeScalars.count,
        help: sign == "<" ? "both dialects read `(?P<name>…)`" : nil)
    }
    if take("P") {
      guard take("<") else { throw mistake("`(?P<name>…)` is expected", start..<next + 1) }
      let first = next
      while let scalar = peek, CharacterSet.word.contains(scalar) { next += 1 }
      let name = written(first..<next)
      guard let begin = name.unicodeScalars.first, !CharacterSet.digits.contains(begin), take(">") else {
        throw mistake("a name of letters, digits and `_`, and `>`, are expected", first..<next + 1)
      }
      guard names.insert(name).inserted else { throw mistake("two groups have this name", first..<next - 1) }
      return false
    }
    var isOn = true
    while let scalar = peek {
      next += 1
      switch scalar {
      case "i": flags.ignoresCase = isOn
      case "m": flags.isByLines = isOn
      case "s": flags.takesLineFeeds = isOn
      case "-" where isOn: isOn = false
      case ":": return false
      case ")" where next > start + 3: return true
      default:
        throw mistake(
          "a group begins with `(?:`, `(?P<name>` or flags of `ims`", start..<next)
      }
    }
    throw mistake("this group is not closed", start..<start + 1)
  }
}
