import AKSLInterpreter
import AKSLLanguage
import Testing

@Suite("Why: what it answers")
struct WhyTests {
  @Test("a pool: how it is, what its autoscaler would do, and who waits for it")
  func pools() {
    let full = answer("workload api add replicas 40 cpu 500m memory 1Gi on dev; advance 10s; why dev")
    expectRow(full, has: "autoscaler | dev has no autoscaler | A6")
    expectRow(full, has: "pods of api | 10 pods of 40 wait | W1")
    expectRow(full, has: "pods of api | 10 nodes: Insufficient cpu (500m requested, at most 400m free) | W4")
    let idle = answer("pool dev autoscale 1..12; advance 1m; why dev")
    expectRow(idle, has: "autoscaler | it keeps 1 to 12 nodes | A3")
    #expect(idle.contains { $0.hasPrefix("autoscaler | 10 nodes: unneeded since") }, "\(idle)")
    expectRow(idle, has: "pods | no pod waits for its nodes | ")
    let path = answer("cluster other create; cluster sandbox use; why sandbox/dev")
    expectRow(path, has: "pods | no pod waits for its nodes | ")
  }

  @Test("a DaemonSet's pods wait for nodes that are there, and no autoscaler is asked")
  func daemonSets() {
    let rows = answer(
      """
      pool dev autoscale 1..20; workload api add replicas 10 cpu 1800m on dev; advance 10s
      workload agent add daemonset cpu 200m on dev; advance 10s; why agent
      """)
    expectRow(rows, has: "pods | 0 of 10 ready, 10 pending | ")
    expectRow(rows, has: "dev | 10 nodes: Insufficient cpu (200m requested, at most 100m free) | W4")
    let words = "a pod for each running node that suits it; the autoscaler adds no node for those that wait"
    expectRow(rows, has: "DaemonSet | \(words) | W18")
    #expect(!rows.contains { $0.hasPrefix("autoscaler") }, "\(rows)")
  }

  @Test("a workload comes before a pool of its name, whose path still names the pool")
  func names() {
    expectRow(
      answer("workload dev add cpu 1 memory 1Gi; advance 9s; why dev"),
      has: "pods | 1 of 1 ready, 0 pending | ")
    let pool = answer("workload dev add cpu 1 memory 1Gi; advance 9s; why sandbox/dev")
    expectRow(pool, has: "pods | no pod waits for its nodes | ")
    let wrong = transcript("why dvv")
    #expect(wrong.problems.map(\.title) == ["there is no workload or pool `dvv`"])
  }

  @Test("a stopped pool is named, with its stop and the way out")
  func stopped() {
    let rows = answer(
      "workload api add replicas 4 cpu 500m memory 1Gi on dev; advance 1m; stop dev; advance 1m; why api")
    expectRow(rows, has: "dev | it is stopped since d1 00:01:00: `start dev` brings 10 nodes back | S5")
    let pool = answer(
      "workload api add replicas 4 cpu 500m memory 1Gi on dev; advance 1m; stop dev; advance 1m; why dev")
    expectRow(pool, has: "nodes | it is stopped since d1 00:01:00: `start dev` brings 10 nodes back | S5")
    expectRow(pool, has: "pods of api | 4 pods of 4 wait | W1")
  }

  @Test("nodes that Azure has taken, and a pool without any")
  func evicted() {
    let rows = answer(
      """
      pool cheap add count 3 priority spot eviction-policy deallocate
      workload api add replicas 3 cpu 1500m memory 1Gi on cheap tolerations "*"
      advance 1m; inject eviction 3 on cheap; advance 5m; why api
      """)
    expectRow(
      rows,
      has: "cheap | 3 nodes deallocated, evicted by Azure or scaled in: a scale-up starts them first | P3d")
    let empty = answer(
      "pool web add count 0; workload api add cpu 500m memory 1Gi on web; advance 10s; why api")
    expectRow(empty, has: "web | it has no node: `scale web to 1` makes one | W1")
  }

  @Test("pods that nothing makes again")
  func lost() {
    let rows = answer(
      """
      workload job add replicas 2 cpu 500m memory 1Gi no-controller on dev
      advance 1m; cluster sandbox stop; cluster sandbox start; why job
      """)
    expectRow(rows, has: "lost | 2 pods had no controller: nothing makes another one | W9")
  }

