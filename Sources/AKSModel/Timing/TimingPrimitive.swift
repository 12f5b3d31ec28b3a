/// A part of what Azure's operations take: their times are sums of these.
///
/// Source, where nothing else is said: start and end times of about 7,100 operations in the test recordings of
/// Azure/azure-cli and Azure/azure-cli-extensions (2019 to 2024), cut into parts that add up to what was measured.
/// Nodes of one request work in parallel: no dependence on their number was seen (for 1 to 3 nodes).
package enum TimingPrimitive: UInt8, CaseIterable, Hashable, Sendable {
  case poolRequest
  case clusterRequest
  case scaleSetCreate
  case provisionLinux
  case provisionWindows
  case provisionGPU
  case provisionLargeGPU
  case nodeStart
  case nodeDeallocate
  case nodeDelete
  case nodeReimage
  case controlPlaneUpgrade
  case clusterCreate
  case clusterDelete
  case clusterStop
  case clusterStart
  case abort
  case podBind
  case podStart
  case imagePull
  case spotNotice
  case nodeMonitorGrace
}

/// Some parts.
package struct TimingParts: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  mutating func insert(_ part: TimingPrimitive) {
    formUnion(TimingParts(rawValue: 1 << UInt32(part.rawValue)))
  }
  package func contains(_ part: TimingPrimitive) -> Bool { rawValue >> UInt32(part.rawValue) & 1 == 1 }
}

/// A time with what it rests on.
package struct TimingFigure: Hashable, Sendable {
  /// As `timing` and `show timing` call it.
  package let name: String
  package let median: TimeSpan
  /// How far random times scatter: the standard deviation of their natural logarithm, in thousandths.
  package let sigma: Int
  /// How many recorded operations it is from; 0: none.
  package let recordings: Int
  /// When those were recorded, such as `2019–2023`; empty without any.
  package let years: String
  /// What was measured, or why it is so.
  package let source: String
}

extension TimingPrimitive {
  /// As `timing` and `show timing` call it.
  package var name: String { figure.name }

  /// The one of this name.
  package static func named(_ name: String) -> TimingPrimitive? { allCases.first { $0.name == name } }

