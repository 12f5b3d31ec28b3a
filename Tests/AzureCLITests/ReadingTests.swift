import AKSModel
import JMESPath
import Shell
import Testing

@testable import AzureCLI

/// What is known of a line before it runs.
@Suite("What is known of a line of az")
struct ReadingTests {
  private func read(_ line: String) -> AzureReading { AzureReading(line) { _ in .missing } }

  // MARK: - What the model lacks

  /// A line of a command that is right but for what is added.
  private func line(_ command: AzureCommand, _ rest: String) -> String {
    let required = command.options.filter { $0.isRequired && $0.name != "--name" }.map { option in
      if case .integer = option.form { "\(option.name) 3" } else { "\(option.name) eastus" }
    }
    let name = command.option(named: "--name").map { $0.isRequired ? ["\($0.name) dev"] : [] } ?? []
    return (["az", command.name.words] + required + name + [rest]).joined(separator: " ")
  }

  /// Every word that az takes sets a property of the request, or is known not to.
  @Test("Every choice of az is one of the model's, or is said not to be supported")
  func choices() {
    let makers: [AzureCommandName: (AzureArguments) -> [[String]]] = [
      .aksNodepoolAdd: { words(PropertyOptions.newPool, $0, AgentPoolProperties()) },
      .aksNodepoolUpdate: { words(PropertyOptions.poolSettings, $0, AgentPoolProperties()) },
      .aksCreate: {
        words(PropertyOptions.newCluster, $0, ClusterProperties())
          + words(PropertyOptions.firstPool, $0, AgentPoolProperties())
      },
      .aksUpdate: { words(PropertyOptions.clusterSettings, $0, ClusterProperties()) },
      .aksUpgrade: { words(PropertyOptions.clusterUpgrade, $0, ClusterProperties()) },
    ]
    var lacking: [String] = []
    for command in AzureCommandTable.commands {
      guard let properties = makers[command.name] else { continue }
      for option in command.options where option.isModelled && option.name != "--output" {
        guard case .oneOf(let choices) = option.form else { continue }
        for choice in choices {
          let reading = read(line(command, "\(option.name) \(choice)"))
          let isLacking = reading.mistakes.contains { $0.kind == .notSupported }
          if isLacking { lacking.append("\(option.name) \(choice)") }
          let isSet = reading.arguments.map { properties($0).contains([option.name, choice.lowercased()]) }
          #expect(isSet == !isLacking, "\(command.name.words) \(option.name) \(choice)")
        }
      }
    }
    #expect(Set(lacking) == ["--mode Gateway", "--os-sku Mariner"])
  }

  /// What the options set, as they would be written.
  private func words<Properties>(
    _ options: [PropertyOption<Properties>], _ arguments: AzureArguments, _ new: Properties
  ) -> [[String]] {
    let properties = options.read(arguments, into: new)
    return options.compactMap { option in
      option.words(properties).map { [option.name] + $0.map { $0.lowercased() } }
    }
  }

