import AKSLInterpreter
import AKSLLanguage
import Testing

/// `plan az …` and `explain az …`.
@Suite("What would come of a line of az")
struct AzureInquiryTests {
  private static let dev = "-n dev -g sandbox-rg --cluster-name sandbox"

  private func run(_ text: String) -> (
    exhibits: [Exhibit], faults: [FaultReport], codes: [String], session: Session
  ) {
    var session = Session()
    var (exhibits, faults, codes): ([Exhibit], [FaultReport], [String]) = ([], [], [])
    _ = session.run(SourceText(name: "a.aksl", text), mode: .script) { event in
      switch event.kind {
      case .shown(let exhibit): exhibits.append(exhibit)
      case .faulted(let fault): faults.append(fault)
      case .diagnostic(let diagnostic): codes.append(diagnostic.code.name)
      default: break
      }
    }
    return (exhibits, faults, codes, session)
  }

  private func text(_ datum: Datum, _ key: String) -> String {
    guard case .map(let entries) = datum,
      case .text(let text)? = entries.first(where: { $0.key == key })?.value
    else { return "" }
    return text
  }

  @Test("The same as of the command of the language, and nothing is done")
  func plan() throws {
    let mine = run("plan scale dev to 4")
    let az = run(
      "let n = 4\nplan az aks nodepool scale \(Self.dev) \\\n  -c $n --no-wait\nassert dev.count == 10")
    #expect(az.faults.isEmpty && az.codes.isEmpty)
    let (a, b) = (try #require(mine.exhibits.first), try #require(az.exhibits.first))
    #expect(a.rows == b.rows && b.title == "plan az aks nodepool scale \(Self.dev) -c $n --no-wait")
    #expect(text(b.data, "verdict") == "done")
  }

  @Test("In a format, as any other plan")
  func formats() throws {
    for word in ["plan", "explain"] {
      let line = "\(word) az aks nodepool stop \(Self.dev)"
      let table = try #require(run(line).exhibits.first)
      for (name, format) in [
        ("json", Exhibit.Format.json), ("yaml", .yaml), ("csv", .csv), ("table", .table),
      ] {
        let exhibit = try #require(run("\(line) \\\n  as \(name)").exhibits.first, "\(word) \(name)")
        #expect(exhibit.format == format && exhibit.title == table.title && exhibit.data == table.data)
      }
    }
    // Anything else is az's, and a word in quotes is a value.
    #expect(run("plan az aks nodepool stop \(Self.dev) as xml").codes == ["A001"])
    #expect(run("plan az aks nodepool update \(Self.dev) --tags as 'json'").exhibits.first?.format == .table)
  }

  @Test("A refusal of Azure's, and one of az's own")
  func refusals() throws {
    let system = "az aks nodepool stop -n system -g sandbox-rg --cluster-name sandbox"
    for word in ["plan", "explain"] {
      let refused = try #require(run("\(word) \(system)").exhibits.first)
      #expect(text(refused.data, "verdict") == "refused")
      let same = try #require(run("\(word) az aks nodepool scale \(Self.dev) -c 10").exhibits.first)
      #expect(text(same.data, "verdict") == "refused")
      #expect(
        same.text?.contains("The new node count is the same as the current node count.")
          ?? same.sections.contains {
            $0.lines.contains { $0.contains("The new node count is the same as the current node count.") }
          })
    }
  }

  @Test("What only reads, and what asks for several things")
  func others() throws {
    let list = try #require(run("explain az aks list").exhibits.first)
    #expect(text(list.data, "verdict") == "none")
    let delete = try #require(run("plan az group delete -n sandbox-rg --yes").exhibits.first)
    #expect(text(delete.data, "verdict") == "done" && delete.rows.contains { $0[0] == "cluster sandbox" })
  }

  @Test("What there is nothing to say of")
  func nothing() {
    let wait = run("plan az aks nodepool wait \(Self.dev) --created")
    #expect(wait.faults.map(\.name) == ["InvalidValue"] && wait.faults[0].azureStatus == nil)
    #expect(run("explain az aks list -h").faults.map(\.name) == ["InvalidValue"])
    #expect(run("plan az aks nodepool scale --nme dev").codes == ["A002"])
    #expect(run("plan az aks list $GROUP").codes == ["A005"])
    #expect(run("plan az").codes == ["R001"])
  }

  @Test("It may stand in blocks, schedules and scenarios, and expect a refusal of nothing")
  func places() {
    let found = run(
      """
      scenario "a" {
        plan az aks nodepool stop \(Self.dev)
        assert dev.state == Running
      }
      at 1:00 {
        explain az aks nodepool stop \(Self.dev)
      }
      advance 2h
      """)
    #expect(found.faults.isEmpty && found.codes.isEmpty && found.exhibits.count == 2)
  }

  @Test("A failure of az tells all its lines, and its own status")
  func failures() {
    let wait = run("az aks nodepool wait \(Self.dev) --deleted --interval 0").faults
    #expect(wait.map(\.title) == ["The command failed with an unexpected error. Here is the traceback:"])
    #expect(wait.map(\.details) == ["range() arg 3 must not be zero"] && wait[0].azureStatus == 1)
    let query = run("let q = \"a[\"\naz aks list --query $q").faults
    #expect(query.map(\.azureStatus) == [2])
    let group = run("az group show -n x").faults
    #expect(
      group.map(\.details) == ["Code: ResourceGroupNotFound\nMessage: Resource group 'x' could not be found."]
    )
    #expect(
      run("expect error \"must not be zero\" {\naz aks nodepool wait \(Self.dev) --deleted --interval 0\n}")
        .faults.isEmpty)
  }
}
