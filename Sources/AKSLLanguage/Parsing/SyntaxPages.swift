extension CodePage {
  /// What `explain` tells about the codes of the parser.
  package static let syntax: [CodePage] =
    expectations + words + brackets + operators + commands + constructs

  private static let expectations: [CodePage] = [
    CodePage(
      "S001", "something stands where nothing of its kind can",
      """
      What came before was complete, or asked for something else. A statement ends at the end of its line or at
      `;`; several values of a `print` have commas between them.
      """,
      wrong: "print dev.count pools", right: "print dev.count, pools"),
    CodePage(
      "S002", "a word or sign is missing",
      """
      A construct has fixed words, and one of them did not come: `let` wants its `=`, `for` its `in`, `eventually`
      its `within`.
      """,
      wrong: "let n 5\nprint n", right: "let n = 5\nprint n"),
    CodePage(
      "S003", "a value is missing",
      """
      A value is a literal, a name, or an expression of these. After an operator, `=`, or a word such as `assert`
      there has to be one; a line may go on in the next after an operator.
      """,
      wrong: "assert dev.count ==", right: "assert dev.count == 10"),
    CodePage(
      "S004", "a name is missing",
      """
      What is declared needs a name: an ASCII letter, then letters, digits, `_`, and `-` between two of these.
      """,
      wrong: "let 5 = dev.count", right: "let five = dev.count\nassert five == 10"),
    CodePage(
      "S005", "something that begins no statement",
      """
      A statement begins with a word, or with a value that something is done with. An operator or a comma
      at the beginning mostly belongs to the statement before, which ended too early.
      """,
      wrong: "print dev.count; , dev.mode", right: "print dev.count, dev.mode"),
  ]

  private static let words: [CodePage] = [
    CodePage(
      "S006", "a word of the language as a name",
      """
      The words of constructs cannot name variables, parameters or functions, because a statement that begins with
      one would be read as the construct.
      """,
      wrong: "let repeat = 3\nprint 1", right: "let repeats = 3\nprint repeats"),
    CodePage(
      "S007", "a word of the language as a value",
      """
      A pool may have such a name nevertheless: reach it as `pools["stop"]`. A text stands in quotes.
      """,
      wrong: "print at", right: #"print "at""#),
    CodePage(
      "S008", "a constant in another language's spelling",
      "The constants are `true`, `false` and `null`.",
      wrong: "let rule = None\nprint rule", right: "let rule = null\nprint rule"),
  ]

  private static let brackets: [CodePage] = [
    CodePage(
      "S010", "a block is missing",
      """
      `if`, `for`, `while`, `repeat`, `def`, `scenario` and `check` have a block in braces, even around one
      statement.
      """,
      wrong: "if dev.count > 5\nprint 'large'", right: "if dev.count > 5 { print 'large' }"),
    CodePage(
      "S011", "a block that is never closed",
      """
      Every `{` has its `}`. The place shown is where the open block begins; where its end should be only the
      author knows. An `az` statement takes everything to the end of its line, braces included.
      """,
      wrong: "repeat 3 {\n  advance 1h", right: "repeat 3 {\n  advance 1h\n}"),
    CodePage(
      "S012", "a bracket that is never closed",
      "Every `(` and `[` has its partner. Inside brackets a line may end anywhere.",
      wrong: "print max(1, 2", right: "print max(1, 2)"),
    CodePage(
      "S013", "a closing bracket without an opening one",
      "Either the bracket is one too many, or what should open it was deleted.",
      wrong: "print (1 + 2))", right: "print (1 + 2)"),
    CodePage(
      "S014", "a `${` in a text that is never closed",
      """
      `${` puts a value into a text and needs its `}` in the same text. For the two characters themselves write
      `\\${`, or a text in `'…'`.
      """,
      wrong: #"print "${dev.count nodes""#, right: #"print "${dev.count} nodes""#),
    CodePage(
      "S015", "a block that belongs to nothing",
      """
      A block is part of the construct before it. A block alone would only be a scope, which nothing here needs.
      """,
      wrong: "{ scale dev to 5 }", right: "check { assert dev.count == 10 }"),
    CodePage(
      "S016", "something behind a block",
      "A block is the last item of its statement; what follows it begins a new one.",
      wrong: "night { pool dev stop } at 19:00", right: "check { assert dev.count == 10 }\npool dev stop"),
    CodePage(
      "S017", "a `;` that ends no statement",
      "`;` separates statements on one line. A second one separates nothing.",
      wrong: "pool dev stop;; pool dev start", right: "pool dev stop; pool dev start"),
    CodePage(
      "S018", "too many levels inside each other",
      """
      Brackets and blocks are limited in depth, so that no input can exhaust the stack. Give the inner part a name
      with `let` or `def`.
      """),
    CodePage(
      "S019", "too many operators in a row",
      "Very long chains are limited for the same reason as depth. A list and `sum` do the same."),
    CodePage(
      "S020", "so many mistakes that reading on is no use",
      "After a hundred mistakes the rest of the source is not read: mend the first ones and check again."),
  ]

  private static let operators: [CodePage] = [
    CodePage(
      "S021", "an operator without blanks around it",
      """
      `-` joins words into one name (`scale-down`), `/` joins names into a path (`dev/3`), and `%` behind a number
      makes a percentage. As operators they therefore have a blank on both sides.
      """,
      wrong: "print dev.count-1", right: "print dev.count - 1"),
    CodePage(
      "S022", "comparisons, or ranges, in a row",
      """
      `a < b < c` means `(a < b) < c` in some languages and `a < b and b < c` in others. Here one of the two has to be
      written out.
      """,
      wrong: "assert 1 < dev.count < 20", right: "assert 1 < dev.count and dev.count < 20"),
    CodePage(
      "S023", "`=` where `==` compares",
      """
      `=` gives a variable its value and stands only behind the variable's name at the start of a statement; `==`
      compares. What Azure holds is no variable: commands change it.
      """,
      wrong: "assert dev.count = 10", right: "assert dev.count == 10"),
    CodePage(
      "S024", "an assignment that there is not",
      "There are `=` and `+=`. Everything else is written out: `n = n - 1`.",
      wrong: "let n = 3\nn -= 1", right: "let n = 3\nn = n - 1\nprint n"),
    CodePage(
      "S025", "something that binds looser than the operator before it",
      """
      `not`, `if … then … else` and `where` bind looser than comparisons and sums. Behind such an operator they need
      parentheses, so that everybody reads the same.
      """,
      wrong: "print 1 + if dev.count > 5 then 1 else 2", right: "print 1 + (if dev.count > 5 then 1 else 2)"),
    CodePage(
      "S026", "an operator of another language",
      """
      Conditions are joined by the words `and`, `or` and `not`. There are no pipes, because commands have options
      for what pipes would do, and no increments.
      """,
      wrong: "assert dev.count == 10 && dev.mode == User",
      right: "assert dev.count == 10 and dev.mode == User"),
    CodePage(
      "S027", "`is` instead of `==`",
      "There is one kind of equality, and it is written `==`; its opposite is `!=`.",
      wrong: "assert dev.state is Running", right: "assert dev.state == Running"),
    CodePage(
      "S028", "a blank before a bracket or a dot",
      """
      `f(x)`, `list[0]` and `dev.count` touch. After a blank, `(` and `[` begin a new item of a command, and `.name`
      is a property of the element that a `where` looks at.
      """,
      wrong: "print max (1, 4)", right: "print max(1, 4)"),
  ]

  private static let commands: [CodePage] = [
    CodePage(
      "S030", "an option with dashes",
      """
      Options are bare words followed by their values. Their names are those of az without the dashes. Only a
      statement that begins with `az` is read as a shell would read it.
      """,
      wrong: "scale dev to 5 --mode delete", right: "scale dev to 5 mode delete"),
    CodePage(
      "S031", "an option with `=`",
      "The value of an option stands behind it, after a blank. In HCL and shells it would have a `=`.",
      wrong: "pool web add count = 5", right: "pool web add count 5"),
    CodePage(
      "S032", "commas between the items of a command",
      "A command is a sentence of words and values with blanks between them. Lists have commas: `[1, 2]`.",
      wrong: "pool web add count 5, mode user", right: "pool web add count 5 mode user"),
    CodePage(
      "S033", "two items that touch",
      "Items have a blank between them, so that nobody takes two for one.",
      wrong: #"snapshot"calm""#, right: #"snapshot "calm""#),
    CodePage(
      "S034", "an operator among the items of a command",
      """
      Each item of a command is one value. A calculation stands in parentheses; elsewhere the reader could not tell
      where it ends and the next option begins.
      """,
      wrong: "scale dev to 5 + 1", right: "scale dev to (5 + 1)"),
    CodePage(
      "S035", "a path with too many parts",
      "`dev/3` is a node, `prod/web` a pool of another cluster, `prod/web/3` its node: there is nothing deeper.",
      wrong: "print shop/prod/web/3", right: "print dev/3"),
    CodePage(
      "S036", "a part of a path that is neither a name nor a number",
      "The parts of a path are names and, last, the number of a node. A file is a text: put it in quotes.",
      wrong: "print dev/3b", right: "print dev/3"),
    CodePage(
      "S037", "a comment as in C",
      "Comments begin with `#`. `//` divides and rounds down.",
      wrong: "pool dev stop // for the night", right: "pool dev stop # for the night"),
  ]

  private static let constructs: [CodePage] = [
    CodePage(
      "S040", "a `then` before a block",
      "The statement `if` has a block in braces and no `then`. In an expression there is one: `if a then b else c`.",
      wrong: "if dev.count > 5 then { print 'large' }", right: "if dev.count > 5 { print 'large' }"),
    CodePage(
      "S041", "`elif` and its like",
      "Further conditions are chained by `else if`.",
      wrong: "if dev.count > 5 { print 'large' } elif dev.count > 1 { print 'small' }",
      right: "if dev.count > 5 { print 'large' } else if dev.count > 1 { print 'small' }"),
    CodePage(
      "S042", "`else` at the beginning of a line",
      """
      At the prompt the line before is complete and has already run when `else` comes. So that a script and the
      prompt read the same, `else` stands behind the `}`.
      """,
      wrong: "if dev.count > 5 { print 'large' }\nelse { print 'small' }",
      right: "if dev.count > 5 { print 'large' } else { print 'small' }"),
    CodePage(
      "S043", "an `else` without its `if`",
      "`else` continues the `if` whose block ends right before it.",
      wrong: "else { print 'small' }", right: "if dev.count > 5 { print 'large' } else { print 'small' }"),
    CodePage(
      "S044", "`expect error` behind something that is no command",
      """
      Behind a command `expect error` says that this command is refused. Around anything else it is a block of its
      own.
      """,
      wrong: "let n = max(1, 2) expect error Overflow",
      right: "expect error Overflow { print 9223372036854775807 + 1 }"),
  ]
}
