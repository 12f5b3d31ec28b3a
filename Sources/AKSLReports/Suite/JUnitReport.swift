import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// JUnit's XML, as its readers understand it; nobody specifies it.
///
/// The common form has what GitHub's and GitLab's readers use; the strict one is valid against the schema of
/// Jenkins' xUnit plugin (junit-10.xsd), which refuses more.
struct JUnitReport {
  let isStrict: Bool

  func render(_ suite: SuiteReport, _ run: SuiteRun) -> String {
    var xml = XMLText()
    let counts = Counts(suite.files)
    var attributes = [("name", "aksl")] + counts.basic
    attributes.append(("time", Self.seconds(run.milliseconds)))
    if !isStrict {
      attributes += [
        ("skipped", String(counts.skipped)), ("assertions", String(counts.assertions)),
        ("timestamp", run.started),
      ]
    }
    xml.element("testsuites", attributes) { xml in
      for file in suite.files { write(file, run, &xml) }
    }
    return xml.text
  }

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
    var assertions = 0

    init(_ files: [FileReport]) {
      for file in files {
        for test in file.tests {
          tests += 1
          assertions += test.assertions
          switch test.status {
          case .passed: break
          case .failed: failures += 1
          case .error, .blocked: errors += 1
          case .skipped, .todo, .notRun: skipped += 1
          }
        }
      }
    }

    var basic: [(String, String)] {
      [("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors))]
    }
  }

  private func write(_ file: FileReport, _ run: SuiteRun, _ xml: inout XMLText) {
    let counts = Counts([file])
    var attributes = [("name", file.source.name)] + counts.basic
    attributes += [("skipped", String(counts.skipped))]
    if !isStrict { attributes.append(("assertions", String(counts.assertions))) }
    // Files run side by side, so only the whole run has a time of its own.
    attributes += [
      ("time", Self.seconds(0)), ("timestamp", run.started), ("hostname", "aksl"), ("file", file.source.name),
    ]
    xml.element("testsuite", attributes) { xml in
      xml.element("properties", []) { xml in
        for (name, value) in [
          ("aksl.version", run.version), ("model", run.model), ("seed", String(run.seed)),
          ("start", run.simulatedStart.text), ("evidence", file.evidence.words),
        ] {
          xml.element("property", [("name", name), ("value", value)])
        }
      }
      for test in file.tests { write(test, in: file, &xml) }
    }
  }

  private func write(_ test: TestReport, in file: FileReport, _ xml: inout XMLText) {
    var attributes = [
      ("name", test.identity.name), ("classname", Self.className(file.source.name)),
      ("time", Self.seconds(0)),
    ]
    if !isStrict {
      attributes += [
        ("file", file.source.name), ("line", String(test.line)), ("assertions", String(test.assertions)),
      ]
    }
    let output = test.outputText
    guard test.status != .passed || !output.isEmpty else {
      xml.element("testcase", attributes)
      return
    }
    xml.element("testcase", attributes) { xml in
      let failures = test.testFailures
      let text = failures.map(\.text).joined(separator: "\n")
      let type = failures.first?.code ?? test.status.rawValue
      let facts = [("message", test.summary), ("type", type)]
      switch test.status {
      case .passed: break
      case .skipped: xml.element("skipped", [("message", test.reason)])
      case .notRun: xml.element("skipped", [("message", "not run: \(test.reason)")])
      case .todo:
        xml.element("skipped", [("message", "\(test.status.rawValue.uppercased()): \(test.reason)")])
      case .failed: xml.element("failure", facts, text: text)
      case .error, .blocked: xml.element("error", facts, text: text)
      }
      if !output.isEmpty { xml.element("system-out", [], text: output) }
    }
  }

  /// `night/stop.aksl` → `night.stop`.
  private static func className(_ path: String) -> String {
    let stem = path.hasSuffix(".aksl") ? path.dropLast(5) : Substring(path)
    return stem.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: ".")
  }

  /// With three decimals and a point.
  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
  }
}
