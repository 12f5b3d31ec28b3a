import AKSLLanguage
import Testing

@testable import AKSLInterpreter

/// Words that only a prompt has: they are commands of the table, so that everything that knows commands knows them.
@Suite("Words of the prompt")
struct PromptCommandTests {
  private var session: Session {
    var options = Session.Options()
    options.isAtPrompt = true
    options.loadSource = { path, _ in
      path.hasSuffix("less.aksl")
        ? .success(SourceText(name: path, "scale dev to (dev.count - 1)\n"))
        : .failure(LoadFailure(reason: "no such file"))
    }
    options.listFiles = { _ in ["less.aksl", "notes.txt"] }
    return Session(options: options)
  }

  /// What a line says, and the first help on what is wrong in it.
  private func run(_ text: String, in session: inout Session) -> (
    said: [String], help: String?, title: String?
  ) {
    var transcript = Transcript()
    var (help, title): (String?, String?)
    _ = session.run(SourceText(name: "<prompt>", text), mode: .prompt) { event in
      transcript.add(event)
      switch event.kind {
      case .diagnostic(let diagnostic): (help, title) = (help ?? diagnostic.help, title ?? diagnostic.title)
      case .faulted(let fault): (help, title) = (help ?? fault.help, title ?? fault.title)
      default: break
      }
    }
    return (transcript.lines, help, title)
  }

  @Test(
    "Mistyped words are known",
    arguments: [
      ("histroy", "history"), ("exti", "exit"), ("quti", "quit"), ("lod \"less.aksl\"", "load"),
      ("unwach", "unwatch"),
    ])
  func near(text: String, meant: String) {
    var session = session
    #expect(run(text, in: &session).help == "did you mean `\(meant)`?")
  }

  @Test("Of a file that is no script the first mistakes are told, and how many more there are")
  func manyMistakes() {
    var session = session
    session.options.loadSource = { path, _ in
      .success(SourceText(name: path, (1...40).map { "root\($0):x:0\n" }.joined()))
    }
    let said = transcript("load passwd.aksl", in: &session)
    // One is of the line that loads it.
    #expect(said.problems.count == 6, "\(said.lines)")
    #expect(said.lines.last?.contains("… and 35 more in passwd.aksl") == true, "\(said.lines)")
    // A check tells all.
    let checked = transcript((1...40).map { "root\($0):x:0\n" }.joined(), in: &session, mode: .script)
    #expect(checked.problems.count == 40)
  }

  @Test("They are wishes, wherever they stand in a line")
  func wishes() {
    var session = session
    #expect(run("history", in: &session).said == ["wished: history(nil)"])
    #expect(run("print 1; history 3", in: &session).said == ["1", "wished: history(Optional(3))"])
    #expect(run("help tour", in: &session).said == ["wished: tour"])
    #expect(run("print 1; exit; print 2", in: &session).said == ["1", "wished: leave"])
    #expect(session.outcome.wantsToLeave)
    #expect(run("if dev.count == 10 { quit }", in: &session).said == ["wished: leave"])
  }

  @Test(
    "What they do not take is said",
    arguments: [
      ("history x", "a whole number"), ("history 0", "1 or more"), ("exit now", "end of the command"),
      ("load", "a file"),
      ("load 3", "a file"), ("load less.aksl more.aksl", "`load` takes one file"),
      ("history 1 2", "end of the command"),
      ("plan exit", "a command that does something"),
    ])
  func wrong(text: String, expected: String) {
    var session = session
    var said = ""
    _ = session.run(SourceText(name: "<prompt>", text), mode: .prompt) { event in
      switch event.kind {
      case .diagnostic(let diagnostic):
        said += [diagnostic.title, diagnostic.expected, diagnostic.help].compactMap { $0 }.joined(
          separator: " ")
      case .faulted(let fault): said += fault.title
      default: break
      }
    }
    #expect(said.contains(expected), "\(said)")
  }

  @Test(
    "load takes a file with quotes or without, each time, with statements behind it",
    arguments: [
      "load less.aksl", "load \"less.aksl\"", "load ./less.aksl", "load ../dir/less.aksl",
      "load /tmp/a-b/less.aksl",
      "load dir/less.aksl", "print 1; load less.aksl",
    ])
  func load(text: String) {
    var session = session
    for _ in 0..<2 { #expect(transcript(text, in: &session).problems.isEmpty) }
    #expect(run("\(text); dev.count", in: &session).said.last == "= 7")
  }

  @Test("What cannot be loaded is shown as it was typed")
  func missing() {
    var session = session
    var place: Place?
    _ = session.run(SourceText(name: "<prompt>", "load nofile.aksl"), mode: .prompt) {
      place = place ?? $0.place
    }
    #expect(place?.source.text(in: place?.range ?? .init(start: 0, end: 0)) == "nofile.aksl")
    let (_, help, title) = run("load nofile.aksl", in: &session)
    #expect(title == "cannot read `nofile.aksl`: no such file")
    #expect(help?.contains("started") == true)
  }

  @Test("A script, and a file that is loaded, have none of them")
  func scripts() {
    for text in ["exit", "load \"less.aksl\"", "history"] {
      #expect(transcript(text).problems.map(\.code) == ["R001"])
      var options = session.options
      options.loadSource = { _, _ in .success(SourceText(name: "less.aksl", text)) }
      var session = Session(options: options)
      #expect(transcript("load less.aksl", in: &session).problems.map(\.code).contains("R001"))
    }
  }

  @Test("They are offered, coloured and explained as others are")
  func assistance() throws {
    let session = session
    func offered(_ text: String) -> [String] {
      session.completion(of: text, at: text.utf8.count).candidates.map(\.text)
    }
    #expect(offered("hist") == ["history"])
    #expect(offered("print 1; ex") == ["expect", "explain", "exit"])
    #expect(offered("load ").contains("\"less.aksl") && !offered("load ").contains("\"notes.txt"))
    #expect(session.hint(after: "load ") == "<file>")
    #expect(session.highlights(of: "history 20").map(\.role) == [.verb, .number])
    #expect(session.highlights(of: "load less.aksl").allSatisfy { !$0.isError })
    #expect(session.highlights(of: "histroy").contains { $0.isError })
    for head in CommandTable.promptHeads {
      #expect(try !HelpPages.page(on: head).sections.isEmpty)
      #expect(!HelpPages.summary(ofVerb: head).isEmpty)
      #expect(!session.possibilities(in: head + " ", at: head.utf8.count + 1).isEmpty)
    }
    #expect(Session().completion(of: "hist", at: 4).candidates.isEmpty)
  }

  @Test(
    "Files that are written need no quotes either",
    arguments: [
      "save session s.aksl", "save world dir/w.aksl", "save session ./s.aksl", "save world /tmp/w.aksl",
    ])
  func saving(text: String) {
    var session = session
    session.options.saveSource = { path, _, _, _ in
      text.hasSuffix(" \(path)") ? nil : LoadFailure(reason: path)
    }
    #expect(transcript(text, in: &session).problems.isEmpty)
  }
}
