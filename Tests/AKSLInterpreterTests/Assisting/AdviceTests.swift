import AKSLLanguage
import Testing

@testable import AKSLInterpreter

/// What is said of commands that are none: one complaint, and what was meant.
@Suite("Advice")
struct AdviceTests {
  @Test(
    "One form of a command has a page, too", arguments: ["pool scale", "workload replicas", "cluster update"])
  func pagesOfForms(topic: String) throws {
    let words = topic.split(separator: " ").map(String.init)
    let forms = try HelpPages.page(on: topic).sections.compactMap(\.heading)
    #expect(forms.allSatisfy { $0.hasPrefix(words[0]) && $0.contains(" \(words[1])") } && !forms.isEmpty)
    #expect(try HelpPages.page(on: words[0]).sections.count > forms.count)
  }

  @Test(
    "What was meant",
    arguments: [
      ("advance 5 hours", "`5h`"), ("advance 5", "`5h`"), ("after 5 minutes { stop dev }", "`5m`"),
      ("inject throttle on dev for 5 minutes", "`5m`"),
      ("wait 5", "`advance 5m`"), ("wait 5m", "`advance 5m`"), ("wait for dev", "`wait dev`"),
      ("stop pool dev", "`pool dev stop`"), ("start cluster sandbox", "`cluster sandbox start`"),
      ("stop pool dev nowait", "`pool dev stop nowait`"),
      ("pool stop dev", "`pool dev stop`"), ("pool create web", "`pool web add`"),
      ("pool web create", "`add`"), ("pool web create count 3", "`add`"), ("pool dev remove", "`delete`"),
      ("cluster prod add", "`create`"), ("create pool web", "`pool web add`"),
      ("delete pool dev", "`pool dev delete`"),
      ("delete dev", "`pool dev delete`"), ("remove sandbox", "`cluster sandbox delete`"),
      ("list pools", "`show pools`"),
      ("get nodes", "`show nodes`"), ("describe pool dev", "`show pool dev`"),
      ("cordon dev/3", "`node dev/3 cordon`"),
      ("drain dev/3", "`node dev/3 drain`"), ("upgrade dev to 1.34", "`pool dev upgrade to 1.34`"),
      ("autoscale dev 1..5", "`pool dev autoscale 1..5`"), ("dev scale to 5", "`pool dev scale`"),
      ("show bill", "`cost`"), ("show machines", "`nodes`"), ("load \"x.aksl\"", "include"),
      ("node 3 drain", "`dev/3`"), ("show node dev-3", "`dev/3`"), ("dev.stop()", "`pool dev stop`"),
      ("stop(dev)", "`stop <pool> [nowait]`"), ("scale(dev, 5)", "`scale <pool> to <count>"),
      ("wait until stopped", "`dev.state == Stopped`"), ("help scale dev", "`scale`"),
      ("help pool sacle", "`pool scale`"), ("help workload foo", "`workload`"),
      ("cluster sandbox ca-profile {}", "write `update ca-profile …`"),
      ("cluster sandbox autoscaler-profile {}", "write `update cluster-autoscaler-profile …`"),
      ("print pools.count", "`length`"),
      ("at 7pm { stop dev }", "`07:00` or `19:00`"), ("scal dev to 5", "`scale`"),
      ("pool dev stopp", "`stop`"),
      ("scale devv to 5", "`dev`"), ("print dev.cont", "`count`"), ("sleep 5m", "`advance 5m`"),
      ("restart dev", "`start`"), ("exit", "ends at its end"), ("kubectl get nodes", "no other program"),
      ("let x 5", "let n = 3"), ("dev.count = 5", "changed by commands"), ("dev.count++", "`n += 1`"),
      ("stop dev tonight", "`at 19:00 { stop dev }`"),
      ("scale dev to 3 every day", "as night { scale dev to 3 }"),
      ("compare over 1d", "`compare <names> over"), ("scale to 5", "`scale <pool> to"),
      ("plot over 24h", "`plot dev.nodes.running over …`"), ("set sped 60x", "`set speed 60x`"),
      ("show nodes where state = runing", "`print LIST where .state == …`"),
      ("scale dev to 5 mode=delete", "a blank"), ("scale dev to 5 --mode delete", "`mode`"),
    ])
  func meant(text: String, help: String) {
    var session = Session()
    var said: [String] = []
    var fixed: String?
    _ = session.run(SourceText(name: "<prompt>", text), mode: .prompt) { event in
      switch event.kind {
      case .diagnostic(let diagnostic):
        said.append(diagnostic.help ?? "")
        fixed = diagnostic.fixIt?.replacement ?? fixed
      case .faulted(let fault): said.append(fault.help ?? "")
      default: break
      }
    }
    #expect(said.count == 1, "one complaint: \(said)")
    #expect(said.first?.contains(help) == true, "\(said)")
  }

  @Test(
    "What is written in its place runs",
    arguments: [
      ("stop pool dev", "pool dev stop"), ("delete dev", "pool dev delete"),
      ("drain dev/3", "node dev/3 drain"),
      ("list pools", "show pools"), ("pool create web", "pool web add"), ("advance 5 hours", "advance 5h"),
    ])
  func runs(wrong: String, right: String) {
    #expect(!transcript(wrong).problems.isEmpty)
    #expect(transcript(right).problems.isEmpty)
  }
}
