import AKSModel
import JMESPath

/// What az checks by itself once it has read the words: first its validators, option by option in their order, then
/// what the command's own code looks at before it sends anything.
///
/// Sources: azure-cli 2.91, command module acs.
enum AzureChecks {
  static func mistakes(in arguments: AzureArguments, end: Int) -> [AzureMistake] {
    var checks = Checks(arguments: arguments, end: end)
    checks.validate()
    checks.judge()
    // Az searches when all is done.
    if checks.mistakes.isEmpty { checks.judgeQuery("--query") }
    return checks.mistakes.map { mistake in
      var mistake = mistake
      mistake.status = 1
      return mistake
    }
  }
}

extension AzureChecks {
  /// Looks at one line.
  struct Checks {
    let arguments: AzureArguments
    let end: Int
    var mistakes: [AzureMistake] = []

    var command: AzureCommandName { arguments.command.name }

    /// A value that az does not take.
    mutating func reject(_ option: String, _ title: String, help: String? = nil) {
      let place = arguments.places[option] ?? end..<end
      guard !mistakes.contains(where: { $0.title == title }) else { return }
      mistakes.append(AzureMistake(.value, title, at: place, help: help))
    }

    /// Options that az does not take together.
    mutating func refuse(_ title: String, _ options: [String], help: String? = nil) {
      let places = options.compactMap { arguments.places[$0] }
      var mistake = AzureMistake(.refused, title, at: places.first ?? end..<end, help: help)
      mistake.others = Array(places.dropFirst())
      mistakes.append(mistake)
    }

    // MARK: - Validators

    mutating func validate() {
      // The key has a default, which az looks at in any case.
      for option in arguments.command.options
      where arguments.has(option.name) || option.name == "--ssh-key-value" {
        validate(option.name)
      }
      if arguments.has("--enable-force-upgrade"), arguments.has("--disable-force-upgrade") {
        reject(
          "--disable-force-upgrade",
          "Providing both --disable-force-upgrade and --enable-force-upgrade flags is invalid")
      }
    }

    private mutating func validate(_ option: String) {
      let text = arguments.text(option)
      switch option {
      case "--name" where command == .aksCreate:
        if let text, !Names.isHostName(text) {
          reject(
            option,
            "--name cannot exceed 63 characters and can only contain letters, numbers, underscores (_) or dashes (-)."
          )
        }
      case "--ssh-key-value":
        if arguments.text("--sku") == "automatic", arguments.has("--generate-ssh-keys"),
          !arguments.has("--no-ssh-key")
        {
          reject(
            "--generate-ssh-keys",
            "SSH key configuration is not supported for the Automatic SKU. Do not specify \"--ssh-key-value\" or "
              + "\"--generate-ssh-keys\" when using \"--sku automatic\".", help: "leave it out")
        }
      case "--nodepool-name":
        guard let text, !text.isEmpty else { return }
        if text.unicodeScalars.count > 12 {
          reject(option, "--nodepool-name can contain at most 12 characters")
        } else if !text.allSatisfy({ $0.isLetter || $0.isNumber }) {
          reject(option, "--nodepool-name should contain only alphanumeric characters")
        }
      case "--kubernetes-version":
        if let text, !text.isEmpty, !Names.isVersion(text) {
          reject(
            option,
            "--kubernetes-version should be the full version number or major.minor version number, such as "
              + "\"1.7.12\" or \"1.7\"")
        }
      case "--vm-set-type":
        let types = ["virtualmachinescalesets", "availabilityset", "virtualmachines", ""]
        if let text, !types.contains(text.lowercased()) {
          reject(
            option, AzureText.setType)
        }
      case "--min-count", "--max-count":
        if let count = arguments.integer(option), !(0...1000).contains(count) {
          reject(option, "\(option) must be in the range [0,1000]")
        }
      case "--spot-max-price": validatePrice()
      case "--labels", "--nodepool-labels":
        for label in arguments.texts(option) ?? [] {
          if let title = LabelText.mistake(in: label) { return reject(option, title) }
        }
      case "--node-taints", "--nodepool-taints":
        for taint in text?.split(separator: ",", omittingEmptySubsequences: true) ?? []
        where !Names.isTaint(String(taint)) {
          return reject(option, "Invalid node taint: \(taint)")
        }
      case "--max-surge", "--max-unavailable":
        guard let text else { return }
        var digits = text[...]
        while digits.last == "%" { digits = digits.dropLast() }
        if let number = PythonText.integer(String(digits)) {
          if number < 0 { reject(option, "\(option) must be positive") }
        } else {
          reject(option, "\(option) should be an int or percentage")
        }
      default: validateIgnored(option, text)
      }
    }

