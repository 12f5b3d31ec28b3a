import Testing

@testable import AKSModel

/// Choices among groups, against tables that were worked out by hand.
@Suite struct ExpanderTests {
  /// 10 pods of 1000m and 1024 MiB are pending, and these groups are there.
  ///
  /// | group | node for pods | machine | pods a node | nodes for 10 | helped |
  /// |---|---|---|---|---|---|
  /// | small | 1900m, 4096 | 2000m, 8192 | 1 | 10 (max 4: 4) | 4 |
  /// | middle | 3800m, 12288 | 4000m, 16384 | 3 | 4 | 10 |
  /// | large | 7800m, 28000 | 8000m, 32768 | 7 | 2 | 10 |
  private func three(_ expander: String) -> PictureBuilder {
    var builder = PictureBuilder(["expander": expander])
    builder.group("aks-small-1-vmss", cpu: 1900, memory: 4096, max: 4, capacity: (2000, 8192))
    builder.group("aks-middle-1-vmss", cpu: 3800, memory: 12288, capacity: (4000, 16384))
    builder.group("aks-large-1-vmss", cpu: 7800, memory: 28000, capacity: (8000, 32768))
    let kind = builder.kind(cpu: 1000, memory: 1024)
    builder.pending(kind, 10)
    return builder
  }

  @Test func estimates() {
    let builder = three("random")
    let estimates = builder.picture.groups.indices.map { group in
      Estimator.estimate(
        builder.picture.pending, on: group, atMost: builder.picture.groups[group].maximum, builder.picture)
    }
    #expect(estimates.map(\.nodes) == [4, 4, 2])
    #expect(estimates.map(\.pods) == [4, 10, 10])
  }

  /// Waste: unused share of the machines' cores + of their memory.
  ///
  /// small: 4 pods on 4 machines: (8000 − 4000) / 8000 + (32768 − 4096) / 32768 = 0.5 + 0.875 = 1.375
  /// middle: 10 on 4: (16000 − 10000) / 16000 + (65536 − 10240) / 65536 = 0.375 + 0.84375 = 1.21875
  /// large: 10 on 2: (16000 − 10000) / 16000 + (65536 − 10240) / 65536 = 0.375 + 0.84375 = 1.21875
  @Test func wastes() {
    let builder = three("least-waste")
    let expander = Expander(picture: builder.picture, pending: builder.picture.pending)
    let wastes = builder.picture.groups.indices.map { group in
      expander.waste(
        of: ScaleUpOption(
          group: group,
          estimate: Estimator.estimate(
            builder.picture.pending, on: group, atMost: builder.picture.groups[group].maximum, builder.picture
          )))
    }
    #expect(wastes == [1.375, 1.21875, 1.21875])
  }

  @Test func leastWasteTakesOneOfTheLeast() {
    var builder = three("least-waste")
    let raise = builder.decide().raises
    #expect(raise.count == 1 && raise[0].group != 0)
    // One core more on the large machines, and the middle ones waste less.
    builder = three("least-waste")
    builder.picture.groups[2].capacity[0] = 9000
    #expect(builder.decide().raises == [.init(group: 1, from: 0, to: 4, pods: 10)])
  }

  @Test func mostPodsLeavesOutWhoHelpsFewer() {
    var chosen: Set<Int> = []
    for seed in 0..<40 {
      var builder = three("most-pods")
      builder.picture.seed = UInt64(seed)
      chosen.insert(builder.decide().raises[0].group)
    }
    #expect(chosen == [1, 2])
  }

  @Test func randomTakesAllInTheCourseOfTime() {
    var chosen: [Int: Int] = [:]
    for moment in 0..<300 {
      var builder = three("random")
      builder.picture.now = Instant(milliseconds: Int64(moment) * 10_000 + 100_000_000)
      chosen[builder.decide().raises[0].group, default: 0] += 1
    }
    // 300 draws of three: each is meant to come 100 times, and 60 are five sigma off.
    #expect(chosen.count == 3 && chosen.values.allSatisfy { $0 > 60 })
    var again = three("random")
    var once = three("random")
    #expect(once.decide().raises == again.decide().raises)
  }

  /// | priority | patterns | matches |
  /// |---|---|---|
  /// | 10 | `.*` | all |
  /// | 50 | `aks-(middle\|small)-` | small, middle |
  /// | 60 | `gpu` | none |
  @Test func priorityTakesTheHighestThatMatches() throws {
    func decide(_ entries: [(Int, String)]) throws -> [Int] {
      var chosen: Set<Int> = []
      for seed in 0..<40 {
        var builder = three("priority")
        builder.picture.seed = UInt64(seed)
        builder.picture.priorities = try entries.map {
          ExpanderPriority(priority: $0.0, patterns: [try #require(NamePatternExpression($0.1))])
        }
        chosen.insert(builder.decide().raises[0].group)
      }
      return chosen.sorted()
    }
    #expect(try decide([(10, ".*"), (50, "aks-(middle|small)-"), (60, "gpu")]) == [0, 1])
    #expect(try decide([(10, "middle"), (20, "large")]) == [2])
    // What no pattern matches is left out, as long as one matches.
    #expect(try decide([(10, "^aks-middle-\\d-vmss$")]) == [1])
    // None matches: as if there were no list.
    #expect(try decide([(10, "gpu")]) == [0, 1, 2])
    #expect(try decide([]) == [0, 1, 2])
  }

  @Test(
    arguments: [
      (".*", "aks-dev-1-vmss", true), ("dev", "aks-dev-1-vmss", true), ("^dev", "aks-dev-1-vmss", false),
      ("^aks-(dev|web)-[0-9]+-vmss$", "aks-web-42-vmss", true),
      ("^aks-(dev|web)-[0-9]+-vmss$", "aks-webb-42-vmss", false), ("a|b|c", "xxc", true),
      ("a|b|c", "xyz", false),
      ("spot.?x", "spotx", true), ("[^a-z]", "abc", false), ("[^a-z]", "abC", true), ("", "any", true),
      ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false), ("\\w+-\\d{0}", "x", nil),
      ("x\\.y", "x.y", true), ("x\\.y", "xzy", false), ("ab?c", "ac", true), ("(ab)+$", "xabab", true),
      ("(", "x", nil), ("*a", "x", nil), ("[z-a]", "x", nil), ("a**", "x", nil), (")", "x", nil),
      ("\\", "x", nil), ("[]a]", "]", true), ("(?:no|yes)$", "oh yes", true),
    ] as [(String, String, Bool?)])
  func patterns(_ pattern: String, _ name: String, _ expected: Bool?) {
    #expect(NamePatternExpression(pattern)?.matches(name) == expected)
  }
}
