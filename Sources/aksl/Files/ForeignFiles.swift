import AKSLInterpreter
import AKSLLanguage

/// What people give to the program that is no script, and what takes it.
enum ForeignFiles {
  /// The endings of shell scripts.
  static let shellEndings = [".sh", ".bash", ".azcli"]

  /// The command that is meant where a path stands alone; nil: nothing is known of it.
  static func command(for path: String) -> String? {
    if ScriptFinder.isFolder(path) {
      return "aksl check \(path) looks for errors below a folder, aksl test \(path) runs its scenarios"
    }
    if let help = advice(on: path)?.help { return help }
    if path.hasSuffix(".aksl") { return "to run a script file: aksl run \(path)" }
    if shellEndings.contains(where: path.hasSuffix) {
      return "to run a script of the shell: aksl run \(path)"
    }
    return ScriptFinder.exists(path) ? "to run a script file: aksl run \(path)" : nil
  }

  /// Refuses what is no script of aksl's, nor of a shell's.
  static func refuse(_ path: String) throws(FileError) {
    if ScriptFinder.isFolder(path) {
      throw FileError(message: "cannot read \(path): it is a folder\nhelp: \(command(for: path) ?? "")")
    }
    if let (what, help) = advice(on: path) {
      throw FileError(message: "\(path) is \(what)\nhelp: \(help)")
    }
  }

  private static func advice(on path: String) -> (what: String, help: String)? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let scripts = "scripts are aksl's (.aksl), or a shell's with lines of az (.sh, .bash, .azcli)"
    switch path[dot...].lowercased() {
    case ".md", ".markdown": return ("a document", "to run what it shows: aksl doc \(path)")
    case ".json": return ("no script", "to begin with its clusters: aksl --world \(path)")
    case ".ps1", ".psm1": return ("a script of PowerShell", scripts)
    case ".bat", ".cmd": return ("a script of Windows", scripts)
    case ".bicep", ".py", ".tf", ".yaml", ".yml": return ("no script that runs here", scripts)
    default: return nil
    }
  }
}
