import Foundation
import Testing

/// Input and output that nobody wishes for: a clear answer, never a crash and never a hang.
@Suite("Strange input and output")
struct RobustnessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - Input

  @Test("Very deep nesting is one error", arguments: ["(", "[", "{a: ", "if true { ", "not ", "-", "f("])
  func deep(opening: String) throws {
    let closing = ["(": ")", "[": "]", "{a: ": "}", "if true { ": " }", "f(": ")"][opening] ?? ""
    let nested = String(repeating: opening, count: 100_000) + "1" + String(repeating: closing, count: 100_000)
    let script = opening.hasPrefix("if") ? nested : "print " + nested
    let result = try Program.run([], input: script)
    expectNoCrash(result)
    #expect(result.exitCode == 3)
    #expect(result.errorText.utf8.count < 10_000)
  }

  @Test("Only opened, never closed", arguments: ["(", "[", "{", "if true {", "\"${", "\""])
  func unclosed(opening: String) throws {
    let result = try Program.run([], input: "print " + String(repeating: opening, count: 100_000))
    expectNoCrash(result)
    #expect(result.exitCode == 3)
  }

  @Test("A long chain of operators")
  func chain() throws {
    for operation in [" and true", ".a", "[0]", " where .a", "(1)"] {
      let result = try Program.run([], input: "print 1" + String(repeating: operation, count: 100_000))
      expectNoCrash(result)
      #expect([0, 3, 4].contains(result.exitCode))
    }
  }

  @Test("A long sum")
  func longSum() throws {
    let sum = "print 1" + String(repeating: " + 1", count: 250)
    #expect(try Program.run([], input: sum).text == "251\n")
    let longest = "print 1" + String(repeating: " + 1", count: 100_000)
    expectNoCrash(try Program.run([], input: longest))
  }

  @Test("A comment of 50 MB")
  func hugeComment() throws {
    let line = "# " + String(repeating: "x", count: 97) + "\n"
    let file = try folder.write("huge.aksl", String(repeating: line, count: 500_000) + "print 'done'\n")
    let result = try Program.run(["run", file], limit: .seconds(400))
    #expect(result.exitCode == 0)
    #expect(result.text == "done\n")
  }

  @Test("A hundred thousand statements")
  func manyStatements() throws {
    let file = try folder.write(
      "many.aksl", "let n = 0\n" + String(repeating: "n = n + 1\n", count: 100_000) + "print n\n")
    let result = try Program.run(["run", file], limit: .seconds(400))
    #expect(result.exitCode == 0)
    #expect(result.text == "100000\n")
  }

  @Test("50 MB of statements")
  func hugeScript() throws {
    // 200 bytes a statement, most of them blank, so that a debug build is done in time as well.
    let statement = "n = n + 1" + String(repeating: " ", count: 190) + "\n"
    let file = try folder.write(
      "huge.aksl", "let n = 0\n" + String(repeating: statement, count: 250_000) + "print n\n")
    let result = try Program.run(["run", file], limit: .seconds(600))
    #expect(result.exitCode == 0)
    #expect(result.text == "250000\n")
  }

  @Test("A hundred thousand mistakes")
  func manyMistakes() throws {
    for mistake in ["let =\n", "stopp dev\n"] {
      let result = try Program.run(
        [], input: String(repeating: mistake, count: 100_000), limit: .seconds(400))
      expectNoCrash(result)
      #expect(result.exitCode == 3)
      #expect(result.errors.count < 100_000, "a hundred are told, and that there are more")
    }
  }

  @Test("Bytes that are no text", arguments: noTexts)
  func bytes(bytes: [UInt8], code: Int32) throws {
    let result = try Program.run(["run", try folder.write("bytes.aksl", bytes: bytes)])
    expectNoCrash(result)
    #expect(result.exitCode == code, "\(result.errorText)")
    if code == 0 { #expect(result.errors.isEmpty) }
  }

  private static let noTexts: [([UInt8], Int32)] = [
    (Array("print 1\u{0}2\n".utf8), 3),
    ([0xFF, 0xFE, 0x0A], 3),
    ([0x23, 0xC3, 0x28], 3),
    ([0xED, 0xA0, 0x80], 3),
    (Array("# \u{0}".utf8), 3),
    (Array("print 1\r\nprint 2\r\n".utf8), 0),
    ([0xEF, 0xBB, 0xBF, 0x23], 0),
    ([], 0),
    ([0x0A], 0),
  ]

  @Test("Lines that end in CR LF keep their numbers")
  func lineEndings() throws {
    let result = try check(script: "print 1\r\n\r\nstopp dev\r\n", exitCode: 3)
    #expect(result.errorText.contains("<stdin>:3:1"))
    #expect(!result.errorText.contains("\r"))
  }

  @Test("Files that cannot be read")
  func unreadable() throws {
    for path in [folder.path, "/nonexistent/x.aksl"] {
      let result = try Program.run(["run", path])
      #expect(result.exitCode == 2)
      #expect(result.errorText.contains("cannot read \(path): "))
    }
    let locked = try folder.write("locked.aksl", "print 1")
    chmod(locked, 0)
    if getuid() != 0 { #expect(try Program.run(["run", locked]).exitCode == 2) }
  }

  @Test(
    "Numbers, times and limits at their edges",
    arguments: [
      "def f(a = 9223372036854775807m) { }\nf()", "print 99999999999999999999",
      "advance 9223372036854775807ms",
      "set wait-limit 9223372036854775807ms\nadvance 1h\nwait until false",
      "for i in 1..9223372036854775807 { break }",
      "undo 9223372036854775807", "scale dev to 9223372036854775807",
      "pool web add count -9223372036854775807",
      "eventually within 9223372036854775807ms: false", "fail", "set step-limit 9223372036854775807",
      "print dev/99999999999999999999", "print [1][9223372036854775807], [1][-9223372036854775807]",
      "print round(1.5, 15), round(0.0 / 1, 3)", "print 1Ti * 9223372036854775807",
      "print $92233720368547758.07 * 2",
      "repeat 9223372036854775807 { break }", "advance 36525d\nstop dev",
      "print text(-9223372036854775807ms)",
      "print {cpu: 9223372036854775807m}", "print now - 9223372036854775807ms",
    ])
  func edges(script: String) throws {
    let result = try Program.run(["run", "-"], input: script)
    expectNoCrash(result)
    #expect([0, 1, 3, 4].contains(result.exitCode))
  }

  // MARK: - Output

  // The limit tells a hang from an end, and nothing of speed: the time in which others have the processor counts, too.
  @Test("Nobody reads the output any more", .timeLimit(.minutes(10)))
  func closedPipe() throws {
    let script = "for i in 1..100000 { print i }"
    for output: Program.Output in [.brokenPipe, .reader(ofBytes: 1)] {
      let result = try Program.run(["-e", script], output: output)
      expectNoCrash(result)
      #expect(result.exitCode == 141)
      #expect(result.errors.isEmpty)
    }
  }

  @Test("An endless script ends when nobody reads it")
  func endless() throws {
    let result = try Program.run(["-e", "while true { print 1 }"], output: .reader(ofBytes: 100))
    #expect(result.exitCode == 141)
  }

  @Test("A closed standard output")
  func closedOutput() throws {
    let result = try Program.run(["-e", "print 1"], output: .closed)
    expectNoCrash(result)
    #expect(result.exitCode == 5)
    #expect(result.errorText.contains("cannot write to standard output"))
  }

  @Test("A closed standard output does not become the script's file")
  func closedOutputAndFile() throws {
    let file = try folder.write("script.aksl", "print 'x'\n")
    let result = try Program.run(["run", file], output: .closed)
    expectNoCrash(result)
    #expect(try folder.bytes("script.aksl") == Array("print 'x'\n".utf8))
  }

  #if os(Linux)
    @Test("A full device")
    func full() throws {
      for script in ["print 1", "for i in 1..100000 { print i }"] {
        let result = try Program.run(["-e", script], output: .file("/dev/full"))
        expectNoCrash(result)
        #expect(result.exitCode == 5)
        #expect(result.errorText.contains("No space left on device"))
      }
    }
  #endif
}
