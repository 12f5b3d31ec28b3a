import Testing

@testable import AKSModel

/// What makes a group larger, and what keeps it as it is.
@Suite struct ScaleUpTests {
  @Test func podsThatFitOnAwaitedNodesNeedNoMore() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000, target: 3)
    let kind = builder.kind(cpu: 500)
    // Three awaited nodes hold 12; of 13 pods one needs a fourth.
    builder.pending(kind, 12)
    #expect(builder.decide().raises.isEmpty)
    builder.picture.pending[0].count = 13
    #expect(builder.decide().raises == [.init(group: 0, from: 3, to: 4, pods: 1)])
  }

  @Test func podsFillWhatIsThereFirst() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 500)
    builder.node(of: 0, [(kind, 3)])
    let closed = builder.node(of: 0)
    builder.picture.nodes[closed].isClosed = true
    builder.pending(kind, 2)
    // One place on the first node, none on the cordoned one.
    #expect(builder.decide().raises == [.init(group: 0, from: 2, to: 3, pods: 1)])
  }

  @Test func youngPodsHoldTheLoopBack() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 500)
    builder.pending(kind, 5, age: 1)
    let first = builder.decide()
    #expect(first.raises.isEmpty && first.nextInterest == builder.picture.now + .seconds(1))
    // One that is old enough, and all are helped.
    builder.pending(kind, 1, age: 2)
    #expect(builder.decide().raises == [.init(group: 0, from: 0, to: 2, pods: 6)])
  }

  @Test func podsWithGPUsWaitHalfAMinute() {
    var builder = PictureBuilder()
    builder.group("gpu", cpu: 4000, memory: 20_000, gpus: 1)
    let kind = builder.kind(cpu: 100, gpus: 1)
    builder.pending(kind, 2, age: 29)
    #expect(builder.decide().raises.isEmpty)
    #expect(builder.decide(after: 1).raises == [.init(group: 0, from: 0, to: 2, pods: 2)])
  }

  @Test func aDelayLeavesOutPodsThatAreYounger() {
    var builder = PictureBuilder(["new-pod-scale-up-delay": "5m"])
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 2000)
    builder.pending(kind, 1, age: 300)
    builder.pending(kind, 1, age: 299)
    let first = builder.decide()
    #expect(first.raises == [.init(group: 0, from: 0, to: 1, pods: 1)])
  }

  @Test func podsOfALowPriorityCount() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    builder.pending(builder.kind(cpu: 2000, priority: -10), 1)
    builder.pending(builder.kind(cpu: 2000, priority: -11), 1)
    #expect(builder.decide().raises == [.init(group: 0, from: 0, to: 1, pods: 1)])
  }

  @Test func theMaximumCaps() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000, max: 5)
    let kind = builder.kind(cpu: 1000)
    builder.pending(kind, 100)
    #expect(builder.decide().raises == [.init(group: 0, from: 0, to: 5, pods: 10)])
    builder.picture.groups[0].target = 5
    #expect(builder.decide(after: 10).raises.isEmpty)
    #expect(builder.verdicts() == [.maximum(5)])
  }

  @Test func noMoreThanAThousandNodesAtOnce() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000, max: 2000)
    builder.pending(builder.kind(cpu: 2000), 1500)
    #expect(builder.decide().raises == [.init(group: 0, from: 0, to: 1000, pods: 1000)])
  }

  @Test func verdictsNameWhatIsInTheWay() {
    var builder = PictureBuilder()
    builder.group("small", cpu: 1000)
    builder.group("other", cpu: 4000)
    builder.group("manual", cpu: 4000)
    builder.group("failing", cpu: 4000)
    builder.picture.groups[2].isManaged = false
    let kind = builder.kind(cpu: 2000, on: [0, 2, 3])
    builder.state.backOff(PoolID(index: 3), at: builder.picture.now)
    builder.pending(kind, 4)
    let end = builder.picture.now + .seconds(300)
    #expect(
      builder.verdicts() == [.tooSmall(besideDaemons: false), .unsuitable, .unmanaged, .backoff(until: end)])
    let decision = builder.decide()
    #expect(decision.raises.isEmpty && decision.unhelped == 4 && decision.nextInterest == end)
  }

  /// First fit decreasing: of pods of 1500m and 500m on nodes of 2000m each large one takes a small one with it.
  @Test func largePodsComeFirst() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let small = builder.kind(cpu: 500)
    let large = builder.kind(cpu: 1500)
    builder.pending(small, 5)
    builder.pending(large, 4)
    // Four nodes with one of each; the fifth small one needs a node of its own.
    #expect(builder.decide().raises == [.init(group: 0, from: 0, to: 5, pods: 9)])
  }

  /// Targets 1, 4, 2 and nine more: 1 → 3 → …; the smallest gets one after the other until all are 5, 5, 5 and one
  /// is left for the first.
  @Test func similarGroupsShare() {
    var builder = PictureBuilder(["balance-similar-node-groups": "true"])
    for target in [1, 4, 2] { builder.group("a\(target)", cpu: 2000, target: target, similarity: 1) }
    let kind = builder.kind(cpu: 2000)
    // Seven are awaited, so that 16 pods need nine more.
    builder.pending(kind, 16)
    let targets = Dictionary(uniqueKeysWithValues: builder.decide().raises.map { ($0.group, $0.to) })
    #expect(targets.values.reduce(0, +) == 16)
    #expect(targets.values.sorted() == [5, 5, 6])
  }

  @Test func similarGroupsShareWithinTheirMaxima() {
    var builder = PictureBuilder(["balance-similar-node-groups": "true"])
    builder.group("a", cpu: 2000, max: 2, similarity: 1)
    builder.group("b", cpu: 2000, max: 10, similarity: 1)
    builder.pending(builder.kind(cpu: 2000), 8)
    let targets = Dictionary(uniqueKeysWithValues: builder.decide().raises.map { ($0.group, $0.to) })
    #expect(targets == [0: 2, 1: 6])
  }

  @Test func machinesThatDoNotComeAreGivenUp() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 2000)
    builder.pending(kind, 4)
    #expect(builder.decide().raises == [.init(group: 0, from: 0, to: 4, pods: 4)])
    builder.picture.groups[0].target = 4
    // One comes; after 15 minutes and no earlier the others are given up.
    builder.picture.groups[0].target = 3
    builder.node(of: 0, [(kind, 1)])
    builder.picture.pending[0].count = 3
    let before = builder.decide(after: 900)
    #expect(before.overdue.isEmpty && before.raises.isEmpty)
    let after = builder.decide(after: 1)
    #expect(after.overdue.map(\.group) == [0] && after.overdue.map(\.count) == [3])
    #expect(after.raises.isEmpty && after.unhelped == 3)
    // Left alone for 5 minutes, and then asked again.
    builder.picture.groups[0].target = 1
    #expect(builder.decide(after: 299).raises.isEmpty)
    #expect(builder.decide(after: 1).raises == [.init(group: 0, from: 1, to: 4, pods: 3)])
  }

  @Test func theBackoffDoublesAndIsForgotten() {
    var state = AutoscalerState()
    let pool = PoolID(index: 0)
    var now = Instant(milliseconds: 1_000_000)
    var lengths: [Int64] = []
    for _ in 0..<5 {
      state.backOff(pool, at: now)
      lengths.append((state[pool].backoffEnd - now).milliseconds / 60_000)
      now = state[pool].backoffEnd + .seconds(900)
    }
    #expect(lengths == [5, 10, 20, 30, 30])
    now = state[pool].lastFailure + .hours(3)
    state.backOff(pool, at: now)
    #expect((state[pool].backoffEnd - now).milliseconds / 60_000 == 30)
    now = now + .hours(3) + .seconds(1)
    state.backOff(pool, at: now)
    #expect((state[pool].backoffEnd - now).milliseconds / 60_000 == 5)
  }

  @Test func aGroupBelowItsMinimumIsRaised() {
    var builder = PictureBuilder()
    builder.group("dev", min: 3, target: 0)
    builder.node(of: 0)
    #expect(builder.decide().raises == [.init(group: 0, from: 1, to: 3, pods: 0)])
  }

  @Test func profileBecomesNumbers() {
    let options = AutoscalerOptions()
    #expect(options.scanInterval == .seconds(10) && options.unneededTime == .seconds(600))
    #expect(
      options.parallelDeletions == 10 && options.utilizationThreshold == 0.5 && !options.keepsLocalStorage)
    let all = AutoscalerOptions(
      [
        ("balance-similar-node-groups", "true"), ("daemonset-eviction-for-empty-nodes", "true"),
        ("daemonset-eviction-for-occupied-nodes", "false"), ("expander", "least-waste"),
        ("ignore-daemonsets-utilization", "true"), ("max-empty-bulk-delete", "100"),
        ("max-graceful-termination-sec", "30"), ("max-node-provision-time", "7m"),
        ("max-total-unready-percentage", "100"), ("new-pod-scale-up-delay", "1h"),
        ("ok-total-unready-count", "1000"), ("scale-down-delay-after-add", "0m"),
        ("scale-down-delay-after-delete", "90s"), ("scale-down-delay-after-failure", "1m"),
        ("scale-down-unneeded-time", "3m"), ("scale-down-unready-time", "4m"),
        ("scale-down-utilization-threshold", "0.65"), ("scan-interval", "30s"),
        ("skip-nodes-with-local-storage", "true"), ("skip-nodes-with-system-pods", "false"),
      ].map { ResourceTag(key: $0.0, value: $0.1) })
    #expect(
      all.balancesSimilarGroups && all.evictsDaemonSetsOfEmptyNodes && !all.evictsDaemonSetsOfOccupiedNodes)
    #expect(all.expander == .leastWaste && all.ignoresDaemonSets && all.parallelDeletions == 100)
    #expect(all.gracefulTermination == .seconds(30) && all.provisionTime == .seconds(420))
    #expect(all.totalUnreadyPercentage == 100 && all.newPodDelay == .hours(1) && all.okTotalUnready == 1000)
    #expect(all.delayAfterAdd == .zero && all.delayAfterDelete == .seconds(90))
    #expect(all.delayAfterFailure == .seconds(60) && all.unneededTime == .seconds(180))
    #expect(all.unreadyTime == .seconds(240) && all.utilizationThreshold == 0.65)
    #expect(all.scanInterval == .seconds(30) && all.keepsLocalStorage && !all.keepsSystemPods)
  }
}
