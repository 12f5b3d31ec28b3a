import Foundation
import Testing

/// How a prompt begins, and the words that only it knows.
@Suite("How a prompt begins", .serialized)
struct PromptStartTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to path: String) throws -> String {
    let url = URL(filePath: folder.path).appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url.path
  }

  @Test("init.aksl is run first, and its names stay")
  func initFile() throws {
    _ = try write("let mine = 42\nscale dev to 4\n", to: ".config/aksl/init.aksl")
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    #expect(terminal.submit("print \"${mine} of ${dev.count}\"").contains("42 of 4"))
    #expect(terminal.submit("undo").contains("there is nothing to undo"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
    let without = try Terminal(state: folder.path, arguments: ["--no-init"])
    without.wait(for: Terminal.ready)
    #expect(without.submit("print \"${dev.count} nodes\"").contains("10 nodes"))
  }

  @Test("What is wrong in init.aksl is told, and the prompt begins")
  func wrongInit() throws {
    _ = try write("scale dev to 5\nscal dev to 4\n", to: ".config/aksl/init.aksl")
    let terminal = try Terminal(state: folder.path)
    let told = terminal.wait(for: Terminal.ready)
    #expect(told.contains("there is no command `scal`") && told.contains("note: nothing of "))
    #expect(terminal.submit("print \"${dev.count} nodes\"").contains("10 nodes"))
  }

  @Test("-e and scripts don't read it")
  func notInScripts() throws {
    _ = try write("scale dev to 4\n", to: ".config/aksl/init.aksl")
    let result = try Program.run(["-q", "-e", "print dev.count"], environment: ["HOME": folder.path])
    #expect(result.text == "10\n")
  }

  @Test("Three lines say where to begin, the first time only")
  func firstHints() throws {
    let first = try Terminal(state: folder.path)
    #expect(first.wait(for: Terminal.ready).contains("First time here?"))
    first.submit("show pools")
    first.type("\u{04}")
    #expect(first.waitForExit() == 0)
    let second = try Terminal(state: folder.path)
    #expect(!second.wait(for: Terminal.ready).contains("First time here?"))
  }

  @Test("load runs a file, with its quotes or without, again and again")
  func load() throws {
    let path = try write("scale dev to (dev.count - 1)\n", to: "less.aksl")
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    terminal.submit("load \"\(path)\"")
    terminal.submit("load \(path)")
    #expect(terminal.submit("print \"${dev.count} nodes\"").contains("8 nodes"))
    terminal.submit("undo")
    #expect(terminal.submit("print \"${dev.count} nodes\"").contains("9 nodes"))
    // Its home is this folder.
    terminal.submit("load \"~/less.aksl\"; save session \"~/typed.aksl\"")
    #expect(terminal.submit("print \"${dev.count} nodes\"").contains("8 nodes"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/typed.aksl"))
  }

  @Test("save session writes what was typed, and a script of it comes to the same")
  func saveSession() throws {
    let path = folder.path + "/typed.aksl"
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    for line in ["let n = 7", "scale dev to n", "dev.count", "let n = 8", "scale dev to n"] {
      terminal.submit(line)
    }
    #expect(terminal.submit("save session \"\(path)\"").contains("saved 5 lines"))
    let result = try Program.run(["-q", "run", path])
    #expect(result.exitCode == 0 && result.text == "7\n")
  }

  @Test("Each step of the tour waits for Enter, and Ctrl-C leaves it with the world as it was")
  func tour() throws {
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    terminal.submit("scale dev to 3")
    #expect(terminal.submit("help tour").contains("1. Look around"))
    let second = terminal.submit("")
    #expect(second.contains("2. Do something") && second.contains("stopped in"))
    terminal.type("\u{03}")
    terminal.wait(for: Terminal.ready)
    #expect(terminal.submit("print \"${dev.count} nodes\"").contains("3 nodes"))
  }

  @Test(
    "What is typed in the tour is tried on a copy, and kept nowhere; q and exit leave it",
    arguments: ["q", "exit"])
  func trialsInTour(word: String) throws {
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    #expect(terminal.submit("help tour").contains("1. Look around"))
    #expect(terminal.submit("pool dev delete").contains("tried on a copy"))
    #expect(terminal.submit("show pools").contains("system"))
    let second = terminal.submit("")
    #expect(second.contains("2. Do something") && second.contains("stopped in"))
    #expect(terminal.submit(word).contains("left the tour"))
    let history = terminal.submit("history")
    #expect(history.contains("help tour") && !history.contains("show pools"), "\(history)")
    #expect(terminal.submit("print \"${dev.count} nodes\"").contains("10 nodes"))
  }

  @Test("Words of the prompt stand in lines with others")
  func words() throws {
    let path = try write("scale dev to 4\n", to: "four.aksl")
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    #expect(terminal.submit("load \(path); print \"${dev.count} nodes\"").contains("4 nodes"))
    #expect(terminal.submit("load nofile.aksl").contains("1 | load nofile.aksl"))
    #expect(terminal.submit("histroy").contains("did you mean `history`?"))
    #expect(terminal.submit("print 1; history 1").contains("print 1; history 1"))
    terminal.type("print 2; exit\r")
    #expect(terminal.waitForExit() == 0)
  }

  @Test("What Ctrl-C has cut short is saved as what it came to")
  func interruption() throws {
    let path = folder.path + "/cut.aksl"
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    terminal.submit("scale dev to 4")
    terminal.type("for i in 1..100000000 { advance 10m; print \"turn ${i}\" }\r")
    terminal.wait(for: "turn 20")
    terminal.type("\u{03}")
    terminal.wait(for: Terminal.ready)
    #expect(terminal.submit("save session \(path)").contains("saved 2 lines"))
    let result = try Program.run(["-q", "run", path])
    #expect(result.exitCode == 0)
  }
}
