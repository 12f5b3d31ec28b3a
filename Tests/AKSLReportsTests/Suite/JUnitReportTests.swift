import AKSLLanguage
import AKSLScenarios
import Foundation
import Testing

@testable import AKSLReports

@Suite("Reports in JUnit's XML")
struct JUnitReportTests {
  @Test("The common form: counts that agree, and at most one failure a test")
  func common() throws {
    let root = try XMLTree.parse(SampleSuite.render(.junit))
    #expect(root.name == "testsuites")
    #expect(root.attributes["time"] == "61.007" && root.attributes["timestamp"] == "2026-01-02T03:04:05")
    let suites = root.all("testsuite")
    #expect(suites.compactMap { $0.attributes["name"] } == SampleSuite.everything.files.map(\.source.name))
    for element in [root] + suites {
      let cases =
        element.name == "testsuite" ? element.all("testcase") : suites.flatMap { $0.all("testcase") }
      #expect(element.attributes["tests"] == String(cases.count))
      for (attribute, child) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
        #expect(
          element.attributes[attribute] == String(cases.count { !$0.all(child).isEmpty }), "\(attribute)")
      }
    }
    let cases = suites[0].all("testcase")
    #expect(
      cases[0].attributes["classname"] == "night.stop" && cases[0].attributes["file"] == "night/stop.aksl")
    #expect(cases[0].attributes["line"] == "1" && cases[0].attributes["assertions"] == "1")
    #expect(cases[0].all("system-out").first?.text == "printed <b>&\n")
    for testcase in cases {
      #expect(["failure", "error", "skipped"].reduce(0) { $0 + testcase.all($1).count } <= 1)
    }
    let failure = try #require(cases[1].all("failure").first)
    #expect(failure.attributes["type"] == "T004")
    #expect(failure.text.contains("night/stop.aksl:5:5") && failure.text.contains("night/stop.aksl:6:5"))
    #expect(failure.text.contains("a ]]> list") && !failure.text.unicodeScalars.contains("\u{1}"))
    #expect(cases[3].all("skipped").first?.attributes["message"] == "no # workloads")
    #expect(cases[4].all("skipped").first?.attributes["message"] == "TODO: one day")
    let properties = try #require(suites[0].all("properties").first).all("property")
    #expect(
      properties.compactMap { $0.attributes["name"] } == [
        "aksl.version", "model", "seed", "start", "simulated", "evidence",
      ])
    // The lists of Jenkins and GitLab show the message: it tells the values.
    #expect(
      failure.attributes["message"]
        == "assertion failed; expected Stopped, got Stopping (since d1 00:00:00, until about d1 00:01:18)")
    let effort = try #require(cases[0].all("properties").first).all("property")
    #expect(effort.first?.attributes["value"] == "0s simulated, 1 assertion")
    let outdated = try #require(cases[5].all("failure").first)
    #expect(outdated.attributes["message"] == "it passes, but is marked todo: never")
    #expect(outdated.text.contains("night/stop.aksl:12:1") && outdated.text.contains("= help: take the mark"))
  }

  @Test("The strict form is as Jenkins' xUnit plugin wants it", arguments: [true, false])
  func strict(isFine: Bool) throws {
    let suite = isFine ? SampleSuite.fine : SampleSuite.everything
    try JUnitSchema.check(XMLTree.parse(SampleSuite.render(.junitStrict, suite)))
    // The checker can say no: the common form has more than the schema allows.
    #expect(throws: XMLTree.Mistake.self) {
      try JUnitSchema.check(XMLTree.parse(SampleSuite.render(.junit, suite)))
    }
  }

  @Test("Characters that XML does not have or would change")
  func escapes() throws {
    #expect(
      XMLText.escaped("a<b>&\"c\u{0}\u{1B}\u{FFFE}") == "a&lt;b&gt;&amp;&quot;c\u{FFFD}\u{FFFD}\u{FFFD}")
    var xml = XMLText()
    xml.element("a", [("b", "1\n2\t3\r4")], text: "x\r\ny\tz 🚀")
    let element = try XMLTree.parse(xml.text)
    #expect(element.attributes["b"] == "1\n2\t3\r4")
    #expect(element.text == "x\r\ny\tz 🚀")
  }

  @Test("Files that would have one name as classes keep their paths")
  func classNames() throws {
    let fine = "scenario \"x\" { assert true }"
    let suite = SampleSuite.run(
      ["cc/a.b.aksl", "cc/a/b.aksl", "../n.aksl", "n.aksl", "./m/x.aksl"].map { ($0, fine) })
    let cases = try XMLTree.parse(SampleSuite.render(.junit, suite)).all("testsuite").flatMap {
      $0.all("testcase")
    }
    #expect(cases.compactMap { $0.attributes["classname"] } == ["cc/a.b", "cc/a/b", "../n", "n", "m.x"])
  }

  @Test("An error is known by its refusal, not by an assertion that failed before it")
  func errorAfterFailure() throws {
    let suite = SampleSuite.run([
      ("a.aksl", "scenario \"x\" { check { assert dev.count == 11; pool system stop } }")
    ])
    let error = try #require(
      try XMLTree.parse(SampleSuite.render(.junit, suite)).all("testsuite").first?.all("testcase").first?
        .all("error").first)
    #expect(error.attributes["type"] == "OperationNotAllowed")
    #expect(error.attributes["message"]?.hasPrefix("agentpool 'system' is a system pool") == true)
    #expect(error.text.contains("error[T004]") && error.text.contains("error[OperationNotAllowed]"))
    #expect(SampleSuite.render(.markdown, suite).contains("| agentpool 'system' is a system pool"))
  }

  @Test("Stable reports have no time of their own")
  func stable() throws {
    let root = try XMLTree.parse(SampleSuite.render(.junit, stable: true))
    #expect(root.attributes["time"] == "0.000" && root.attributes["timestamp"] == "1970-01-01T00:00:00")
  }
}

