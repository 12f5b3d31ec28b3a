import AKSLInterpreter
import AKSLLanguage
import Foundation
import Testing

@testable import aksl

/// `grammar/aksl.ebnf` says what the parser does: neither more nor less.
@Suite struct GrammarTests {
  static let grammar = Result { try EBNF(Repository.text(Repository.grammar)) }

  @Test func everyRuleIsReached() throws {
    let grammar = try Self.grammar.get()
    var reached: Set = ["file", "verb"]
    var isGrowing = true
    while isGrowing {
      let next = reached.union(reached.flatMap { grammar.rules[$0]?.references ?? [] })
      isGrowing = next.count > reached.count
      reached = next
    }
    #expect(grammar.names.filter { !reached.contains($0) } == [])
  }

  // MARK: - What the grammar makes, the parser takes

  static let statements = [
    "file", "let", "assignment", "if", "for", "while", "repeat", "def", "return", "print", "fail", "assert",
    "check", "scenario", "expectation", "timed", "wait", "schedule", "param", "invariant", "include",
    "requires",
    "azure", "command", "filtered", "verb",
  ]

  @Test(arguments: statements) func parserTakes(_ rule: String) throws {
    var generator = SentenceGenerator(grammar: try Self.grammar.get(), seed: 1)
    for _ in 0..<200 {
      let sentence = generator.sentence(rule)
      let found = Parser.parse(SourceText(name: rule, sentence)).diagnostics
      if let first = found.first {
        Issue.record("\(first.code.name) \(first.title), at \(first.range.start):\n\(sentence)")
        return
      }
    }
  }

  /// The forms of verbs, with values that exist in the sandbox, are complete commands.
  @Test func verbsAreComplete() throws {
    var grammar = try Self.grammar.get()
    let values = [
      "pool": "dev", "cluster": "sandbox", "resource": "dev", "newPool": "web", "newCluster": "prod",
      "bareText": "eastus", "integer": "3", "duration": "5m", "version": "1.33",
      "newSnapshot": "calm", "snapshot": "(null)", "scheduleName": "(null)",
      "settingName": "strict", "timeZone": "UTC", "vmSize": "Standard_DS2_v2", "region": "eastus",
      "setting": "on", "topic": "scale", "item": "(null)", "mapItem": "{env: 1}", "days": "[d5]",
      "newWorkload": "api", "workload": "(\"api\")", "loadSubject": "dev/3", "cpu": "500m",
      "watched": "dev.count",
      "memory": "1Gi", "traceFile": "\"examples/traces/requests.json\"",
      "portion": "50%", "worldParts": "{name: \"prod\", agentPoolProfiles: []}",
    ]
    for (name, value) in values { grammar = grammar.replacing(name, by: .terminal(value)) }
    var generator = SentenceGenerator(grammar: grammar, seed: 1)
    var heads: Set<Substring> = []
    for _ in 0..<500 {
      let sentence = generator.sentence("verb")
      heads.insert(sentence.prefix { $0 != " " })
      var options = Session.Options()
      options.loadSource = IncludedFiles.load
      var session = Session(options: options)
      _ = session.run(SourceText(name: "verb", sentence), mode: .script) { event in
        // That an option stands only once, the grammar says in words; `(null)` is of no type.
        guard case .diagnostic(let diagnostic) = event.kind, !["R006", "R007"].contains(diagnostic.code.name)
        else { return }
        Issue.record("\(diagnostic.code.name) \(diagnostic.title):\n\(sentence)")
      }
    }
    #expect(heads.count > 10)
  }

  // MARK: - What is written, the grammar has

  static let sources: [Fence] =
    ((try? Sections.fences("aksl")) ?? [])
    + Repository.examples.map { path in
      Fence(info: "aksl", text: (try? Repository.text(path)) ?? "", document: path, line: 1)
    }

  @Test(arguments: sources) func grammarHas(_ source: Fence) throws {
    // All verbs of the documents are known ones.
    let grammar = try Self.grammar.get()
      .replacing("command", by: .sequence([.reference("verb"), .optional(.reference("matcher"))]))
    let words = GrammarWord.words(of: source.text)
    if let misfit = Recogniser(grammar).firstMisfit(words, rule: "file") {
      let before = words[max(0, misfit - 12)..<misfit].map(\.text).joined(separator: " ")
      let word = misfit < words.count ? words[misfit].text : "the end"
      Issue.record("\(source.testDescription): `\(word)` fits nowhere behind `\(before)`")
    }
  }

  /// A grammar that has everything proves nothing.
  @Test(arguments: [
    "let = 3", "scale dev 5", "pool dev stop now", "if a { print 1", "a == b == c", "print 1 2", "x = ",
    "a + ",
    "for x { }", "scenario { }", "f(1", "pool dev", "let if = 3", "show pools as xml", "{ a }", "1 .. 2 .. 3",
  ])
  func grammarHasNot(_ text: String) throws {
    let grammar = try Self.grammar.get()
      .replacing("command", by: .sequence([.reference("verb"), .optional(.reference("matcher"))]))
    #expect(Recogniser(grammar).firstMisfit(GrammarWord.words(of: text), rule: "file") != nil)
  }

  // MARK: - The part that is generated

  /// `AKSL_UPDATE=1 swift test --filter GrammarTests` writes it anew.
  @Test func commandsAreFresh() throws {
    let text = try Repository.text(Repository.grammar)
    let parts = text.split(separator: CommandGrammar.marker, maxSplits: 1, omittingEmptySubsequences: false)
    let wanted = parts[0] + CommandGrammar.marker + "\n\n" + CommandGrammar.text
    if ProcessInfo.processInfo.environment["AKSL_UPDATE"] == "1" {
      try Repository.write(wanted, to: Repository.grammar)
      return
    }
    #expect(text == wanted, "run: AKSL_UPDATE=1 swift test --filter GrammarTests")
  }
}
