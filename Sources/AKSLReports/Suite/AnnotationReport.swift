import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// Failures as marks that a code host shows beside the lines: one line of text each, written to a log.
enum AnnotationReport {
  /// GitHub's workflow commands.
  static func github(_ suite: SuiteReport) -> String {
    lines(of: suite) { annotation in
      let properties = [
        ("file", annotation.file), ("line", String(annotation.line)), ("col", String(annotation.column)),
        ("title", annotation.title),
      ]
      let list = properties.map { "\($0.0)=\(escaped($0.1, also: [":": "%3A", ",": "%2C"]))" }
      return "::error \(list.joined(separator: ","))::\(escaped(annotation.message, also: [:]))"
    }
  }

  /// Azure Pipelines' logging commands.
  static func azurePipelines(_ suite: SuiteReport) -> String {
    lines(of: suite) { annotation in
      let properties = [
        ("type", "error"), ("sourcepath", annotation.file), ("linenumber", String(annotation.line)),
        ("columnnumber", String(annotation.column)), ("code", annotation.code),
      ]
      let list = properties.map { "\($0.0)=\(escaped($0.1, also: [";": "%3B", "]": "%5D"]))" }
      let message = escaped("\(annotation.title): \(annotation.message)", also: [:])
      return "##vso[task.logissue \(list.joined(separator: ";"))]\(message)"
    }
  }

  private struct Annotation {
    var file: String
    var line: Int
    var column: Int
    var code: String
    /// The test.
    var title: String
    var message: String
  }

  private static func lines(of suite: SuiteReport, _ line: (Annotation) -> String) -> String {
    var annotations: [Annotation] = []
    for file in suite.files {
      for test in file.tests where test.status.isFailure {
        let failures = test.testFailures
        if failures.isEmpty {
          annotations.append(
            Annotation(
              file: file.source.name, line: test.line, column: 1, code: test.status.rawValue,
              title: test.identity.name, message: test.summary))
        }
        annotations += failures.map { annotation($0, title: test.identity.name) }
      }
    }
    return annotations.map { line($0) + "\n" }.joined()
  }

  private static func annotation(_ failure: TestFailure, title: String) -> Annotation {
    var message = failure.sentence
    if let hint = failure.hint { message += "\nhelp: \(hint)" }
    return Annotation(
      file: failure.file, line: failure.line, column: failure.column, code: failure.code, title: title,
      message: message)
  }

  private static func escaped(_ text: String, also more: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: more[scalar] ?? String(scalar)
      }
    }.joined()
  }
}