    private mutating func validatePrice() {
      guard let price = arguments.number("--spot-max-price"), !price.isNaN else { return }
      let priority = arguments.text("--priority") ?? "Regular"
      if priority != "Spot", !arguments.isOpaque("--priority") {
        return reject("--spot-max-price", "--spot_max_price can only be set when --priority is Spot")
      }
      let decimals = price.description.split(separator: ".").dropFirst().first?.utf8.count ?? 0
      if decimals > 5 {
        reject("--spot-max-price", "--spot_max_price can only include up to 5 decimal places")
      } else if price <= 0, abs(price + 1) > 0.000_001 {
        reject(
          "--spot-max-price",
          "--spot_max_price can only be any decimal value greater than zero, or -1 which indicates default price to "
            + "be up-to on-demand")
      }
    }

    // MARK: - The command's own checks

    mutating func judge() {
      switch command {
      case .aksCreate:
        judgeNewPool()
        judgeNetwork()
        judgeProfile()
        judgeWorkloadIdentity()
        judgeImageCleaner()
        judgePlan(AzureText.plan, tier: "free")
        judgeHeaders()
      case .aksNodepoolAdd:
        judgeImage()
        judgeNewPool()
        judgeHeaders()
      case .aksUpdate:
        judgeUpdate()
        judgeProfile()
        judgeWorkloadIdentity()
        judgePlan(AzureText.plan, tier: nil)
        judgeHeaders()
      case .aksNodepoolUpdate:
        judgeUpdate()
        judgeHeaders()
      case .aksUpgrade:
        judgeUpgrade(isOfPool: false)
        judgePlan(AzureText.planOfUpgrade, tier: nil)
      case .aksNodepoolUpgrade:
        judgeUpgrade(isOfPool: true)
        if !arguments.has("--node-image-only") { judgeHeaders() }
      case .login:
        if arguments.has("--username") != arguments.has("--password"), !arguments.has("--identity") {
          refuse(
            "Please specify both username and password in non-interactive mode.",
            ["--username", "--password"])
        }
      case .extensionAdd:
        if !arguments.has("--name"), !arguments.has("--source") {
          refuse("usage error: --name NAME | --source SOURCE", [])
        }
      case .aksDelete, .groupDelete: confirm("Operation cancelled.", warning: AzureText.noTerminal)
      case .aksWait, .aksNodepoolWait, .groupWait:
        let conditions = ["--created", "--updated", "--deleted", "--exists", "--custom"]
        if !conditions.contains(where: arguments.has) {
          refuse(
            "incorrect usage: --created | --updated | --deleted | --exists | --custom JMESPATH", [],
            help: "say what to wait for")
        } else if conditions.dropLast().allSatisfy({ !arguments.has($0) }) {
          judgeQuery("--custom")
        }
      default: return
      }
    }

    /// A script has nobody to ask.
    private mutating func confirm(_ title: String, warning: String? = nil) {
      guard !arguments.has("--yes") else { return }
      refuse(title, [], help: "there is no terminal to answer the question: `--yes` answers it")
      mistakes[mistakes.count - 1].warning = warning
    }

    /// An expression that is sure to fail where it is evaluated.
    mutating func judgeQuery(_ option: String) {
      guard let text = arguments.text(option), !text.isEmpty else { return }
      do throws(JMESPathError) {
        try JMESPath(text).checkCalls()
      } catch {
        // Az says so of both options.
        refuse(
          AzureFailure.query(error).message, [option],
          help: "\(option) is no expression: \(error.description)")
      }
    }

    /// Long-term support goes with one tier; `tier`: that of a cluster of which nothing else is said.
    private mutating func judgePlan(_ title: String, tier: String?) {
      guard arguments.text("--k8s-support-plan") == "AKSLongTermSupport", !arguments.isOpaque("--tier"),
        let tier = arguments.text("--tier") ?? tier, tier != "premium"
      else { return }
      refuse(title, ["--k8s-support-plan", "--tier"], help: "`--tier premium` goes with it")
    }

    private mutating func judgeNewPool() {
      let isSystem = command == .aksCreate || arguments.text("--mode") == "System"
      judgeAutoscaler(
        isOn: arguments.has("--enable-cluster-autoscaler"), flags: "--enable-cluster-autoscaler",
        count: arguments.isOpaque("--node-count") ? nil : arguments.integer("--node-count") ?? 3,
        isSystem: isSystem)
      if arguments.text("--vm-set-type") == "" { refuse(AzureText.setType, ["--vm-set-type"]) }
    }

