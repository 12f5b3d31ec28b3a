/// What commands, groups and options of az are for, in a few words of ours.
enum HelpTexts {
  static let groups: [String: String] = [
    "": "the Azure CLI, as far as it runs on the simulated cluster",
    "account": "the subscription",
    "extension": "extensions of az, which change nothing here",
    "feature": "preview features of a resource provider",
    "provider": "resource providers",
    "group": "resource groups",
    "aks": "managed Kubernetes clusters",
    "aks nodepool": "node pools of a cluster",
    "aks machine": "the machines of a node pool",
  ]

  /// The few words on a command or a group, by its words; nothing where there is none.
  static func summary(ofWords words: String) -> String {
    AzureCommandName(rawValue: words).map(summary) ?? groups[words] ?? ""
  }

  static func summary(of command: AzureCommandName) -> String {
    switch command {
    case .login: "nothing to do: nothing touches Azure"
    case .logout: "nothing to do: nobody has logged in"
    case .version: "the version of azure-cli whose commands these are"
    case .accountShow: "the simulated subscription"
    case .accountList: "the subscriptions: the simulated one"
    case .accountSet: "nothing to choose: there is one subscription"
    case .extensionAdd: "notes an extension"
    case .extensionUpdate: "updates an extension that was added"
    case .extensionList: "the extensions that were added"
    case .extensionShow: "an extension that was added"
    case .featureRegister: "registers a preview feature, at once"
    case .featureShow: "whether a preview feature is registered"
    case .featureList: "the preview features that were registered"
    case .providerRegister: "nothing to do: all providers are registered"
    case .providerShow: "the state of a resource provider"
    case .groupCreate: "makes a resource group"
    case .groupShow: "a resource group"
    case .groupList: "the resource groups, with those of clusters and of their nodes"
    case .groupExists: "whether there is a resource group of this name"
    case .groupDelete: "deletes a resource group with the clusters in it"
    case .groupWait: "waits until a resource group is as it is wanted"
    case .aksCreate: "makes a cluster with its first pool"
    case .aksShow: "a cluster with its pools"
    case .aksList: "the clusters"
    case .aksStart: "starts a stopped cluster"
    case .aksStop: "stops a cluster with all its pools"
    case .aksScale: "changes how many nodes a pool has, through its cluster"
    case .aksUpdate: "changes the settings of a cluster"
    case .aksUpgrade: "upgrades a cluster and its pools to a newer Kubernetes, or to newer images"
    case .aksDelete: "deletes a cluster with all its pools"
    case .aksWait: "waits until a cluster is as it is wanted"
    case .aksOperationAbort: "aborts the operation that is at work on a cluster"
    case .aksGetUpgrades: "the versions that a cluster can be upgraded to"
    case .aksGetVersions: "the versions of Kubernetes in a region"
    case .aksGetCredentials: "nothing to do: there is no API server here"
    case .aksInstallCli: "nothing to do: there is nothing for kubectl to talk to"
    case .aksMachineList: "the machines of a pool"
    case .aksMachineShow: "a machine of a pool"
    case .aksNodepoolAdd: "adds a pool to a cluster"
    case .aksNodepoolShow: "a pool"
    case .aksNodepoolList: "the pools of a cluster"
    case .aksNodepoolScale: "changes how many nodes a pool has"
    case .aksNodepoolUpdate: "changes the settings of a pool"
    case .aksNodepoolUpgrade: "upgrades a pool to a newer Kubernetes or a newer image"
    case .aksNodepoolStart: "starts a stopped pool"
    case .aksNodepoolStop: "stops a pool"
    case .aksNodepoolDelete: "deletes a pool"
    case .aksNodepoolWait: "waits until a pool is as it is wanted"
    case .aksNodepoolOperationAbort: "aborts the operation that is at work on a pool"
    case .aksNodepoolGetUpgrades: "the versions that a pool can be upgraded to"
    case .aksNodepoolDeleteMachines: "deletes machines of a pool"
    }
  }

  /// The few words on an option; some mean something else in one group or command.
  static func option(_ name: String, of command: AzureCommandName) -> String? {
    switch name {
    case "--name":
      switch command.group {
      case "aks": return "the name of the cluster"
      case "group": return "the name of the resource group"
      case "feature": return "the name of the feature"
      case "extension": return "the name of the extension"
      default: return options[name]
      }
    case "--subscription" where command.group == "account": return "the name or the id of a subscription"
    case "--location" where command == .aksGetVersions: return "a region: all have the same versions here"
    case "--tags" where command.group == "group":
      return "tags of the group: name=value, with blanks between"
    case "--nodepool-name" where command == .aksScale: return "the pool, where there are several"
    case "--nodepool-name" where command == .aksCreate: return "the name of the first pool (nodepool1)"
    case "--node-count" where command == .aksScale: return "how many nodes are to run"
    default: return options[name]
    }
  }

