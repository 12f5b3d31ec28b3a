extension Limits {
  /// Pods of one workload, so that no script asks for more than a machine can hold (AKS: 200,000 pods a cluster).
  package static let podsOfWorkload: Int64 = 200_000
}
