import AKSLLanguage
import Testing

@testable import AKSLInterpreter

/// Somebody who types: `|` is the cursor.
struct Typed {
  let text: String
  let cursor: Int

  init(_ marked: String) {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    text = parts.joined()
    cursor = parts[0].utf8.count
  }
}

@Suite("Completion")
struct CompletionTests {
  /// A session with what completions are about.
  static let session: Session = {
    var options = Session.Options()
    options.listFiles = { folder in
      folder == ""
        ? ["pools.aksl", "notes.txt", "worlds/", "a.json", ".hidden.aksl"]
        : folder == "worlds/" ? ["prod.json", "b.aksl"] : []
    }
    options.loadTimeZone = { name in
      name == "zone1970.tab"
        ? .success(Array("# c\nDE\t+5230+01322\tEurope/Berlin\nFR\t+4852+00220\tEurope/Paris\n".utf8))
        : .failure(LoadFailure(reason: "none"))
    }
    var session = Session(options: options)
    for line in [
      "let wanted = 5", "let limits = {low: 1, high: 9}", "let quiet = dev", "snapshot calm",
      "def double(n) { return 2 * n }", "every weekday at 19:00 as night { print 1 }",
      "workload api add replicas 2 cpu 100m",
    ] {
      let said = transcript(line, in: &session)
      precondition(said.problems.isEmpty, "\(line): \(said.lines)")
    }
    return session
  }()

  private func candidates(_ marked: String) -> [String] {
    let typed = Typed(marked)
    return Self.session.completion(of: typed.text, at: typed.cursor).candidates.map(\.text)
  }