  @Test("pods for which Kubernetes would evict others, and only those")
  func preemption() {
    let row =
      "priority | in Kubernetes pods of lower priority would make room on 10 nodes; here none is evicted for others | W3"
    let low = "workload low add replicas 30 cpu 500m memory 1Gi on dev priority -5; advance 10s; "
    expectRow(
      answer(
        low + "workload high add replicas 3 cpu 600m memory 1Gi on dev priority 100; advance 10s; why high"),
      has: row)
    let equal = answer(
      low + "workload other add cpu 600m memory 1Gi on dev priority -5; advance 10s; why other")
    #expect(!equal.contains { $0.hasPrefix("priority") }, "\(equal)")
    let huge = answer(low + "workload huge add cpu 4 memory 1Gi on dev priority 100; advance 10s; why huge")
    #expect(!huge.contains { $0.hasPrefix("priority") }, "\(huge)")
  }

  @Test("what the scheduler says, in its words, with the numbers")
  func scheduler() {
    let rows = answer("workload api add replicas 40 cpu 500m memory 1Gi on dev; advance 10s; why api")
    expectRow(rows, has: "pods | 30 of 40 ready, 10 pending | ")
    expectRow(
      rows,
      has: "scheduler | 0/13 nodes are available: 10 Insufficient cpu, 3 node(s) didn't match Pod's node "
        + "affinity/selector. | W1")
    expectRow(rows, has: "dev | 10 nodes: Insufficient cpu (500m requested, at most 400m free) | W4")
  }

