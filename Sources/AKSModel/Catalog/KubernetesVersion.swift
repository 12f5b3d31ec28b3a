/// A full version of Kubernetes.
package struct KubernetesVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Always 1 so far.
  package let major: Int
  /// What skew is counted in.
  package let minor: Int
  /// The last part.
  package let patch: Int

  package init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// A full version such as `1.30.9`, which need not be in the catalogue.
  package init?(full text: String) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.count <= 6 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2] else {
      return nil
    }
    self.init(major, minor, patch)
  }

  package var description: String { "\(major).\(minor).\(patch)" }

  /// `1.33`, which stands for its newest patch.
  ///
  /// What a cluster reads back that asked for no version (recorded).
  package var minorVersion: String { "\(major).\(minor)" }

  package static func < (a: KubernetesVersion, b: KubernetesVersion) -> Bool {
    (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
  }

  /// The versions that clusters and pools can have, oldest first: the minor versions are those that were
  /// supported around the start of 2026, with one patch each.
  ///
  /// The choice is ours.
  package static let supported = [
    KubernetesVersion(1, 30, 14),
    KubernetesVersion(1, 31, 11),
    KubernetesVersion(1, 32, 7),
    KubernetesVersion(1, 33, 2),
    KubernetesVersion(1, 34, 1),
  ]

  /// What a cluster gets that asks for none.
  ///
  /// The choice is ours.
  package static let standard = KubernetesVersion(1, 33, 2)

  /// The supported version that `1.33` or `1.33.2` stands for.
  package static func resolving(_ text: String) -> KubernetesVersion? {
    supported.last { $0.description == text || $0.minorVersion == text }
  }
}