/// What junit-10.xsd of Jenkins' xUnit plugin allows, and no more.
enum JUnitSchema {
  private static var number: Regex<(Substring, Substring?)> { #/[0-9]+(\.[0-9]+)?/# }
  /// Allowed attributes, required ones, and children, by element.
  private static let rules: [String: (allowed: Set<String>, required: Set<String>, children: Set<String>)] = [
    "testsuites": (["name", "time", "tests", "failures", "errors"], [], ["testsuite"]),
    "testsuite": (
      [
        "name", "tests", "failures", "errors", "time", "skipped", "timestamp", "hostname", "id", "package",
        "group",
        "file", "log", "url",
      ], ["name", "tests", "failures", "errors"],
      ["testsuite", "properties", "testcase", "system-out", "system-err"]
    ),
    "properties": ([], [], ["property"]),
    "property": (["name", "value"], ["name", "value"], []),
    "testcase": (
      ["name", "time", "classname", "group"], ["name"],
      ["skipped", "error", "failure", "system-out", "system-err"]
    ),
    "failure": (["type", "message"], [], []), "error": (["type", "message"], [], []),
    "skipped": (["type", "message"], [], []), "system-out": ([], [], []), "system-err": ([], [], []),
  ]

  static func check(_ element: XMLTree) throws {
    guard let rule = rules[element.name] else { throw XMLTree.Mistake(message: "no element \(element.name)") }
    for attribute in element.attributes.keys where !rule.allowed.contains(attribute) {
      throw XMLTree.Mistake(message: "\(element.name) has \(attribute)")
    }
    for attribute in rule.required where element.attributes[attribute] == nil {
      throw XMLTree.Mistake(message: "\(element.name) lacks \(attribute)")
    }
    for attribute in ["time", "tests", "failures", "errors", "skipped"] {
      if let value = element.attributes[attribute], value.wholeMatch(of: number) == nil {
        throw XMLTree.Mistake(message: "\(attribute)=\(value)")
      }
    }
    for child in element.children {
      guard rule.children.contains(child.name) else {
        throw XMLTree.Mistake(message: "\(element.name) holds \(child.name)")
      }
      try check(child)
    }
  }
}
