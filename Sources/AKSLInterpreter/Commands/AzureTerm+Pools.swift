extension AzureTerm {
  /// What a pool is told when it is made or changed.
  static let pools = [
    AzureTerm(
      "scale-down-mode", "what becomes of the machines that a pool no longer needs",
      [
        (
          "Delete",
          "they go, with their disks: nothing is paid any more; growing again makes new ones, which takes minutes"
        ),
        (
          "Deallocate",
          "they are switched off and kept: no compute is paid, OS disks are; images stay, and growing again starts "
            + "them first, which is faster. Not with ephemeral disks; they still count against the quota"
        ),
      ], example: "pool dev update scale-down-mode delete", rules: ["D1", "D5", "D8", "D9"],
      article: "scale-down-mode"),
    AzureTerm(
      "pool-mode", "what a pool is for",
      [
        (
          "System",
          "Kubernetes' own pods run there: each cluster has at least one, which cannot be stopped or shrink to 0"
        ), ("User", "for your pods: it can be stopped, and shrink to 0"),
      ], example: "pool web add count 2 mode user", rules: ["M1", "M2"], article: "use-system-pools"),
    AzureTerm(
      "priority", "how Azure sells the machines of a pool; said when it is made, and never changed",
      [
        ("Regular", "at list price, and yours until you give them back"),
        ("Spot", "for less, and Azure may take them back at any time: `help eviction-policy`"),
      ], example: "pool cheap add count 3 priority spot", rules: ["P1", "P2"], article: "spot-node-pool"),
    AzureTerm(
      "eviction-policy", "what becomes of a Spot machine that Azure takes back",
      [
        ("Delete", "it goes: nothing is paid any more; the pool shrinks, or the autoscaler makes another"),
        ("Deallocate", "it is switched off and kept: its disk is paid, and it counts against the quota"),
      ], example: "pool cheap add priority spot eviction-policy deallocate",
      rules: ["P1", "P3", "P3c", "P3d"],
      article: "spot-node-pool"),
    AzureTerm(
      "spot-max-price", "the most that you pay for a Spot machine an hour, in dollars",
      [
        ("-1", "up to the price of a regular one: never evicted for the price (the standard)"),
        ("$0.05", "evicted when the price rises above that"),
      ], example: "pool cheap add priority spot spot-max-price $0.05", rules: ["P1"],
      article: "spot-node-pool"),
    AzureTerm(
      "os-disk-type", "where the system of a machine lies",
      [
        ("Managed", "on a disk of its own, which is paid as long as the machine is kept, running or not"),
        (
          "Ephemeral",
          "on the machine itself: nothing to pay and faster, and gone with it: never with scale-down mode Deallocate"
        ),
      ], example: "pool web add count 2 os-disk managed", rules: ["D8", "V3", "V4"],
      article: "concepts-storage"),
    AzureTerm(
      "os-type", "the system of a pool's machines; said when it is made",
      [
        ("Linux", "the names of pools have up to 12 characters"),
        ("Windows", "names have up to 6 characters, and pools come up more slowly"),
      ], example: "pool win add count 1 os-type windows", rules: ["R3", "1.3"], article: "windows-faq"),
    AzureTerm(
      "os-sku", "which system of that kind; what it costs is the machine's price",
      [
        ("Ubuntu", "the standard of Linux pools: Azure chooses the version for the Kubernetes version"),
        ("Ubuntu2204", "22.04, whatever Kubernetes version"),
        ("Ubuntu2404", "24.04, whatever Kubernetes version"),
        ("AzureLinux", "Microsoft's own: Azure chooses the version"), ("AzureLinux3", "its version 3"),
        ("AzureContainerLinux", "Microsoft's own, made for containers and not to be changed"),
        ("CBLMariner", "what AzureLinux was called first"),
        ("Windows2019", "Windows Server 2019: for old Kubernetes versions only"),
        ("Windows2022", "Windows Server 2022"), ("Windows2025", "Windows Server 2025"),
      ], example: "pool web add count 1 os-sku azurelinux", rules: ["V5"], article: "use-azure-linux"),
    AzureTerm(
      "pool-type", "what Azure keeps the machines of a pool in; said when it is made",
      [
        ("VirtualMachineScaleSets", "a scale set of equal machines: the standard"),
        ("VirtualMachines", "single machines, of several sizes if you like"),
        ("AvailabilitySet", "the oldest way: it can neither be stopped nor scaled by the autoscaler"),
      ], example: "pool web add count 1 vm-set-type virtualmachinescalesets",
      article: "virtual-machines-node-pools"),
    AzureTerm(
      "zones",
      "in which data centres of a region the machines of a pool are; said when it is made",
      [("[1, 2, 3]", "spread over these: if one fails, the nodes of the others stay. It costs nothing more")],
      example: "pool web add count 3 zones [1, 2, 3]", rules: ["T4"], article: "availability-zones"),
    AzureTerm(
      "node-taints", "marks of nodes that keep pods away which do not tolerate them",
      [
        ("NoSchedule", "`app=web:NoSchedule`: no such pod is put there"),
        ("PreferNoSchedule", "such pods are put there last"),
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
