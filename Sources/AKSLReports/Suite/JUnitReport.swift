import AKSLInterpreter
import AKSLScenarios

/// JUnit's XML, as its readers understand it; nobody specifies it.
///
/// The common form has what GitHub's and GitLab's readers use; the strict one is valid against the schema of
/// Jenkins' xUnit plugin (junit-10.xsd), which refuses more.
struct JUnitReport {
  let isStrict: Bool

  func render(_ suite: SuiteDetails, _ run: SuiteRun) -> String {
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
    let names = Self.classNames(of: suite.files.map(\.name))
    var renderer = DiagnosticRenderer(style: .plain, width: nil)
    xml.element("testsuites", attributes) { xml in
      for (file, name) in zip(suite.files, names) { write(file, name, run, &renderer, &xml) }
    }
    return xml.text
  }

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
    var assertions = 0

    init(_ files: [FileDetails]) {
      for file in files {
        for test in file.tests {
          tests += 1
          assertions += test.report.assertions
          switch test.status {
          case .passed: break
          case .failed: failures += 1
          case .error, .blocked: errors += 1
          case .skipped, .todo, .notRun: skipped += 1
          }
        }
        // Readers know no other word for what did not run.
        tests += file.leftOut.count
        skipped += file.leftOut.count
      }
    }

    var basic: [(String, String)] {
      [("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors))]
    }
  }

  private func write(
    _ file: FileDetails, _ className: String, _ run: SuiteRun, _ renderer: inout DiagnosticRenderer,
    _ xml: inout XMLText
  ) {
    let counts = Counts([file])
    var attributes = [("name", file.name)] + counts.basic
    attributes += [("skipped", String(counts.skipped))]
    if !isStrict { attributes.append(("assertions", String(counts.assertions))) }
    // Files run side by side, so only the whole run has a time of its own.
    attributes += [
      ("time", Self.seconds(0)), ("timestamp", run.started), ("hostname", "aksl"), ("file", file.name),
    ]
    xml.element("testsuite", attributes) { xml in
      let leftOut = file.leftOut.isEmpty ? [] : [("leftOut", String(file.leftOut.count))]
      xml.element("properties", []) { xml in
        for (name, value) in leftOut + [
          ("aksl.version", run.version), ("model", run.model), ("seed", String(run.seed)),
          ("start", run.simulatedStart.text), ("simulated", TimeFormat.span(file.report.simulated)),
          ("evidence", file.report.evidence.words),
        ] {
          xml.element("property", [("name", name), ("value", value)])
        }
      }
      for test in file.tests { write(test, in: file, className, &renderer, &xml) }
      for fence in file.leftOut { write(fence, className, &xml) }
    }
  }

  private func write(_ fence: LeftOutDetails, _ className: String, _ xml: inout XMLText) {
    var attributes = [("name", fence.name), ("classname", className), ("time", Self.seconds(0))]
    if !isStrict {
      attributes += [("file", fence.file), ("line", String(fence.line)), ("assertions", "0")]
    }
    xml.element("testcase", attributes) { xml in
      xml.element("skipped", [("message", "not run: \(fence.reason)")])
    }
  }

  private func write(
    _ test: TestDetails, in file: FileDetails, _ className: String, _ renderer: inout DiagnosticRenderer,
    _ xml: inout XMLText
  ) {
    var attributes = [
      ("name", test.name), ("classname", className), ("time", Self.seconds(0)),
    ]
    if !isStrict {
      attributes += [
        ("file", file.name), ("line", String(test.line)), ("assertions", String(test.report.assertions)),
      ]
    }
    let output = test.report.outputText
    // All that went wrong, as a terminal shows it.
    let text = test.failures.map { renderer.render($0.terminal) }.joined(separator: "\n")
    // The schema of the strict form has no place for the simulated time of a test.
    let effort = isStrict ? nil : test.effort
    guard test.status != .passed || !output.isEmpty || effort != nil else {
      xml.element("testcase", attributes)
      return
    }
    xml.element("testcase", attributes) { xml in
      if let effort {
        xml.element("properties", []) { xml in
          xml.element("property", [("name", "effort"), ("value", effort)])
        }
      }
      let facts = [("message", test.summary), ("type", test.leading?.code ?? test.status.rawValue)]
      switch test.status {
      case .passed: break
      case .skipped: xml.element("skipped", [("message", test.report.reason)])
      case .notRun: xml.element("skipped", [("message", "not run: \(test.report.reason)")])
      case .todo: xml.element("skipped", [("message", "TODO: \(test.report.reason)")])
      case .failed: xml.element("failure", facts, text: text)
      case .error, .blocked: xml.element("error", facts, text: text)
      }
      if !output.isEmpty { xml.element("system-out", [], text: output) }
    }
  }

  /// `night/stop.aksl` → `night.stop`; where two files would meet, the path of each.
  private static func classNames(of paths: [String]) -> [String] {
    let stems = paths.map { $0.hasSuffix(".aksl") ? String($0.dropLast(5)) : $0 }
    let names = stems.map {
      $0.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: ".")
    }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    return zip(names, stems).map { counts[$0] == 1 ? $0 : $1 }
  }

  /// With three decimals and a point.
  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
  }
}
