extension AzureTerm {
  /// What a pool is told when it is made or changed.
  static let pools = [
    AzureTerm(
      "scale-down-mode", "what becomes of the machines that a pool no longer needs",
      [
        (
          "Delete",
          "they go, with their disks: nothing is paid any more; growing again makes new ones (by two: 116 s, the "
            + "recorded median)"
        ),
        (
          "Deallocate",
          "they are switched off and kept: no compute is paid, OS disks are; images stay, and growing again starts "
            + "them first, which is mostly faster (by two: 88 s). Not with ephemeral disks; they still count against "
            + "the quota"
        ),
      ], example: "pool dev update scale-down-mode delete", rules: ["D1", "D5", "D8", "D9"],
      article: "scale-down-mode"),
    AzureTerm(
      "pool-mode", "what a pool is for",
      [
        (
          "System",
          "for Kubernetes' own pods: each cluster has at least one such pool, of Linux, and none of them can be "
            + "stopped or shrink to 0"
        ), ("User", "for your pods: it can be stopped, and shrink to 0"),
      ], example: "pool web add count 2 mode user", rules: ["M1", "M2"], article: "use-system-pools"),
    AzureTerm(
      "priority", "how Azure sells the machines of a pool; said when it is made, and never changed",
      [
        ("Regular", "at list price; Azure does not evict them"),
        (
          "Spot",
          "for less, in user pools only, and Azure may take them back at any time: `help eviction-policy`"
        ),
      ], example: "pool cheap add count 3 priority spot", rules: ["P1", "P2"], article: "spot-node-pool"),
    AzureTerm(
      "eviction-policy",
      "what becomes of a Spot machine that Azure takes back; said when the pool is made, and never changed",
      [
        (
          "Delete",
          "it goes: nothing is paid any more; the pool shrinks, or the autoscaler makes another (the standard)"
        ),
        ("Deallocate", "it is switched off and kept: its disk is paid, and it counts against the quota"),
      ], example: "pool cheap add priority spot eviction-policy deallocate",
      rules: ["P1", "P3", "P3c", "P3d"],
      article: "spot-node-pool"),
    AzureTerm(
      "spot-max-price",
      "the most that you pay for a Spot machine an hour, in dollars; said when the pool is made, and never changed",
      [
        ("-1", "up to the price of a regular one: never evicted for the price (the standard)"),
        (
          "$0.05",
          "no machine comes that costs more, and those that are there go when the price rises above it; here prices "
            + "do not move"
        ),
      ], example: "pool cheap add priority spot spot-max-price $0.05", rules: ["P1", "P1p", "P1s"],
      article: "spot-node-pool"),
    AzureTerm(
      "os-disk-type", "where the system of a machine lies; Ephemeral where the size has room, else Managed",
      [
        ("Managed", "on a disk of its own, which is paid as long as the machine is kept, running or not"),
        (
          "Ephemeral",
          "on the machine itself: nothing more to pay, and nodes come up faster; gone with it, so never with scale-down "
            + "mode Deallocate"
        ),
      ], example: "pool web add count 2 os-disk managed", rules: ["D8", "V3", "V4"],
      article: "concepts-storage"),
    AzureTerm(
      "os-type", "the system of a pool's machines; said when it is made",
      [
        ("Linux", "the names of pools have up to 12 characters"),
        (
          "Windows",
          "names have up to 6 characters, and only user pools have it; a pool of one takes 353 s to come up, where "
            + "Linux takes 210 s (recorded medians)"
        ),
      ], example: "pool win add count 1 os-type windows", rules: ["R3", "1.3"], article: "use-system-pools"),
    AzureTerm(
      "os-sku",
      "which system of that kind; Azure takes most of them with some Kubernetes versions only, here with all",
      [
        ("Ubuntu", "the standard of Linux pools: Azure chooses the version for the Kubernetes version"),
        ("Ubuntu2204", "Ubuntu 22.04: to go back to it where `Ubuntu` is a newer one"),
        ("Ubuntu2404", "Ubuntu 24.04: to try it where `Ubuntu` is an older one"),
        ("AzureLinux", "Microsoft's own: Azure chooses the version for the Kubernetes version"),
        ("AzureLinux3", "its version 3, where `AzureLinux` is an older one"),
        (
          "AzureContainerLinux",
          "made of Azure Linux for containers, with a file system that cannot be changed"
        ),
        ("CBLMariner", "deprecated: Azure asks to take AzureLinux"),
        ("Windows2019", "Windows Server 2019: up to Kubernetes 1.32"),
        ("Windows2022", "Windows Server 2022"), ("Windows2025", "Windows Server 2025"),
      ], example: "pool web add count 1 os-sku azurelinux", rules: ["V5"], article: "upgrade-os-version"),
    AzureTerm(
      "pool-type",
      "what Azure keeps the machines of a pool in; said when it is made. Here only the first is known",
      [
        ("VirtualMachineScaleSets", "a scale set of equal machines: the standard"),
        ("VirtualMachines", "single machines, of up to five sizes of one family"),
        ("AvailabilitySet", "given up by Azure since September 2025, in favour of VirtualMachines"),
      ], example: "pool web add count 1 vm-set-type virtualmachinescalesets", rules: ["N3"],
      article: "virtual-machines-node-pools"),
    AzureTerm(
      "zones",
      "in which availability zones of a region the machines of a pool are; said when it is made",
      [
        (
          "[1, 2, 3]",
          "spread over these, each of them data centres of its own: if one fails, the nodes of the others stay. It "
            + "costs nothing more"
        )
      ],
      example: "pool web add count 3 zones [1, 2, 3]", rules: ["T4"],
      article: "reliability-availability-zones-configure"),
    AzureTerm(
      "node-taints", "marks of nodes that keep pods away which do not tolerate them",
      [
        ("NoSchedule", "`app=web:NoSchedule`: no such pod is put there"),
        ("PreferNoSchedule", "such pods are put elsewhere where they can"),
        ("NoExecute", "such pods that are there have to go"),
      ], example: "pool web add count 2 node-taints \"app=web:NoSchedule\"", rules: ["T1", "T3", "W1"],
      article: "use-node-taints"),
    AzureTerm(
      "labels", "names and values on nodes, by which pods choose them: `selector` of a workload",
      [("{app: \"web\"}", "all nodes of the pool have them")],
      example: "pool web add count 2 labels {app: \"web\"}",
      rules: ["T2", "T3"], article: "use-labels"),
  ]
}
