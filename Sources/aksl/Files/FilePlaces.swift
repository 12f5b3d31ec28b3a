#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells whether paths that are spelled differently lead to one file.
///
/// Links to files stay what they are: two names in folders are two files.
struct FilePlaces {
  private let working = resolved(".") ?? "."
  private var folders: [String: String] = [:]
  private var names: [String: String] = [:]

  /// What a file is called, however it is spelled: one below the working folder from there, another one as it was
  /// spelled first.
  mutating func name(of path: String) -> String {
    guard path != "-" else { return path }
    let place = place(of: path)
    if let name = names[place] { return name }
    let isRoundabout = path.hasPrefix("/") || path.split(separator: "/").contains("..")
    let prefix = working.hasSuffix("/") ? working : working + "/"
    let name = isRoundabout && place.hasPrefix(prefix) ? String(place.dropFirst(prefix.count)) : path
    names[place] = name
    return name
  }

  /// The path from the root without links to folders.
  mutating func place(of path: String) -> String {
    guard let end = path.lastIndex(of: "/") else { return "\(working == "/" ? "" : working)/\(path)" }
    let folder = end == path.startIndex ? "/" : String(path[..<end])
    let place = folders[folder] ?? Self.resolved(folder) ?? folder
    folders[folder] = place
    return "\(place == "/" ? "" : place)/\(path[path.index(after: end)...])"
  }

  /// The same where links to files count as what they lead to: two writers of one file are told by it.
  mutating func target(of path: String) -> String { Self.resolved(path) ?? place(of: path) }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
