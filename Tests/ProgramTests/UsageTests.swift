import Testing

@testable import aksl

@Suite("What is said about a wrong command line")
struct UsageTests {
  private func text(_ arguments: String...) -> String {
    UsageMessage("Error: no", arguments: arguments).text
  }

  @Test("A forgotten or misspelt command, forgotten -e")
  func hints() {
    #expect(text("night.aksl") == "error: no\nhelp: to run a script file: aksl run night.aksl\n")
    #expect(text("tset", "a/") == "error: no\nhelp: did you mean: aksl test a/\n")
    #expect(
      text("scale", "dev", "to", "5")
        == "error: no\nhelp: statements go behind -e: aksl -e 'scale dev to 5'\n")
    #expect(text("print 'a'").hasSuffix("aksl -e \"print 'a'\"\n"))
  }

  @Test(
    "Paths that stand alone",
    arguments: [
      ("night.sh", "to run a script of the shell: aksl run night.sh"),
      ("./night.azcli", "to run a script of the shell: aksl run ./night.azcli"),
      ("guide.md", "to run what it shows: aksl doc guide.md"),
      ("pools.json", "to begin with its clusters: aksl --world pools.json"),
      ("night.ps1", "scripts are aksl's (.aksl), or a shell's with lines of az (.sh, .bash, .azcli)"),
      ("/", "aksl check / looks for errors below a folder, aksl test / runs its scenarios"),
      ("/etc/passwd", "to run a script file: aksl run /etc/passwd"),
      ("a.b/scale", "statements go behind -e: aksl -e 'a.b/scale'"),
    ])
  func paths(path: String, help: String) {
    #expect(text(path) == "error: no\nhelp: \(help)\n")
  }

  @Test("Nothing to add")
  func noHints() {
    #expect(text("run") == "error: no\n")
    #expect(text("--sed") == "error: no\n")
    #expect(text() == "error: no\n")
  }
}
