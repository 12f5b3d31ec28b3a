/// Something that may stand at a place.
package struct Candidate: Hashable, Sendable {
  package var text: String
  /// What it is, in one line; may be empty.
  package var help: String
  /// What comes behind it once it is chosen: mostly a blank.
  package var ending: String

  package init(_ text: String, _ help: String, ending: String = " ") {
    self.text = text
    self.help = help
    self.ending = ending
  }
}

/// What may stand where somebody is typing.
package struct Completion: Hashable, Sendable {
  /// What a candidate takes the place of, up to the cursor: offsets in UTF-8.
  package var range: Range<Int>
  /// In the order in which they are offered.
  package var candidates: [Candidate]
}
