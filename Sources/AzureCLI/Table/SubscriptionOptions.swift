// The options of what is about az itself and the subscription, in the order of azure-cli 2.91.

extension AzureCommandTable {
  static let accountShowOptions = """
    - --cmd : text?
      --subscription -s --name -n : text
    """

  static let accountSetOptions = """
    - --cmd : text?
    ! --subscription -s --name -n : text
    """

  static let accountListOptions = """
    - --cmd : text?
      --all : flag
      --refresh : flag
    """

  static let loginOptions = """
    - --cmd : text?
      --username -u : text
      --password -p : text
      --tenant -t : text
      --scope : text+
      --allow-no-subscriptions : flag
      --claims-challenge : text
      --use-device-code : flag
      --service-principal : flag
      --certificate : text
      --use-cert-sn-issuer : flag
      --federated-token : text
      -i --identity : flag
      --client-id : text
      --object-id : text
      --resource-id : text
      --skip-subscription-discovery --skip-sub : flag
      --subscription -s : text
    """

  static let logoutOptions = """
    - --cmd : text?
      --username : text
    """

  static let versionOptions = """
    - --cmd : text?
    """

  static let featureRegisterOptions = """
    ! --namespace : text
    ! --name -n : text
    """

  static let featureShowOptions = """
    ! --namespace : text
    ! --name -n : text
    - --cmd : text?
    """

  static let featureListOptions = """
      --namespace : text
    """

  static let providerRegisterOptions = """
    - --cmd : text?
    ! --namespace -n : text
      --consent-to-permissions -c : flag
    - --management-group-id -m : text
      --wait : flag
      --accept-terms : flag
    """

  static let providerShowOptions = """
    ! --namespace -n : text
    - --expand : text
    - --cmd : text?
    """

  static let extensionAddOptions = """
    - --cmd : text?
    - --source -s : text
      --name -n : text
    - --index : text
      --yes -y : flag
      --allow-preview : one of true, false?
    - --pip-extra-index-urls : text+
    - --pip-proxy : text
      --system : flag
      --version : text
      --upgrade : flag
    """

  static let extensionUpdateOptions = """
    - --cmd : text?
    ! --name -n : text
    - --index : text
    - --pip-extra-index-urls : text+
    - --pip-proxy : text
      --allow-preview : one of true, false?
    """

  static let extensionListOptions = ""

  static let extensionShowOptions = """
    ! --name -n : text
    - --cmd : text?
    """
}
