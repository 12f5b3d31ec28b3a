import Shell
import Testing

@Suite("Limits of shell scripts")
struct LimitTests {
  private func titles(_ text: String) -> [String] { script(text).mistakes.map(\.title) }

  @Test("Length")
  func length() {
    let longest = "az " + String(repeating: "a", count: ShellText.maximumSize - 3)
    #expect(titles(longest) == [])
    #expect(titles(longest + "a") == ["a shell script may have 256 KiB at most"])
  }

  @Test(
    "Depth",
    arguments: [
      ("$(", ")"), ("(", ")"), ("\"$(", ")\""), ("if ", "; then a; fi"), ("f() ", ""), ("A=(", ")"),
      ("case a in b) ", ";; esac"), ("for a in b; do ", "; done"), ("a | { ", "; }"), ("<(", ")"),
      ("[[ $(", ") ]]"),
    ])
  func depth(open: String, close: String) {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + "az" + String(repeating: close, count: depth)
    }
    let tooDeep = "commands stand in commands 32 deep at most"
    if open.hasPrefix("\"") || open.hasPrefix("$") {
      #expect(titles(nested(32)) == [])
      #expect(titles(nested(33)).contains(tooDeep))
    }
    // Nothing overflows, and nothing takes forever.
    #expect(!titles(nested(20_000)).isEmpty)
    #expect(!titles(String(repeating: open, count: 40_000)).isEmpty)
  }

  @Test("Depth of backquotes, each of which doubles the signs before it")
  func backquotes() {
    var text = "az"
    for _ in 0..<12 {
      text = "az `" + text.replacing("\\", with: "\\\\").replacing("`", with: "\\`") + "`"
    }
    #expect(titles(text) == [])
  }

  @Test("Mistakes")
  func mistakes() {
    #expect(titles((0..<300).map { "az ${A-\($0)};" }.joined()).count == 100)
    let same = script(String(repeating: "az > a;", count: 300)).mistakes
    #expect(same.count == 1 && same[0].others.count == 100)
    var programs = ShellCheck(programs: ["az"])
    programs.check(script(String(repeating: "jq; az $A;", count: 300))) { _ in }
    #expect(programs.mistakes.map(\.others.count) == [100, 100])
    var check = ShellCheck(programs: ["az"])
    check.check(script((0..<300).map { "az $A\($0)" }.joined(separator: "\n"))) { _ in }
    #expect(check.mistakes.count == 100)
  }

  @Test(
    "Long rows of signs are read in time that grows with their length",
    arguments: [
      "<a", "[", "{", "a[", "A=", "\\\n", "|", "&", ";", "((", "${", "$", "`", "!", "<<a\n", "~:", "$((",
    ])
  func rows(sign: String) {
    let text = String(repeating: sign, count: ShellText.maximumSize / sign.utf8.count)
    #expect(script(text).mistakes.count <= 100)
  }
}
