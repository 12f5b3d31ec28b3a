/// A change of the state of a cluster, a pool or a node, as a suite has seen it.
package struct StateTransition: Hashable, Comparable, Sendable {
  /// `cluster`, `pool` or `node`.
  package var resource: String
  /// `provisioningState`, `powerState` or a node's `state`.
  package var property: String
  package var from: String
  package var to: String

  package init(resource: String, property: String, from: String, to: String) {
    self.resource = resource
    self.property = property
    self.from = from
    self.to = to
  }

  package static func < (a: StateTransition, b: StateTransition) -> Bool {
    [a.resource, a.property, a.from, a.to].lexicographicallyPrecedes([b.resource, b.property, b.from, b.to])
  }
}
