import AKSLReports
import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the process finds around it.
enum Environment {
  /// The value of an environment variable.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The script that a prompt begins with, after the XDG Base Directory Specification; nil without a home.
  static func initPath(environment: (String) -> String? = value) -> String? {
    // The specification has relative paths ignored.
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/aksl/init.aksl"
    }
    guard let home = environment("HOME"), !home.isEmpty else { return nil }
    return home + "/.config/aksl/init.aksl"
  }

  /// A path that may begin with `~/`, without it.
  static func atHome(_ path: String, environment: (String) -> String? = value) -> String {
    guard path.hasPrefix("~/"), let home = environment("HOME"), !home.isEmpty else { return path }
    return home + path.dropFirst(1)
  }

  /// Whether this is a run of continuous integration, where nothing that tests expect may change.
  static var isCI: Bool { !["", "0", "false"].contains((value("CI") ?? "").lowercased()) }

  /// What a chart is drawn with.
  ///
  /// That is ASCII on a terminal whose user has said no word of UTF-8, and no braille on the console of Linux, which
  /// has none. Files and pipes get all of it, whatever the environment is.
  static func glyphs(onTerminal isTerminal: Bool, environment: (String) -> String? = value) -> Style.Glyphs {
    guard isTerminal else { return .braille }
    guard TerminalLocale.saysUTF8(environment: environment), environment("TERM") != "dumb" else {
      return .letters
    }
    return environment("TERM") == "linux" ? .blocks : .braille
  }

  /// Where the prompt keeps its history; nil without a home.
  static func historyPath(environment: (String) -> String? = value) -> String? {
    stateFolder(environment: environment).map { $0 + "/history" }
  }

  /// The folder for what is kept between runs, after the XDG Base Directory Specification; nil without a home.
  static func stateFolder(environment: (String) -> String? = value) -> String? {
    // The specification has relative paths ignored.
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/aksl" }
    guard let home = environment("HOME"), !home.isEmpty else { return nil }
    return home + "/.local/state/aksl"
  }
}

/// Where a script may come from.
enum StandardInput {
  /// Whether a person is at the keyboard.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}

/// Leaves the program.
func exitProcess(_ code: Int32) -> Never { exit(code) }
