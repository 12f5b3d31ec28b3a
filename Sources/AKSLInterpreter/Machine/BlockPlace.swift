/// Where a machine has put the parts of a block.
struct BlockPlace: Sendable {
  /// Its first instruction in `Machine.code`.
  var code: Int
  /// How many instructions it has.
  var count: Int
  /// Its first constant in `Machine.constants`.
  var constants: Int
  /// Its first name in `Machine.names`.
  var names: Int
  /// How many registers its frame needs.
  var registerCount: Int
  /// It begins by being called, and ends by returning.
  var isFunction: Bool
}
