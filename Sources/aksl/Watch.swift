import AKSLLanguage
import AKSLReports
import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs tests or documents again whenever a file changes that they are made of, until Ctrl-C.
struct Watch {
  /// A file that runs.
  struct Entry {
    var name: String
    /// How many bytes of it were read.
    var size: Int
    /// The files that its verdicts depend on: itself, what it includes, also what is not there yet.
    var parts: Set<String>
    /// What a run of it writes: that is no change to run anything for.
    var written: [String] = []
  }

  /// How often files are looked at, in milliseconds.
  ///
  /// Many files are looked at less often, so that waiting costs next to nothing; the answer still comes soon.
  private var interval: Int32 { Int32(min(max(stamps.count / 10, 20), 80)) }

  /// What is to be found, as the command line names it.
  private let paths: [String]
  private let alwaysMeant: [String]
  /// Of each file of the suite, the files that its verdicts depend on.
  private var parts: [String: Set<String>] = [:]
  /// Everything that is looked at: files and folders, also those that are not there yet.
  private var stamps: [String: FileStamp?] = [:]

  /// Watches what is found at some paths, and files that every test depends on, such as the script of the world.
  init(paths: [String], alwaysMeant: [String]) {
    self.paths = paths
    self.alwaysMeant = alwaysMeant
  }

  /// Runs what `find` finds, and again what has changed; `run` tells of all of it, and runs the files of these names.
  mutating func run(
    _ console: Console, find: () throws(FileError) -> [Entry], run: (Set<String>) -> Void
  ) -> Int32 {
    // The terminal has to be put back, whatever ends this.
    SignalFlags.install()
    let keys = SilentKeys()
    defer { keys.restore() }
    var isFirst = true
    while !SuiteRunner.shouldStop, !console.hasFailed {
      let changed = isFirst ? [] : changedPaths()
      if isFirst || !changed.isEmpty {
        noteFolders()
        do throws(FileError) {
          let found = try find()
          let former = parts
          note(found)
          let gone = former.keys.filter { parts[$0] == nil }
          let meant = found.filter { file in
            former[file.name].map { !$0.isDisjoint(with: changed) } ?? true
          }
          if isFirst {
            console.write("watching \(Self.count(found.count)), Ctrl-C ends it\n", to: .output)
          }
          if isFirst || !meant.isEmpty || !gone.isEmpty {
            if !isFirst { console.write(heading(changed, gone: gone), to: .output) }
            run(Set(meant.map(\.name)))
            for path in meant.flatMap(\.written) { stamps[path] = .some(FileStamp(path)) }
          }
        } catch {
          console.write("error: \(error.message)\n", to: .errors)
        }
        console.flush()
        isFirst = false
      }
      _ = poll(nil, 0, interval)
    }
    return SignalFlags.hangup?.exitStatus ?? 130
  }

  private static func count(_ files: Int) -> String { files == 1 ? "1 file" : "\(files) files" }

  /// When, and why there is another round.
  private func heading(_ changed: Set<String>, gone: [String]) -> String {
    let files = changed.subtracting(gone).filter { path in !folders.contains(path) }.sorted()
    let parts = [("changed", files), ("gone", gone.sorted())].filter { !$0.1.isEmpty }.map {
      "\($0.0): \($0.1.map(\.visibleLine).joined(separator: ", "))"
    }
    return "\n\((["\(WallClock.timeOfDay)"] + parts).joined(separator: "  "))\n"
  }

  /// The paths that are not as they were, and are from now on as they are.
  private mutating func changedPaths() -> Set<String> {
    var changed: Set<String> = []
    for (path, former) in stamps {
      let stamp = FileStamp(path)
      if stamp != former {
        changed.insert(path)
        stamps[path] = .some(stamp)
      }
    }
    return changed
  }

  /// The folders in which files are looked for.
  private var folders: Set<String> = []

  /// Remembers folders before they are looked through: a folder changes when something comes into it or goes.
  private mutating func noteFolders() {
    folders = Set(TestFinder.folders(searchedFor: paths))
    for folder in folders where stamps[folder] == nil { stamps[folder] = .some(FileStamp(folder)) }
  }

  /// Remembers what the files are made of.
  private mutating func note(_ files: [Entry]) {
    parts = [:]
    for file in files {
      let names = file.parts.union(alwaysMeant)
      parts[file.name] = names
      for path in names where stamps[path] == nil {
        let stamp = FileStamp(path)
        // What has grown since it was read is read again.
        let isStale = path == file.name && stamp?.size != Int64(file.size)
        stamps[path] = .some(isStale ? nil : stamp)
      }
    }
  }
}

/// Keys that somebody presses while nothing reads them are not shown.
private struct SilentKeys {
  private var former: termios?

  init() {
    var settings = termios()
    guard StandardInput.isTerminal, tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    former = settings
    settings.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// Leaves the terminal as it was, without what was pressed.
  func restore() {
    guard var former else { return }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &former)
  }
}
