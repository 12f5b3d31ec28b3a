import AKSLLanguage
import Testing

@testable import AKSLInterpreter

@Suite("Highlights")
struct HighlightTests {
  /// The parts of a text: each with its role, `!` where it is wrong.
  private func parts(_ text: String, cursor: Int? = nil) -> [String] {
    let bytes = Array(text.utf8)
    return CompletionTests.session.highlights(of: text, cursor: cursor).map {
      "\(String(decoding: bytes[$0.range], as: UTF8.self)):\($0.role.rawValue)\($0.isError ? "!" : "")"
    }
  }

  @Test(
    "Roles",
    arguments: [
      (
        "scale dev to 5 mode delete",
        "scale:verb dev:placeName to:optionWord 5:number mode:optionWord delete:value"
      ),
      ("let x = 3h + 5m", "let:keyword x:variable =:operator 3h:duration +:operator 5m:duration"),
      ("print x1", "print:keyword x1:name!"),
      (
        "for p in pools { print p.name }",
        "for:keyword p:variable in:keyword pools:property {:punctuation print:keyword p:variable .:punctuation name:property }:punctuation"
      ),
      (
        "print \"a ${dev.count} b\"",
        "print:keyword \"a :text ${:interpolation dev:placeName .:punctuation count:property }:interpolation  b\":text"
      ),
      ("print $1.50 # why", "print:keyword $1.50:money # why:comment"),
      ("node dev/3 cordon", "node:verb dev/3:placeName cordon:optionWord"),
      (
        "az aks show -g \"a b\" --name x",
        "az:azureCommand aks:azureCommand show:azureCommand -g:azureOption \"a b\":azureValue --name:azureOption x:azureValue"
      ),
      ("plan az aks list", "plan:verb az:azureCommand aks:azureCommand list:azureCommand"),
      ("wobble 3", "wobble:unknownVerb! 3:number"),
      ("double(wanted)", "double:function (:punctuation wanted:variable ):punctuation"),
      (
        "assert dev.state == Running",
        "assert:keyword dev:placeName .:punctuation state:property ==:operator Running:value"
      ),
      ("dev", "dev:placeName"), ("wanted", "wanted:variable"),
      (
        "at d3 07:00 { stop dev }",
        "at:keyword d3:name 07:00:duration {:punctuation stop:verb dev:placeName }:punctuation"
      ),
      ("print true, null", "print:keyword true:value ,:punctuation null:value"),
      ("cancel night", "cancel:verb night:name"),
      ("branch b { stop dev }", "branch:keyword b:name {:punctuation stop:verb dev:placeName }:punctuation"),
      ("set strict on", "set:verb strict:name on:value"),
      (
        "pool x add tags {env: \"dev\"}",
        "pool:verb x:placeName add:optionWord tags:optionWord {:punctuation env:property ::punctuation \"dev\":text }:punctuation"
      ),
      (
        "scale dev to 1001 expect error InvalidParameter",
        "scale:verb dev:placeName to:optionWord 1001:number expect:keyword error:keyword InvalidParameter:value"
      ),
    ])
  func roles(text: String, expected: String) {
    #expect(parts(text).joined(separator: " ") == expected)
  }

  @Test(
    "What is wrong, with the cursor elsewhere",
    arguments: [
      ("scale dv to 5", ["dv"]), ("scale dev to five", ["five"]), ("show pols", ["pols"]),
      ("dev.cuont", ["cuont"]), ("scale dev", ["v"]), ("advance 5", ["5"]), ("print 1 +", []),
      ("for p in pools {", []), ("print \"abc", []), ("print (1", []), ("if true { scal }", ["scal"]),
      ("az aks shwo", ["shwo"]), ("az aks show -g x", ["x"]), ("}", ["}"]),
      ("scale dev to 5 mode deletee", ["deletee"]), ("include \"nothing.aksl\"; wobble", []),
      ("print 1; scal dev to 5; print 2", ["scal"]), ("restore nothing", ["nothing"]),
    ])
  func mistakes(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let found = CompletionTests.session.highlights(of: text, cursor: 0).filter(\.isError)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(found == expected, "\(text)")
  }

