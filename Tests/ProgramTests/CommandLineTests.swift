import ArgumentParser
import Testing

@testable import aksl

@Suite("Command lines")
struct CommandLineTests {
  @Test("Options stand before or behind the command")
  func commonOptions() throws {
    let lines = [
      ["--seed", "7", "--world", "empty", "run", "a.aksl", "-"],
      ["run", "a.aksl", "--seed", "7", "-", "--world", "empty"],
    ]
    for line in lines {
      let command = try #require(try Aksl.parseAsRoot(line) as? RunCommand)
      #expect(command.files == ["a.aksl", "-"])
      #expect(command.common.seed == 7)
      #expect(command.common.world == .empty)
    }
  }

  @Test("Statements may begin with a dash")
  func statements() throws {
    let command = try #require(try Aksl.parseAsRoot(["-e", "-1 + 2", "-e", "b", "-q"]) as? Aksl)
    #expect(command.execute == ["-1 + 2", "b"])
    #expect(command.common.quiet)
  }

  @Test(
    "What cannot be meant is refused",
    arguments: [
      ["run"], ["test"], ["-e", ""], ["-e", "a", "run", "b"], ["--color", "red"],
      ["--seed", "-1", "run", "a"],
      ["--world", "", "run", "a"], ["--nonsense"],
      ["--world", "a.json", "--world", "empty", "-e", "a"], ["--anonymize", "-e", "a"],
      ["fmt", "--output", "json", "a"], ["test", "--output", "json", "a"],
    ])
  func refused(line: [String]) {
    #expect(throws: (any Error).self) { try Aksl.parseAsRoot(line) }
  }

  @Test("Worlds")
  func worlds() {
    #expect(WorldChoice(argument: "sandbox") == .sandbox)
    #expect(WorldChoice(argument: "a.aksl") == .script(path: "a.aksl"))
    #expect(WorldChoice(argument: "") == nil)
    #expect(WorldChoice(argument: "a.json") == .files(paths: ["a.json"]))
  }

  @Test("Colours: by choice, else on a terminal that wants them")
  func colours() {
    func auto(_ terminal: Bool, _ variables: [String: String]) -> Bool {
      ColorChoice.auto.usesColor(onTerminal: terminal) { variables[$0] }
    }
    #expect(auto(true, [:]))
    #expect(auto(true, ["NO_COLOR": "", "TERM": "xterm"]))
    #expect(!auto(true, ["NO_COLOR": "1"]))
    #expect(!auto(true, ["TERM": "dumb"]))
    #expect(!auto(false, [:]))
    #expect(ColorChoice.always.usesColor(onTerminal: false) { _ in "1" })
    #expect(!ColorChoice.never.usesColor(onTerminal: true) { _ in nil })
  }

  @Test("Where the history is kept")
  func history() {
    func path(_ variables: [String: String]) -> String? {
      Environment.historyPath { variables[$0] }
    }
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/aksl/history")
    #expect(path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/aksl/history")
    #expect(path(["HOME": ""]) == nil)
  }
}
