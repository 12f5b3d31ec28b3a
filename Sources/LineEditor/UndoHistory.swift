/// What a text was while it was edited, in steps as somebody would take them back: a word that was typed, a
/// word that was deleted letter by letter, a paste.
struct UndoHistory {
  /// What the last change was; further ones of its kind belong to the same step.
  private enum Step {
    case typing
    case blanks
    case deleting
    case other
  }

  private var past: [EditedLine] = []
  private var future: [EditedLine] = []
  private(set) var current: EditedLine
  private var step = Step.other

  /// Begins with a text that nothing was done to.
  init(_ line: EditedLine) { current = line }

  /// Takes notice of what the text is now.
  mutating func note(_ line: EditedLine) {
    guard line.scalars != current.scalars else {
      // Whoever goes elsewhere begins another step there.
      if line.cursor != current.cursor { step = .other }
      current.cursor = line.cursor
      return
    }
    let kind = Self.kind(from: current, to: line)
    let continues: Bool =
      switch (step, kind) {
      case (.typing, .typing), (.typing, .blanks), (.blanks, .blanks), (.deleting, .deleting): true
      default: false
      }
    if !continues { past.append(current) }
    future = []
    step = kind
    current = line
  }

  /// The text before the last step; nil when nothing is left to take back.
  mutating func undo() -> EditedLine? {
    guard let line = past.popLast() else { return nil }
    future.append(current)
    return settle(at: line)
  }

  /// The text before the last `undo()`; nil when something else was done since.
  mutating func redo() -> EditedLine? {
    guard let line = future.popLast() else { return nil }
    past.append(current)
    return settle(at: line)
  }

  private mutating func settle(at line: EditedLine) -> EditedLine {
    current = line
    step = .other
    return line
  }

  /// One character at the cursor, one less, or anything else.
  private static func kind(from old: EditedLine, to new: EditedLine) -> Step {
    let (before, after) = (old.scalars, new.scalars)
    if after.count == before.count + 1, new.cursor == old.cursor + 1,
      after[..<old.cursor] == before[..<old.cursor], after[new.cursor...] == before[old.cursor...]
    {
      let typed = after[old.cursor]
      return typed == "\n" ? .other : typed == " " ? .blanks : .typing
    }
    let isDeletion = after.count == before.count - 1 && new.cursor == old.cursor - 1
    return isDeletion ? .deleting : .other
  }
}