  @Test(
    "Exactly these",
    arguments: [
      ("sc|", ["scale", "scenario"]),
      ("SC|", ["scale", "scenario"]),
      ("show po|", ["pods", "pool", "pools"]),
      ("scale d|", ["dev"]),
      ("scale |", ["dev", "system"]),
      ("scale dev |", ["to"]),
      ("scale dev to 5 |", ["mode", "nowait", "expect"]),
      ("scale dev to 5 mode |", ["delete", "deallocate"]),
      ("scale dev to 5 mode Dea|", ["deallocate"]),
      ("scale dev to 5 nowait |", ["mode", "expect"]),
      ("scale dev to 5 nowait mode delete |", ["expect"]),
      ("scale dev to w|", ["wanted"]),
      ("sc| dev to 5", ["scale", "scenario"]),
      ("print 1; sc|", ["scale", "scenario"]),
      ("if true { sc|", ["scale", "scenario"]),
      ("if true {\n  print 1\n  sc|", ["scale", "scenario"]),
      ("for p in pools { scale sy| }", ["system"]),
      ("scenario \"s\" { scale d|", ["dev"]),
      ("branch b { stop d|", ["dev"]),
      ("every weekday at 19:00 as x { stop d|", ["dev"]),
      ("print \"${dev.co|", ["count", "cost"]),
      ("print \"a ${1} b ${dev.co|", ["count", "cost"]),
      ("print \"${quiet.nodes.ru|} nodes\"", ["running"]),
      ("limits.|", ["low", "high"]),
      ("wanted.|", []),
      ("for p in pools { p.scaleD|", ["scaleDownMode"]),
      ("dev.nodes where .sta|", ["state"]),
      ("print dev.nodes.ru|", ["running"]),
      ("quiet.po|", ["powerState"]),
      ("if dev.scaleDownMode == De|", ["Delete", "Deallocate", "dev"]),
      ("let x = wan|", ["wanted"]),
      ("let young = 3; print yo|", ["young"]),
      ("print dou|", ["double"]),
      ("for young in yo|", []),
      ("for young in pools { yo|", ["young"]),
      ("let young = yo|", []),
      ("let young = 3\nprint yo|", ["young"]),
      ("let all = [young for young in yo|", []),
      ("let all = [young for young in pools if yo|", ["young"]),
      ("history ex|", []),
      ("undo e|", []),
      ("unwatch e|", []),
      ("print roun|", ["round"]),
      ("restore c|", ["calm"]),
      ("diff |", ["calm"]),
      ("cancel |", ["night"]),
      ("workload |", ["api"]),
      ("workload api sc|", ["scale"]),
      ("set stri|", ["strict"]),
      ("set strict |", ["off", "on"]),
      ("set timezone Europe/B|", ["Europe/Berlin"]),
      ("set tim|", ["timezone"]),
      ("pool x add vm-size standard_ds2|", ["Standard_DS2_v2"]),
      ("pool x add node-v|", ["node-vm-size"]),
      ("pool dev up|", ["update", "upgrade"]),
      ("pool dev upgrade to 1.34|", ["1.34", "1.34.1"]),
      ("cluster prod create location westeu|", ["westeurope"]),
      ("show pools as |", ["table", "json", "yaml", "csv"]),
      ("node dev/|", (0..<10).map { "dev/\($0)" }),
      ("node d|", ["dev/"]),
      (
        "cluster sandbox update cluster-autoscaler-profile {expander: \"random\", sc|",
        [
          "scan-interval", "scale-down-unneeded-time", "scale-down-delay-after-add",
          "scale-down-delay-after-delete",
          "scale-down-delay-after-failure", "scale-down-utilization-threshold", "scale-down-unready-time",
        ]
      ),
      ("cluster p create ca-profile {ex|", ["expander"]), ("cluster sandbox update tags {ex|", []),
      ("let a = {ex|", []), ("print f({a: {ex|", []),
      ("explain D5|", ["D5"]),
      ("explain S023|", ["S023"]),
      ("explain scale d|", ["dev"]),
      ("plan sc|", ["scale"]),
      ("plan scale dev to 3 a|", ["as"]),
      ("help sca|", ["scale", "scale-down-mode", "scale-in-order"]),
      ("include \"|", ["pools.aksl", "worlds/"]),
      ("include \"po|\"", ["pools.aksl"]),
      ("include \"worlds/|", ["worlds/b.aksl"]),
      ("include |", ["\"pools.aksl", "\"worlds/"]),
      ("world from \"|", ["a.json", "worlds/"]),
      ("save session \"w|", ["worlds/"]),
      ("print \"po|", []), ("show timeline as |", ["table", "json", "yaml", "csv", "svg"]),
      ("show timeline as svg \"w|", ["worlds/"]), ("show timeline since 1h as json |", ["of", "expect"]),
      ("# sc|", []),
      ("print 1 # sc|", []),
      ("let na|", []),
      ("let name |", ["="]),
      ("for p |", ["in"]),
      ("every we|", ["weekday", "weekend", "wednesday"]),
      ("every weekday |", ["at"]),
      ("every 15m |", ["as"]),
      ("expect |", ["error"]),
      ("scale dev to 1001 expect error Inv|", ["InvalidParameter", "InvalidValue"]),
      ("eventually |", ["within"]),
      ("always |", ["for"]),
      ("requires |", ["model", "aksl"]),
      ("print dev.count a|", ["and"]),
      ("az aks node|", ["nodepool"]),
      ("az aks nodepool sc|", ["scale"]),
      ("az aks nodepool scale --cl|", ["--cluster-name"]),
      ("az aks nodepool scale --cluster-name s|", ["sandbox"]),
      ("az aks nodepool scale --nodepool-name |; show pools", ["dev", "system"]),
      ("plan az aks node|", ["nodepool"]),
      ("help az aks nodep|", ["nodepool"]),
      ("wait u|", ["until"]),
      ("wait until dev.state == Stopp|", ["Stopped", "Stopping"]),
      ("unknown-verb x|", []),
    ])
  func exact(marked: String, expected: [String]) {
    #expect(candidates(marked).sorted() == expected.sorted(), "\(marked)")
  }

