import AKSLLanguage

// `help tour`: the guide, played.
extension Session {
  /// Plays all steps in a session of their own: each is told, run, and what it says is seen.
  ///
  /// False: the script cannot go on, because somebody wants it to end.
  mutating func playTour(_ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    var guide = Tour.session(like: self)
    for step in Tour.steps {
      tell(.shown(step.exhibit), emit)
      if guide.play(step, shouldStop: shouldStop, emit: emit).wasInterrupted { return interrupted() }
    }
    return true
  }

  /// Runs one step of the guide, and says what there is to say behind it.
  package mutating func play(
    _ step: Tour.Step, shouldStop: () -> Bool, emit: (RunEvent) -> Void
  ) -> RunOutcome {
    let result = run(
      SourceText(name: "tour", step.statements), mode: .prompt, shouldStop: shouldStop, emit: emit)
    if !step.remarks.isEmpty, !result.wasInterrupted {
      emit(RunEvent(at: now, place: nil, kind: .shown(Tour.Step.page(step.title, step.remarks))))
    }
    return result
  }
}

extension Tour.Step {
  /// What is said before it is run: its title, its text, and its statements.
  package var exhibit: Exhibit {
    let source = statements.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    return Self.page(title, [title] + paragraphs + [source])
  }

  /// Paragraphs, with empty lines between them and around.
  static func page(_ title: String, _ paragraphs: [String]) -> Exhibit {
    Exhibit(
      title: "tour: \(title)", columns: [], rows: [],
      text: "\n" + paragraphs.joined(separator: "\n\n") + "\n\n",
      data: .list(paragraphs.map { .text($0) }), format: .table)
  }
}
