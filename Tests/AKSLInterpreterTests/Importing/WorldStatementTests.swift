import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// `world from`, `save world` and their like as statements.
@Suite("Statements about worlds")
struct WorldStatementTests {
  private static func options(_ files: [String: String]) -> Session.Options {
    var options = Session.Options()
    options.loadSource = { path, _ in
      files[path].map { .success(SourceText(name: path, $0)) }
        ?? .failure(LoadFailure(reason: "no such file"))
    }
    return options
  }

  private static let files = ["clusters.json": ImportTests.example, "bad.json": #"[{"name": 3}]"#]

  @Test("The names in a file are known before anything runs")
  func names() {
    let says = transcript(
      """
      def half(p) { return p.count // 2 }
      world from "clusters.json"
      assert batch.count == 6 and half(web) == 6 and elapsed == 0s
      assert shop-test/web.state == Stopped
      scale batch to 2
      assert batch.nodes.deallocated == 4
      undo 2
      assert clusters.length == 1 and dev.count == 10
      """, options: Self.options(Self.files))
    #expect(says.problems == [])
    let misspelt = transcript(
      "world from \"clusters.json\"\nscale bach to 2", options: Self.options(Self.files))
    #expect(misspelt.problems.map(\.code) == ["R002"])
  }

  @Test("Mistakes are told at their places, before anything runs")
  func mistakes() {
    func problems(_ text: String) -> [String] {
      transcript(text, options: Self.options(Self.files)).problems.map { "\($0.line) \($0.code)" }
    }
    #expect(problems("print 1\nworld from \"bad.json\"") == ["2 R048", "1 J007"])
    #expect(problems("world from \"nowhere.json\"") == ["1 R044"])
    #expect(problems("let a = \"clusters.json\"\nworld from (a)") == ["2 R050"])
    #expect(
      problems("world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", count: 1 + 1}]}") == [
        "1 R050"
      ])
    #expect(
      problems("world from {name: \"prod\",\n agentPoolProfiles: [{name: \"web\", count: \"1\"}]}") == [
        "2 J002"
      ])
    #expect(problems("world from") == ["1 R005"])
    #expect(problems("after 1h { world from \"clusters.json\" }; advance 2h") == ["1 E033"])
  }

  @Test("Settings and calendar stay; snapshots and schedules of the old world do not")
  func settings() {
    let says = transcript(
      """
      set strict on
      set holidays [d5]
      after 1h as later { fail "it is gone" }
      advance 10m
      world from "clusters.json" anonymize
      assert elapsed == 0s and clusters.length == 2 and cost.total == $0
      advance 3h
      show import
      undo 2
      assert dev.count == 10 and elapsed == 10m
      """, options: Self.options(Self.files))
    #expect(says.problems == [])
    #expect(says.lines.contains("shown: import"))
  }

  @Test("A session begins in files, or says what is wrong with them")
  func beginning() {
    var session = Session()
    var transcript = Transcript()
    let files = [SourceText(name: "clusters.json", ImportTests.example)]
    let outcome = session.begin(inWorldFrom: files, anonymized: false) { transcript.add($0) }
    #expect(outcome.exitCode == 0 && session.currentClusterName == "shop-prod")
    #expect(session.world.simulation.clusters.count == 2 && session.undoSteps.isEmpty)
    let bad = session.begin(inWorldFrom: [SourceText(name: "x", "[]")], anonymized: false) {
      transcript.add($0)
    }
    #expect(bad.exitCode == 3 && transcript.problems.map(\.code) == ["J008"])
    #expect(session.currentClusterName == "shop-prod", "the world stays as it is")
  }

  // MARK: - Saving

  /// A place for what is saved.
  private final class Shelf: @unchecked Sendable {
    var texts: [String: String] = [:]
    var failure: String?
  }

  private static func options(savingTo shelf: Shelf) -> Session.Options {
    var options = Session.Options()
    options.saveSource = { path, text, mark, _ in
      #expect(text.hasPrefix(mark))
      if let failure = shelf.failure { return LoadFailure(reason: failure) }
      shelf.texts[path] = text
      return nil
    }
    options.loadSource = { path, _ in
      shelf.texts[path].map { .success(SourceText(name: path, $0)) } ?? .failure(LoadFailure(reason: "none"))
    }
    return options
  }

  @Test("What was saved is there again")
  func saving() {
    let shelf = Shelf()
    let says = transcript(
      """
      pool web add count 4 scale-down-mode deallocate tags {env: "a\\"b\\$c"} labels {tier: "web"} node-taints "a=b:NoSchedule"
      pool dev autoscale 2..12
      pool spot add count 2 priority spot spot-max-price $0.05 zones [1, 2]
      cluster sandbox update cluster-autoscaler-profile {scan-interval: 20s} tier standard tags {owner: "me"}
      scale web to 1; stop dev; node web/0 cordon
      cluster prod create node-count 2 resource-group shop; cluster prod stop
      cluster sandbox use
      save world "all.aksl"
      """, options: Self.options(savingTo: shelf))
    #expect(says.problems == [])
    #expect(says.lines.last == "changed: saved 2 clusters with 5 pools to all.aksl")
    let check = transcript(
      """
      include "all.aksl"
      assert web.count == 1 and web.nodes.deallocated == 3 and web.tags.env == "a\\"b\\$c"
      assert dev.state == Stopped and dev.startCount == 10 and dev.minCount == 2
      assert spot.spotMaxPrice == 0.05 and spot.availabilityZones == ["1", "2"] and spot.count == 2
      assert sandbox.autoScalerProfile["scan-interval"] == "20s" and sandbox.tier == Standard
      assert prod.state == Stopped and prod/nodepool1.startCount == 2
      start dev
      assert dev.count == 10 and dev.enableAutoScaling
      cluster prod start
      assert prod/nodepool1.count == 2
      """, options: Self.options(savingTo: shelf))
    #expect(check.problems == [])
  }

  @Test("The rate of evictions of a pool is saved, and shown")
  func evictionRate() throws {
    let shelf = Shelf()
    let says = transcript(
      """
      pool calm add count 2 priority spot; pool wild add count 2 priority spot; pool gone add priority spot
      pool wild spot-eviction-rate 5%; pool gone spot-eviction-rate 7%; pool gone delete
      save world "all.aksl"
      """, options: Self.options(savingTo: shelf))
    #expect(says.problems == [])
    let saved = try #require(shelf.texts["all.aksl"])
    let settings = answer(saved + "\nshow settings").filter { $0.hasPrefix("spot-eviction-rate of") }
    #expect(settings == ["spot-eviction-rate of sandbox/wild is 5%."])
    expectRow(answer(saved + "\npool wild show"), has: "spotEvictionRate | 5% an hour")
    expectRow(answer(saved + "\npool calm show"), has: "spotEvictionRate | 0% an hour")
  }

  @Test("Rates are those of the pools that are there, also while one goes, and of whatever cluster")
  func evictionRatesOfOthers() throws {
    let shelf = Shelf()
    let says = transcript(
      """
      cluster "9lives" create; cluster "9lives" use
      pool s add priority spot; pool s spot-eviction-rate 5%
      pool t add priority spot; pool t spot-eviction-rate 7%; pool t delete nowait
      save world "all.aksl"
      """, options: Self.options(savingTo: shelf))
    #expect(says.problems == [])
    let saved = try #require(shelf.texts["all.aksl"])
    let check = transcript(saved + "\nassert clusters.length == 2 and s.count == 3")
    #expect(check.problems == [])
    let rates = { answer($0 + "\nshow settings").filter { $0.hasPrefix("spot-eviction-rate of") } }
    #expect(rates(saved) == ["spot-eviction-rate of 9lives/s is 5%."])
    #expect(rates("snapshot x; pool s add priority spot; pool s spot-eviction-rate 5%; restore x") == [])
    #expect(rates("pool s add priority spot; pool s spot-eviction-rate 5%; undo") == [])
    #expect(rates("pool s add priority spot; pool s spot-eviction-rate 5%; pool s delete; undo").count == 1)
  }

  @Test("What az knows of the subscription is saved with its clusters")
  func subscription() {
    let shelf = Shelf()
    let says = transcript(
      """
      az group create -n shop -l westeurope --tags team=a
      az group create -n sandbox-rg -l eastus --tags env=dev
      az feature register --namespace Microsoft.ContainerService --name Preview
      az extension add -n aks-preview
      save world "all.aksl"
      """, options: Self.options(savingTo: shelf))
    #expect(says.problems == [])
    let check = transcript(
      """
      include "all.aksl"
      az group list --query "[].[name, tags.team, tags.env]" -o tsv
      az feature list --query "[].name" -o tsv
      az extension list --query "[].name" -o tsv
      """, options: Self.options(savingTo: shelf))
    #expect(check.problems == [])
    let text = check.lines.joined(separator: "\n")
    #expect(text.contains("shop\ta\tNone") && text.contains("sandbox-rg\tNone\tdev"), "\(text)")
    #expect(text.contains("Microsoft.ContainerService/Preview") && text.contains("aks-preview"))
    #expect(transcript(shelf.texts["all.aksl"] ?? "").problems == [])
  }

  @Test("What cannot be said is told, in the script too")
  func omissions() {
    let shelf = Shelf()
    let says = transcript(
      """
      inject allocation-failure on system for 1d
      every 1h as often { print now }
      scale dev to 12 nowait
      set strict on
      save world "now.aksl"
      """, options: Self.options(savingTo: shelf))
    #expect(says.problems == [])
    let notes = says.lines.filter { $0.hasPrefix("changed: note") }
    #expect(
      notes == [
        "changed: note: not in it: 1 operation at work: taken as done",
        "changed: note: not in it: 1 schedule",
        "changed: note: not in it: 1 fault",
      ])
    let text = shelf.texts["now.aksl"] ?? ""
    #expect(text.contains("# Not in it: 1 schedule.\n") && text.contains("\nset strict on\n"))
    #expect(transcript(text + "assert dev.nodes.running == 12").problems == [])
  }

  @Test("What cannot be written is a fault")
  func failing() {
    let shelf = Shelf()
    shelf.failure = "the disk is full"
    let options = Self.options(savingTo: shelf)
    #expect(transcript("save world \"a.aksl\"", options: options).problems.map(\.code) == ["E021"])
    #expect(transcript("save world \"a.aksl\" expect error CannotSave", options: options).problems == [])
    #expect(transcript("save world \"a.aksl\"").problems.map(\.code) == ["E021"], "no files at all")
    #expect(
      transcript("plan save world \"a.aksl\"", options: options).problems == [], "a plan writes nothing")
    #expect(shelf.texts.isEmpty)
  }

  @Test("An empty world is a script, too")
  func empty() {
    let shelf = Shelf()
    let says = transcript(
      "world empty; save world \"a.aksl\"; show world", options: Self.options(savingTo: shelf))
    #expect(says.problems == [])
    #expect(shelf.texts["a.aksl"]?.hasSuffix("\nworld empty\n") == true)
  }
}
