/// What those who come from bash, Python, HCL and the like type first, and what it is called here.
enum ForeignWords {
  /// A hint for a word that begins a statement elsewhere; nil for any other word.
  static func help(on word: String) -> String? {
    switch word {
    case "echo", "printf", "puts", "println", "log", "console":
      "what is written out is `print \"text\", value`"
    case "exit", "quit": "a script ends at its end; `fail \"why\"` ends it with a failure"
    case "sleep": "time is simulated: `advance 5m` lets it pass, `wait dev` waits for an operation"
    case "var", "const", "local", "export", "declare", "locals", "variable":
      "a variable is declared with `let name = value`"
    case "function", "func", "fn", "fun", "lambda": "a function is written `def name(a, b) { return a + b }`"
    case "import", "source", "require", "use", "from", "load":
      "another script is read with `include \"file.aksl\"`"
    case "fi", "done", "end", "endif", "esac": "`}` ends a block; there is no word for it"
    case "foreach": "a loop is written `for p in pools { … }`"
    case "until": "a loop is written `while not … { … }`; to wait, `wait until …`"
    case "do", "loop": "loops are `while … { … }`, `for … in … { … }` and `repeat 3 { … }`"
    case "unless": "write `if not … { … }`"
    case "switch", "case", "match", "when": "write `if … { … } else if … { … }`"
    case "try", "catch", "except", "begin", "rescue":
      "what Azure refuses is expected: `expect error CODE { … }`"
    case "raise", "throw", "panic", "die": "write `fail \"why\"`"
    case "abort": "an operation is aborted by `pool dev abort`; a script fails with `fail \"why\"`"
    case "test", "it", "describe", "given": "a test is written `scenario \"name\" { … }`"
    case "pass", "noop": "a block may be empty: `{ }`"
    case "resource", "data", "module", "output", "provider":
      "here things are made by commands: `pool web add count 3`"
    case "kubectl", "helm", "terraform", "docker", "curl", "git", "sudo", "bash", "sh", "ls", "cd", "cat",
      "clear":
      "no other program is run from here; `help` lists the commands"
    default: nil
    }
  }
}
