/// What az says in more than one place.
enum AzureText {
  static let noTerminal = "Unable to prompt for confirmation as no tty available. Use --yes."
  static let plan = "Long term support is only available for premium tier clusters."
  static let planOfUpgrade = "AKS Long Term Support is only available for Premium tier clusters."
  static let setType =
    "--vm-set-type can only be VirtualMachineScaleSets or AvailabilitySet or VirtualMachines"
}
