/// What calling a function needs to know of it.
struct FunctionEntry: Sendable {
  /// Its code: a number in `Machine.places`.
  var block: Int
  /// Its first instruction in `Machine.code`.
  var code: Int
  /// How many registers its frame needs.
  var registerCount: Int
}