  private static let options: [String: String] = [
    "--help": "this page",
    "--verbose": "says more; nothing more here",
    "--debug": "says everything; nothing more here",
    "--only-show-errors": "says errors only; the same here",
    "--output": "the form of the answer (json)",
    "--query": "a JMESPath expression that is searched in the answer",
    "--subscription": "a subscription: there is one here",
    "--resource-group": "the resource group",
    "--name": "the name",
    "--cluster-name": "the name of the cluster",
    "--nodepool-name": "the name of the pool",
    "--location": "a region, such as eastus",
    "--no-wait": "does not wait for the end of the operation",
    "--yes": "answers yes to what az would ask",
    "--if-match": "only if the eTag is this one",
    "--if-none-match": "only if there is no such resource: '*'",
    "--aks-custom-headers": "headers of requests; nothing here",
    "--tags": "tags: name=value, with blanks between",
    "--tag": "only with this tag: name or name=value",
    "--labels": "labels of the nodes: name=value, with blanks between",
    "--node-taints": "taints of the nodes: key=value:Effect, with commas between",
    "--nodepool-tags": "tags of the first pool",
    "--nodepool-labels": "labels of the nodes: name=value, with blanks between",
    "--nodepool-taints": "taints of the nodes: key=value:Effect, with commas between",
    "--node-count": "how many nodes run (3)",
    "--min-count": "the fewest nodes that the autoscaler leaves",
    "--max-count": "the most nodes that the autoscaler makes",
    "--enable-cluster-autoscaler": "switches the cluster autoscaler on; with --min-count and --max-count",
    "--update-cluster-autoscaler": "changes --min-count and --max-count of the cluster autoscaler",
    "--disable-cluster-autoscaler": "switches the cluster autoscaler off",
    "--cluster-autoscaler-profile": "settings of the cluster autoscaler: key=value, with blanks between",
    "--kubernetes-version": "a version of Kubernetes: 1.33 or 1.33.2",
    "--control-plane-only": "upgrades the control plane, and no pool",
    "--node-image-only": "upgrades the images of the nodes, and not Kubernetes",
    "--enable-force-upgrade": "upgrades against the checks before; no notion of it here",
    "--disable-force-upgrade": "the opposite; no notion of it here",
    "--mode": "System pools run the cluster's own pods, User pools the rest (User)",
    "--scale-down-mode": "whether scaling down deletes nodes or deallocates and keeps them (Delete)",
    "--priority": "Spot nodes are cheap, and may be evicted (Regular)",
    "--eviction-policy": "what becomes of evicted Spot nodes (Delete)",
    "--spot-max-price": "dollars an hour at most for a Spot node; -1: whatever it costs",
    "--node-vm-size": "the size of the virtual machines, such as Standard_DS2_v2",
    "--vm-set-type": "what the pool is made of (VirtualMachineScaleSets)",
    "--os-type": "Linux or Windows (Linux)",
    "--os-sku": "the image of the nodes",
    "--node-osdisk-type": "whether OS disks are their own or on the machine",
    "--node-osdisk-size": "the size of the OS disks in GiB",
    "--max-pods": "how many pods fit on a node",
    "--zones": "the availability zones, with blanks between",
    "--max-surge": "how many nodes more an upgrade may make: 1 or 10%",
    "--max-unavailable": "how many nodes less an upgrade may leave: 1 or 10%",
    "--drain-timeout": "minutes that a node has to be drained",
    "--node-soak-duration": "minutes to wait behind each node of an upgrade",
    "--undrainable-node-behavior": "what becomes of nodes that cannot be drained: Schedule or Cordon",
    "--tier": "the tier of the control plane",
    "--sku": "the kind of the cluster",
    "--k8s-support-plan": "who supports the version of Kubernetes",
    "--auto-upgrade-channel": "which upgrades are made by themselves",
    "--node-os-upgrade-channel": "which images are taken by themselves",
    "--node-provisioning-mode": "whether nodes are provisioned without pools",
    "--node-resource-group": "the resource group of the nodes (MC_group_cluster_region)",
    "--generate-ssh-keys": "makes SSH keys; nothing here",
    "--no-ssh-key": "makes no SSH keys; nothing here",
    "--machine-names": "the names of the machines, with blanks between",
    "--machine-name": "the name of the machine",
    "--created": "until provisioningState is Succeeded",
    "--updated": "until provisioningState is Succeeded",
    "--deleted": "until it is gone",
    "--exists": "until it is there",
    "--custom": "until a JMESPath expression finds something true in it",
    "--interval": "seconds between two looks (30)",
    "--timeout": "seconds after which it is enough (3600)",
    "--namespace": "the resource provider, such as Microsoft.ContainerService",
  ]
}
