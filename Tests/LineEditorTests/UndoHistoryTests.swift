import Testing

@testable import LineEditor

@Suite struct UndoHistoryTests {
  /// Types letters one by one; `<` deletes the last.
  private func type(_ text: String, into undo: inout UndoHistory) {
    for character in text.unicodeScalars {
      var line = undo.current
      if character == "<" {
        _ = line.remove(line.cursor - 1..<line.cursor)
      } else {
        line.replace(line.cursor..<line.cursor, with: String(character))
      }
      undo.note(line)
    }
  }

  private func steps(_ undo: inout UndoHistory) -> [String] {
    var steps: [String] = []
    while let line = undo.undo() { steps.append(line.text) }
    return steps
  }

  @Test func wordsAreSteps() {
    var undo = UndoHistory(EditedLine(""))
    type("scale dev to 5", into: &undo)
    #expect(steps(&undo) == ["scale dev to ", "scale dev ", "scale ", ""])
    #expect(undo.redo()?.text == "scale ")
    #expect(undo.redo()?.text == "scale dev ")
  }

  @Test func deletionsAreOneStep() {
    var undo = UndoHistory(EditedLine(""))
    type("one two<<<x", into: &undo)
    #expect(steps(&undo) == ["one ", "one two", "one ", ""])
  }

  @Test func newlinesAndPastesAreStepsOfTheirOwn() {
    var undo = UndoHistory(EditedLine(""))
    type("a\nb", into: &undo)
    undo.note(EditedLine("a\nbpasted text"))
    type("c", into: &undo)
    #expect(steps(&undo) == ["a\nbpasted text", "a\nb", "a\n", "a", ""])
  }

  @Test func whatIsTypedElsewhereIsAnotherStep() {
    var undo = UndoHistory(EditedLine(""))
    type("ab", into: &undo)
    undo.note(EditedLine(scalars: ["a", "b"], cursor: 0))
    type("cd", into: &undo)
    #expect(undo.undo()?.text == "ab")
    #expect(undo.current.cursor == 0)
    #expect(steps(&undo) == [""])
  }

  @Test func aChangeEndsRedoing() {
    var undo = UndoHistory(EditedLine(""))
    type("one two", into: &undo)
    _ = undo.undo()
    type("x", into: &undo)
    #expect(undo.redo() == nil)
    #expect(steps(&undo) == ["one ", ""])
  }
}
