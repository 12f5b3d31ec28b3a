import AKSLInterpreter
import AKSLReports
import ArgumentParser

/// Options of every command; they may stand before or behind its name.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("world"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Start in the sandbox, in an empty subscription, in what an .aksl script sets up, or with the clusters of JSON "
        + "files as az prints them (repeatable; - is standard input).",
      valueName: "sandbox|empty|file"))
  var worlds: [WorldChoice] = []

  @Flag(help: "Mask names, ids and the values of tags of the clusters that --world reads.")
  var anonymize = false

  @Option(help: ArgumentHelp("The date on which day 1 begins.", valueName: "yyyy-mm-dd"))
  var start = RunSettings().start

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Give a `param` of the script another value.", valueName: "name=value"))
  var param: [ParameterChoice] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Set a variable of shell scripts.", valueName: "name=value"))
  var env: [VariableChoice] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Change a setting, as the statement `set` does.", valueName: "name=value"))
  var set: [ParameterChoice] = []

  @Option(
    help: ArgumentHelp(
      "Fail where a step or an assertion rests on a rule that is known less well.",
      valueName: "exact|documented|inferred"))
  var requireEvidence: RequiredEvidence?

  @Flag(help: "The same as --set strict=on: refuse what no source supports.")
  var strict = false

  @Option(help: "The number that random draws follow from: `$RANDOM` and `openssl rand` of shell scripts.")
  var seed = RunSettings().seed

  @Option(help: "Text for people, or one JSON object per line.")
  var output = RunSettings().output

  @Option(help: "When to use colours. NO_COLOR and TERM=dumb are respected.")
  var color = RunSettings().color

  @Flag(name: .shortAndLong, help: "Don't tell what each operation did: only what is printed and shown.")
  var quiet = false

  /// What all the worlds come to: several JSON files are one.
  var world: WorldChoice {
    if worlds.count > 1 { return .files(paths: worlds.flatMap(\.paths)) }
    return worlds.first ?? RunSettings().world
  }

  func validate() throws {
    let isFile = worlds.map { if case .files = $0 { true } else { false } }
    if worlds.count > 1, isFile.contains(false) {
      throw ValidationError("--world is given once, unless each is a JSON file with clusters or pools")
    }
    if anonymize, !isFile.contains(true) {
      throw ValidationError("--anonymize goes with --world FILE.json")
    }
  }

  /// What they ask for.
  var settings: RunSettings {
    var settings = RunSettings(
      world: world, isAnonymous: anonymize, seed: seed, output: output, color: color, quiet: quiet)
    settings.start = start
    // Of several values for one name, the last counts.
    for choice in param { settings.parameters[choice.name] = choice.value }
    for choice in env { settings.shellVariables[choice.name] = choice.value }
    settings.changes = set.map { .init(option: "--set \($0.name)=\($0.value)", $0.name, $0.value) }
    if strict { settings.changes.append(.init(option: "--strict", "strict", "on")) }
    if let degree = requireEvidence {
      settings.changes.append(
        .init(option: "--require-evidence \(degree.rawValue)", "require-evidence", degree.rawValue))
    }
    return settings
  }
}

/// A value for one of the script's parameters: `n=5`.
struct ParameterChoice: Hashable, ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let separator = argument.firstIndex(of: "="), separator > argument.startIndex else { return nil }
    name = String(argument[..<separator])
    value = String(argument[argument.index(after: separator)...])
  }
}

/// A variable of shell scripts: `GROUP=rg`.
struct VariableChoice: Hashable, ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let choice = ParameterChoice(argument: argument), Session.isShellVariable(choice.name) else {
      return nil
    }
    (name, value) = (choice.name, choice.value)
  }
}

extension StartDate: ExpressibleByArgument {
  /// A date as `--start` takes it: `2024-01-01`.
  public init?(argument: String) { self.init(argument) }

  /// The default, as help shows it.
  public var defaultValueDescription: String { text }
}

/// How well the rules behind a run have to be known.
enum RequiredEvidence: String, CaseIterable, ExpressibleByArgument {
  case exact
  case documented
  case inferred
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
  /// The clusters in JSON files.
  case files(paths: [String])

  init?(argument: String) {
    switch argument {
    case "": return nil
    case "sandbox": self = .sandbox
    case "empty": self = .empty
    case _ where argument.hasSuffix(".aksl"): self = .script(path: argument)
    default: self = .files(paths: [argument])
    }
  }

  /// The files that it depends on.
  var paths: [String] {
    switch self {
    case .sandbox, .empty: []
    case .script(let path): [path]
    case .files(let paths): paths
    }
  }

  /// The default, as help shows it.
  var defaultValueDescription: String {
    switch self {
    case .sandbox: "sandbox"
    case .empty: "empty"
    case .script(let path): path
    case .files(let paths): paths.joined(separator: ", ")
    }
  }
}
