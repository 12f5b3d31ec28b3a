import Foundation

/// Enough of TextMate's way of highlighting to try a grammar: matches, regions, captures and includes, line by
/// line, each line with its newline.
final class TextMateGrammar {
  /// A pattern of the grammar.
  fileprivate final class Rule {
    let number: Int
    let name: String?
    let match: NSRegularExpression?
    let end: NSRegularExpression?
    let captures: [Int: String]
    let endCaptures: [Int: String]
    let patterns: [[String: Any]]
    var flattened: [Rule]?

    init(_ json: [String: Any], number: Int) throws {
      func regex(_ key: String) throws -> NSRegularExpression? {
        try (json[key] as? String).map { try NSRegularExpression(pattern: $0) }
      }
      func captures(_ key: String) -> [Int: String] {
        let entries = (json[key] as? [String: [String: String]] ?? [:]).compactMap { key, value in
          Int(key).flatMap { number in value["name"].map { (number, $0) } }
        }
        return Dictionary(uniqueKeysWithValues: entries)
      }
      self.number = number
      name = json["name"] as? String
      match = try regex("match") ?? regex("begin")
      end = try regex("end")
      self.captures = captures(json["begin"] == nil ? "captures" : "beginCaptures")
      endCaptures = captures("endCaptures")
      patterns = json["patterns"] as? [[String: Any]] ?? []
    }
  }

  /// A region that is open.
  private struct Frame {
    var rule: Rule
    var scopes: [String]
  }

  private var rules: [Rule] = []
  private var repository: [String: Rule] = [:]
  private let root: Rule

  /// Reads a grammar.
  init(json data: Data) throws {
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    root = try Rule(["patterns": json["patterns"] ?? []], number: 0)
    for (name, value) in (json["repository"] as? [String: [String: Any]] ?? [:]) {
      repository[name] = try add(value)
    }
  }

  private func add(_ json: [String: Any]) throws -> Rule {
    let rule = try Rule(json, number: (rules.count + 1) * 2)
    rules.append(rule)
    return rule
  }

  /// The patterns of a rule with those that they include.
  private func patterns(of rule: Rule) throws -> [Rule] {
    if let flattened = rule.flattened { return flattened }
    var result: [Rule] = []
    for json in rule.patterns {
      let inner: Rule
      if let include = json["include"] as? String {
        guard let target = repository[String(include.dropFirst())] else {
          throw CocoaError(.coderValueNotFound)
        }
        inner = target
      } else {
        inner = try add(json)
      }
      result += inner.match == nil ? try patterns(of: inner) : [inner]
    }
    rule.flattened = result
    return result
  }

  // MARK: - Highlighting

  /// The scopes of every UTF-16 unit of a text, outermost first.
  func scopes(of text: String) throws -> [[String]] {
    var result: [[String]] = []
    var stack = [Frame(rule: root, scopes: [])]
    for line in text.components(separatedBy: "\n") { result += try scopes(ofLine: line + "\n", &stack) }
    return result
  }

  private func scopes(ofLine line: String, _ stack: inout [Frame]) throws -> [[String]] {
    let length = line.utf16.count
    var scopes = [[String]](repeating: [], count: length)
    var known: [Int: NSTextCheckingResult?] = [:]
    var position = 0
    var idleSteps = 0
    func find(_ regex: NSRegularExpression, _ key: Int) -> NSTextCheckingResult? {
      if let match = known[key], match.map({ $0.range.location >= position }) ?? true { return match }
      let match = regex.firstMatch(
        in: line, options: [.withTransparentBounds, .withoutAnchoringBounds],
        range: NSRange(location: position, length: length - position))
      known[key] = .some(match)
      return match
    }
    func paint(_ range: NSRange, _ names: [String]) {
      for index in range.location..<(range.location + range.length) { scopes[index] = names }
    }
    func paint(_ match: NSTextCheckingResult, _ names: [String], _ captures: [Int: String]) {
      paint(match.range, names)
      for (number, name) in captures.sorted(by: { $0.key < $1.key }) where number < match.numberOfRanges {
        let range = match.range(at: number)
        if range.location != NSNotFound { paint(range, names + [name]) }
      }
    }
    while position < length, idleSteps < 100, let frame = stack.last {
      var best: (match: NSTextCheckingResult, rule: Rule, isEnd: Bool)?
      if let end = frame.rule.end, let match = find(end, frame.rule.number + 1) {
        best = (match, frame.rule, true)
      }
      for rule in try patterns(of: frame.rule) {
        if let regex = rule.match, let match = find(regex, rule.number),
          match.range.location < best?.match.range.location ?? .max
        {
          best = (match, rule, false)
        }
      }
      guard let best else {
        paint(NSRange(location: position, length: length - position), frame.scopes)
        return scopes
      }
      let range = best.match.range
      paint(NSRange(location: position, length: range.location - position), frame.scopes)
      if best.isEnd {
        paint(best.match, frame.scopes, best.rule.endCaptures)
        stack.removeLast()
      } else {
        let names = frame.scopes + (best.rule.name.map { [$0] } ?? [])
        paint(best.match, names, best.rule.captures)
        if best.rule.end != nil { stack.append(Frame(rule: best.rule, scopes: names)) }
      }
      idleSteps = range.length == 0 && position == range.location ? idleSteps + 1 : 0
      position = range.location + range.length
    }
    if idleSteps >= 100 { throw CocoaError(.formatting) }
    return scopes
  }
}
