import AKSLLanguage
import Testing

@testable import AKSLInterpreter

@Suite("Hints")
struct HintTests {
  @Test(
    "What may come behind a text",
    arguments: [
      ("scale ", "<pool> to <count> [mode …] [nowait]"), ("scale", " <pool> to <count> [mode …] [nowait]"),
      ("scale dev ", "to <count> [mode …] [nowait]"), ("scale dev", " to <count> [mode …] [nowait]"),
      ("scale dev t", "o <count> [mode …] [nowait]"), ("scale dev to", " <count> [mode …] [nowait]"),
      ("scale dev to ", "<count> [mode …] [nowait]"), ("scale dev to 5 ", "[mode …] [nowait]"),
      ("scale dev to 5 mode ", "<mode> [nowait]"), ("scale dev to 5 mode delete ", "[nowait]"),
      ("scale dev to 5 mode delete nowait ", nil), ("sc", nil), ("", nil), ("wobble ", nil),
      ("stop ", "<pool> [nowait]"), ("advance ", "<duration>"), ("world ", "empty|sandbox|from"),
      ("world fr", "om <parts> [anonymize]"),
      ("let ", "NAME = VALUE"), ("let x ", "= VALUE"), ("for p ", "in VALUES { }"),
      ("for", " NAME in VALUES { }"),
      ("az aks nodepool scale ", "--resource-group … --cluster-name … --nodepool-name …"),
      ("az aks nodepool scale --cluster-name x ", "--resource-group … --nodepool-name …"),
      ("az aks nodepool scale --cluster-name ", nil), ("az aks ", nil),
      ("print max(", "a, …)"), ("# scale ", nil), ("print \"scale ", nil),
      ("print 1; scale ", "<pool> to <count> [mode …] [nowait]"), ("if true { stop ", "<pool> [nowait]"),
    ])
  func hints(text: String, expected: String?) {
    #expect(CompletionTests.session.hint(after: text) == expected, "\(text)")
  }

  @Test("A hint of several forms names what they have in common")
  func common() {
    #expect(CompletionTests.session.hint(after: "pool ")?.hasPrefix("<pool> add|update|autoscale") == true)
    #expect(CompletionTests.session.hint(after: "show ")?.contains("|") == true)
  }

  @Test("What `?` says begins with the pattern")
  func possibilities() {
    func lines(_ marked: String) -> [String] {
      let typed = Typed(marked)
      return CompletionTests.session.possibilities(in: typed.text, at: typed.cursor)
    }
    let scale = lines("scale |")
    #expect(scale.first == "scale <pool> to <count> [mode <mode>] [nowait]")
    #expect(scale.contains("<pool>: a pool"))
    #expect(scale.contains { $0.hasPrefix("  dev ") && $0.contains("10 nodes") })
    let options = lines("scale dev to 5 |")
    #expect(options.contains { $0.hasPrefix("  nowait") && $0.contains("goes on at once") })
    #expect(lines("# |").isEmpty)
    #expect(lines("print \"why|").isEmpty)
    #expect(lines("for |").first?.hasPrefix("for NAME in VALUES { }") == true)
    #expect(lines("print round(|").first?.hasPrefix("round(") == true)
    #expect(lines("|").count > 20)
    #expect(lines("az aks nodepool scale |").first?.contains("--cluster-name …") == true)
  }

  @Test("Of several patterns `?` tells what tells them apart, and where the rest is")
  func manyPatterns() {
    let lines = Session().possibilities(in: "pool dev ", at: 9)
    #expect(lines.contains("pool <pool> add [count <count>] [vm-size <vm-size>] [os-disk <os-disk>] […]"))
    #expect(lines.contains { $0.hasPrefix("… ") && $0.hasSuffix(": `help pool`") }, "\(lines)")
    // A single one is told as a whole.
    let one = Session().possibilities(in: "pool dev update ", at: 16)
    #expect(one.first?.contains("[undrainable-node-behavior <undrainable-node-behavior>]") == true)
  }
}
