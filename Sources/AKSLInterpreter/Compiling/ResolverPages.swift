import AKSLLanguage

extension CodePage {
  /// What `explain` tells about the codes of the compiler.
  static let resolver: [CodePage] = [
    CodePage(
      "R001", "a word that is no command",
      """
      A statement that is no construct begins with one of the verbs or nouns that `help` lists. Nouns come first
      when a thing has many verbs: `pool dev stop`, not `dev stop`.
      """,
      wrong: "dev stop", right: "pool dev stop"),
    CodePage(
      "R002", "a name that nothing has",
      """
      The name is no variable, pool or cluster, and no command of the source makes one of it. Names are checked
      before anything runs, so that a misspelt one is found at once and not half-way.
      """,
      wrong: "scale dve to 5", right: "scale dev to 5"),
    CodePage(
      "R003", "a property that a thing does not have",
      """
      Properties have ARM's names; `help pool` lists those of a pool. The number of elements is `.length`: `count`
      belongs to a pool.
      """,
      wrong: "assert dev.cuont == 10", right: "assert dev.count == 10"),
    CodePage(
      "R004", "an item that the command has no place for",
      """
      Every command has a form, which `help` shows: fixed words, places for values, then options in any order. The
      item fits neither the next place nor an option.
      """,
      wrong: "scale dev for 5", right: "scale dev to 5"),
    CodePage(
      "R005", "a command that breaks off",
      "The form of the command goes on. The message shows what should come next.",
      wrong: "scale dev", right: "scale dev to 5"),
    CodePage(
      "R006", "a value of the wrong type",
      """
      A place takes one type of value. Nothing is converted by itself: a number is no text, a pool is no condition,
      and `5` is no duration until it has a unit.
      """,
      wrong: "advance 5", right: "advance 5m"),
    CodePage(
      "R007", "an option that is given twice",
      "Which of the two counts would be a guess. `count` and `node-count` are one option under two names.",
      wrong: "pool web add count 1 node-count 2", right: "pool web add count 2"),
    CodePage(
      "R008", "a name that is taken",
      """
      Nothing hides a visible name: otherwise a statement could act on another thing than its reader thinks. Only
      at the prompt may `let` replace a variable.
      """,
      wrong: "let dev = 3\nprint dev", right: "let wanted = 3\nprint wanted"),
    CodePage(
      "R009", "a variable that was never declared",
      "`let` declares a variable; `=` and `+=` change one that is there. So a misspelt name makes no second variable.",
      wrong: "let total = 0\ntotl += 1\nprint total", right: "let total = 0\ntotal += 1\nprint total"),
    CodePage(
      "R010", "an expression that does nothing",
      """
      At the prompt the value of an expression is shown. In a script it would be thrown away, and mostly an
      `assert` or a `print` was forgotten.
      """,
      wrong: "dev.count == 10", right: "assert dev.count == 10"),
    CodePage(
      "R011", "a function that there is not",
      "`help` lists the functions; `def` makes more. The length of a list is a property: `pools.length`.",
      wrong: "print len(pools)", right: "print pools.length"),
    CodePage(
      "R012", "the wrong arguments for a function",
      """
      A function is called with as many arguments as it has parameters; those with a default may be left out, and
      an argument may be given by name.
      """,
      wrong: "print abs(1, 2)", right: "print abs(-1)"),
    CodePage(
      "R013", "`break` or `continue` outside a loop",
      "They leave, or go on with, the innermost `for`, `while` or `repeat` around them.",
      wrong: "if dev.count > 5 { break }", right: "for n in 1..9 { if n > 5 { break } }"),
    CodePage(
      "R014", "`return` outside a function",
      "`return` leaves a function. A script ends at its end, or with `fail \"why\"`.",
      wrong: "if dev.count > 5 { return }", right: "if dev.count > 50 { fail \"too many\" }"),
    CodePage(
      "R015", "a declaration inside a block",
      """
      Functions and scenarios stand at the outermost level: what a script declares is then there whatever it does,
      and can be listed without running it.
      """,
      wrong: "if dev.count > 5 {\n  def half(n) { return n // 2 }\n}",
      right: "def half(n) { return n // 2 }\nprint half(dev.count)"),
    CodePage(
      "R016", "a word that an enumeration does not have",
      """
      States, modes and types are ARM's enumerations. A word is checked against the one that belongs there, so
      that a misspelt state is an error and not a condition that is never true. Case does not matter.
      """,
      wrong: "assert dev.state == Runing", right: "assert dev.state == Running"),
    CodePage(
      "R017", "an operator between things that do not go together",
      """
      Numbers, durations, sizes, money and texts do not mix, and a state is no text. Give a number its unit, and
      write a state without quotes.
      """,
      wrong: "print elapsed + 5", right: "print elapsed + 5m"),
    CodePage(
      "R018", "a bare word that is also a variable",
      """
      In a place for a new name or a text a bare word stands for itself. When a variable has that name too, say
      which of the two is meant: `(name)` is the variable's value, `"name"` the word.
      """,
      wrong: "let calm = \"night\"\nsnapshot calm", right: "let calm = \"night\"\nsnapshot (calm)"),
    CodePage(
      "R020", "more values at once than there is room for",
      "One function or script holds a limited number of values at a time. Split the expression, or use a list."
    ),
    CodePage(
      "R021", "a default that has to be calculated",
      """
      The default of a parameter is a literal or a word: it is the same in every call. Calculate inside the
      function, with `null` as the default.
      """,
      wrong: "def twice(n = 1 + 1) { return n * 2 }\nprint twice()",
      right: "def twice(n = 2) { return n * 2 }\nprint twice()"),
    CodePage(
      "R022", "leaving a scenario, a check or an expectation half-way",
      """
      `scenario`, `check` and `expect error` give their verdict at their end. `break`, `continue` and `return` cannot
      jump out of them; a loop or a function inside them is free to.
      """,
      wrong: "for n in 1..3 {\n  check { if n == 2 { break } }\n}",
      right: "check {\n  for n in 1..3 { if n == 2 { break } }\n}"),
    CodePage(
      "R023", "an expectation of an error around nothing",
      "The last statement of the block is the one that is refused. An empty block cannot be.",
      wrong: "expect error OperationNotAllowed { }",
      right: "expect error OperationNotAllowed { pool system stop }"),
    CodePage(
      "R024", "a map with one key twice",
      "A map has one value for each key, so one of the two would never be seen.",
      wrong: "print {cpu: 1, cpu: 2}", right: "print {cpu: 1, memory: 2Gi}"),
    CodePage(
      "R025", "too many mistakes to tell",
      "A hundred are told; what is behind them is most often an echo. Mend the first ones, and check again."),
    CodePage(
      "R026", "an expected error that never comes",
      """
      `expect error` takes the code of a refusal, the name or the code of a fault, or a part of the message in
      quotes. A misspelt code would only be noticed when the error has come. `explain` knows all codes.
      """,
      wrong: "pool system stop expect error OperationNotAlowed",
      right: "pool system stop expect error OperationNotAllowed"),
    CodePage(
      "R027", "two scenarios of one name",
      "Reports, and whoever reads them, tell the scenarios of a file apart by their names.",
      wrong: "scenario \"stop\" { pool dev stop }\nscenario \"stop\" { stop dev }",
      right: "scenario \"stop\" { pool dev stop }\nscenario \"stop, the short form\" { stop dev }"),
    CodePage(
      "R040", "a `param` whose default has to be calculated",
      """
      The default of a parameter is made of literals, so that `--param` can replace it before anything runs. What
      is calculated from it belongs in a `let`.
      """,
      wrong: "param wanted = dev.count\nprint wanted", right: "param wanted = 5\nprint wanted"),
    CodePage(
      "R041", "a `--param` of another type than the default",
      """
      What `--param NAME=VALUE` gives is read as the type of the default in the source: where that is a number, it
      has to be one too.
      """),
    CodePage(
      "R042", "a change of a parameter",
      """
      A parameter has one value in the whole run, the one that its line or `--param` gives it. Whoever reads the
      script can rely on it.
      """,
      wrong: "param wanted = 5\nwanted = 6\nscale dev to wanted",
      right: "param wanted = 5\nlet now-wanted = wanted + 1\nscale dev to now-wanted"),
    CodePage(
      "R043", "an `include` whose file has to be calculated",
      "Files are read before anything runs, so the name of one is a plain text.",
      wrong: "let file = \"pools.aksl\"\ninclude file"),
    CodePage(
      "R044", "a file that cannot be read",
      "The path of an included file is relative to the file that includes it, wherever the program was started.",
      wrong: "include \"nowhere/pools.aksl\""),
    CodePage(
      "R045", "files that include each other in a circle",
      "None of them could be first. What both need belongs into a third file, which both include."),
    CodePage(
      "R046", "files that include each other too deep",
      "The depth is limited, so that no set of files can exhaust the memory."),
    CodePage(
      "R047", "a script for a newer program",
      """
      `requires` says which version of the model, or of aksl, a script relies on. This program has an older one, and
      its answers might be others than the author saw.
      """,
      wrong: "requires model 9999.12", right: "requires model 2026.10"),
    CodePage(
      "R048", "an included file with errors",
      "The errors of that file are reported too, each at its place. Nothing runs before they are mended."),
    CodePage(
      "R049", "an edition of the model that never was",
      """
      `requires model` names the edition of the rules that a script was written against. Where a newer one gives
      another result, the report says which rule has changed since; so the edition must be one of those that this
      program knows.
      """,
      wrong: "requires model 2025.2", right: "requires model 2026.11"),
    CodePage(
      "R050", "a world whose file or map has to be calculated",
      """
      What `world from` makes a world of is read before anything runs, so that the names of its pools are known and
      its mistakes are told: plain texts name files, maps and lists of plain values are bodies.
      """,
      wrong: "let name = \"prod\"\nworld from {name: name, agentPoolProfiles: []}",
      right: "world from {name: \"prod\", agentPoolProfiles: []}"),
    CodePage(
      "R051", "a trace whose file has to be calculated",
      """
      The files of traces are read before anything runs, so that their mistakes are told and the names of the workloads
      in them are known: a plain text names the file.
      """,
      wrong: "let file = \"pods.csv\"\nworkload jobs replay (file)"),
  ]
}
