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
    #expect(CompletionTests.session.hint(after: "pool dev ")?.hasPrefix("update|autoscale|") == true)
    #expect(CompletionTests.session.hint(after: "pool fresh ")?.hasPrefix("add|update|") == true)
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

  private static func lines(_ text: String) -> [String] {
    CompletionTests.session.possibilities(in: text, at: text.utf8.count)
  }

  /// The words that `?` offers, in its order.
  private static func words(_ text: String) -> [String] {
    lines(text).filter { $0.hasPrefix("  ") }.compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test(
    "Of several patterns `?` tells what tells them apart, of many where they are and what comes next in each")
  func manyPatterns() {
    let few = Self.lines("pool dev autoscale ")
    #expect(few.contains("pool <pool> autoscale off [nowait]"))
    #expect(few.contains("pool <pool> autoscale <bounds> [nowait]"))
    let many = Self.lines("pool dev ")
    #expect(many.first?.hasPrefix("pool …: `help pool` has its ") == true, "\(many)")
    for word in ["scale", "start", "stop", "show", "delete"] {
      #expect(many.contains { $0.hasPrefix("  \(word) ") }, "\(word): \(many)")
    }
    #expect(many.count < 20)
    // A single one is told as a whole.
    let one = Self.lines("pool dev update ")
    #expect(one.first?.contains("[undrainable-node-behavior <undrainable-node-behavior>]") == true)
  }

  @Test("What makes something comes last where that is there, and first where it is not")
  func usefulFirst() {
    #expect(Self.words("pool dev ").last == "add")
    #expect(Self.words("pool fresh ").first == "add")
    #expect(Self.words("cluster sandbox ").last == "create")
    #expect(Self.words("workload api ").last == "add")
    #expect(Self.words("pool ").prefix(2) == ["system", "dev"])
  }

  @Test("`?` tells of what goes on with the word that is being typed")
  func begunWord() {
    let timeline = Self.lines("show tim")
    #expect(timeline.allSatisfy { $0.contains("tim") }, "\(timeline)")
    #expect(timeline.contains { $0.hasPrefix("show timeline") })
    #expect(Self.lines("pool dev sc").first?.hasPrefix("pool <pool> scale to <count>") == true)
    #expect(Self.words("pool dev sc") == ["scale"])
  }

  @Test(
    "Where nothing fits, `?` says so, and what would",
    arguments: [
      ("scal ", ["there is no command `scal`: did you mean `scale`?"]),
      ("zzzzzz ", ["there is no command `zzzzzz`; `help` lists them"]),
      (
        "scale dev 5 ",
        ["a value does not fit behind `scale dev`", "scale <pool> to <count> [mode <mode>] [nowait]"]
      ),
    ])
  func unfit(text: String, lines: [String]) {
    #expect(Self.lines(text) == lines)
  }

  @Test("A setting says itself what it takes")
  func settings() {
    #expect(Self.lines("set speed ").last == "<speed>: a factor such as 60x, or off")
    #expect(Self.lines("set strict ").contains("<value>: off or on"))
  }

  @Test("Behind something that has a value, `?` tells of what joins values")
  func operators() {
    #expect(Self.lines("wanted ").contains { $0.hasPrefix("and ") })
    #expect(Self.lines("let own = 5; own ").contains { $0.hasPrefix("and ") })
  }
}
