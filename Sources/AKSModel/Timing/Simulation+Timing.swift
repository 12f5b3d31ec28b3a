// How long things take, here and now: the medians, or times that scatter around them.

extension Simulation {
  /// The usual time of a part.
  func median(_ part: TimingPrimitive) -> TimeSpan { settings.timing.median(part) }

  /// How long a part takes that a node goes through now.
  ///
  /// It follows from the node's name and from how often it has changed, and from the operation, whatever happens to
  /// other nodes. The nodes of an operation are slow together: pools added with 1, 2 and 3 nodes have medians of
  /// 207, 211 and 216 s, and the longest of three independent times would be 20 s longer.
  func duration(_ part: TimingPrimitive, of node: NodeID, in operation: OperationID? = nil) -> TimeSpan {
    let median = median(part)
    guard let seed = settings.timing.randomSeed else { return median }
    let record = self[node]
    let source = draw(seed, part, of: record.pool).of(UInt64(record.instance)).of(UInt64(record.changes))
    guard let operation else { return scattered(median, part, source.normal) }
    // The squares add up to 1, so that the deviation stays what it is.
    let number = 0.96 * draw(seed, part, of: operation).normal + 0.28 * source.normal
    return scattered(median, part, number)
  }

  /// The same of a node that is one of several of a request, with its wait for its turn.
  func duration(
    _ part: TimingPrimitive, of node: NodeID, in operation: OperationID? = nil, number: Int
  ) -> TimeSpan {
    duration(part, of: node, in: operation) + settings.timing.delay(part, ofNode: number)
  }

  /// How long a part of the service's own work on an operation takes.
  ///
  /// It follows from the names of what the operation is about and from how many of its kind there were before on the
  /// same.
  func duration(_ part: TimingPrimitive, of operation: OperationID) -> TimeSpan {
    let median = median(part)
    guard let seed = settings.timing.randomSeed else { return median }
    return scattered(median, part, draw(seed, part, of: operation).normal)
  }

  /// How long a node takes to pull so much of a workload's image.
  func imagePull(_ mebibytes: Int64, of workload: String, on node: NodeID) -> TimeSpan {
    let median = TimeSpan(
      milliseconds: settings.timing.median(.imagePull).milliseconds * mebibytes / 1024)
    guard let seed = settings.timing.randomSeed else { return median }
    let record = self[node]
    let source = draw(seed, .imagePull, of: record.pool).of(UInt64(record.instance)).of(workload)
    return scattered(median, .imagePull, source.of(UInt64(record.changes)).normal)
  }

  /// A number that follows from a seed, a part and a pool.
  func draw(_ seed: UInt64, _ part: TimingPrimitive, of pool: PoolID) -> Draw {
    draw(seed, part, of: self[pool].cluster).of(self[pool].name)
  }

  private func draw(_ seed: UInt64, _ part: TimingPrimitive, of operation: OperationID) -> Draw {
    let record = self[operation]
    let source = record.pool.map { draw(seed, part, of: $0) } ?? draw(seed, part, of: record.cluster)
    return source.of(UInt64(record.number))
  }

  private func draw(_ seed: UInt64, _ part: TimingPrimitive, of cluster: ClusterID) -> Draw {
    Draw(seed: seed).of(part.name).of(self[cluster].name)
  }

  /// A time whose logarithm is normally distributed, by a number of the standard normal distribution.
  private func scattered(_ median: TimeSpan, _ part: TimingPrimitive, _ normal: Double) -> TimeSpan {
    let sigma = settings.timing.sigma(part)
    guard sigma > 0, median > .zero else { return median }
    let factor = Normal.exponential(Double(sigma) / 1000 * normal)
    return TimeSpan(milliseconds: Int64((Double(median.milliseconds) * factor).rounded()))
  }
}
