/// A property that an assertion has read, by the name that the script gave it.
struct TracedRead: Hashable, Sendable {
  var owner: Value
  var property: String
}
