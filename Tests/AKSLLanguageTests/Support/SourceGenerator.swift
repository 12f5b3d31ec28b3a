@testable import AKSLLanguage

/// Writes sources that the grammar allows, laid out as badly as it allows.
struct SourceGenerator {
  private var random: SplitMix
  private var depth = 0
  private var brackets = 0

  init(seed: UInt64) { random = SplitMix(state: seed &* 7919 &+ 3) }

  /// A source of a few statements.
  mutating func source() -> String {
    depth = 0
    brackets = 0
    return pick(["", "\u{FEFF}", "\n\n", "# first\n", "\r\n  "]) + statements()
      + pick(["", "\n", " \n\n", "# last"])
  }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  /// Blanks, or what else may stand there.
  private mutating func gap() -> String {
    if brackets > 0, chance(15) {
      return pick(["\n", "\n\n\n  ", " # in it\n", "\r\n\t", "\n# own\n", " \\\n"])
    }
    return chance(4) ? " \\\n" : pick([" ", " ", " ", "  ", "\t"])
  }

  private mutating func maybeGap() -> String { chance(50) ? "" : gap() }

  /// After an operator a newline means nothing.
  private mutating func openGap() -> String {
    chance(10) ? pick(["\n", " # more\n  ", "\r\n\r\n", "\n# own\n"]) : gap()
  }

  private mutating func statements() -> String {
    var text = ""
    for number in 0..<Int.random(in: 0...4, using: &random) {
      if number > 0 {
        text += pick([";", "; ", " ;", "\n", "\n\n\n", "  # why\n", "\n # own\n\n", ";\n", "\r\n"])
      }
      text += pick(["", "", "  ", "\t"]) + statement()
    }
    return text
  }

  private mutating func block() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 4 { return "{}" }
    let before = pick(["", " ", "\n", "\n\n", " # head\n"])
    let inside = pick(["{", "{ ", "{\n", "{ # open\n"])
    return before + inside + statements() + pick(["}", " }", "\n}", " # shut\n}"])
  }

  private mutating func statement() -> String {
    let kinds = depth > 3 ? 9 : 19
    switch Int.random(in: 0..<kinds, using: &random) {
    case 0: return command()
    case 1: return command() + gap() + "expect" + gap() + "error" + gap() + pick(["X", "\"x\""])
    case 2: return "let" + gap() + name() + maybeGap() + "=" + openGap() + expression()
    case 3: return name() + maybeGap() + pick(["=", "+="]) + openGap() + expression()
    case 4: return "assert" + gap() + expression() + (chance(40) ? "," + openGap() + "'why'" : "")
    case 5: return "print" + gap() + expression() + "," + openGap() + expression()
    case 6:
      return pick(["break", "continue", "az a 'b;c' -d", "az x \\\n  y", "az z;", "return 1", "fail"]) + "\n"
    case 7:
      return "eventually" + gap() + "within" + gap() + "5m" + maybeGap() + ":" + openGap() + expression()
    case 8: return "invariant" + gap() + "\"t\"" + maybeGap() + ":" + openGap() + expression()
    case 9, 10:
      var text = "if" + gap() + expression() + block()
      while chance(40) { text += maybeGap() + "else" + gap() + "if" + gap() + expression() + block() }
      return chance(40) ? text + maybeGap() + "else" + block() : text
    case 11: return "for" + gap() + name() + gap() + "in" + gap() + expression() + block()
    case 12:
      return "def" + gap() + name() + maybeGap() + "(" + maybeGap() + "a" + maybeGap() + ",b=1)" + block()
    case 13:
      return "scenario" + gap() + "\"s\"" + (chance(50) ? maybeGap() + "[ a,b ]" : "")
        + (chance(50) ? gap() + "each" + gap() + "m" + gap() + "in" + gap() + expression() : "") + block()
    case 14:
      return "every" + gap() + "day" + gap() + "at" + gap() + "19:00" + gap() + "as" + gap() + "n" + block()
    case 15: return "branch" + gap() + name() + gap() + "{" + pick([" a }", "a\n}", "\n a; b }"])
    case 16: return "check" + block()
    case 17: return "expect" + gap() + "error" + gap() + "X" + block()
    default: return pick(["while", "repeat"]) + gap() + expression() + block()
    }
  }

  private mutating func name() -> String { pick(["a", "b1", "scale-down", "x_y", "count"]) }

  private mutating func command() -> String {
    var text = pick(["scale", "pool", "do-it", "show"])
    for _ in 0..<Int.random(in: 1...4, using: &random) { text += gap() + item() }
    return text
  }

  private mutating func item() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "(" + bracketed() + ")"
    case 1: return "[" + bracketed() + "," + bracketed() + "]"
    case 2: return "{" + "a" + ":" + bracketed() + "}"
    case 3: return "1" + maybeGap() + ".." + openGap() + "20"
    default: return primary()
    }
  }

  private mutating func primary() -> String {
    pick([
      "dev", "web/3", "5", "1.30", "33%", "$5", "19:00", "4Gi", "-5", "'raw\n t'", "\"a ${ b+1 } c\"", "true",
      "dev.count",
    ])
  }

  private mutating func bracketed() -> String {
    brackets += 1
    defer { brackets -= 1 }
    return maybeGap() + expression() + maybeGap()
  }

  private mutating func expression() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 5 { return primary() }
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return primary() + gap() + pick(["+", "-", "*", "/", "//", "%"]) + openGap() + primary()
    case 1: return primary() + gap() + pick(["==", "<", ">=", "in", "not in"]) + openGap() + primary()
    case 2: return primary() + gap() + pick(["and", "or"]) + openGap() + expression()
    case 3: return "not" + gap() + primary()
    case 4: return "(" + bracketed() + ")"
    case 5: return "max(" + bracketed() + "," + bracketed() + ")"
    case 6: return "[" + bracketed() + pick(["", ",", "," + gap() + "1"]) + "]"
    case 7: return "{" + maybeGap() + "k" + maybeGap() + ":" + bracketed() + pick(["", ","]) + "}"
    case 8: return "[" + bracketed() + gap() + "for x in" + gap() + "(" + bracketed() + ")]"
    case 9: return "dev.nodes" + gap() + "where" + openGap() + ".state" + gap() + "==" + openGap() + "Ready"
    case 10: return "- " + name()
    case 11: return "(if a then" + gap() + "b else c)"
    case 12: return "a[" + bracketed() + "].b"
    default: return primary()
    }
  }
}
