import AKSLInterpreter
import AKSLLanguage
import AzureCLI
import Shell
import Testing

/// Commands of az that a shell asks for: what fails is an answer, and never the end of the run.
@Suite("Answers of az to a shell")
struct AzureAnswerTests {
  private static let pool = "-n dev --cluster-name sandbox -g sandbox-rg"

  /// Asks for the commands one after the other.
  private func answers(
    _ lines: [String], in session: inout Session, _ emit: (RunEvent) -> Void = { _ in }
  ) -> [(answer: AzureAnswer, outcome: RunOutcome)] {
    lines.map { line in
      let source = SourceText(name: "page.md", line)
      let words = ShellLine(line) { _ in .missing }.words
      let place = Place(source: source, range: SourceRange(start: 0, end: UInt32(line.utf8.count)))
      return session.azure(words, at: place, emit: emit)
    }
  }

  /// A word of the line, or of the command itself, that only running shows.
  @Test func wordsThatAreKnownWhileRunning() {
    var session = Session()
    let text = """
      let C = "aks"
      az $C list -o none
      let M = "Gateway"
      expect error "--mode Gateway is not supported here" { az aks nodepool update --mode $M \(Self.pool)
      }
      az $M list
      """
    var faults: [FaultReport] = []
    let outcome = session.run(SourceText(name: "a.aksl", text), mode: .script) { event in
      if case .faulted(let fault) = event.kind { faults.append(fault) }
    }
    #expect(outcome.exitCode == 4)
    #expect(faults.map(\.title) == ["'gateway' is misspelled or not recognized by the system."])
    #expect(faults.map(\.azureStatus) == [2])
    var lacking: [FaultReport] = []
    _ = session.run(
      SourceText(name: "b.aksl", "let N = \"Gateway\"\naz aks nodepool update --mode $N \(Self.pool)"),
      mode: .script
    ) { event in
      if case .faulted(let fault) = event.kind { lacking.append(fault) }
    }
    #expect(lacking.map(\.code) == ["A005"] && lacking.map(\.azureStatus) == [nil], "az is not to blame")
  }

  @Test func whatIsIgnoredIsSaid() {
    var session = Session()
    let found = answers(
      ["az aks update -g sandbox-rg -n sandbox --enable-keda --tags a=b --enable-vpa"], in: &session)
    #expect(found[0].answer.status == 0)
    #expect(
      found[0].answer.notes == ["ignored, since nothing of it is modelled: --enable-keda, --enable-vpa"])
  }

  @Test func questionsWithoutATerminal() {
    var session = Session()
    let found = answers(["az aks delete -g sandbox-rg -n sandbox"], in: &session)
    #expect(
      found[0].answer.errors
        == "WARNING: Unable to prompt for confirmation as no tty available. Use --yes.\nERROR: Operation cancelled.\n"
    )
    #expect(found[0].answer.status == 1)
  }

  /// One spelling of a region, whoever gives it.
  @Test func regions() {
    var session = Session()
    let text = """
      cluster one create location "West Europe"
      assert one.location == "westeurope"
      az aks create -g sandbox-rg -n two -l "West Europe"
      assert two.location == "westeurope"
      world from {name: "three", location: "West Europe", agentPoolProfiles: []}
      assert three.location == "westeurope"
      """
    let outcome = session.run(SourceText(name: "a.aksl", text), mode: .script) { _ in }
    #expect(outcome.exitCode == 0)
  }

  @Test(
    "Help on az suggests what was meant",
    arguments: [
      ("az aks nodpool", "az aks nodepool"), ("aks", "az aks"),
      ("aks nodepool scael", "az aks nodepool scale"),
      ("az aks nodepool scalee", "az aks nodepool scale"),
    ])
  func help(topic: String, meant: String) {
    var session = Session()
    var faults: [FaultReport] = []
    _ = session.run(SourceText(name: "a.aksl", "help \(topic)"), mode: .script) { event in
      if case .faulted(let fault) = event.kind { faults.append(fault) }
    }
    #expect(faults.map(\.help) == ["did you mean `\(meant)`?"])
  }

  @Test func aCommandRunsToItsEnd() throws {
    var session = Session()
    let before = session.now
    var ended: [Place?] = []
    let answer = answers(["az aks nodepool stop \(Self.pool)"], in: &session) { event in
      if case .completed = event.kind { ended.append(event.place) }
    }
    #expect(answer[0].answer.status == 0 && answer[0].answer.errors.isEmpty)
    #expect(answer[0].outcome == RunOutcome())
    #expect(session.now > before)
    #expect(ended.compactMap { $0?.source.name } == ["page.md"])
    var script = session
    let outcome = script.run(SourceText(name: "a.aksl", "assert dev.state == Stopped"), mode: .script) { _ in
    }
    #expect(outcome.exitCode == 0)
  }

  @Test func failuresAreAnswers() {
    var session = Session()
    var said = 0
    let found = answers(
      [
        "az aks nodepool stop --cluster-name sandbox -g sandbox-rg",
        "az aks nodepool scale -c 10 \(Self.pool)",
        "az aks nodepool stop -n system --cluster-name sandbox -g sandbox-rg",
        "az aks nodepool show -n nobody --cluster-name sandbox -g sandbox-rg",
        "az aks nodepool show \(Self.pool) -o none",
      ], in: &session
    ) { event in
      if case .refused = event.kind { said += 1 }
      if case .faulted = event.kind { said += 1 }
    }
    #expect(found.map(\.answer.status) == [2, 1, 1, 3, 0])
    #expect(found.allSatisfy { $0.outcome == RunOutcome() && $0.answer.output.isEmpty })
    #expect(
      found[0].answer.errors
        == "ERROR: the following arguments are required: --nodepool-name/--name/-n\n")
    #expect(
      found[1].answer.errors == "ERROR: The new node count is the same as the current node count.\n")
    #expect(found[2].answer.errors.hasPrefix("ERROR: (OperationNotAllowed) "))
    #expect(found[2].answer.errors.contains("\nCode: OperationNotAllowed\nMessage: "))
    #expect(found[4].answer.errors.isEmpty)
    #expect(said == 0)
  }

  @Test func otherCommandsAreNotSupported() {
    var session = Session()
    let found = answers(["az vm list", "az aks nodepool show \(Self.pool)"], in: &session)
    #expect(found.map(\.answer.isSupported) == [false, true])
  }

  /// What a shell asks for leaves nothing behind in the session but the changed world.
  @Test func scriptsGoOnAfterwards() {
    var session = Session()
    let start = SourceText(name: "a.aksl", "let n = 3; def twice(x) { return x * 2 }")
    #expect(session.run(start, mode: .script) { _ in }.exitCode == 0)
    _ = answers(Array(repeating: "az aks nodepool scale -c 4 \(Self.pool)", count: 3), in: &session)
    let rest = SourceText(
      name: "b.aksl", "assert dev.count == 4 and twice(n) == 6; undo; assert dev.count == 10")
    #expect(session.run(rest, mode: .script) { _ in }.exitCode == 0)
  }

  /// A schedule that fails meanwhile is no answer of az's.
  @Test func schedulesFailForThemselves() {
    var session = Session()
    let start = SourceText(name: "a.aksl", "after 5s { pool system stop }")
    #expect(session.run(start, mode: .script) { _ in }.exitCode == 0)
    var refusals = 0
    let found = answers(["az aks nodepool stop \(Self.pool)"], in: &session) { event in
      if case .refused = event.kind { refusals += 1 }
    }
    #expect(found[0].answer.status == 0)
    #expect(refusals == 1)
    #expect(found[0].outcome.hasStopped)
  }
}
