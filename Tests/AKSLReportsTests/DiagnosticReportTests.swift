import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import Foundation
import Testing

/// What `check` finds, in its four forms.
@Suite struct DiagnosticReportTests {
  private static let source = SourceText(
    name: "a b/nîght.aksl", "print \"é\"; assert dev.count = 10\npool dev delete\n")

  private static func text(_ report: some DiagnosticReport, _ sources: [SourceText] = [source]) -> String {
    var report = report
    var text = ""
    for source in sources { report.report(Session().check(source), in: source) { text += $0 } }
    report.finish { text += $0 }
    return text
  }

  @Test func long() {
    #expect(
      Self.text(LongDiagnosticReport(style: .plain)) == """
        error[S023]: `=` does not compare
         --> a b/nîght.aksl:1:29
          |
        1 | print "é"; assert dev.count = 10
          |                             ^ `==` was meant?
          |
          = help: compare with `==`; only `NAME = value` assigns, and what Azure holds is changed by commands

        1 error and no warnings in 1 source

        """)
    #expect(
      Self.text(LongDiagnosticReport(style: .plain, hasSummary: false), [SourceText(name: "a", "undo")]) == ""
    )
  }

  @Test func short() {
    #expect(
      Self.text(ShortDiagnosticReport()) == "a b/nîght.aksl:1:29: error[S023]: `=` does not compare\n")
    let labelled = SourceText(name: "x", "pool dev delete\nprint dev.count")
    #expect(Self.text(ShortDiagnosticReport(), [labelled]).hasSuffix("\nx:1:1: note: deleted here\n"))
    // Every mistake of a line of az has its own.
    let az = SourceText(
      name: "x", "az aks nodepool update --node-count 5 --node-pool a --cluster-name c -g r")
    #expect(
      Self.text(ShortDiagnosticReport(), [az]) == """
        x:1:39: error[A002]: the following arguments are required: --nodepool-name/--name/-n
        x:1:24: note: unrecognized arguments: --node-count 5

        """)
  }

  @Test func json() {
    #expect(
      Self.text(JSONDiagnosticReport()) == """
        {"type":"diagnostic","at":null,"file":"a b/nîght.aksl","line":1,"column":29,"severity":"error",\
        "code":"S023","message":"`=` does not compare","endLine":1,"endColumn":30,"offset":29,"endOffset":30,\
        "label":"`==` was meant?",\
        "labels":[],"expected":null,"help":"compare with `==`; only `NAME = value` assigns, and what Azure holds is \
        changed by commands","fix":{"line":1,"column":29,"endLine":1,"endColumn":30,"offset":29,"endOffset":30,\
        "replacement":"==","isGuess":false}}

        """)
    let labelled = SourceText(name: "x", "pool dev delete\nprint dev.count")
    #expect(
      Self.text(JSONDiagnosticReport(), [labelled]).contains(
        """
        "labels":[{"line":1,"column":1,"endLine":1,"endColumn":16,"offset":0,"endOffset":15,"message":"deleted here"}]
        """))
    #expect(Self.text(JSONDiagnosticReport(), [SourceText(name: "x", "undo")]) == "")
  }

  // MARK: - SARIF

  private func sarif(_ sources: [SourceText]) throws -> [String: Any] {
    let text = Self.text(SARIFDiagnosticReport(version: "1.2.3"), sources)
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// What the specification requires of the objects that we write (SARIF 2.1.0, sections 3.13 to 3.55):
  /// a log has `version` and `runs` (3.13), a run `tool` (3.14), a tool `driver` (3.18), a driver `name` (3.19);
  /// a rule has an `id`, each once (3.49); a result a `message` with a `text` (3.27, 3.11) and, if it has both, a
  /// `ruleIndex` that leads to its `ruleId` (3.52); a region counts lines and columns from 1 (3.30); a fix has
  /// `artifactChanges` (3.55), each with a location and at least one replacement (3.56), which has a
  /// `deletedRegion` (3.57); a URI reference has no characters that RFC 3986 does not allow (3.4.3).
  @Test func sarifHasWhatItMustHave() throws {
    let wrong = CodeBook.pages.compactMap { page in
      page.wrong.map { SourceText(name: "\(page.code.name) ä.aksl", $0) }
    }
    let log = try sarif(wrong)
    let logVersion = log["version"] as? String
    #expect(logVersion == "2.1.0")
    let runs = try #require(log["runs"] as? [[String: Any]])
    let run = try #require(runs.first)
    let columnKind = run["columnKind"] as? String
    #expect(runs.count == 1 && columnKind == "unicodeCodePoints")
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let name = driver["name"] as? String
    let version = driver["version"] as? String
    #expect(name == "aksl" && version == "1.2.3")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let ids = rules.compactMap { $0["id"] as? String }
    #expect(ids.count == rules.count && Set(ids).count == ids.count)
    for rule in rules {
      let description = rule["shortDescription"] as? [String: Any]
      #expect(description?["text"] is String)
      let level = (rule["defaultConfiguration"] as? [String: Any])?["level"] as? String
      #expect(level == "error" || level == "warning")
    }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count > 60)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      let (id, level) = (result["ruleId"] as? String, result["level"] as? String)
      #expect(ids[index] == id)
      #expect(level == rules[index].level)
      let message = try #require((result["message"] as? [String: Any])?["text"] as? String)
      #expect(!message.isEmpty)
      let locations = try #require(result["locations"] as? [[String: Any]])
      for location in locations + (result["relatedLocations"] as? [[String: Any]] ?? []) {
        try checkPlace(try #require(location["physicalLocation"] as? [String: Any]))
      }
      for fix in result["fixes"] as? [[String: Any]] ?? [] {
        let changes = try #require(fix["artifactChanges"] as? [[String: Any]])
        #expect(!changes.isEmpty)
        for change in changes {
          try checkArtifact(change)
          let replacements = try #require(change["replacements"] as? [[String: Any]])
          #expect(!replacements.isEmpty)
          for replacement in replacements {
            try checkRegion(try #require(replacement["deletedRegion"] as? [String: Any]))
          }
        }
      }
    }
    #expect(results.contains { $0["fixes"] != nil } && results.contains { $0["relatedLocations"] != nil })
  }

  private func checkPlace(_ place: [String: Any]) throws {
    try checkArtifact(place)
    try checkRegion(try #require(place["region"] as? [String: Any]))
  }

  private func checkArtifact(_ holder: [String: Any]) throws {
    let uri = try #require((holder["artifactLocation"] as? [String: Any])?["uri"] as? String)
    #expect(uri.wholeMatch(of: /[-A-Za-z0-9._~\/%:]+/) != nil, "\(uri)")
    #expect(uri.removingPercentEncoding?.hasSuffix(" ä.aksl") == true)
  }

  private func checkRegion(_ region: [String: Any]) throws {
    let places = ["startLine", "startColumn", "endLine", "endColumn"].map { region[$0] as? Int ?? 0 }
    #expect(places.allSatisfy { $0 >= 1 })
    #expect((places[0], places[1]) <= (places[2], places[3]))
  }

  @Test func sarifNamesFilesByURI() throws {
    func uri(_ name: String) throws -> String {
      let text = Self.text(SARIFDiagnosticReport(version: "1"), [SourceText(name: name, "dve")])
      return String(try #require(text.firstMatch(of: /"uri": "([^"]*)"/)).1)
    }
    #expect(try uri("a b/nîght.aksl") == "a%20b/n%C3%AEght.aksl")
    #expect(try uri("/tmp/a.aksl") == "file:///tmp/a.aksl")
    #expect(try uri("<stdin>") == "%3Cstdin%3E")
  }

  @Test func sarifOfNothing() throws {
    let log = try sarif([SourceText(name: "x", "undo")])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [Any])
    #expect(results.isEmpty)
  }
}

extension [String: Any] {
  fileprivate var level: String? { (self["defaultConfiguration"] as? [String: Any])?["level"] as? String }
}
