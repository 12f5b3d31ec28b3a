/// A name in the code, and the resource of the world that it names.
struct CodeName: Sendable {
  var spelling: String
  /// The resource that was found last, and during which period of running code.
  var resource = Value.null
  var period: UInt32 = 0
}
