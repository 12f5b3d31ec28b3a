/// Rules that refuse nothing: they shape what happens.
///
/// Events and notes of operations name them.
enum BehaviourRules {
  /// By the order of their names' sections.
  static let list = [
    Rule(
      "N1", "What makes a cluster or a pool refuses one that is there: az looks before it sends a PUT.",
      source: "azure-cli, command module acs", .exact),
    Rule(
      "L6n", "A system pool should have two nodes at least.",
      source: "AKS article use-system-pools", .documented),
    Rule(
      "PS2",
      "The power state shows the target of a stop or start at once, the provisioning state the "
        + "activity.",
      source: "recordings of Azure/azure-cli", .exact),
    Rule(
      "PS3",
      "A pool operation leaves its cluster Succeeded; a cluster operation shows on the cluster "
        + "and all its pools.",
      source: "recordings of Azure/azure-cli", .exact),
    Rule(
      "PS5",
      "While a pool is Stopping its count still reads the old value; it is 0 when the stop has "
        + "ended.",
      source: "recording test_aks_nodepool_abort", .exact),
    Rule(
      "PS4",
      "An aborted operation ends as Canceled: power and counts read as before it, what was done stays, and any "
        + "PUT that succeeds brings Succeeded back.",
      source: "recordings test_aks_nodepool_abort and test_aks_abort; AKS article manage-abort-operations",
      .exact),
    Rule(
      "O4", "The status of an aborted operation is Canceled, with the error code Canceled.",
      source: "recordings of Azure/azure-cli", .exact),
    Rule(
      "C4", "A deletion of a pool or a cluster preempts what is at work on it.",
      source: "Azure support article: AKSOperationPreemptedByDelete", .exact),
    Rule(
      "1.4m", "While single machines are deleted their pool is Scaling, with the new count at once.",
      source: "the recording of delete-machines shows neither", .ours),
    Rule(
      "S9",
      "A stopped pool can be upgraded; its nodes get what they lack when the pool starts.",
      source: "AKS article start-stop-nodepools; release notes of 2023-09-10", .exact),
    Rule(
      "U4r",
      "An upgrade adds surge nodes, cordons, drains and reimages so many nodes at a time, and deletes the surge "
        + "nodes; 10 % of the pool where nothing else is said.",
      source: "AKS article upgrade-aks-node-pools-rolling; how maxSurge and maxUnavailable add up is ours",
      .documented),
    Rule(
      "U4i",
      "An upgrade needs addresses for its nodes, its surge nodes and all pods that they may carry, where pods have "
        + "addresses of the subnet; this model has no subnets.",
      source: "AKS article upgrade-aks-node-pools-rolling", .documented),
    Rule(
      "U5r", "Between the drain and the reimage of a node an upgrade waits for the soak duration.",
      source: "AKS article upgrade-aks-node-pools-rolling", .documented),
    Rule(
      "U7",
      "An upgrade of the node image gives all running nodes the newest image; so does one of Kubernetes.",
      source: "AKS article node-image-upgrade; azure-cli, command module acs", .documented),
    Rule(
      "U9", "Kubernetes reports surge nodes, drains and soaks of an upgrade.",
      source: "AKS article upgrade-aks-node-pools-rolling", .exact),
    Rule(
      "P4", "Spot nodes are upgraded without surge and without drain, after a notice.",
      source: "AKS article spot-node-pool; that 10 % of them go at a time is ours", .documented),
    Rule(
      "P3",
      "Azure gives an evicted Spot node 30 s notice: it is cordoned, pods that may leave it do, and then the machine "
        + "is taken; policy Delete removes the node, policy Deallocate keeps it without a machine.",
      source: "AKS article spot-node-pool; Azure article scheduled-events; that it is gone at once is ours",
      .documented),
    Rule(
      "P3c", "An evicted node is no longer in its pool's count: without an autoscaler the pool shrinks.",
      source: "AKS article spot-node-pool says that nodes are not replaced, and nothing of the count", .ours),
    Rule(
      "P3d",
      "The next scale-up starts evicted nodes that policy Deallocate kept; in scale-down mode Delete any change of "
        + "the pool deletes those that it does not need.",
      source: "follows D1 and D5; no source speaks of evicted nodes", .ours),
    Rule(
      "P3r",
      "Spot nodes are evicted at random at `set spot-eviction-rate` an hour, by default never; `pool NAME "
        + "spot-eviction-rate` is for one pool.",
      source: "Azure publishes rates an hour for each size; that they are 0 unless set is ours", .ours),
    Rule(
      "P1s", "Spot machines are billed at an assumed part of the list price.",
      source: "samples of skypilot-catalog v6, prices of Azure; the market moves, this does not", .ours),
    Rule(
      "P1p", "A Spot pool gets no machine that costs more than its highest price.",
      source: "Azure article error-codes-spot; prices are those of P1s", .documented),
    Rule(
      "U8",
      "An operation that needs more vCPUs than the quota has left fails at once; deallocated machines count, and the "
        + "autoscaler leaves the pool alone for a while.",
      source:
        "Azure support article error-code-quotaexceeded; Azure/AKS issue 542; kubernetes/autoscaler issue 8323",
      .exact),
    Rule(
      "K1", "A cordon and a drain are Kubernetes' own: no resource of Azure changes with them.",
      source: "Kubernetes documentation, Safely Drain a Node", .exact),
    Rule(
      "F1",
      "An operation that needs machines that are not to be had ends as Failed; the count that was asked for "
        + "stays, and the next PUT tries again.",
      source: "Azure/AKS issue 1272 (code and text); when Azure gives up is our choice", .documented),
    Rule(
      "F2", "A stuck operation ends when the fault does; an abort or a deletion ends it before.",
      source: "our choice: no source says why operations hang", .ours),
    Rule(
      "F3",
      "A failed node is NotReady after 40 s, billed and counted, until it is deleted, deallocated and started, or gets "
        + "another image; a scale-in takes it first.",
      source:
        "Kubernetes documentation, Nodes (node-monitor-grace-period); that nothing repairs it, and the order, are ours",
      .ours),
    Rule(
      "F4", "No pod of a pool can be evicted, as if budgets forbade it: drains wait, and upgrades fail (U6).",
      source: "a fault of our own", .ours),
    Rule(
      "S5",
      "A start restores the count of before the stop, although the client sends the 0 it read.",
      source: "recording test_aks_nodepool_stop_and_start", .exact),
    Rule(
      "S5c",
      "Another count in the request that stops or starts a pool is the count it starts with.",
      source: "no source says it", .ours),
    Rule(
      "S6",
      "A stop turns the autoscaler of a pool off, and the start brings it back with its bounds.",
      source: "azure-rest-api-specs, examples AgentPools_Stop and AgentPools_Start; AKS article "
        + "start-stop-nodepools", .documented),
    Rule(
      "S10",
      "A stop in mode Delete removes the instances, in mode Deallocate it deallocates and keeps "
        + "them.",
      source: "Azure/AKS issue 2810 reported deletion in both modes (2022); no newer source", .ours),
    Rule(
      "D1",
      "Mode Delete makes and removes instances; mode Deallocate starts deallocated instances "
        + "before it makes new ones, and deallocates.",
      source: "AKS article scale-down-mode; azure-mgmt-containerservice", .exact),
    Rule(
      "D2", "The count is the number of running nodes wanted; deallocated ones do not show in it.",
      source: "recording test_aks_nodepool_scale_down_mode", .exact),
    Rule(
      "D4", "Deallocated nodes stay registered and are NotReady.",
      source: "AKS article scale-down-mode; Azure/AKS issue 4313", .exact),
    Rule(
      "D5", "A change from mode Deallocate to Delete deletes all deallocated instances.",
      source: "AKS article scale-down-mode", .exact),
    Rule(
      "D7", "Spot pools have both scale-down modes, and an eviction policy beside them.",
      source: "AKS article scale-down-mode; release notes of 2022-03-27", .exact),
    Rule(
      "D9",
      "A deallocated machine costs nothing, its OS disk goes on costing; a machine is billed until it is "
        + "deallocated or gone.",
      source: "AKS article scale-down-mode; Azure/AKS issue 3418", .documented),
    Rule(
      "S11", "A stopped pool costs no machines; the OS disks of kept instances are billed.",
      source: "azure-mgmt-containerservice; AKS article start-stop-nodepools", .documented),
    Rule(
      "D10", "A scale-in takes the highest instance indices first, a start the lowest.",
      source: "the default policy of scale sets, and our reading of it", .inferred),
    Rule(
      "D11", "A deallocated node keeps its image and its version until it starts again.",
      source: "nothing is documented; as S9 has it for stopped pools", .ours),
    Rule(
      "A2", "The minimum of a user pool may be 0.",
      source: "recording test_aks_nodepool_autoscaler_then_update", .exact),
    Rule(
      "A4", "A maximum below the count removes no nodes.",
      source: "AKS article cluster-autoscaler", .exact),
    Rule(
      "A6", "The end of an autoscaler leaves the nodes.",
      source: "AKS article cluster-autoscaler", .exact),
    Rule(
      "S8", "Spot pools are stopped and started as others are.",
      source: "AKS article start-stop-nodepools", .exact),
    Rule(
      "T3", "Labels, taints and tags reach the nodes that are there, in seconds and without a new image.",
      source: "recordings of Azure/azure-cli (3 to 9 s)", .exact),
    Rule(
      "R6", "Names of scale sets and nodes are made of the pool's name, 8 digits and the instance.",
      source: "recordings of Azure/azure-cli; which digits they are is ours", .exact),
    Rule(
      "A3", "A minimum above the count brings the count up within the same update.",
      source: "recording test_aks_nodepool_autoscaler_then_update", .exact),
    Rule(
      "A13",
      "A key of the autoscaler profile gives all others their values; an empty profile takes all away.",
      source: "recording test_aks_create_autoscaler_then_update; azure-cli, command module acs", .exact),
    Rule(
      "P2", "The service adds a label and a taint to a Spot pool.",
      source: "recording test_aks_create_spot_node_pool", .exact),
    Rule(
      "9.5",
      "The stop of a cluster stops its pools, which then count 0; its start brings back those "
        + "that ran.",
      source: "Azure/AKS issue 2120; that pools stopped before stay so is ours", .ours),
  ]
}