  @Test("the constraint that keeps pods away, with its numbers, and what the autoscaler makes of it")
  func constraints() {
    let zonal = "pool zonal add count 3 zones [\"1\", \"2\", \"3\"] "
    let spread = answer(
      zonal
        + "\nworkload api add replicas 9 cpu 900m memory 128Mi on zonal spread \"zone\"; node zonal/2 cordon;"
        + " advance 10s; why api")
    expectRow(
      spread,
      has:
        "zonal | 2 nodes: node(s) didn't match pod topology spread constraints (zone eastus-1 has 1, the least is 0, "
        + "max-skew 1) | W15")
    let apart = answer(
      "workload db add replicas 11 cpu 100m memory 128Mi on dev pod-anti-affinity \"db\"; advance 10s; why db"
    )
    expectRow(
      apart,
      has:
        "scheduler | 0/13 nodes are available: 10 node(s) didn't match pod anti-affinity rules, 3 node(s) didn't "
        + "match Pod's node affinity/selector. | W1")
    let node = "aks-dev-46606052-vmss000000"
    expectRow(
      apart, has: "dev | 10 nodes: node(s) didn't match pod anti-affinity rules (1 of db on \(node)) | W16")
    let both = answer(
      "workload a add on dev; workload b add on dev; workload web add on dev pod-affinity [\"a\", \"b\"];"
        + " advance 10s; why web")
    expectRow(
      both,
      has:
        "dev | 10 nodes: node(s) didn't match pod affinity rules (no pod of a and b at once on \(node)) | W16"
    )
    let all = answer(
      "world empty; cluster c create node-count 1; workload db add replicas 2 pod-anti-affinity \"db\"; advance 10s; why db"
    )
    expectRow(
      all, has: "scheduler | 0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules. | W16")
    let scaled = answer(
      "pool a add count 1 enable-cluster-autoscaler min-count 1 max-count 3; workload y add on a pod-affinity \"nothere\";"
        + " advance 1m; why y")
    expectRow(
      scaled,
      has: "autoscaler: a | a new node would not do: the constraints of the pods keep them away from it | W16"
    )
    let silent = answer(
      "workload a add replicas 1 on dev image 20Gi; advance 5s; inject failed-node on dev/0; advance 1m; why a"
    )
    expectRow(
      silent,
      has: "node \(node) | nothing is heard of it: 1 pod there; 300 s after it is NotReady they go | W6")
    let daemons = answer(
      "workload a add daemonset on dev; advance 5s; inject failed-node on dev/0; advance 20m; why a")
    expectRow(daemons, has: "node \(node) | nothing is heard of it: its pod stays there | W18")
    let nowhere = answer("workload a add daemonset selector {nope: \"1\"}; advance 5s; why a")
    expectRow(nowhere, has: "dev | 10 nodes: node(s) didn't match Pod's node affinity/selector | W1")
    let starting = answer("workload a add daemonset image 2Gi; advance 5s; why a")
    expectRow(
      starting,
      has: "starting | 13 pods: the node of each pulls its image of 2Gi, unless it has it, and starts it | W5"
    )
    let onNode = answer("workload a add daemonset image 2Gi; advance 5s; why dev/0")
    expectRow(onNode, has: "a-00000 | Starting: it goes with the node | W18")
    for (constraint, rule) in [
      ("pod-affinity \"nothere\"", "W16"), ("spread \"zone max-skew 1 min-domains 3\"", "W15"),
    ] {
      let zonal = answer(
        "pool a add count 2 zones [\"1\", \"2\"]; pool a autoscale 2..10; workload y add replicas 3 cpu 100m on a"
          + " \(constraint); advance 1m; why y")
      expectRow(
        zonal,
        has:
          "autoscaler: a | a new node would not do: the constraints of the pods keep them away from it | \(rule)"
      )
    }
    let beside = answer(
      "workload a add daemonset cpu 1 on dev; pool dev autoscale 1..20; advance 1m; workload b add cpu 1 on dev;"
        + " advance 1m; why b")
    expectRow(
      beside,
      has: "autoscaler: dev | a new node would be too small for one pod beside those of DaemonSets | W18")
    let near = answer(
      "workload web add cpu 100m memory 128Mi on dev pod-affinity \"cache\"; advance 10s; why web")
    expectRow(
      near, has: "dev | 10 nodes: node(s) didn't match pod affinity rules (no pod of cache on \(node)) | W16")
    let others = answer(
      "workload db add replicas 10 cpu 100m memory 128Mi on dev pod-anti-affinity [\"db\", \"api\"]; advance 5s;"
        + "workload api add cpu 100m memory 128Mi on dev; advance 10s; why api")
    expectRow(
      others,
      has:
        "dev | 10 nodes: node(s) didn't satisfy existing pods anti-affinity rules (1 of db on \(node)) | W16")
    let scaling = answer(
      zonal + "enable-cluster-autoscaler min-count 3 max-count 9\n"
        + "workload full add replicas 3 cpu 1200m memory 128Mi on zonal; advance 10s\n"
        + "workload api add cpu 1200m memory 128Mi on zonal affinity \"topology.kubernetes.io/zone=eastus-2\"\n"
        + "advance 5m; why api")
    expectRow(
      scaling,
      has:
        "autoscaler: zonal | a new node would not do, in zone eastus-1: the constraints of the pods keep them away "
        + "from it | A7z")
  }

  @Test("why a node is kept whose pods find no room elsewhere")
  func noRoom() {
    let rows = answer(
      """
      pool dev update scale-down-mode delete
      pool dev autoscale 1..10
      workload big add replicas 10 cpu 1 memory 1Gi on dev
      cluster sandbox update cluster-autoscaler-profile {scale-down-utilization-threshold: 0.9}
      advance 1h; why dev/3
      """)
    expectRow(rows, has: "autoscaler | 1 of its pods of big find no room on other nodes | A7d")
  }

  @Test(
    "the morning of Azure/AKS 5211: who waits, and that the autoscaler stands still because of deallocated nodes"
  )
  func halted() {
    let morning = """
      pool dev autoscale 1..10; eventually within 12m: dev.count == 1; eventually within 2m: dev.nodes.deallocated == 9
      workload api add replicas 24 cpu 500m memory 1Gi on dev; advance 1h
      """
    let rows = answer(morning + "; why api")
    expectRow(rows, has: "pods | 3 of 24 ready, 21 pending | ")
    #expect(rows.contains { $0.hasPrefix("autoscaler") && $0.contains("unready") }, "\(rows)")
    #expect(!rows.contains { $0.contains("another node would help") }, "\(rows)")
    let pool = answer(morning + "; why dev")
    #expect(pool.contains { $0.hasPrefix("autoscaler | ") && $0.contains("unready") }, "\(pool)")
  }
}
