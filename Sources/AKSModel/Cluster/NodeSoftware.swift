/// What is installed on a node: it comes with the node, and changes when the node is reimaged or, after it was
/// deallocated, started again (D11).
package struct NodeSoftware: Hashable, Sendable {
  /// `AKSUbuntu-2204gen2containerd-202601.05.0`.
  package let imageVersion: String
  /// The full Kubernetes version: `1.33.2`.
  package let orchestratorVersion: String

  package init(imageVersion: String, orchestratorVersion: String) {
    self.imageVersion = imageVersion
    self.orchestratorVersion = orchestratorVersion
  }

  static let none = NodeSoftware(imageVersion: "", orchestratorVersion: "")
}
