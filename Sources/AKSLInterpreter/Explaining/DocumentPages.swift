import AKSLLanguage

extension CodePage {
  /// What `explain` tells about documents.
  static let documents: [CodePage] = [
    CodePage(
      "DOC001",
      "an option of a block or of a document that there is not, or with a value that it does not take",
      """
      Options stand behind the language of a fence, or in a comment directly above it: `<!-- aksl: name=stop -->`. One
      that is misspelt would switch a check off without a word; therefore nothing of the document runs until it is right.
      """),
    CodePage(
      "DOC002", "a comment or a name that does not fit the document",
      """
      A comment with options belongs to the fence directly below it, an expected output to the fence directly before
      it; names of blocks are unique, and rules are those of the model. A comment or a fence without its end swallows what
      follows, and a word that is nearly one of these is read by nobody: both would switch checks off without a word.
      """),
    CodePage(
      "DOC003", "what was printed is not what the document shows",
      """
      The difference is told by path or by line. Marks such as `...` and `[...]` stand for what is left out.
      `aksl doc --update` writes what is printed now, and keeps the marks that still fit.
      """),
    CodePage(
      "DOC004", "a block ended otherwise than its options say",
      """
      `error=CODE` wants the last command of the block to fail with this code, `exit=N` wants this status. What fails
      earlier, or with another code, or not at all, is a failure, whatever the last command does.
      """),
    CodePage(
      "DOC005", "a block took more simulated time than `takes<=` allows",
      "How long steps take is the model's choice: `show settings` tells what can be set otherwise."),
    CodePage(
      "DOC006", "`capture` finds nothing in the last answer of a block",
      "The answer has to be JSON, and the path has to lead to a text, a number or a truth."),
    CodePage(
      "DOC007", "nothing around a sentence exercises the rule that it tells of",
      """
      `<!-- aksl: rule D5 -->` ties a sentence to a rule of the model. Of the blocks from the fence before it to the
      one behind it, as far as they stand in its section, one exercises the rule: it shapes what happens there, it
      refuses something, or an assertion rests on it. `aksl doc --coverage` lists the rules that documents exercise.
      """),
    CodePage(
      "DOC008", "a file that a document includes cannot be read",
      """
      `[!INCLUDE [title](path)]` puts the blocks of another document in its place; the path is relative to the folder
      of the file that it stands in. A file that is not there, one that includes itself, more than 16 files in a row
      and more than 1000 in all are errors, and the rest of the document runs. A path that begins with `~/` begins at
      the root of a repository: it is looked for in the folders above, and named where it is in none.
      """),
    CodePage(
      "DOC009", "a regular expression that cannot be read",
      """
      With `match=regex` each line of an expected output is an expression for all of a printed line, beside `...` alone
      on a line; `<!-- expected_similarity="…" -->` is one for a part of the output. They are those that Go and Python
      read alike. What looks back or ahead is not among them, because the search for it has no bound.
      """),
    CodePage(
      "DOC010", "a similarity score that says something else than the comparison",
      """
      `expected_similarity` in documents for Innovation Engine asks how alike two texts are. A wrong state in a long text
      is a small difference to it. Here the output is compared, and the score only told.
      """),
    CodePage(
      "DOC011", "an output that differs and was not written",
      """
      `aksl doc --update` writes only what can be read again as it was meant. It leaves a fence without an end, an output
      whose lines would end its fence, begin another one or read as a prompt, and blocks that fail otherwise or are marked
      `todo`.
      """),
    CodePage(
      "DOC021", "members of an object that stand in another order than they are printed",
      "It makes no difference to the comparison, but a reader who compares looks twice. az sorts members by their names."
    ),
    CodePage(
      "DOC022", "an expected output that is called JSON and is none",
      """
      Beside what it leaves out, an excerpt has its commas and brackets: it is compared all the same, but readers copy
      what stands there.
      """),
  ]
}
