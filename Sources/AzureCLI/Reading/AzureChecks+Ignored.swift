// What az checks of options that change nothing here: azure-cli 2.91, command module acs.

extension AzureChecks.Checks {
  /// Its validators, each of an option.
  mutating func validateIgnored(_ option: String, _ text: String?) {
    switch option {
    case "--network-policy" where command == .aksCreate:
      // Python's `islower`, which an empty text is not.
      if let text, text.contains(where: \.isUppercase) || !text.contains(where: \.isLowercase) {
        reject(option, "--network-policy should be provided in lowercase")
      }
    case "--load-balancer-idle-timeout":
      if let time = arguments.integer(option), !(4...100).contains(time) {
        reject(option, "--load-balancer-idle-timeout must be in the range [4,100]")
      }
    case "--vnet-subnet-id", "--pod-subnet-id", "--assign-identity":
      if let text, !text.isEmpty, !Names.isResourceIdentifier(text) {
        reject(option, "\(option) is not a valid Azure resource ID.")
      }
    default: return
    }
  }

  /// What `create` looks at of its first pool's surroundings.
  mutating func judgeNetwork() {
    let hasUser = arguments.has("--windows-admin-username")
    if hasUser != arguments.has("--windows-admin-password") {
      refuse(
        hasUser
          ? "Please specify both username and password in non-interactive mode."
          : "Please specify username for Windows in non-interactive mode.",
        ["--windows-admin-username", "--windows-admin-password"].filter(arguments.has))
    }
    let plugin = arguments.isOpaque("--network-plugin") ? nil : arguments.text("--network-plugin") ?? ""
    if arguments.isKnown("--network-policy"), plugin == "" {
      refuse("Please explicitly specify the network plugin type", ["--network-policy"])
    } else if arguments.isKnown("--pod-cidr"), plugin == "azure", !arguments.has("--network-plugin-mode") {
      refuse(
        "Please specify network plugin mode `overlay` when using --pod-cidr or use network plugin `kubenet`. For more "
          + "information about Azure CNI Overlay please see https://aka.ms/aks/azure-cni-overlay",
        ["--pod-cidr", "--network-plugin"])
    }
    if arguments.has("--enable-azure-rbac"), !arguments.has("--enable-aad") {
      refuse("--enable-azure-rbac can only be used together with --enable-aad", ["--enable-azure-rbac"])
    }
  }

  /// No cluster here has an issuer that the line does not ask for.
  mutating func judgeWorkloadIdentity() {
    if arguments.has("--enable-workload-identity"), !arguments.has("--enable-oidc-issuer") {
      refuse(
        "Enabling workload identity requires enabling OIDC issuer (--enable-oidc-issuer).",
        ["--enable-workload-identity"])
    }
  }

  mutating func judgeImageCleaner() {
    if arguments.has("--image-cleaner-interval-hours"), !arguments.has("--enable-image-cleaner") {
      refuse(
        #""--image-cleaner-interval-hours" requires "--enable-image-cleaner" in create mode."#,
        ["--image-cleaner-interval-hours"])
    }
  }

  /// `--aks-custom-headers`: `key=value` each, with commas between.
  mutating func judgeHeaders() {
    let option = "--aks-custom-headers"
    guard let text = arguments.text(option)?.withoutBlanksAround, !text.isEmpty else { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let item = String(part).withoutBlanksAround
      let words = item.split(separator: "=", omittingEmptySubsequences: false)
      let value = words.count == 2 ? words[1] : ""
      if words.count > 2 {
        return refuse(
          "The format of '\(item)' in '\(text)' is incorrect, correct format should be 'Key1=Value1,Key2=Value2'.",
          [option])
      }
      if value.allSatisfy(\.isWhitespace) {
        return refuse(
          "Empty value not allowed. The value '\(value)' of key '\(words[0])' in '\(item)' is empty. Raw input "
            + "'\(text)'.", [option])
      }
    }
  }
}

extension String {
  fileprivate var withoutBlanksAround: String {
    let from = drop(while: \.isWhitespace)
    guard let last = from.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(from[...last])
  }
}
