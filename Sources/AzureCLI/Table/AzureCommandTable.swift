/// What azure-cli 2.91 knows of the commands that concern this model.
///
/// Options stand one a line, as az has them: their names, and behind the colon what they take. A line begins with
/// `!` where the option is required, and with `-` where az has it and this model has no notion of it. The order is
/// az's own: it decides which word comes first where a message lists several.
enum AzureCommandTable {
  /// The commands that can be run, by their words.
  static let commands: [AzureCommand] = [
    AzureCommand("login", loginOptions, isOfSubscription: false),
    AzureCommand("logout", logoutOptions, isOfSubscription: false),
    AzureCommand("version", versionOptions),
    AzureCommand("account show", accountShowOptions, isOfSubscription: false),
    AzureCommand("account list", accountListOptions, isOfSubscription: false),
    AzureCommand("account set", accountSetOptions, isOfSubscription: false),
    AzureCommand("extension add", extensionAddOptions, isOfSubscription: false),
    AzureCommand("extension update", extensionUpdateOptions, isOfSubscription: false),
    AzureCommand("extension list", extensionListOptions, isOfSubscription: false),
    AzureCommand("extension show", extensionShowOptions, isOfSubscription: false),
    AzureCommand("feature register", featureRegisterOptions),
    AzureCommand("feature show", featureShowOptions),
    AzureCommand("feature list", featureListOptions),
    AzureCommand("provider register", providerRegisterOptions),
    AzureCommand("provider show", providerShowOptions),
    AzureCommand("group create", groupCreateOptions),
    AzureCommand("group show", groupShowOptions),
    AzureCommand("group list", groupListOptions),
    AzureCommand("group exists", groupExistsOptions),
    AzureCommand("group delete", groupDeleteOptions),
    AzureCommand("group wait", groupWaitOptions),
    AzureCommand("aks create", aksCreateOptions),
    AzureCommand("aks show", aksShowOptions),
    AzureCommand("aks list", aksListOptions),
    AzureCommand("aks start", aksStartOptions),
    AzureCommand("aks stop", aksStopOptions),
    AzureCommand("aks scale", aksScaleOptions),
    AzureCommand("aks update", aksUpdateOptions),
    AzureCommand("aks upgrade", aksUpgradeOptions),
    AzureCommand("aks delete", aksDeleteOptions),
    AzureCommand("aks wait", aksWaitOptions),
    AzureCommand("aks operation-abort", aksOperationAbortOptions),
    AzureCommand("aks get-upgrades", aksGetUpgradesOptions),
    AzureCommand("aks get-versions", aksGetVersionsOptions),
    AzureCommand("aks get-credentials", aksGetCredentialsOptions),
    AzureCommand("aks install-cli", aksInstallOptions),
    AzureCommand("aks machine list", aksMachineListOptions),
    AzureCommand("aks machine show", aksMachineShowOptions),
    AzureCommand("aks nodepool add", aksNodepoolAddOptions),
    AzureCommand("aks nodepool show", aksNodepoolShowOptions),
    AzureCommand("aks nodepool list", aksNodepoolListOptions),
    AzureCommand("aks nodepool scale", aksNodepoolScaleOptions),
    AzureCommand("aks nodepool update", aksNodepoolUpdateOptions),
    AzureCommand("aks nodepool upgrade", aksNodepoolUpgradeOptions),
    AzureCommand("aks nodepool start", aksNodepoolStartOptions),
    AzureCommand("aks nodepool stop", aksNodepoolStopOptions),
    AzureCommand("aks nodepool delete", aksNodepoolDeleteOptions),
    AzureCommand("aks nodepool wait", aksNodepoolWaitOptions),
    AzureCommand("aks nodepool operation-abort", aksNodepoolOperationAbortOptions),
    AzureCommand("aks nodepool get-upgrades", aksNodepoolGetUpgradesOptions),
    AzureCommand("aks nodepool delete-machines", aksNodepoolDeleteMachinesOptions),
  ]

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
    "aks machine": "list show",
    "aks nodepool": """
    add auto-scale delete delete-machines get-rollback-versions get-upgrades list manual-scale operation-abort
    rollback scale show snapshot start stop update upgrade wait
    """,
  ].mapValues { text in text.split { $0 == " " || $0 == "\n" }.map(String.init) }
}