    /// An image of Windows wants to be asked for with its system, as az spells it.
    private mutating func judgeImage() {
      guard !arguments.isOpaque("--os-type"), arguments.text("--os-type") ?? "Linux" == "Linux",
        let name = arguments.text("--os-sku"), OSSKU(rawValue: name)?.osType == .windows
      else { return }
      refuse(
        "OS SKU is invalid for Linux OS Type. Please specify '--os-type Windows' for Windows SKUs",
        ["--os-sku", "--os-type"])
    }

    private mutating func judgeProfile() {
      let option = "--cluster-autoscaler-profile"
      guard let words = arguments.texts(option) else { return }
      if case .failure(let mistake) = AutoScalerProfile.entries(in: words) { refuse(mistake.title, [option]) }
    }

    private mutating func judgeUpdate() {
      let flags = [
        "--enable-cluster-autoscaler", "--update-cluster-autoscaler", "--disable-cluster-autoscaler",
      ].filter(arguments.has)
      if flags.count > 1 {
        return refuse(
          "Can only specify one of --enable-cluster-autoscaler, --update-cluster-autoscaler and "
            + "--disable-cluster-autoscaler", flags)
      }
      judgeAutoscaler(
        isOn: flags.first.map { $0 != "--disable-cluster-autoscaler" } ?? false,
        flags: "--enable-cluster-autoscaler or --update-cluster-autoscaler", count: nil,
        isSystem: arguments.text("--mode") == "System")
    }

    private mutating func judgeAutoscaler(isOn: Bool, flags: String, count: Int64?, isSystem: Bool) {
      let bounds = ["--min-count", "--max-count"]
      guard isOn else {
        if bounds.contains(where: arguments.has) {
          refuse(
            "min-count and max-count are required for \(flags), please use the flag",
            bounds.filter(arguments.has))
        }
        return
      }
      guard bounds.allSatisfy(arguments.has) else {
        return refuse(
          "Please specify both min-count and max-count when --enable-cluster-autoscaler enabled",
          ["--enable-cluster-autoscaler", "--update-cluster-autoscaler"].filter(arguments.has))
      }
      guard let least = arguments.integer("--min-count"), let most = arguments.integer("--max-count") else {
        return
      }
      if least > most {
        return refuse("Value of min-count should be less than or equal to value of max-count", bounds)
      }
      if let count, !(least...most).contains(count) {
        let isDefault = !arguments.has("--node-count")
        return refuse(
          "node-count is not in the range of min-count and max-count",
          isDefault ? bounds : ["--node-count"] + bounds,
          help: isDefault ? "without `--node-count` az asks for 3 nodes" : nil)
      }
      if isSystem, least < 1 {
        refuse(
          "Value of min-count should be greater than or equal to 1 for System node pools", ["--min-count"])
      }
    }

    private mutating func judgeUpgrade(isOfPool: Bool) {
      if !isOfPool { confirm(AzureText.noTerminal) }
      let settings = [
        "--max-surge", "--max-unavailable", "--drain-timeout", "--node-soak-duration",
        "--undrainable-node-behavior",
      ].filter { arguments.has($0) && arguments.integer($0) != 0 && arguments.text($0) != "" }
      if arguments.has("--node-image-only") {
        if arguments.has("--kubernetes-version"), arguments.text("--kubernetes-version") != "" {
          return refuse(
            "Conflicting flags. Upgrading the Kubernetes version will also upgrade node image version. If you only want "
              + "to upgrade the node version please use the \"--node-image-only\" option only.",
            ["--kubernetes-version", "--node-image-only"])
        }
        if !settings.isEmpty {
          return refuse(
            "Conflicting flags. Unable to specify max-surge/drain-timeout/node-soak-duration/max-unavailable with "
              + "node-image-only.If you want to use max-surge/drain-timeout/node-soak-duration with a node image upgrade, "
              + "please first update max-surge/drain-timeout/node-soak-duration/max-unavailable using \"az aks nodepool "
              + "update --max-surge/--drain-timeout/--node-soak-duration/--max-unavailable\".", settings)
        }
      } else if isOfPool,
        !arguments.has("--kubernetes-version") || arguments.text("--kubernetes-version") == ""
      {
        // Az asks whether to upgrade to the version that is there.
        confirm(AzureText.noTerminal)
      }
    }
  }
}
