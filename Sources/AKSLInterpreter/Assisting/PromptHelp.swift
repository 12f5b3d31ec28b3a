/// What `help prompt` tells: the keys of the line editor, and the words that only the prompt knows.
enum PromptHelp {
  static let topic = "prompt"

  static let sections: [Exhibit.Section] = [
    .init("Keys", rows: keys),
    .init("With vi's keys (bind -v)", rows: viKeys),
    .init("Words that only the prompt knows", rows: HelpPages.promptRows),
    .init(lines: [
      "Keys can be bound otherwise in ~/.editrc, as for every program with libedit: `bind -v` there gives vi's keys, "
        + "`bind -e` those of Emacs (the standard); `man 5 editrc` has the rest.",
      "An answer that is longer than the window is shown by $AKSL_PAGER, $PAGER or less; `cat` there shows all at once.",
      "What is typed goes into the history, unless it begins with a blank.",
      "A file that was loaded and has changed since is told of above the line.",
      "~/.config/aksl/init.aksl is run before the first line is read; --no-init leaves it out.",
    ]),
  ]

  private static let keys = [
    ["Tab", "completes the word; again: all that may stand there, to choose from"],
    ["?", "tells what may stand here"],
    ["Right, End", "takes the grey words behind the cursor"],
    ["Up, Down", "lines of the text; then older and newer entries that begin alike"],
    [
      "Ctrl-R",
      "looks for an older entry: again for one before it; Enter runs it, Right takes it into the line, Ctrl-G gives up",
    ],
    ["Alt-Enter", "a new line, whatever the text lacks"],
    ["Ctrl-A, Ctrl-E", "to the start and the end of the line"],
    ["Alt-B, Alt-F", "a word back, a word on"],
    ["Ctrl-W, Ctrl-U, Ctrl-K", "cuts a word, the line before the cursor, the rest of it"],
    ["Ctrl-Y, Alt-Y", "puts back what was cut; what was cut before that"],
    ["Ctrl-_, Alt-_", "takes back what was typed last; does it again"],
    ["Alt-.", "the last word of the entry before"],
    ["Ctrl-X Ctrl-E", "opens the text in $VISUAL or $EDITOR"],
    ["Ctrl-L", "empties the screen"],
    [
      "Ctrl-C",
      "drops the text; while something runs, stops it at the next event, and drops what was typed ahead",
    ],
    ["Ctrl-Z", "stops the program for the shell; `fg` comes back to it"],
    ["Ctrl-D", "leaves, where nothing is typed"],
  ]

  private static let viKeys = [
    ["Esc", "to command mode; `i`, `a`, `A`, `o` and the like back to typing"],
    ["h l 0 $ w b e f", "move; with a number so many times: `3w`"],
    ["x dw cw D C p", "cut, change, put back"], ["u", "takes back"],
    [".", "does the last change again: what was cut, or typed since then"],
    ["j k", "newer and older entries"],
    ["/ ?", "looks for an older or a newer entry; `n` again"], ["v", "opens the text in $VISUAL or $EDITOR"],
  ]
}