  @Test(
    "Nothing is wrong yet while it can still become right",
    arguments: [
      "s|", "sc|", "scal|", "scale|", "scale |", "scale d|", "scale dev|", "scale dev |", "scale dev t|",
      "scale dev to |", "scale dev to 5 m|", "scale dev to 5 mode |", "scale dev to 5 mode dea|", "show po|",
      "dev.|", "dev.c|", "dev.nodes.runn|", "advance 5|", "advance |", "let |", "let x|", "let x |",
      "let x = |",
      "for |", "for p|", "for p |", "for p in |", "for p in po|", "for p in pools |", "for p in pools { sc|",
      "if dev.count > 3 { scale d| }", "print \"${dev.cou|", "az |", "az aks|", "az aks |",
      "az aks nodepool sc|",
      "az aks nodepool scale --clu|", "az aks nodepool scale --cluster-name |", "az aks nodepool scale |",
      "expect |", "expect error |", "expect error Inva|", "every |", "every week|", "eventually |", "set |",
      "set stri|",
      "restore ca|", "pool dev upgrade to 1.|", "pool dev upgrade to 1.3|", "node dev/|", "print max(|",
      "print max(1, |",
      "assert dev.state == Stop|", "scenario |", "scenario \"a\"|", "include |", "include \"po|",
      "requires |", "requires mo|",
      "invariant \"x\": |", "def |", "def f|", "def f(|", "wait until |",
      "wait until dev.state == Stopped wi|",
      "world from \"|", "return|", "why ap|", "pool ne|", "pool new a|", "snapshot x|", "branch n|",
      "scenario \"a\" each m|", "plan sc|", "explain sc|",
    ])
  func unfinished(marked: String) {
    let typed = Typed(marked)
    let wrong = CompletionTests.session.highlights(of: typed.text, cursor: typed.cursor).filter(\.isError)
    #expect(wrong.isEmpty, "\(marked)")
  }

  @Test(
    "What cannot become right is wrong at once",
    arguments: [
      "wobble|", "scale dv|", "show pixels|", "dev.zz|", "scale dev tu|", "scale dev to 5 mode x|",
      "print zebra|",
      "restore nowhere|", "scale dv to 5 |",
    ])
  func hopeless(marked: String) {
    let typed = Typed(marked)
    let wrong = CompletionTests.session.highlights(of: typed.text, cursor: typed.cursor).filter(\.isError)
    #expect(!wrong.isEmpty, "\(marked)")
  }

  @Test(
    "A name that can become none is wrong as a whole", arguments: ["scale dvv", "pool dev add", "wobble"])
  func wholeWord(text: String) {
    let wrong = CompletionTests.session.highlights(of: text, cursor: text.utf8.count).filter(\.isError)
    let word = text.utf8.count - (text.split(separator: " ").last?.utf8.count ?? 0)..<text.utf8.count
    #expect(text == "pool dev add" ? wrong.isEmpty : wrong.map(\.range) == [word], "\(wrong)")
  }

  @Test("The further lines of a text that is open are text, and nothing is offered there")
  func openText() {
    let text = "print 1; print \"a\nshow po"
    let session = CompletionTests.session
    let parts = session.highlights(of: text, cursor: text.utf8.count)
    #expect(parts.last?.role == .text && parts.last?.range == 15..<text.utf8.count, "\(parts)")
    #expect(session.completion(of: text, at: text.utf8.count).candidates.isEmpty)
    #expect(session.possibilities(in: text, at: text.utf8.count).isEmpty)
    #expect(session.hint(after: text) == nil)
  }

  @Test("Parts are in order and don't overlap, of any beginning of any scenario")
  func order() throws {
    let assistant = Assistant(CompletionTests.session)
    for file in Repository.files(below: "Tests/Scenarios/Language", extension: "aksl").prefix(12) {
      let text = String(try Repository.text(of: file).prefix(1500))
      for end in stride(from: 0, through: text.count, by: 11) {
        let part = String(text.prefix(end))
        var place = 0
        for highlight in assistant.highlights(of: part) {
          #expect(highlight.range.lowerBound >= place && !highlight.range.isEmpty)
          place = highlight.range.upperBound
        }
        #expect(place <= part.utf8.count)
      }
    }
  }

  @Test("Whole scenarios are right, and each of their words has a role")
  func scenarios() throws {
    for file in Repository.files(below: "Tests/Scenarios/Language", extension: "aksl").prefix(12) {
      let text = try Repository.text(of: file)
      var options = Session.Options.inRepository
      options.world = .sandbox
      let found = Session(options: options).highlights(of: text).filter(\.isError)
      #expect(found.isEmpty, "\(file): \(found.prefix(3))")
    }
  }
}
