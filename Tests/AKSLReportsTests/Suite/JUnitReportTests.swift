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
      properties.compactMap { $0.attributes["name"] }.starts(with: ["aksl.version", "model", "seed", "start"])
    )
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
