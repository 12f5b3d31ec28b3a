extension CodePage {
  /// What `explain` tells about the codes of the lexer.
  package static let lexical: [CodePage] = [
    CodePage(
      "L001", "the source is not valid UTF-8",
      """
      Sources are UTF-8, and some bytes here form no character of it. Mostly the file was saved in another
      encoding, such as UTF-16 or Latin-1: save it again as UTF-8.
      """),
    CodePage(
      "L002", "an invisible control character",
      """
      Apart from tabs and line ends, control characters cannot stand in a source, not even in a text or a
      comment: nobody sees them, and what is not seen should not change what a script does. They mostly come with
      text that was copied from a terminal.
      """,
      wrong: "print \"two\u{1}words\"", right: #"print "two\u{1}words""#),
    CodePage(
      "L003", "a character that means nothing here",
      """
      Outside texts and comments a source is made of ASCII. Word processors and web pages turn quotes, dashes and
      blanks into typographic ones, which look right and are other characters.
      """,
      wrong: "print “ready”", right: #"print "ready""#),
    CodePage(
      "L004", "many characters that cannot stand in a source",
      """
      After the first few faulty characters the rest is counted in one message. A file with so many of them is
      most likely not a script at all.
      """),
    CodePage(
      "L005", "a text without its closing quote",
      """
      A text begins and ends with the same quote, on one line. A quote inside a text in `"…"` is written `\\"`; a
      text in `'…'` may hold `"` as it is.
      """,
      wrong: #"print "ready"#, right: #"print "ready""#),
    CodePage(
      "L006", "a backslash that is no escape",
      """
      In a text in `"…"` a backslash begins one of the escapes `\\"`, `\\\\`, `\\n`, `\\t`, `\\$` and `\\u{…}`. Any other
      would be dropped or kept depending on the language one comes from, so it is refused. In `'…'` a backslash is
      a backslash.
      """,
      wrong: #"print "C:\dir""#, right: #"print 'C:\dir'"#),
    CodePage(
      "L007", "an escape that names no character",
      """
      `\\u{…}` holds the number of a Unicode scalar in one to six hexadecimal digits. Numbers above 10FFFF, and
      those from D800 to DFFF, belong to no character.
      """,
      wrong: #"print "\u{110000}""#, right: #"print "\u{20AC}""#),
    CodePage(
      "L008", "a number that is too large",
      """
      Whole numbers, and the smallest parts of times, sizes and money, have 64 bits. A larger number would have to
      lose its last digits, and a number that is silently another is worse than an error.
      """,
      wrong: "print 99999999999999999999", right: "print 99999999999999999999.0"),
    CodePage(
      "L009", "letters behind a number that are no unit",
      """
      A number that letters touch is a quantity: durations in `ms s m h d`, sizes in `Ki Mi Gi Ti M G T`, and `m` for
      thousandths of a cpu. Units are short and their case counts, as in Kubernetes.
      """,
      wrong: "advance 10min", right: "advance 10m"),
    CodePage(
      "L010", "a number, version or amount of money that is not written right",
      """
      `_` stands between two digits. A version has three parts. Money has at most nine decimals, because it is
      counted in billionths of a dollar.
      """,
      wrong: "print 5__000", right: "print 5_000"),
    CodePage(
      "L011", "a quantity whose units do not go together",
      """
      A duration goes from large to small, each unit once: `1h30m`. A size has one unit. A last number without a
      unit could be minutes or seconds, so it is not guessed.
      """,
      wrong: "advance 30m1h", right: "advance 1h30m"),
    CodePage(
      "L012", "a time of day that no clock shows",
      """
      Times of day go from `00:00` to `23:59`, with two digits each, and may have seconds. Midnight is `00:00` of
      the next day.
      """,
      wrong: "print 24:00", right: "print 00:00"),
    CodePage(
      "L013", "a comment that touches the word before it",
      """
      `#` begins a comment at the start of a line and after a blank or a bracket. Inside a word it could be part of
      a name from elsewhere, so it is not taken for either.
      """,
      wrong: "pool dev stop#tonight", right: "pool dev stop #tonight"),
    CodePage(
      "L014", "a source that is too large",
      "A source has at most 64 MiB. A script of that size was made by a program, which can make several."),
    CodePage(
      "L015", "a `$` as in a shell",
      """
      Variables are read by their bare names. Only inside a text does `${…}` put a value in; and `$12.50` is money.
      """,
      wrong: "let n = 5\nscale dev to $n", right: "let n = 5\nscale dev to n"),
    CodePage(
      "L016", "a backslash that continues nothing",
      """
      A backslash at the end of a line says that the statement goes on in the next one. Anywhere else, or where
      no line follows, it says nothing.
      """,
      wrong: #"scale dev \to 5"#, right: "scale dev \\\n  to 5"),
    CodePage(
      "L017", "a backtick",
      """
      In a shell backticks run a command, in Markdown they mark code. Here a text stands in quotes, and what a
      function gives is `f(x)`.
      """,
      wrong: "print `ready`", right: #"print "ready""#),
    CodePage(
      "L018", "a name that begins with an underscore",
      """
      A name is an ASCII letter, then letters, digits, `_`, and `-` between two of these. To say that a variable is
      not meant to be read, let its name begin with `unused`.
      """,
      wrong: "let _kept = 3\nprint 1", right: "let unused-kept = 3\nprint 1"),
  ]
}
