@testable import AKSModel

/// Pictures for tests, made of few words: groups first, then kinds of pods, then nodes and pending pods.
struct PictureBuilder {
  var picture = AutoscalerPicture()
  var state = AutoscalerState()

  init(_ profile: [String: String] = [:], at seconds: Int64 = 100_000) {
    picture.now = Instant(milliseconds: seconds * 1000)
    picture.options = AutoscalerOptions(
      profile.sorted { $0.key < $1.key }.map {
        ResourceTag(key: $0.key, value: $0.value)
      })
    picture.clusterName = "test"
  }

  /// A group of nodes with so much for pods; their machines have as much unless it is said.
  @discardableResult
  mutating func group(
    _ name: String, cpu: Int32 = 2000, memory: Int32 = 8192, gpus: Int32 = 0, pods: Int32 = 110, min: Int = 0,
    max: Int = 100, target: Int = 0, capacity: (cpu: Int32, memory: Int32)? = nil, similarity: Int? = nil
  ) -> Int {
    let index = picture.groups.count
    var group = AutoscalerPicture.Group(
      pool: PoolID(index: UInt32(index)), name: name, allocatable: [cpu, memory, gpus, pods],
      capacity: [capacity?.cpu ?? cpu, capacity?.memory ?? memory, gpus, pods])
    group.minimum = min
    group.maximum = max
    group.target = target
    group.similarity = similarity ?? index
    picture.groups.append(group)
    if target > 0 {
      state[group.pool].awaited = target
      state[group.pool].deadline = picture.now + .seconds(900)
    }
    return index
  }

  /// Pods that are alike; they suit all groups unless it is said which.
  @discardableResult
  mutating func kind(
    cpu: Int32, memory: Int32 = 128, gpus: Int32 = 0, priority: Int32 = 0, on groups: Set<Int>? = nil,
    budget: Int? = nil, _ traits: AutoscalerPicture.PodKind.Traits = []
  ) -> Int32 {
    var kind = AutoscalerPicture.PodKind(
      request: [cpu, memory, gpus, 1],
      suits: ContiguousArray(picture.groups.indices.map { groups?.contains($0) ?? true }))
    kind.priority = priority
    kind.allowedDisruptions = budget
    kind.traits = traits
    picture.kinds.append(kind)
    return Int32(picture.kinds.count - 1)
  }

  /// A node that carries so many pods of each kind; its group wants one more.
  @discardableResult
  mutating func node(
    of group: Int, _ pods: [(kind: Int32, count: Int32)] = [],
    _ readiness: AutoscalerPicture.Readiness = .ready
  ) -> Int {
    let index = picture.nodes.count
    var node = AutoscalerPicture.Node(id: NodeID(index: UInt32(index), generation: 0), group: Int32(group))
    node.readiness = readiness
    let start = Int32(picture.placements.count)
    for (kind, count) in pods {
      picture.placements.append(.init(kind: kind, count: count))
      node.requested &+= picture.kinds[Int(kind)].request &* ResourceVector(repeating: count)
    }
    node.pods = start..<Int32(picture.placements.count)
    picture.nodes.append(node)
    if readiness != .deallocated, readiness != .leaving { picture.groups[group].target += 1 }
    return index
  }

  /// Pods without a node, so many seconds old.
  mutating func pending(_ kind: Int32, _ count: Int32, age: Int64 = 60) {
    picture.pending.append(
      .init(kind: kind, count: count, created: Instant(milliseconds: picture.now.milliseconds - age * 1000)))
  }

  mutating func decide() -> AutoscalerDecision { AutoscalerLoop.decide(picture, &state) }

  /// Decides so many seconds later.
  mutating func decide(after seconds: Int64) -> AutoscalerDecision {
    picture.now = picture.now + .seconds(seconds)
    return decide()
  }

  /// What a loop would say of a node now.
  func verdict(on node: Int) -> NodeVerdict {
    var loop = AutoscalerLoop(picture, state, explains: true)
    loop.run()
    return loop.nodeVerdicts[node]
  }

  /// What a loop would say of the groups now.
  func verdicts() -> [GroupVerdict] {
    var loop = AutoscalerLoop(picture, state, explains: true)
    loop.run()
    return Array(loop.groupVerdicts)
  }
}
