/// What `help documents` tells: the words of a document that `aksl doc` runs.
enum DocumentHelp {
  static let topic = "documents"

  static let sections: [Exhibit.Section] = [
    .init("Fences", rows: fences),
    .init("Options, behind the language or in a comment above: <!-- aksl: name=stop -->", rows: options),
    .init("Comments, which no reader sees", rows: comments),
    .init("Marks in an expected output", rows: marks),
    .init(lines: ["`aksl doc --help` tells how documents are run, `explain DOC003` what is said of them."]),
  ]

  private static let fences = [
    ["aksl", "statements, in the document's session"],
    ["aksl-session", "a prompt: behind `aksl> ` and `  ...> ` what is typed, below it what is said"],
    ["aksl-test", "scenarios"],
    ["azurecli, azurecli-interactive", "lines of az, as a shell reads them"],
    ["bash, sh, console, shell", "the same, with the option `run` or with --shell-fences"],
    [
      "json, yaml, output, text, table",
      "the output of the fence before, with `expect` or --expect-following",
    ],
  ]

  private static let options = [
    ["name=ID", "what the block is called: `aksl doc guide.md#ID`"],
    ["skip=\"WHY\"", "it does not run"],
    ["todo=\"WHY\"", "it fails, as is known"],
    ["norun", "it is checked and does not run"],
    ["run", "a fence of a shell runs"],
    ["error=CODE", "its last command fails with this code"],
    ["exit=N", "its last command ends with this status"],
    ["takes<=10m", "it takes no more simulated time"],
    ["wait=settle, wait=none", "time goes on until nothing is in progress; no command waits for its end"],
    ["session=NAME, reset", "it runs in another session; in a fresh one"],
    ["restore=NAME", "it runs in the world of a snapshot"],
    ["when=\"az >= 2.60\"", "it runs only then; also of `model`"],
    ["capture=NAME:PATH", "a value of its last answer goes into a variable"],
    ["hidden", "`aksl doc --render` leaves it out"],
    ["expect", "the fence is the output of the one before it"],
    ["pass", "the output is not compared"],
    ["match=exact|subset|regex", "all of it, a part of it, or an expression a line"],
    ["order=any, ws=exact, elide=off", "in any order; blanks count; marks are what they are"],
  ]

  private static let comments = [
    ["<!-- aksl-setup … -->", "statements that run there"],
    ["<!-- aksl: assert CONDITION -->", "proves the sentence before it"],
    ["<!-- aksl: rule D5 -->", "the sentence tells of a rule, which a block around it exercises"],
    [
      "<!-- aksl-document session=section expect=following -->",
      "of the whole document; also in its front matter",
    ],
  ]

  private static let marks = [
    ["... or [...]", "alone on a line: any lines, members or elements"],
    ["[..]", "the rest of a line, or a part of it"],
    ["<name>", "anything, the same everywhere"],
    ["[TIME] [GUID] [ID] [IP] [ETAG] [SUBSCRIPTION]", "any such value"],
    ["\\", "before a mark: it is what it is"],
  ]
}
