import AKSLLanguage
import Testing

@testable import AKSLInterpreter

/// `help tour` and the other pages of `help`.
@Suite("Help")
struct TourTests {
  @Test("The tour is the guide in the repository, word for word")
  func document() throws { #expect(try Repository.text(of: "examples/ten-steps.md") == Tour.document) }

  @Test("It has ten steps, each with something to say and something to run")
  func steps() {
    #expect(Tour.steps.count == 10)
    for (number, step) in Tour.steps.enumerated() {
      #expect(step.title.hasPrefix("\(number + 1). "))
      #expect(!step.statements.isEmpty && !step.paragraphs.isEmpty || number == 3, "\(step.title)")
      for text in step.paragraphs + step.remarks {
        #expect(!text.contains("](") && !text.contains("```"), "\(text)")
      }
    }
  }

  @Test("It runs through, in a world of its own")
  func play() {
    var session = Session()
    _ = transcript("pool dev delete; let kept = 3", in: &session)
    let now = session.now
    let said = transcript("help tour", in: &session)
    #expect(said.problems.isEmpty, "\(said.problems)")
    #expect(said.lines.filter { $0.hasPrefix("shown: tour: ") && !$0.contains("page") }.count >= 10)
    #expect(session.now == now)
    #expect(transcript("kept", in: &session).lines == ["= 3"])
    #expect(transcript("pools.length", in: &session).lines == ["= 1"])
  }

  @Test("Ctrl-C ends it")
  func interruption() {
    var session = Session()
    #expect(transcript("help tour", in: &session, shouldStop: { true }).exitCode == 130)
  }

  @Test("Every topic has a page and a line", arguments: HelpPages.topics)
  func topics(topic: String) throws {
    if topic != "tour" { #expect(try !HelpPages.page(on: topic).sections.isEmpty) }
    #expect(!HelpPages.summary(of: topic).isEmpty, "\(topic)")
  }

  @Test("Every construct's example runs", arguments: Construct.all.map(\.example))
  func constructs(example: String) {
    // A file of the reader's own, or what is no statement by itself.
    if example.hasPrefix("include") { return #expect(example.hasSuffix("\"")) }
    let said = transcript(example, options: Session.Options())
    #expect(said.problems.isEmpty, "\(said.lines)")
  }

  @Test("Every word that begins a statement has a page")
  func words() {
    for candidate in Assistant.statementWords where candidate.text != "az" {
      let isKnown =
        Construct.named(candidate.text) != nil || !CommandTable.definitions(withHead: candidate.text).isEmpty
      #expect(isKnown && !candidate.help.isEmpty, "\(candidate.text)")
    }
  }

  @Test(
    "Near words are suggested",
    arguments: [
      ("scal", "scale"), ("promt", "prompt"), ("tuor", "tour"), ("scale-down-mod", "scale-down-mode"),
    ])
  func near(asked: String, meant: String) {
    var session = Session()
    var help: String?
    _ = session.run(SourceText(name: "<prompt>", "help \(asked)"), mode: .prompt) { event in
      if case .faulted(let fault) = event.kind { help = fault.help }
    }
    #expect(help?.contains(meant) == true, "\(help ?? "")")
  }
}
