/// What the lexer reports: mistakes inside one token, and characters that belong to none.
extension Diagnostic {
  // MARK: - Characters

  static func invalidUTF8(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L001", title: "the source is not valid UTF-8 here", range: range,
      label: "these bytes are no character", help: "save the file as UTF-8")
  }

  static func controlCharacter(_ range: SourceRange, _ byte: UInt8) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    return Diagnostic(
      code: "L002", title: "the control character \(name) cannot stand in a source", range: range,
      label: "an invisible character", help: "delete it; in a text write `\\u{\(digits)}`",
      fixIt: FixIt(range: range, replacement: ""))
  }

  // No repair for a quote: which one closes the text is a guess.
  static func unknownCharacter(
    _ range: SourceRange, _ character: String, isInsideWord: Bool
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      code: "L003", title: "`\(character)` means nothing here", range: range,
      label: "only inside a text or a comment",
      help: isInsideWord
        ? "names are made of ASCII letters, digits, `_` and `-`; put anything else in quotes"
        : "put it in quotes if it is meant as text")
    func mean(_ replacement: String, _ help: String) {
      diagnostic.help = help
      diagnostic.fixIt = FixIt(range: range, replacement: replacement)
    }
    switch character {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}":
      diagnostic.help = "this is a typographic quote; texts stand in straight ones: `\"…\"`"
    case "\u{2018}", "\u{2019}":
      diagnostic.help = "this is a typographic quote; raw texts stand in straight ones: `'…'`"
    case "\u{2013}", "\u{2014}", "\u{2212}": mean("-", "this is a dash; write `-`")
    case "\u{00A0}", "\u{202F}", "\u{2009}":
      diagnostic.title = "a blank that is not the ordinary one"
      diagnostic.label = "looks like a blank"
      mean(" ", "write an ordinary blank")
    case "\u{2260}": mean("!=", "write `!=`")
    case "\u{2264}": mean("<=", "write `<=`")
    case "\u{2265}": mean(">=", "write `>=`")
    case "\u{2026}": mean("..", "a range is written with two full stops: `1..5`")
    default: break
    }
    return diagnostic
  }

  static func moreFaultyCharacters(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L004", title: "more characters that cannot stand in a source follow", range: range,
      label: "here, and further on", help: "is this a script? It looks like another kind of file")
  }

  // MARK: - Texts

  static func textNotClosed(_ range: SourceRange, quote: String) -> Diagnostic {
    Diagnostic(
      code: "L005", title: "this text is never closed", range: range, label: "it begins here",
      expected: "`\(quote)` at its end",
      help: "a quote inside a text is written `\\\"`; a raw text in `'…'` may hold `\"` as it is")
  }

  static func unknownEscape(_ range: SourceRange, _ character: String) -> Diagnostic {
    Diagnostic(
      code: "L006",
      title: character.isEmpty
        ? "a backslash at the end of a line means nothing in a text"
        : "`\\\(character)` is no escape",
      range: range, label: "unknown", expected: #"`\"`, `\\`, `\n`, `\t`, `\$` or `\u{…}`"#,
      help: "double the backslash, or write the text in `'…'`, where a backslash is a backslash",
      fixIt: FixIt(range: range, replacement: "\\\\" + character))
  }

  static func badUnicodeEscape(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L007", title: "this escape names no character", range: range,
      label: "no character has this number",
      expected: "one to six hexadecimal digits in braces, such as `\\u{20AC}`",
      help: "the largest is `\\u{10FFFF}`")
  }

  // MARK: - Numbers

  static func numberOutOfRange(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L008", title: "this number is too large", range: range, label: "more than 64 bits hold",
      help: "whole numbers, times, sizes and money reach to about 9.2 × 10¹⁸ of their smallest part")
  }

  static func unknownUnit(_ range: SourceRange, _ unit: String) -> Diagnostic {
    let meant: String? =
      switch unit.lowercased() {
      case "sec", "secs", "second", "seconds": "s"
      case "min", "mins", "minute", "minutes": "m"
      case "hr", "hrs", "hour", "hours": "h"
      case "day", "days": "d"
      case "k", "kb", "ki", "kib": "Ki"
      case "mb", "mi", "mib": "Mi"
      case "g", "gb", "gi", "gib": "Gi"
      case "t", "tb", "ti", "tib": "Ti"
      default: unit == "M" ? "Mi" : nil
      }
    let isExponent = unit.lowercased().first == "e" && unit.dropFirst().allSatisfy(\.isNumber)
    return Diagnostic(
      code: "L009", title: "`\(unit)` is not a unit", range: range, label: "unknown",
      expected: "a duration in `ms s m h d`, a size in `Ki Mi Gi Ti M G T`, or `m` for thousandths of a cpu",
      help: meant.map { "did you mean `\($0)`?" }
        ?? (["am", "pm"].contains(unit.lowercased()) ? "a time of day is written `07:00` or `19:00`" : nil)
          ?? (unit.lowercased() == "x"
            ? "how many times as fast stands behind `speed`: `set speed 60x`" : nil)
            ?? (isExponent
              ? "numbers have no exponent: write `1_000_000`"
              : "a name begins with a letter; a number and a word have a blank between them"),
      fixIt: meant.map { FixIt(range: range, replacement: $0) })
  }

  static func malformedNumber(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L010", title: "this number is not written right", range: range,
      label: "`_` stands between two digits only", help: "write `5_000` or `5000`")
  }

  static func malformedVersion(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L010", title: "this is no version", range: range,
      expected: "three numbers, such as `1.33.2`",
      help: "an address or a longer version is a text: put it in quotes")
  }

  static func malformedMoney(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L010", title: "this is no amount of money", range: range,
      expected: "dollars, such as `$12.50`, with at most nine decimals",
      help: "for thousands write `$5_000`")
  }

  static func malformedQuantity(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L011", title: "these units do not go together", range: range,
      label: "twice, or in the wrong order",
      expected: "a duration from large to small, such as `1h30m`",
      help: "each unit stands once, `d` before `h` before `m` before `s`; sizes have one unit")
  }

  static func missingUnit(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L011", title: "the last number has no unit", range: range, label: "of what?",
      expected: "one of `ms s m h d`", help: "write all units, as in `1h30m`")
  }

  static func badTimeOfDay(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L012", title: "there is no such time of day", range: range,
      label: "no clock shows this",
      expected: "`00:00` to `23:59`, or with seconds `07:30:15`",
      help: "hours go to 23, minutes and seconds to 59, each with two digits")
  }

  // MARK: - Signs

  static func commentTouches(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L013", title: "a comment needs a blank before its `#`", range: range,
      label: "touches the word before it", help: "put a blank here, or quotes around the word",
      fixIt: FixIt(range: SourceRange(start: range.start, end: range.start), replacement: " "))
  }

  static func sourceTooLarge(_ size: Int) -> Diagnostic {
    Diagnostic(
      code: "L014", title: "the source is too large", range: SourceRange(start: 0, end: 0),
      label: "\(size) bytes", expected: "at most \(SourceText.maximumSize) bytes",
      help: "split it, and `include` the parts")
  }

  static func shellVariable(_ range: SourceRange, _ spelling: String) -> Diagnostic {
    let name = String(spelling.drop { $0 == "$" || $0 == "{" }.prefix { $0 != "}" })
    guard !name.isEmpty else {
      return Diagnostic(
        code: "L015", title: "a lone `\(spelling)` means nothing", range: range,
        expected: "money, such as `$12.50`", help: "in a text, `${x}` gives the value of x")
    }
    return Diagnostic(
      code: "L015", title: "variables have no `$`", range: range, label: "a habit of the shell",
      help: "write `\(name)`; in a text `\"${\(name)}\"`",
      fixIt: FixIt(range: range, replacement: name))
  }

  static func strayBackslash(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L016", title: "a backslash stands only at the end of a line", range: range,
      label: "something follows it",
      help: "it continues the line; paths with backslashes are texts in `'…'`")
  }

  static func continuationAtEnd(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L016", title: "the source ends after a backslash", range: range,
      label: "it promises another line", help: "delete it, or write the rest of the statement")
  }

  static func backtick(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L017", title: "a backtick means nothing here", range: range,
      label: "a habit of the shell, or of Markdown",
      help: "texts stand in `\"…\"` or `'…'`; the result of a function is `f(x)`")
  }

  static func nameBeginsWithUnderscore(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L018", title: "a name begins with a letter", range: range, label: "begins with `_`",
      help: "names are letters, digits, `_` and `-` between two of these")
  }
}
