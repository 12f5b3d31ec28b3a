/// What the parser reports.
extension Diagnostic {
  // MARK: - What was expected

  static func unexpected(_ range: SourceRange, _ found: String, expected: String) -> Diagnostic {
    Diagnostic(
      code: "S001", title: "\(found) is not expected here", range: range,
      label: "expected \(expected)", expected: expected)
  }

  static func expected(
    _ range: SourceRange, _ expected: String, _ found: String, _ help: String
  ) -> Diagnostic {
    Diagnostic(
      code: "S002", title: "expected \(expected), found \(found)", range: range,
      label: "\(expected) should stand here", expected: expected, help: help)
  }

  static func expectedExpression(_ range: SourceRange, _ found: String) -> Diagnostic {
    Diagnostic(
      code: "S003", title: "expected a value, found \(found)", range: range,
      label: "a value should stand here", expected: "a number, a text, a name, `(`, `[` or `{`",
      help: "a value is a literal such as `5`, `10m` or `\"text\"`, a name such as `dev.count`, or `(…)`")
  }

  static func expectedName(_ range: SourceRange, _ found: String, _ what: String) -> Diagnostic {
    Diagnostic(
      code: "S004", title: "expected the name of \(what), found \(found)", range: range,
      label: "a name should stand here", expected: "a name",
      help: "a name is a letter, then letters, digits, `_`, and `-` between two of these")
  }

  static func noStatement(_ range: SourceRange, _ found: String) -> Diagnostic {
    Diagnostic(
      code: "S005", title: "\(found) begins no statement", range: range,
      label: "expected a command, an assignment or an expression",
      expected: "a command, an assignment or an expression")
  }

  // MARK: - Keywords

  static func reservedName(_ range: SourceRange, _ word: String, _ what: String) -> Diagnostic {
    Diagnostic(
      code: "S006", title: "`\(word)` is a word of the language and cannot name \(what)",
      range: range, label: "a keyword", help: "choose another name, such as `my-\(word)`")
  }

