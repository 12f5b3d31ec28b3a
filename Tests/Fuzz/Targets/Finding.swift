/// What is wrong with how a text was treated; a crash needs no words.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}