  @Test(
    "Among others",
    arguments: [
      ("|", ["scale", "show", "for", "az", "scenario"]), ("for p in |", ["pools", "nodes", "dev"]),
      ("if |", ["dev", "not", "wanted"]), ("pool dev |", ["update", "scale", "stop", "autoscale"]),
      ("pool |", ["dev", "system"]), ("dev.|", ["count", "state", "nodes", "scaleDownMode"]),
      ("print max(|", ["wanted", "dev"]), ("let x = |", ["dev", "true", "wanted"]),
      ("help |", ["scale", "pool", "functions", "strict", "tour", "documents", "prompt"]),
      ("explain |", ["D5", "strict", "scale"]), ("pool x add |", ["count", "vm-size", "mode", "nowait"]),
    ])
  func among(marked: String, expected: [String]) {
    let found = candidates(marked)
    for word in expected { #expect(found.contains(word), "\(marked): \(word)") }
    #expect(Set(found).count == found.count, "each once")
  }

  @Test("What is not offered where only verbs and constructs begin a statement")
  func empty() {
    #expect(!candidates("|").contains("dev"))
    #expect(candidates("de|") == ["def", "dev"])
  }

  @Test(
    "The range is what was typed of the word",
    arguments: [
      ("scale d|ev", 6..<7), ("sc|", 0..<2), ("dev.co|unt", 4..<6), ("include \"po|", 9..<11),
      ("pool dev upgrade to 1.3|", 20..<23), ("az aks no|", 7..<9), ("node dev/1|", 5..<10),
      ("scale |", 6..<6),
      ("print \"é ${dev.c|", 16..<17),
    ])
  func range(marked: String, range: Range<Int>) {
    let typed = Typed(marked)
    #expect(Self.session.completion(of: typed.text, at: typed.cursor).range == range)
  }

  @Test("Words that name something come with a line of help")
  func help() throws {
    let session = Self.session
    for (marked, word) in [
      ("sc|", "scale"), ("scale dev to 5 |", "mode"), ("scale |", "dev"), ("dev.c|", "count"),
      ("set |", "strict"),
      ("f|", "for"), ("explain D|", "D5"), ("help sc|", "scale"), ("az aks |", "nodepool"),
    ] {
      let typed = Typed(marked)
      let candidate = try #require(
        session.completion(of: typed.text, at: typed.cursor).candidates.first { $0.text == word }, "\(marked)"
      )
      #expect(!candidate.help.isEmpty, "\(marked)")
      #expect(!candidate.help.contains("\n"))
    }
  }

  @Test("Every option of every command has a line of help")
  func optionHelp() {
    for definition in CommandTable.definitions {
      for option in definition.pattern.options {
        #expect(!option.summary.isEmpty, "\(option.words[0]) of \(definition.pattern.text)")
      }
    }
  }

  @Test("What is chosen runs on: the ending fits")
  func endings() {
    func ending(_ marked: String, _ text: String) -> String? {
      let typed = Typed(marked)
      return Self.session.completion(of: typed.text, at: typed.cursor).candidates.first { $0.text == text }?
        .ending
    }
    #expect(ending("sca|", "scale") == " ")
    #expect(ending("node d|", "dev/") == "")
    #expect(ending("print rou|", "round") == "(")
    #expect(ending("include \"po|", "pools.aksl") == "\" ")
    #expect(ending("include \"po|\"", "pools.aksl") == "")
    #expect(ending("dev.cou|", "count") == "")
  }

  @Test("Any cut of any scenario gives an answer, and none that does not begin with what was typed")
  func everywhere() throws {
    let assistant = Assistant(Self.session)
    for file in Repository.files(below: "Tests/Scenarios/Language", extension: "aksl").prefix(12) {
      let text = String(try Repository.text(of: file).prefix(1500))
      for cursor in stride(from: 0, to: text.utf8.count, by: 7) {
        let completion = assistant.completion(of: text, at: cursor)
        #expect(completion.range.upperBound == cursor)
        let typed = String(decoding: Array(text.utf8)[completion.range], as: UTF8.self).lowercased()
        for candidate in completion.candidates.prefix(5) {
          let text = candidate.text.lowercased()
          let begins = text.hasPrefix(typed) || text.dropFirst().hasPrefix(typed)
          #expect(begins, "\(file) at \(cursor)")
        }
      }
    }
  }
}
