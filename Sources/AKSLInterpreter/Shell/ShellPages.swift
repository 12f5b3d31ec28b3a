import AKSLLanguage

extension CodePage {
  /// What `explain` tells about shell scripts.
  static let shell: [CodePage] = [
    CodePage(
      "H001", "a shell script that no shell reads as it is meant",
      """
      A quote or a parenthesis is not closed, a command is missing beside an operator, or blanks stand behind the `\\`
      that should let a line go on: then the next line is a command of its own.
      """,
      wrong: "#!/bin/sh\naz aks list -o 'table", right: "#!/bin/sh\naz aks list -o 'table'"),
    CodePage(
      "H002", "something of a shell that does not run here",
      """
      Of the shell, the following runs: words with quotes and `\\`, comments, `NAME=value`, `export`, `$NAME`, `${NAME}`,
      `$?`, `$RANDOM`, `$(…)`, `;`, `&&` and `||`, and the commands `echo`, `set`, `unset`, `exit`, `true`, `false`, `:`.
      Everything else is named before anything runs, once for all its places, and nothing of it is guessed. Lines of az
      within an `if`, a loop or a function are checked as others are.
      """,
      wrong: "#!/bin/sh\naz aks list | sort", right: "#!/bin/sh\naz aks list"),
    CodePage(
      "H003", "a program that is not here",
      """
      A shell script runs on the simulated world, where there are no other programs than `az`, `sleep`, which lets
      simulated time pass, and `openssl rand -hex N`, whose bytes follow from `--seed`.
      """,
      wrong: "#!/bin/sh\nkubectl get nodes",
      right: "#!/bin/sh\naz aks nodepool list -g sandbox-rg --cluster-name sandbox"),
    CodePage(
      "H004", "a variable of a shell script that nothing has set",
      """
      A shell would put in nothing, which is hardly ever meant. The script sets a variable before it uses it, or
      `--env NAME=value` gives it from outside.
      """,
      wrong: "#!/bin/sh\nGROUP=sandbox-rg\naz aks list -g $GRUOP",
      right: "#!/bin/sh\nGROUP=sandbox-rg\naz aks list -g $GROUP"),
    CodePage(
      "H005", "a word that a command of a shell script does not take",
      "`sleep` takes times such as `30` or `5m`, `exit` a number, and of openssl only `rand -hex N` runs.",
      wrong: "#!/bin/sh\nsleep soon", right: "#!/bin/sh\nsleep 5m"),
  ]
}