  @Test func whatIsLackingIsNotBlamedOnAz() throws {
    let mistake = try #require(
      read("az aks nodepool add -n a --cluster-name c -g r --mode gateway").mistakes.first)
    #expect(mistake.kind == .notSupported)
    #expect(mistake.help == "az sends it to Azure, and this model has System, User")
    // What az itself refuses comes first.
    let both = read("az aks nodepool add -n a --cluster-name c -g r --mode gateway --max-surge x").mistakes
    #expect(both.map(\.kind) == [.value, .notSupported])
  }

  // MARK: - What changes nothing

  @Test func optionsThatChangeNothing() throws {
    let article = """
      az aks create --resource-group rg --name c --node-count 3 --enable-managed-identity --network-plugin azure \
        --network-plugin-mode overlay --pod-cidr 192.168.0.0/16 --network-dataplane cilium --enable-oidc-issuer \
        --enable-workload-identity --enable-addons monitoring --attach-acr registry --generate-ssh-keys
      """
    let reading = read(article)
    #expect(reading.mistakes.isEmpty, "\(reading.mistakes)")
    #expect(
      try #require(reading.arguments).ignoredOptions == [
        "--pod-cidr", "--network-plugin", "--network-plugin-mode", "--network-dataplane",
        "--enable-managed-identity", "--enable-oidc-issuer", "--attach-acr", "--enable-workload-identity",
        "--enable-addons",
      ])
    // Types and choices are az's.
    let wrong = read("az aks create -g r -n c --image-cleaner-interval-hours often --network-dataplane linux")
    #expect(wrong.mistakes.map(\.kind) == [.value, .value])
    // What would change what is modelled is refused.
    #expect(
      read("az aks update -g r -n c --network-plugin-mode overlay").mistakes.first?.kind == .notSupported)
  }

  // MARK: - Numbers, separators, and what only running shows

  @Test func hugeNumbers() throws {
    let arguments = try #require(
      read("az aks nodepool scale -n a --cluster-name c -g r -c 99999999999999999999").arguments)
    #expect(arguments.integer("--node-count") == .max)
    #expect(PythonText.integer("-99999999999999999999") == .min)
    #expect(
      read("az aks nodepool update -n a --cluster-name c -g r --max-count 99999999999999999999").mistakes
        .first?
        .title == "--max-count must be in the range [0,1000]")
  }

  @Test(
    "Behind -- stands no option",
    arguments: [
      ("az aks nodepool add -g r --cluster-name c -n a -- dev", "unrecognized arguments: -- dev"),
      (
        "az aks nodepool add -- -g r --cluster-name c -n a",
        "the following arguments are required: --resource-group/-g, --cluster-name, --nodepool-name/--name/-n"
      ),
      (
        "az aks nodepool show -g r --cluster-name c -n -- a",
        "argument --nodepool-name/--name/-n: expected one argument"
      ),
      ("az -- aks list", "'--' is misspelled or not recognized by the system."),
    ])
  func separators(line: String, title: String) {
    #expect(read(line).mistakes.first?.title == title)
  }

  /// Nothing is made up about a word of the command that has no value yet.
  @Test(arguments: ["az $A list", "az aks $A -g r", "az aks nodepool $A", "az $A"])
  func wordsOfCommandsThatAreNotKnown(line: String) {
    let opaque = AzureReading(line) { _ in .opaque }
    #expect(opaque.isOpaque && opaque.mistakes.isEmpty && opaque.arguments == nil)
    #expect(AzureReading("az $A list") { _ in .text("aks") }.arguments?.command.name == .aksList)
    #expect(AzureReading("az $A list") { _ in .text("akz") }.mistakes.first?.kind == .unknown)
  }

  // MARK: - Az's own checks

  @Test func queries() {
    #expect(read("az aks list --query \"[?contains(name, 'a')]\"").mistakes.isEmpty)
    let custom = read("az aks wait -n c -g r --custom 'a('").mistakes.first
    #expect(custom?.help?.hasPrefix("--custom is no expression: column 3") == true)
    #expect(custom?.range == 22..<35)
    // It is not looked at where something else is waited for, too.
    #expect(read("az aks wait -n c -g r --exists --custom 'a('").mistakes.isEmpty)
  }

  @Test func plansAgainstTiers() throws {
    let world = Simulation.sandbox()
    func failure(_ rest: String) -> String? {
      let reading = read("az aks " + rest + " -g sandbox-rg -n sandbox --k8s-support-plan AKSLongTermSupport")
      if let mistake = reading.mistakes.first { return mistake.title }
      do {
        _ = try reading.arguments?.step(in: world, AzureSubscription())
        return nil
      } catch {
        return error.message
      }
    }
    #expect(failure("update") == "Long term support is only available for premium tier clusters.")
    #expect(failure("upgrade -y") == "AKS Long Term Support is only available for Premium tier clusters.")
    #expect(failure("update --tier premium") == nil && failure("upgrade -y --tier Premium") == nil)
    #expect(
      read("az aks create -g r -n c --tier premium --k8s-support-plan AKSLongTermSupport").mistakes.isEmpty)
  }

  @Test func settingsOfUpgradesThatSayNothing() {
    let line = "az aks nodepool upgrade -g r --cluster-name c -n a --node-image-only --drain-timeout "
    #expect(read(line + "0").mistakes.isEmpty)
    #expect(read(line + "1").mistakes.first?.title.hasPrefix("Conflicting flags.") == true)
  }

  /// A System pool of Windows is Azure's to refuse: az sends it.
  @Test func imagesOfWindows() {
    let line = "az aks nodepool add -g r --cluster-name c -n a --os-sku Windows2022"
    #expect(read(line).mistakes.first?.title.hasPrefix("OS SKU is invalid for Linux OS Type.") == true)
    // Az compares the spelling of its own default.
    #expect(read(line + " --os-type linux").mistakes.isEmpty)
    #expect(read(line + " --os-type Windows --mode System").mistakes.isEmpty)
  }

  @Test func labelsWithTheAutoscaler() throws {
    var world = Simulation.sandbox()
    _ = try world.submit(.deleteAgentPool(PoolTarget(cluster: "sandbox", pool: "dev")))
    while world.advanceToNextInstant() {}
    let arguments = try #require(
      read("az aks update -g sandbox-rg -n sandbox -e --min-count 1 --max-count 4 --nodepool-labels a=b")
        .arguments)
    guard case .send(.putCluster(_, let properties), _) = try arguments.step(in: world, AzureSubscription())
    else {
      Issue.record("nothing is sent")
      return
    }
    let change = try #require(properties.agentPoolProfiles?.first?.properties)
    #expect(change.enableAutoScaling == true && change.maxCount == 4 && change.nodeLabels?.count == 1)
  }
}
