/// What `help prompt` tells: the keys of the line editor, and the words that only the prompt knows.
enum PromptHelp {
  static let topic = "prompt"

  static let sections: [Exhibit.Section] = [
    .init("Keys", rows: keys),
    .init("Words that only the prompt knows", rows: HelpPages.promptRows),
    .init(lines: [
      "Keys can be bound otherwise in ~/.editrc, as for every program with libedit.",
      "~/.config/aksl/init.aksl is run before the first line is read; --no-init leaves it out.",
    ]),
  ]

  private static let keys = [
    ["Tab", "completes the word; again: all that may stand there, to choose from"],
    ["?", "tells what may stand here"],
    ["Right, End", "takes the grey words behind the cursor"],
    ["Up, Down", "lines of the text; then older and newer entries that begin alike"],
    ["Ctrl-R", "looks for an older entry"],
    ["Alt-Enter", "a new line, whatever the text lacks"],
    ["Ctrl-A, Ctrl-E", "to the start and the end of the line"],
    ["Alt-B, Alt-F", "a word back, a word on"],
    ["Ctrl-W, Ctrl-U, Ctrl-K", "cuts a word, the line before the cursor, the rest of it"],
    ["Ctrl-Y, Alt-Y", "puts back what was cut; what was cut before that"],
    ["Ctrl-_, Alt-_", "takes back what was typed last; does it again"],
    ["Alt-.", "the last word of the entry before"],
    ["Ctrl-X Ctrl-E", "opens the text in $VISUAL or $EDITOR"],
    ["Ctrl-L", "empties the screen"],
    ["Ctrl-C", "drops the text; while something runs, stops it at the next event"],
    ["Ctrl-D", "leaves, where nothing is typed"],
  ]
}
