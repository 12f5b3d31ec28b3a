/// A name in the code, as a key of a map and as a resource of the world.
struct CodeName: Sendable {
  var spelling: String
  /// Its number as the key of a map.
  var key: UInt32
  /// The resource that was found last, and during which period of running code.
  var resource = Value.null
  var period: UInt32 = 0
}
