/// Pods by the moment of their arrival.
package struct PodTrace: Hashable, Sendable {
  package let pods: [TracedPod]

  /// What hkust-adsl/kubernetes-scheduler-simulator and Alibaba's cluster-trace-gpu-v2023 call
  /// `openb_pod_list`: times in seconds; a pod runs from `scheduled_time`, or (never scheduled) from
  /// `creation_time`, to `deletion_time`.
  init(openb table: inout CSVTable) throws(TraceError) {
    let columns = try (
      cpu: table.requiredColumn("cpu_milli"), memory: table.requiredColumn("memory_mib"),
      gpus: table.column("num_gpu"), creation: table.requiredColumn("creation_time"),
      deletion: table.requiredColumn("deletion_time"), scheduling: table.column("scheduled_time")
    )
    var pods: [TracedPod] = []
    while try table.readRow() {
      let creation = try table.integer(columns.creation, upTo: LoadTrace.Limits.seconds)
      var start = creation
      if let column = columns.scheduling, !table.isEmpty(column) {
        start = try table.integer(column, upTo: LoadTrace.Limits.seconds)
      }
      var lifetime: Int64?
      if !table.isEmpty(columns.deletion) {
        let end = try table.integer(columns.deletion, upTo: LoadTrace.Limits.seconds)
        guard end >= start else {
          throw TraceError(
            "this pod is deleted at \(end), before it begins at \(start)", table.fields[columns.deletion],
            expected: "a time from \(start) on")
        }
        lifetime = (end - start) * 1000
      }
      let gpus = try columns.gpus.map { column throws(TraceError) in
        try table.integer(column, upTo: LoadTrace.Limits.gpus)
      }
      pods.append(
        TracedPod(
          arrival: creation * 1000, lifetime: lifetime,
          cpuMillis: Int32(try table.integer(columns.cpu, upTo: LoadTrace.Limits.cpuMillis)),
          memoryMiB: Int32(try table.integer(columns.memory, upTo: LoadTrace.Limits.memoryMiB)),
          gpus: Int16(gpus ?? 0)))
    }
    guard !pods.isEmpty else {
      throw TraceError("there is no pod in this file", table.headerRange, expected: "a line for each pod")
    }
    // Those of one moment stay in the order of the file.
    let order = pods.indices.sorted { (pods[$0].arrival, $0) < (pods[$1].arrival, $1) }
    let first = pods[order[0]].arrival
    self.pods = order.map { place in
      let pod = pods[place]
      return TracedPod(
        arrival: pod.arrival - first, lifetime: pod.lifetime, cpuMillis: pod.cpuMillis,
        memoryMiB: pod.memoryMiB, gpus: pod.gpus)
    }
  }
}
