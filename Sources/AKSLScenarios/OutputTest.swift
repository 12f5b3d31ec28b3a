import AKSLInterpreter
import AKSLLanguage
import AKSModel

extension TestReport {
  /// The test `output` of a file: whether what it says is what was kept.
  ///
  /// Files that come from a system with other line ends are no difference.
  package init(outputOf file: FileReport, text: String, kept: String, path: String) {
    let kept = kept.replacing("\r\n", with: "\n")
    self.init(.output, of: file.source, status: text == kept ? .passed : .failed)
    assertions = 1
    if text != kept { failures = [.difference(kept, text, path)] }
  }

  /// The same where what was kept cannot be read, or what is to be kept cannot be written.
  package init(outputOf file: FileReport, at path: String, problem: String) {
    self.init(.output, of: file.source, status: .failed)
    let range = SourceRange(start: 0, end: 0)
    let failure = AssertionFailure(
      code: "T004", title: "the output is not compared: \(problem)", subject: range, actual: "", texts: nil,
      help: nil)
    let place = Place(source: SourceText(name: path, ""), range: range)
    failures = [RunEvent(at: .start, place: place, kind: .assertionFailed(failure))]
  }

  /// The same where tests of the file failed, so that what it says may be only a part.
  package init(outputOfFailing file: FileReport) {
    self.init(.output, of: file.source, status: .notRun)
    reason = "another test of the file failed"
  }
}

extension RunEvent {
  fileprivate static func difference(_ kept: String, _ text: String, _ path: String) -> RunEvent {
    let source = SourceText(name: path, kept)
    let range = firstDifference(kept, text)
    let failure = AssertionFailure(
      code: "T004", title: "the output is another one than \(path) keeps", subject: range, actual: "",
      texts: TextPair(expected: kept, actual: text), help: "if it is right now, `aksl test --update` keeps it"
    )
    return RunEvent(at: .start, place: Place(source: source, range: range), kind: .assertionFailed(failure))
  }

  /// The first line that differs.
  private static func firstDifference(_ kept: String, _ text: String) -> SourceRange {
    let (kept, text) = (Array(kept.utf8), Array(text.utf8))
    let same = zip(kept, text).prefix { $0 == $1 }.count
    let feed = UInt8(ascii: "\n")
    let start = kept[..<same].lastIndex(of: feed).map { $0 + 1 } ?? 0
    let end = kept[same...].firstIndex(of: feed) ?? kept.count
    return SourceRange(start: UInt32(start), end: UInt32(max(start, end)))
  }
}
