package import AKSLInterpreter
package import AKSLLanguage
import Markdown

extension DocumentPlan {
  /// Everything that is known to be wrong with the blocks of the document before they run, at its places in the
  /// document.
  func diagnostics(in session: Session) -> [Diagnostic] {
    var pieces = PieceMap(source)
    var found: [Diagnostic] = []
    for step in steps
    where step.action != .transcript && step.options.error == nil && step.options.exit == nil
      && step.options.skip == nil && step.options.todo == nil && step.source.name == source.name
    {
      let piece = pieces.source(of: step)
      for diagnostic in session.check(piece) {
        let place = Place(source: piece, range: diagnostic.range)
        let event = RunEvent(at: session.now, place: place, kind: .diagnostic(diagnostic))
        if case .diagnostic(let moved) = event.moved(pieces.inText).kind { found.append(moved) }
      }
    }
    return found
  }

  /// The document with its certain mistakes mended: those of lines of az above all.
  ///
  /// What is expected to fail stays, and so does what is shown as it should not be.
  package func repaired(_ settings: PlanSettings, in session: Session) -> SourceText {
    SourceRepair(source) { DocumentPlan($0, settings).diagnostics(in: session) }.source
  }
}
