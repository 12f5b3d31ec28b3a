import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

extension TestFile {
  /// A file with this text.
  init(_ text: String, name: String = "a.aksl") { self.init(SourceText(name: name, text)) }

  /// What became of its tests, in a sandbox of its own.
  func run(_ change: (inout TestSelection) -> Void = { _ in }) -> FileReport {
    var selection = TestSelection()
    change(&selection)
    var file = self
    file.narrow(to: selection)
    return FileRun.run(file, selection, in: Session()) { false }
  }
}

extension FileReport {
  /// `name: status` of every test, in order.
  var verdicts: [String] { tests.map { "\($0.identity.name): \($0.status.rawValue)" } }
}
