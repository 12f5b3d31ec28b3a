import Testing

@testable import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct HistoryStoreTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/state/aksl/history" }

  @Test func entriesComeBackInTheNextSession() {
    var first = HistoryStore(path: path)
    #expect(first.entries.isEmpty)
    first.append("one")
    first.append("two\n  lines\n")
    first.append("données 日本語 🎉 \\n")
    let second = HistoryStore(path: path)
    #expect(second.entries == ["one", "two\n  lines\n", "données 日本語 🎉 \\n"])
  }

  @Test func entriesOfOthersAreFoundBehindOnesOwn() {
    HistoryStoreTests.fill(path, "old")
    var one = HistoryStore(path: path)
    var two = HistoryStore(path: path)
    one.append("one 1")
    two.append("two 1")
    two.append("two 2")
    #expect(one.entries == ["old", "one 1"])
    one.refresh()
    #expect(one.entries == ["old", "two 1", "two 2", "one 1"])
    one.append("one 2")
    one.refresh()
    #expect(one.entries == ["old", "two 1", "two 2", "one 1", "one 2"])
    // What came in between is taken in when something is added, too.
    two.append("two 3")
    #expect(two.entries == ["old", "one 1", "one 2", "two 1", "two 2", "two 3"])
  }

  @Test func anotherFileInItsPlaceIsReadAnew() {
    var one = HistoryStore(path: path)
    one.append("mine")
    one.append("mine too")
    unlink(path)
    HistoryStoreTests.fill(path, "theirs", "mine")
    one.refresh()
    #expect(one.entries == ["theirs", "mine", "mine too"])
    // A file that is gone takes nothing with it.
    unlink(path)
    one.refresh()
    one.append("more")
    #expect(one.entries.suffix(3) == ["mine", "mine too", "more"])
  }

  private static func fill(_ path: String, _ entries: String...) {
    var store = HistoryStore(path: path)
    for entry in entries { store.append(entry) }
  }

  @Test func onlyTheOwnerMayRead() {
    var store = HistoryStore(path: path)
    store.append("secret")
    #expect(TemporaryFolder.mode(of: folder.path + "/state") == 0o700)
    #expect(TemporaryFolder.mode(of: folder.path + "/state/aksl") == 0o700)
    #expect(TemporaryFolder.mode(of: path) == 0o600)
    chmod(path, 0o644)
    store.append("more")
    #expect(TemporaryFolder.mode(of: path) == 0o600)
  }

  @Test func someEntriesAreNotKept() {
    var store = HistoryStore(path: path)
    for entry in ["", " hidden", "\thidden", "\n \n", "a", "a", "b", "a"] { store.append(entry) }
    #expect(store.entries == ["a", "b", "a"])
    #expect(HistoryStore(path: path).entries == ["a", "b", "a"])
  }

  @Test func sessionsAtTheSameTimeLoseNothing() {
    var one = HistoryStore(path: path)
    var two = HistoryStore(path: path)
    for number in 0..<100 {
      one.append("one \(number)")
      two.append("two \(number)")
    }
    let entries = HistoryStore(path: path).entries
    #expect(entries.filter { $0.hasPrefix("one") }.count == 100)
    #expect(entries.filter { $0.hasPrefix("two") }.count == 100)
  }

  /// Threads with stores of their own stand for processes: locks belong to the opened file.
  @Test func compactionWhileOthersAppendLosesNothingNew() async {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<50 {
            var store = HistoryStore(path: path, limit: 150)
            store.append("\(writer) \(number)")
          }
        }
      }
    }
    // At most 300 lines are never cut, and no line was lost.
    #expect(HistoryStore(path: path).entries.count == 200)
  }

  @Test func appendingGoesOnAcrossACompaction() async {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<100 {
            var store = HistoryStore(path: path, limit: 50)
            store.append("\(writer) \(number)")
          }
        }
      }
    }
    let entries = HistoryStore(path: path).entries
    #expect((50...101).contains(entries.count))
    // Each writer's own entries are in order, and without a gap from the first one that is left.
    for writer in 0..<4 {
      let numbers = entries.filter { $0.hasPrefix("\(writer) ") }.compactMap {
        Int($0.dropFirst(2))
      }
      if let first = numbers.first { #expect(numbers == Array(first..<100)) }
    }
  }

  @Test func theFileIsBounded() {
    for number in 0..<25 {
      var store = HistoryStore(path: path, limit: 10)
      store.append("entry \(number)")
      #expect(store.entries.last == "entry \(number)")
    }
    let lines = TemporaryFolder.read(path).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count <= 21)
    #expect(HistoryStore(path: path, limit: 10).entries.count == 10)
    #expect(TemporaryFolder.mode(of: path) == 0o600)
    #expect(TemporaryFolder.mode(of: path + ".new") == nil)
  }

  @Test func aLinkStaysALinkWhenTheFileIsCut() {
    let real = folder.path + "/real"
    let link = folder.path + "/link"
    TemporaryFolder.write((0..<30).map { "entry \($0)\n" }.joined().utf8, to: real)
    symlink(real, link)
    #expect(HistoryStore(path: link, limit: 10).entries.count == 10)
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(HistoryStore(path: real, limit: 30).entries.count == 10)
  }

  @Test func aLineCutOffByACrashSpoilsNoOther() {
    var store = HistoryStore(path: path)
    store.append("whole")
    let descriptor = open(path, O_WRONLY | O_APPEND)
    _ = write(descriptor, "hal", 3)
    close(descriptor)
    store.append("next")
    #expect(HistoryStore(path: path).entries == ["whole", "hal", "next"])
  }

  @Test func oddContentIsTolerated() {
    let odd = folder.path + "/odd"
    TemporaryFolder.write([0xFF, 0xFE, 10, 10, 0, 10, 92, 10, 92, 120, 10, 13, 10, 97], to: odd)
    var store = HistoryStore(path: odd)
    #expect(store.takeWarning() == nil)
    #expect(store.entries.last == "a")
    store.append("b")
    #expect(HistoryStore(path: odd).entries.suffix(2) == ["a", "b"])
  }

  @Test func whereNothingCanBeWrittenOneWarningComes() {
    let file = folder.path + "/file"
    TemporaryFolder.write([], to: file)
    var store = HistoryStore(path: file + "/history")
    store.append("a")
    store.append("b")
    #expect(store.takeWarning()?.path == file + "/history")
    #expect(store.takeWarning() == nil)
    store.append("c")
    #expect(store.takeWarning() == nil)
    #expect(store.entries == ["a", "b", "c"])
  }

  /// A disk that was full for a while: what was entered meanwhile is written with the next entry.
  @Test func whatCouldNotBeWrittenIsWrittenLater() {
    let place = folder.path + "/place"
    TemporaryFolder.write([], to: place)
    var store = HistoryStore(path: place + "/history")
    store.append("a")
    #expect(store.takeWarning() != nil)
    unlink(place)
    store.append("b")
    #expect(store.takeWarning() == nil)
    #expect(HistoryStore(path: place + "/history").entries == ["a", "b"])
    // Should it fail again, that is told again.
    unlink(place + "/history")
    rmdir(place)
    TemporaryFolder.write([], to: place)
    store.append("c")
    #expect(store.takeWarning() != nil)
  }

  /// What is not in the file yet cannot be what is found there.
  @Test func anEqualEntryOfAnotherSessionStays() {
    var one = HistoryStore(path: path, limit: 2)
    for entry in ["x", "y"] { one.append(entry) }
    // Another session has put another file in its place.
    TemporaryFolder.write("again\nother\n".utf8, to: path + ".new")
    rename(path + ".new", path)
    one.append("again")
    #expect(one.entries == ["again", "other", "x", "y", "again"])
  }

  @Test(arguments: ["/dev/null", "/"]) func whatIsNoFileIsNotUsed(path: String) {
    var store = HistoryStore(path: path)
    store.append("a")
    #expect(store.takeWarning() != nil)
    #expect(store.entries == ["a"])
  }

  @Test func withoutAPathNothingIsWritten() {
    var store = HistoryStore(path: nil)
    store.append("a")
    #expect(store.entries == ["a"])
    #expect(store.takeWarning() == nil)
  }

  /// Law: what is written as a line is read back as it was, and is one line.
  @Test func recordsRoundTrip() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = ["\\", "\n", "\r", "n", "r", "é", "🎉", " ", "\u{0}", "\u{1B}", "a"]
    for _ in 0..<2000 {
      let entry = (0..<8).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
      let line = HistoryRecord.encode(entry)
      #expect(!line.contains(UInt8(ascii: "\n")))
      #expect(Array(HistoryRecord.decode(line).utf8) == Array(entry.utf8))
    }
  }
}
