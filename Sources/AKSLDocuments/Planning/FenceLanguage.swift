/// What the language of a fence means here.
enum FenceLanguage: Hashable {
  /// Statements of the language.
  case script
  /// A prompt, with what was typed and what it said.
  case transcript
  /// Scenarios.
  case tests
  /// Command lines of az.
  case azure
  /// Command lines of a shell, which run only where that is asked for.
  case shell
  /// What a command prints.
  case output(OutputKind)
  /// Nothing that is known here.
  case other

  var isOutput: Bool { if case .output = self { true } else { false } }

  init(_ word: String) {
    switch word {
    case "aksl": self = .script
    case "aksl-session": self = .transcript
    case "aksl-test": self = .tests
    case "azurecli", "azurecli-interactive": self = .azure
    case "bash", "sh", "console", "shell": self = .shell
    case "json": self = .output(.json)
    case "yaml", "yml": self = .output(.yaml)
    case "output", "text": self = .output(.text)
    case "table": self = .output(.table)
    default: self = .other
    }
  }
}

/// How expected output is compared.
package enum OutputKind: String, Hashable, Sendable {
  case text
  case json
  case yaml
  case table
}
