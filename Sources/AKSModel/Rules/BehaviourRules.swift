/// Rules that refuse nothing: they shape what happens.
///
/// Events and notes of operations name them.
enum BehaviourRules {
  /// By the order of their names' sections.
  static let list = [
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
      "S5",
      "A start restores the count of before the stop, although the client sends the 0 it read.",
      source: "recording test_aks_nodepool_stop_and_start", .exact),
    Rule(
      "S5c",
      "Another count in the request that stops or starts a pool is the count it starts with.",
      source: "no source says it", .ours),
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
      "9.5",
      "The stop of a cluster stops its pools, which then count 0; its start brings back those "
        + "that ran.",
      source: "Azure/AKS issue 2120; that pools stopped before stay so is ours", .ours),
  ]
}
