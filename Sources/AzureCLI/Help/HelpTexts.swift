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

  static let commands: [String: String] = [
    "login": "nothing to do: nothing touches Azure",
    "logout": "nothing to do: nobody has logged in",
    "version": "the version of azure-cli whose commands these are",
    "account show": "the simulated subscription",
    "account list": "the subscriptions: the simulated one",
    "account set": "nothing to choose: there is one subscription",
    "extension add": "notes an extension",
    "extension update": "updates an extension that was added",
    "extension list": "the extensions that were added",
    "extension show": "an extension that was added",
    "feature register": "registers a preview feature, at once",
    "feature show": "whether a preview feature is registered",
    "feature list": "the preview features that were registered",
    "provider register": "nothing to do: all providers are registered",
    "provider show": "the state of a resource provider",
    "group create": "makes a resource group",
    "group show": "a resource group",
    "group list": "the resource groups, with those of clusters and of their nodes",
    "group exists": "whether there is a resource group of this name",
    "group delete": "deletes a resource group with the clusters in it",
    "group wait": "waits until a resource group is as it is wanted",
    "aks create": "makes a cluster with its first pool",
    "aks show": "a cluster with its pools",
    "aks list": "the clusters",
    "aks start": "starts a stopped cluster",
    "aks stop": "stops a cluster with all its pools",
    "aks scale": "changes how many nodes a pool has, through its cluster",
    "aks update": "changes the settings of a cluster",
    "aks upgrade": "upgrades a cluster and its pools to a newer Kubernetes, or to newer images",
    "aks delete": "deletes a cluster with all its pools",
    "aks wait": "waits until a cluster is as it is wanted",
    "aks operation-abort": "aborts the operation that is at work on a cluster",
    "aks get-upgrades": "the versions that a cluster can be upgraded to",
    "aks get-versions": "the versions of Kubernetes in a region",
    "aks get-credentials": "nothing to do: there is no API server here",
    "aks install-cli": "nothing to do: there is nothing for kubectl to talk to",
    "aks machine list": "the machines of a pool",
    "aks machine show": "a machine of a pool",
    "aks nodepool add": "adds a pool to a cluster",
    "aks nodepool show": "a pool",
    "aks nodepool list": "the pools of a cluster",
    "aks nodepool scale": "changes how many nodes a pool has",
    "aks nodepool update": "changes the settings of a pool",
    "aks nodepool upgrade": "upgrades a pool to a newer Kubernetes or a newer image",
    "aks nodepool start": "starts a stopped pool",
    "aks nodepool stop": "stops a pool",
    "aks nodepool delete": "deletes a pool",
    "aks nodepool wait": "waits until a pool is as it is wanted",
    "aks nodepool operation-abort": "aborts the operation that is at work on a pool",
    "aks nodepool get-upgrades": "the versions that a pool can be upgraded to",
    "aks nodepool delete-machines": "deletes machines of a pool",
  ]

  /// The few words on an option; some mean something else in one group or command.
  static func option(_ name: String, of command: String) -> String? {
    switch name {
    case "--name":
      let group = command.split(separator: " ").dropLast().joined(separator: " ")
      switch group {
      case "aks": return "the name of the cluster"
      case "group": return "the name of the resource group"
      case "feature": return "the name of the feature"
      case "extension": return "the name of the extension"
      default: return options[name]
      }
    case "--subscription" where command.hasPrefix("account"): return "the name or the id of a subscription"
    case "--location" where command == "aks get-versions": return "a region: all have the same versions here"
    case "--tags" where command.hasPrefix("group"):
      return "tags of the group: name=value, with blanks between"
    case "--nodepool-name" where command == "aks scale": return "the pool, where there are several"
    case "--nodepool-name" where command == "aks create": return "the name of the first pool (nodepool1)"
    case "--node-count" where command == "aks scale": return "how many nodes are to run"
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
