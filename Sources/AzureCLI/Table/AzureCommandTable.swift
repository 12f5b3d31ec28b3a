/// What azure-cli 2.91 knows of the commands that concern this model.
///
/// Options stand one a line, as az has them: their names, and behind the colon what they take. A line begins with
/// `!` where the option is required, with `~` where az has it and it concerns nothing that is modelled, and with `-`
/// where it would, and this model has no notion of it. The order is az's own: it decides which word comes first where a
/// message lists several.
enum AzureCommandTable {
  /// The commands that can be run.
  static let commands = AzureCommandName.allCases.map { AzureCommand($0) }

  private static let byName = Dictionary(uniqueKeysWithValues: commands.map { ($0.name, $0) })

  static func command(_ name: AzureCommandName) -> AzureCommand { byName[name] ?? AzureCommand(name) }

  /// The command with these words.
  static func command(words: String) -> AzureCommand? {
    AzureCommandName(rawValue: words).map(command)
  }

  /// A command's own options.
  static func options(of command: AzureCommandName) -> String {
    switch command {
    case .login: loginOptions
    case .logout: logoutOptions
    case .version: versionOptions
    case .accountShow: accountShowOptions
    case .accountList: accountListOptions
    case .accountSet: accountSetOptions
    case .extensionAdd: extensionAddOptions
    case .extensionUpdate: extensionUpdateOptions
    case .extensionList: extensionListOptions
    case .extensionShow: extensionShowOptions
    case .featureRegister: featureRegisterOptions
    case .featureShow: featureShowOptions
    case .featureList: featureListOptions
    case .providerRegister: providerRegisterOptions
    case .providerShow: providerShowOptions
    case .groupCreate: groupCreateOptions
    case .groupShow: groupShowOptions
    case .groupList: groupListOptions
    case .groupExists: groupExistsOptions
    case .groupDelete: groupDeleteOptions
    case .groupWait: groupWaitOptions
    case .aksCreate: aksCreateOptions
    case .aksShow: aksShowOptions
    case .aksList: aksListOptions
    case .aksStart: aksStartOptions
    case .aksStop: aksStopOptions
    case .aksScale: aksScaleOptions
    case .aksUpdate: aksUpdateOptions
    case .aksUpgrade: aksUpgradeOptions
    case .aksDelete: aksDeleteOptions
    case .aksWait: aksWaitOptions
    case .aksOperationAbort: aksOperationAbortOptions
    case .aksGetUpgrades: aksGetUpgradesOptions
    case .aksGetVersions: aksGetVersionsOptions
    case .aksGetCredentials: aksGetCredentialsOptions
    case .aksInstallCli: aksInstallOptions
    case .aksMachineList: aksMachineListOptions
    case .aksMachineShow: aksMachineShowOptions
    case .aksNodepoolAdd: aksNodepoolAddOptions
    case .aksNodepoolShow: aksNodepoolShowOptions
    case .aksNodepoolList: aksNodepoolListOptions
    case .aksNodepoolScale: aksNodepoolScaleOptions
    case .aksNodepoolUpdate: aksNodepoolUpdateOptions
    case .aksNodepoolUpgrade: aksNodepoolUpgradeOptions
    case .aksNodepoolStart: aksNodepoolStartOptions
    case .aksNodepoolStop: aksNodepoolStopOptions
    case .aksNodepoolDelete: aksNodepoolDeleteOptions
    case .aksNodepoolWait: aksNodepoolWaitOptions
    case .aksNodepoolOperationAbort: aksNodepoolOperationAbortOptions
    case .aksNodepoolGetUpgrades: aksNodepoolGetUpgradesOptions
    case .aksNodepoolDeleteMachines: aksNodepoolDeleteMachinesOptions
    }
  }

  /// The options of every command, before its own.
  static let globalOptions = """
      --help -h : flag
      --verbose : flag
      --debug : flag
      --only-show-errors : flag
      --output -o : one of json, jsonc, yaml, yamlc, table, tsv, none
      --query : jmespath
    """

  /// Behind them: of commands that ask something of a subscription, and of those that don't.
  static let subscriptionOptions = "  --subscription : text"
  static let localOptions = "- --___SUBSCRIPTION : text?"

  /// The options of every command but those that only read, behind its own.
  static let policyOptions = """
    - --change-reference : text
    - --acquire-policy-token : flag
    """

  /// What may stand behind the words of a group, in az itself.
  static let words: [String: [String]] = [
    "": """
    account acr ad advisor aks ams apim appconfig appservice aro backup batch batchai bicep billing bot cache
    capacity cloud cognitiveservices compute-fleet compute-recommender config configure connection consumption
    container containerapp cosmosdb data-boundary databoxedge deployment deployment-scripts disk disk-access
    disk-encryption-set dls dms eventgrid eventhubs extension feature feedback find functionapp group hdinsight
    identity image interactive iot keyvault lab lock logicapp login logout managed-cassandra managedapp
    managedservices maps mariadb monitor mysql netappfiles network policy postgres ppg private-link provider redis
    relay resource resourcemanagement rest restore-point role search security self-test servicebus sf sig signalr
    snapshot sql sshkey stack stack-whatif staticwebapp storage survey synapse tag term ts upgrade version vm vmss
    webapp
    """,
    "account": "clear get-access-token list list-locations lock management-group set show",
    "extension": "add list list-available list-versions remove show update",
    "feature": "list register registration show unregister",
    "provider": "list operation permission register show unregister",
    "group": "create delete deployment exists export list lock show update wait",
    "aks": """
    approuting browse check-acr command connection create delete disable-addons enable-addons get-credentials
    get-upgrades get-versions identity-binding install-cli install-desktop list machine maintenanceconfiguration
    mesh namespace nodepool oidc-issuer operation-abort remove-dev-spaces rotate-certs safeguards scale show
    snapshot start stop trustedaccess update update-credentials upgrade use-dev-spaces wait
    """,
    "aks approuting": "disable enable gateway update zone",
    "aks command": "invoke result",
    "aks identity-binding": "create delete list show",
    "aks machine": "list show",
    "aks maintenanceconfiguration": "add delete list show update",
    "aks mesh": """
    disable disable-egress-gateway disable-ingress-gateway enable enable-egress-gateway enable-ingress-gateway
    get-revisions get-upgrades proxy-redirection-mechanism upgrade
    """,
    "aks namespace": "add delete get-credentials list show update",
    "aks nodepool auto-scale": "add delete update",
    "aks nodepool manual-scale": "add delete update",
    "aks nodepool snapshot": "create delete list show update wait",
    "aks oidc-issuer": "rotate-signing-keys",
    "aks safeguards": "create delete list show update wait",
    "aks snapshot": "create delete list show wait",
    "aks trustedaccess": "role rolebinding",
    "aks nodepool": """
    add auto-scale delete delete-machines get-rollback-versions get-upgrades list manual-scale operation-abort
    rollback scale show snapshot start stop update upgrade wait
    """,
  ].mapValues { text in text.split { $0 == " " || $0 == "\n" }.map(String.init) }
}
