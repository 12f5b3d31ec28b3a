import AKSLLanguage
import Testing

@testable import AKSLInterpreter

@Suite("Load: what is shown and told of it")
struct LoadTellingTests {
  @Test("show nodes tells what is cordoned, and what pods request")
  func nodes() {
    let bare = answer("node dev/1 cordon; show nodes of dev", columns: true)
    #expect(bare[0] == "NODE | STATE | CORDONED | NAME")
    #expect(
      bare[1].hasPrefix("dev/0 | Running |  | ") && bare[2].hasPrefix("dev/1 | Running | yes | "), "\(bare)")
    let loaded = answer(
      "workload api add replicas 3 cpu 500m memory 1Gi on dev; advance 10s; show nodes of dev", columns: true)
    #expect(loaded[0] == "NODE | STATE | CORDONED | PODS | CPU | MEMORY | NAME")
    #expect(loaded[1].hasPrefix("dev/0 | Running |  | 1 | 500m of 1900m | 1Gi of 5276Mi | "), "\(loaded)")
    #expect(loaded[4].hasPrefix("dev/3 | Running |  | 0 | 0m of 1900m | "), "\(loaded)")
    expectRow(
      answer("workload api add cpu 1 memory 1Gi on dev; advance 9s; show node dev/0"), has: "pods | 1")
  }

  /// What the events of a script say of faults: resource and change.
  private func faults(_ script: String) -> [String] {
    answer(script + "; show events").filter { $0.contains("fault") }.map {
      $0.split(separator: " | ").dropFirst(1).prefix(3).joined(separator: " | ")
    }
  }

  @Test("a fault with an end says when it is over, whatever it is")
  func ends() {
    for fault in ["drain-blocked", "allocation-failure", "stuck-operation", "throttle", "quota 100"] {
      let said = faults("inject \(fault) on dev for 5m; advance 6m")
      #expect(said.count == 2 && said.last?.hasPrefix("d1 00:05:00") == true, "\(said)")
      #expect(answer("inject \(fault) on dev for 5m; advance 6m; show faults").isEmpty)
    }
    let node = faults("inject failed-node on dev/3 for 5m; advance 6m")
    #expect(node.count == 2 && node.last?.hasPrefix("d1 00:05:00") == true, "\(node)")
  }

  @Test("nothing is left of the fault of a node that something else has repaired")
  func repaired() {
    #expect(answer("inject failed-node on dev/3; stop dev; start dev; show faults").isEmpty)
    #expect(faults("inject failed-node on dev/3; stop dev; start dev").count == 2)
    #expect(answer("inject failed-node on dev/3; show faults").count == 1)
    // Its end finds nothing to do.
    #expect(faults("inject failed-node on dev/3 for 1h; stop dev; start dev; advance 2h").count == 2)
  }

  @Test("a replay that nothing follows, and rates that hold on, are told")
  func rates() {
    let add = "workload api add cpu 100m memory 64Mi on dev; "
    func last(_ script: String) -> String { transcript(add + script).lines.last ?? "" }
    #expect(
      last("workload api rate [[0h, 4], [1h, 9]]")
        == "changed: workload api is asked by 2 steps; the last rate holds on; nothing follows it yet: "
        + "`workload api autoscale A..B target N` makes pods of it")
    #expect(
      last("workload api autoscale 1..9 target 2; workload api rate [[0h, 4], [1h, 9]] every 1d")
        == "changed: workload api is asked by 2 steps, every 1d anew")
  }

  @Test("a drain tells that pods of DaemonSets stay, and takes them for no budget's")
  func drainedDaemons() {
    let text = transcript("workload agent add daemonset cpu 100m on dev; advance 10s; node dev/0 drain").lines
    #expect(text.contains("changed: workload agent wants a pod on each node that suits it in sandbox"))
    #expect(text.contains("changed: dev/0 is cordoned, and only 1 pod of DaemonSets on it"), "\(text)")
  }

  @Test("a setting of the autoscaler that changes nothing here says so, once it is set")
  func idleSettings() {
    func notes(_ profile: String) -> [String] {
      transcript("cluster sandbox update cluster-autoscaler-profile \(profile)").lines.filter {
        $0.hasPrefix("changed: note: ")
      }
    }
    #expect(notes("{scan-interval: 20s}").isEmpty)
    #expect(notes("{ignore-daemonsets-utilization: \"true\"}").isEmpty)
    #expect(notes("{daemonset-eviction-for-empty-nodes: \"true\"}").count == 1)
    #expect(notes("{daemonset-eviction-for-occupied-nodes: \"false\"}").count == 1)
    #expect(notes("{max-graceful-termination-sec: 30}").count == 1)
    #expect(
      notes("{expander: \"priority\"}")
        == [
          "changed: note: expander priority chooses at random until `expander-priorities` says what it prefers"
        ])
  }

  @Test("the scatter of a part can be set")
  func scatter() {
    let random = "timing random seed 7; "
    expectRow(
      answer(random + "timing node-start 90s scatter 0.5; show timing").map { String($0.prefix(23)) },
      has: "node-start | 1m30s | 0.")
    #expect(
      answer("timing node-start 90s scatter 1.125; show timing").contains {
        $0.hasPrefix("node-start | 1m30s | 1.125")
      })
    // Without scatter a random time is the usual one.
    let times = "timing pool-request 8s scatter 0; timing node-provision-linux 2m scatter 0; "
    #expect(transcript(random + times + "scale dev to 12; assert elapsed == 128s").problems.isEmpty)
    #expect(!transcript(random + "scale dev to 12; assert elapsed == 128s").problems.isEmpty)
    #expect(transcript("timing node-start 90s scatter 4").problems.map(\.code) == ["E012"])
  }

  @Test("a rate that would be never is refused, and so are names that Kubernetes refuses")
  func refused() {
    #expect(transcript("set spot-eviction-rate 0.00001").exitCode != 0)
    #expect(transcript("set spot-eviction-rate 0.0001").exitCode == 0)
    #expect(transcript("set spot-eviction-rate 0").exitCode == 0)
    for name in ["A_B", "Api", "api_v2"] {
      #expect(
        transcript("workload \(name) add").problems.map(\.title)
          == ["InvalidValue: `\(name)` is no name for a workload"])
    }
    #expect(transcript("workload api-v2 add").exitCode == 0)
  }

  @Test("help has a page on what people look for, and a line of its own for each verb")
  func help() {
    for topic in ["autoscaler", "load", "ready", "spot", "faults", "money"] {
      #expect(transcript("help \(topic)").lines == ["shown: help \(topic)"])
    }
    let heads = answer("help")
    for (verb, part) in [
      ("timing …", "how long"), ("inject …", "goes wrong"), ("node …", "cordon, uncordon, drain"),
    ] {
      #expect(heads.contains { $0.hasPrefix("\(verb) | ") && $0.contains(part) }, "\(heads)")
    }
    for word in ["ready", "workloads", "timing", "faults", "timeline"] {
      #expect(heads.contains { $0.hasPrefix("show … | ") && $0.contains(word) }, "\(word)")
    }
  }

  @Test("what the pages of help show runs, line by line", arguments: HelpTopic.all.map(\.name))
  func helpRuns(name: String) throws {
    let topic = try #require(HelpTopic.named(name))
    let script = topic.rows.map(\.form).filter { !$0.contains("examples/") }.joined(separator: "\n")
    #expect(transcript(script).problems.isEmpty, "\(name)")
  }
}
