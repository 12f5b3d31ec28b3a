/// A block of code: one function, the condition of an invariant, or the statements of one source.
struct BlockPlace: Sendable {
  /// What its code refers to: a number in `Machine.units`.
  var unit: Int
  /// Its first instruction in `Machine.code`.
  var code: Int
  /// How many instructions it has.
  var count: Int
  /// How many registers its frame needs.
  var registerCount: Int
  /// It begins by being called, and ends by returning.
  var isFunction: Bool
}