  static func keywordAsValue(_ range: SourceRange, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "S007", title: "`\(word)` is a word of the language, not a value", range: range,
      label: "a keyword",
      help: "a resource of this name is `pools[\"\(word)\"]`; a text is `\"\(word)\"`")
  }

  static func constantHabit(_ range: SourceRange, _ word: String, _ meant: String) -> Diagnostic {
    Diagnostic(
      code: "S008", title: "`\(word)` is written `\(meant)`", range: range,
      label: "a habit of another language", help: "the constants are `true`, `false` and `null`",
      fixIt: FixIt(range: range, replacement: meant))
  }

  // MARK: - Blocks and brackets

  static func missingBlock(_ range: SourceRange, header: String) -> Diagnostic {
    Diagnostic(
      code: "S010", title: "the block of `\(header)` is missing", range: range,
      label: "`{` should stand here", expected: "a block, `{ … }`",
      help: "the braces stay, even around one statement")
  }

  static func blockNotClosed(_ range: SourceRange, endsInRawBrace: Bool) -> Diagnostic {
    Diagnostic(
      code: "S011", title: "this block is never closed", range: range, label: "it begins here",
      expected: "`}`",
      help: endsInRawBrace
        ? "the `}` belongs to the `az` statement, which goes on to the end of its line: put it on the next"
        : "add the missing `}`; the indentation may show where")
  }

  static func notClosed(_ range: SourceRange, _ bracket: String, _ wanted: String) -> Diagnostic {
    Diagnostic(
      code: "S012", title: "this `\(bracket)` is never closed", range: range,
      label: "it opens here", expected: "`\(wanted)`", help: "add the missing `\(wanted)`")
  }

  static func nothingToClose(_ range: SourceRange, _ bracket: String) -> Diagnostic {
    Diagnostic(
      code: "S013", title: "this `\(bracket)` closes nothing", range: range, label: "nothing is open",
      help: "delete it, or add the bracket that it should close")
  }

  static func interpolationNotClosed(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S014", title: "this `${` is never closed", range: range, label: "it opens here",
      expected: "one value and `}`", help: "write `${dev.count}`; for the two signs alone write `\\${`")
  }

  static func blockWithoutHeader(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S015", title: "a block does not stand alone", range: range, label: "what is it for?",
      help: "a block belongs to the line before it, such as `check {`, `if x {` or `repeat 3 {`")
  }

  static func afterBlock(_ range: SourceRange, _ found: String) -> Diagnostic {
    Diagnostic(
      code: "S016", title: "\(found) cannot follow a block", range: range,
      label: "the block is the last item", expected: "the end of the line",
      help: "put the other words before the block")
  }

  static func emptyStatement(_ range: SourceRange, isDoubled: Bool) -> Diagnostic {
    Diagnostic(
      code: "S017", title: "nothing stands before this `;`", range: range,
      label: isDoubled ? "one is enough" : "it ends no statement",
      help: "a `;` ends a statement; delete this one",
      fixIt: FixIt(range: range, replacement: ""))
  }

  static func tooDeep(_ range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "S018", title: "this is nested too deeply", range: range, label: "one level too many",
      expected: "at most \(limit) levels",
      help: "give a part of it a name with `let` or `def`. The rest of the source was not read")
  }

  static func tooLong(_ range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "S019", title: "this expression is too long", range: range, label: "one step too many",
      expected: "at most \(limit) operators in a row",
      help: "use a list and `sum`, or several lines. The rest of the source was not read")
  }

  static func tooManyMistakes(_ range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "S020", title: "too many mistakes", range: range, label: "this is number \(limit)",
      help: "the rest of the source was not read")
  }

  // MARK: - Operators

  static func missingBlanks(
    _ range: SourceRange, _ sign: String, left: String, right: String
  ) -> Diagnostic {
    let isShort = left.utf8.count + right.utf8.count < 60
    let why =
      switch sign {
      case "-": "a `-` inside a word belongs to the word"
      case "/": "a `/` inside a word makes a path, such as `dev/3`"
      default: "a `%` behind a number makes a percentage"
      }
    return Diagnostic(
      code: "S021", title: "`\(sign)` needs a blank on both sides", range: range,
      label: "missing blanks",
      help: isShort
        ? "did you mean `\(left) \(sign) \(right)`? Otherwise \(why)"
        : "with blanks it is an operator; \(why)",
      fixIt: FixIt(range: range, replacement: " \(sign) "))
  }

  static func chained(_ range: SourceRange, _ sign: String, isRange: Bool) -> Diagnostic {
    Diagnostic(
      code: "S022", title: isRange ? "a range has two ends" : "comparisons do not chain",
      range: range, label: "a second `\(sign)`",
      help: isRange ? "write `1..5`" : "write `a < b and b < c`, or use parentheses")
  }

  static func assignmentInExpression(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S023", title: "`=` does not compare", range: range, label: "`==` was meant?",
      help: "compare with `==`; only `NAME = value` assigns, and what Azure holds is changed by commands",
      fixIt: FixIt(range: range, replacement: "=="))
  }

  static func noSuchAssignment(_ range: SourceRange, _ sign: String) -> Diagnostic {
    Diagnostic(
      code: "S024", title: "there is no `\(sign)`", range: range, label: "only `=` and `+=`",
      help: "write `n += 1`, `n = n - 1` or `n = n * 2`")
  }

  static func needsParentheses(_ range: SourceRange, _ what: String) -> Diagnostic {
    Diagnostic(
      code: "S025", title: "`\(what)` needs parentheses inside an expression", range: range,
      label: "binds looser than the operator before it", help: "write `(\(what))`")
  }

  static func foreign(_ range: SourceRange, _ sign: String) -> Diagnostic {
    var diagnostic = Diagnostic(
      code: "S026", title: "`\(sign)` is not an operator here", range: range, label: "unknown")
    func mean(_ replacement: String, _ help: String) {
      diagnostic.title = "`\(sign)` is written `\(replacement)`"
      diagnostic.label = "a habit of another language"
      diagnostic.help = help
      diagnostic.fixIt = FixIt(range: range, replacement: replacement)
    }
    switch sign {
    case "&&": mean("and", "conditions are joined by `and`, `or`, `not`; statements by `;`")
    case "||": mean("or", "conditions are joined by `and`, `or`, `not`")
    case "!": mean("not ", "write `not x`, or `a != b`")
    case "===": mean("==", "there is one kind of equality")
    case "<>": mean("!=", "write `a != b`")
    case "++", "-=", "*=", "/=": diagnostic.help = "write `n += 1`, `n = n - 1` or `n = n * 2`"
    case "**", "^": diagnostic.help = "there is no power; multiply"
    case "|": diagnostic.help = "there are no pipes: `show … as json`, or `[x for x in list if …]`"
    case "&": diagnostic.help = "to go on without waiting, end the command with `nowait`"
    case "?": diagnostic.help = "write `if a then b else c`"
    case "->", "=>": diagnostic.help = "functions are written `def f(x) { return x }`"
    case "@": diagnostic.help = "words and values stand as they are; anything else in quotes"
    case "~": diagnostic.help = "a file in the home folder stands in quotes: `\"~/night.aksl\"`"
    default: break
    }
    return diagnostic
  }

  static func comparisonHabit(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S027", title: "`is` is written `==`", range: range,
      label: "a habit of another language", help: "write `a == b`, or `a != b` for `is not`",
      fixIt: FixIt(range: range, replacement: "=="))
  }

  static func blankBeforeBracket(
    _ range: SourceRange, _ name: String, _ bracket: String, blank: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "S028", title: "`\(bracket)` must touch the name before it", range: range,
      label: "a blank stands before it",
      help: bracket == "(" ? "a call is written `\(name)(…)`" : "an element is `\(name)[…]`",
      fixIt: FixIt(range: blank, replacement: ""))
  }

  static func blankBeforeDot(_ range: SourceRange, blank: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S028", title: "`.` must touch what stands before it", range: range,
      label: "a blank stands before it",
      help: "a property is written `dev.count`; only after `where` a `.` stands alone",
      fixIt: FixIt(range: blank, replacement: ""))
  }

  // MARK: - Commands

  static func option(_ range: SourceRange, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "S030", title: "options have no dashes", range: range, label: "a habit of the shell",
      help: "write `\(name)` and its value; only an `az` statement takes options with dashes",
      fixIt: FixIt(range: range, replacement: name))
  }

  static func assignmentInCommand(_ range: SourceRange, _ name: String?, blanks: Int) -> Diagnostic {
    Diagnostic(
      code: "S031", title: "options of a command have no `=`", range: range, label: "not needed",
      help: name.map { "write `\($0)`, a blank, and the value" } ?? "write the value after a blank",
      // With the blanks behind it, where there is one before.
      fixIt: blanks > 0
        ? FixIt(range: SourceRange(start: range.start, end: range.end + UInt32(blanks)), replacement: "")
        : FixIt(range: range, replacement: " "))
  }

  /// A condition behind a command: `show nodes where state = Running`.
  static func conditionInCommand(_ range: SourceRange, _ name: String) -> Diagnostic {
    Diagnostic(
      code: "S031", title: "a command has no condition", range: range, label: "no `=` here",
      help: "`where` chooses among values: `print LIST where .\(name) == …`")
  }

  static func commaBetweenItems(_ range: SourceRange, blanks: Int) -> Diagnostic {
    Diagnostic(
      code: "S032", title: "the items of a command have no commas", range: range,
      label: "not needed", help: "items are separated by blanks; a list is written `[a, b]`",
      fixIt: FixIt(range: range, replacement: blanks > 0 ? "" : " "))
  }

  static func missingBlankBetweenItems(_ range: SourceRange, _ found: String) -> Diagnostic {
    Diagnostic(
      code: "S033", title: "a blank is missing before \(found)", range: range,
      label: "touches what stands before it", help: "items are separated by blanks",
      fixIt: FixIt(range: SourceRange(start: range.start, end: range.start), replacement: " "))
  }

  static func operatorInCommand(_ range: SourceRange, _ sign: String) -> Diagnostic {
    Diagnostic(
      code: "S034", title: "`\(sign)` does not stand among the items of a command", range: range,
      label: "an operator", help: "put the whole expression in parentheses, as in `scale dev to (n + 1)`")
  }

  static func pathTooLong(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S035", title: "this path has too many parts", range: range, label: "more than three",
      expected: "`pool/node`, `cluster/pool` or `cluster/pool/node`",
      help: "a file or an identifier of Azure is a text: put it in quotes")
  }

  static func badPathSegment(_ range: SourceRange, _ segment: String) -> Diagnostic {
    Diagnostic(
      code: "S036", title: "`\(segment)` is neither a name nor a number", range: range,
      label: "a part of a path", expected: "`pool/node`, `cluster/pool` or `cluster/pool/node`",
      help: "a file is a text: put it in quotes")
  }

  static func slashComment(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S037", title: "comments begin with `#`", range: range, label: "`//` divides and floors",
      help: "write `#` after a blank", fixIt: FixIt(range: range, replacement: "#"))
  }

  // MARK: - Constructs

  /// `blanks`: how many stand between it and the block; nil: there is no block.
  static func thenInStatement(_ range: SourceRange, blanks: Int?) -> Diagnostic {
    Diagnostic(
      code: "S040", title: "the statement `if` has no `then`", range: range,
      label: "a habit of the shell", help: "write `if condition { … }`",
      fixIt: blanks.map {
        FixIt(range: SourceRange(start: range.start, end: range.end + UInt32($0)), replacement: "")
      })
  }

  static func elseIf(_ range: SourceRange, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "S041", title: "`\(word)` is written `else if`", range: range,
      label: "a habit of another language", help: "it stands on the line of the `}` before it",
      fixIt: FixIt(range: range, replacement: "else if"))
  }

  static func elseOnItsOwnLine(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S042", title: "`else` stands on the line of the `}` before it", range: range,
      label: "begins a line", help: "write `} else {`: at a prompt the line before would end the `if`")
  }

  static func elseWithoutIf(_ range: SourceRange, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "S043", title: "no `if` stands before this `\(word)`", range: range, label: "of what?",
      help: "it stands on the line of the `}` that ends the block of the `if`: `} else {`")
  }

  static func expectAfterExpression(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S044", title: "`expect error` ends a command only", range: range,
      label: "what stands before it is none", help: "write `expect error CODE { … }` around the statement")
  }
}
