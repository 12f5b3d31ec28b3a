import Markdown
import OutputMatching

extension DocumentStep {
  /// The same with what names in `<…>` stood for in outputs before, where it is typed again.
  func pasting(_ captures: Captures) -> DocumentStep {
    guard !captures.all.isEmpty, action != .transcript else { return self }
    var step = self
    step.text = MarkdownText()
    let bytes = text.bytes
    var start = 0
    var next = 0
    while next < bytes.count {
      let found = captures.all.first { bytes[next...].starts(with: "<\($0.name)>".utf8) }
      guard let found else {
        next += 1
        continue
      }
      step.text.append(text.part(start..<next))
      step.text.append(found.text.utf8, at: text.documentOffset(of: next))
      next += found.name.utf8.count + 2
      start = next
    }
    guard start > 0 else { return self }
    step.text.append(text.part(start..<bytes.count))
    return step
  }
}
