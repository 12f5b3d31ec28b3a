import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs tests again whenever a file changes that they are made of, until Ctrl-C.
struct Watch {
  /// How often files are looked at, in milliseconds.
  private static let interval: Int32 = 20

  /// What tells one state of a file from another; nil for one that is not there.
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int64
    let number: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
      size = Int64(status.st_size)
      number = UInt64(status.st_ino)
    }
  }

  /// Of each file of the suite, the files that its verdicts depend on.
  private var parts: [String: Set<String>] = [:]
  private var stamps: [String: Stamp?] = [:]
  private let alwaysMeant: [String]

  /// The files that every test depends on, such as the script of the world.
  init(alwaysMeant: [String]) { self.alwaysMeant = alwaysMeant }

  /// Runs what `find` finds, and again what has changed; `run` tells of some files.
  mutating func run(
    _ console: Console, find: () throws(FileError) -> [TestFile], run: ([TestFile]) -> Void
  ) -> Int32 {
    Interruption.watch()
    var isFirst = true
    while !Runner.isInterrupted, !console.hasFailed {
      let changed = isFirst ? [] : changedPaths()
      if isFirst || !changed.isEmpty {
        do throws(FileError) {
          // What is read here is younger than its stamp: a change meanwhile is another change.
          let files = try find()
          let former = parts
          note(files)
          let meant = files.filter { file in
            former[file.source.name].map { !$0.isDisjoint(with: changed) } ?? true
          }
          if !meant.isEmpty { run(meant) }
        } catch {
          console.write("error: \(error.message)\n", to: .errors)
        }
        console.flush()
        isFirst = false
      }
      _ = poll(nil, 0, Self.interval)
    }
    return 130
  }

  /// The paths that are not as they were, and are from now on as they are.
  private mutating func changedPaths() -> Set<String> {
    var changed: Set<String> = []
    for (path, former) in stamps {
      let stamp = Stamp(path)
      if stamp != former {
        changed.insert(path)
        stamps[path] = .some(stamp)
      }
    }
    return changed
  }

  /// Remembers what the files are made of.
  private mutating func note(_ files: [TestFile]) {
    for file in files {
      let name = file.source.name
      var names = Set(Session.sourceNames(of: file.source, load: IncludedFiles.load))
      names.formUnion(alwaysMeant)
      if let output = OutputFile.path(beside: name) { names.insert(output) }
      parts[name] = names
      // A folder changes when a file comes or goes.
      let folder = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "."
      for path in names.union([folder]) where stamps[path] == nil { stamps[path] = .some(Stamp(path)) }
    }
  }
}
