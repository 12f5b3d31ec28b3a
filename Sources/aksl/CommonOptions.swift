import ArgumentParser

/// Options of every command; they may stand before or behind its name.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Start in the sandbox, in an empty subscription, or in what an .aksl script sets up.",
      valueName: "sandbox|empty|file"))
  var world = RunSettings().world

  @Option(help: "The number that all random draws follow from.")
  var seed = RunSettings().seed

  @Option(help: "Text for people, or one JSON object per line.")
  var output = RunSettings().output

  @Option(help: "When to use colours. NO_COLOR and TERM=dumb are respected.")
  var color = RunSettings().color

  @Flag(name: .shortAndLong, help: "Don't tell what each operation did: only what is printed and shown.")
  var quiet = false

  /// What they ask for.
  var settings: RunSettings {
    RunSettings(world: world, seed: seed, output: output, color: color, quiet: quiet)
  }
}

/// The form of what a run says.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}

/// When colours are used.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never

  /// Whether to use colours on something that is, or is not, a terminal.
  func usesColor(
    onTerminal isTerminal: Bool, environment: (String) -> String? = Environment.value
  ) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }
}

/// The world in which a session begins.
enum WorldChoice: Hashable, ExpressibleByArgument {
  case sandbox
  case empty
  /// What a script leaves behind.
  case script(path: String)

  init?(argument: String) {
    switch argument {
    case "": return nil
    case "sandbox": self = .sandbox
    case "empty": self = .empty
    default: self = .script(path: argument)
    }
  }

  /// The default, as help shows it.
  var defaultValueDescription: String {
    switch self {
    case .sandbox: "sandbox"
    case .empty: "empty"
    case .script(let path): path
    }
  }
}