  /// What it takes where nobody has said otherwise, and where that is from.
  ///
  /// Deviations are those of the recordings, at least 0.35 where something is made or changed: the years differ by
  /// more than the operations of one year do. `TimingFitTests` holds the sums against the recordings.
  ///
  /// | part | recorded within one kind | here | why |
  /// |---|---|---|---|
  /// | pool-request | 0.49 | 0.49 | as recorded |
  /// | cluster-request | 0.33 | 0.40 | 89 s, newer ones 113 s |
  /// | scale-set-create | 0.10 | 0.35 | six recordings |
  /// | node-provision-linux | 0.22 to 0.31 | 0.40 | days of 2023 differ from 92 to 362 s |
  /// | node-provision-windows | 0.18 | 0.35 | 387 s in 2021, 298 s in 2023 |
  /// | node-provision-gpu | four recordings | 0.35 | the least for what is made |
  /// | node-provision-large-gpu | 13 recordings | 0.50 | the vendor speaks of 5 to 10 minutes |
  /// | node-start | 0.28 | 0.35 | the least for what is changed |
  /// | node-deallocate | 0.38 | 0.50 | 158 s in 2022, 69 to 79 s in 2023 |
  /// | node-delete | 0.24 to 0.35 | 0.40 | stops and deletions of several years |
  /// | node-reimage | eight recordings | 0.35 | the least for what is changed |
  /// | cluster-create, -delete, -start | 0.30, 0.32, 0.25 | 0.35 | the least for what is made |
  /// | cluster-stop | 0.52 | 0.52 | as recorded |
  package var figure: TimingFigure {
    switch self {
    case .poolRequest:
      figure(
        "pool-request", 8, 490, 164, "2021–2023", "updates of a pool's settings: p10 5 s, p50 8 s, p90 17 s")
    case .clusterRequest:
      figure(
        "cluster-request", 90, 400, 1127, "2020–2023",
        "changes of a cluster that is there: p50 89 s, newer ones 113 s; not those that reimage its Windows nodes"
      )
    case .scaleSetCreate:
      figure(
        "scale-set-create", 60, 350, 6, "2022–2023",
        "pools added with 0 nodes: p50 67 s, the request included")
    case .provisionLinux:
      figure(
        "node-provision-linux", 120, 400, 437, "2021–2023",
        "pools added p50 210 s, scaled up 116 s, started 144 s, with the other parts; in 2023 from 92 to 362 s"
      )
    case .provisionWindows:
      figure(
        "node-provision-windows", 285, 350, 200, "2021–2023",
        "Windows pools added: p50 353 s with the other parts; 387 s in 2021, 298 s in 2023")
    case .provisionGPU:
      figure(
        "node-provision-gpu", 180, 350, 4, "2024", "pools with a T4 added: p50 245 s with the other parts")
    case .provisionLargeGPU:
      figure(
        "node-provision-large-gpu", 350, 500, 13, "2021–2022",
        "pools with eight A100 added: p50 420 s with the other parts; the vendor speaks of 5 to 10 minutes")
    case .nodeStart:
      figure(
        "node-start", 75, 350, 8, "2022–2023",
        "pools scaled up with deallocated nodes: p50 88 s with the request")
    case .nodeDeallocate:
      figure("node-deallocate", 70, 500, 8, "2022–2023", "pools scaled in: 69 to 79 s in 2023, 158 s in 2022")
    case .nodeDelete:
      figure(
        "node-delete", 35, 400, 35, "2021–2023", "pools stopped p50 46 s, deleted 55 s, with the request")
    case .nodeReimage:
      figure("node-reimage", 250, 350, 8, "2023–2024", "pools of 1 node reimaged 465 s, of 3 nodes 950 s")
    case .controlPlaneUpgrade:
      figure(
        "control-plane-upgrade", 300, 450, 45, "2021–2023",
        "what is left of p50 793 s for clusters of one node without the other parts")
    case .clusterCreate: figure("cluster-create", 235, 350, 2989, "2019–2023", "p50 232 s")
    case .clusterDelete: figure("cluster-delete", 350, 350, 45, "2020–2023", "p50 353 s")
    case .clusterStop: figure("cluster-stop", 140, 520, 32, "2021–2023", "p10 81 s, p50 165 s, p90 307 s")
    case .clusterStart: figure("cluster-start", 190, 350, 32, "2021–2023", "p50 185 s")
    case .abort: figure("abort", 7, 200, 13, "2022–2024", "of pools and clusters: p50 7 s")
    case .podBind: figure("pod-bind", 1, 0, 0, "", "assumed")
    case .podStart: figure("pod-start", 3, 0, 0, "", "assumed, with the image on the node")
    case .imagePull:
      figure("image-pull", 12.5, 300, 0, "", "a GiB, assumed: nobody publishes a figure for AKS")
    case .spotNotice:
      figure("spot-notice", 30, 0, 0, "", "the least notice that Scheduled Events give of a Preempt")
    case .nodeMonitorGrace:
      figure(
        "node-monitor-grace", 40, 0, 0, "",
        "until Kubernetes takes a node that it does not hear of for NotReady: node-monitor-grace-period, 40 s by "
          + "default, 50 s from 1.32 on; what AKS sets is not published")
    }
  }

  private func figure(
    _ name: String, _ seconds: Double, _ sigma: Int, _ recordings: Int, _ years: String, _ source: String
  ) -> TimingFigure {
    TimingFigure(
      name: name, median: TimeSpan(milliseconds: Int64(seconds * 1000)), sigma: sigma, recordings: recordings,
      years: years, source: source)
  }

  /// What making a node of the pool is.
  static func provision(_ pool: AgentPool) -> TimingPrimitive {
    if pool.osType == .windows { return .provisionWindows }
    // The family of the eight-way machines, of which the table has few.
    if pool.vmSize.lowercased().hasPrefix("standard_nd") { return .provisionLargeGPU }
    guard let size = VMSize.named(pool.vmSize), size.gpus > 0 else { return .provisionLinux }
    // The cards of the big ones.
    return ["_A100_", "_H100_"].contains(where: size.name.contains) ? .provisionLargeGPU : .provisionGPU
  }

  /// The sizes of virtual machines whose nodes were recorded, in small letters; times of others are extrapolated.
  package static let recordedSizes: Set = [
    "standard_ds2_v2", "standard_d2s_v3", "standard_d4s_v3", "standard_nd96asr_v4", "standard_d4darm_v3",
    "standard_dc2s_v3", "standard_nc4as_t4_v3",
  ]
}
