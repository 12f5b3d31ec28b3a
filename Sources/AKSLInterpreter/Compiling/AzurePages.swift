import AKSLLanguage

extension CodePage {
  /// What `explain` tells about lines of az.
  static let azure: [CodePage] = [
    CodePage(
      "A001", "a command or an option that az does not have",
      """
      The message is az's own. An option may be shortened as long as it is clear which one is meant. Several options
      have other names in az than in articles of its preview: the help tells the right form.
      """,
      wrong: "az aks nodepool stopp -n dev --cluster-name sandbox -g sandbox-rg",
      right: "az aks nodepool stop -n dev --cluster-name sandbox -g sandbox-rg"),
    CodePage(
      "A002", "an az command without something that it needs",
      "The message is az's own: it names every option that is missing, with all its names.",
      wrong: "az aks nodepool stop --node-pool dev --cluster-name sandbox -g sandbox-rg",
      right: "az aks nodepool stop --nodepool-name dev --cluster-name sandbox -g sandbox-rg"),
    CodePage(
      "A003", "a value that az does not take",
      "The message is az's own. Words of a choice are compared without case; Azure itself checks more, when it runs.",
      wrong: "az aks nodepool scale --node-count many -n dev --cluster-name sandbox -g sandbox-rg",
      right: "az aks nodepool scale --node-count 5 -n dev --cluster-name sandbox -g sandbox-rg"),
    CodePage(
      "A004", "options that az does not take together, or a question that nobody answers",
      "The message is az's own. A script has no terminal: `--yes` answers what az would ask.",
      wrong: "az aks delete -n sandbox -g sandbox-rg", right: "az aks delete -n sandbox -g sandbox-rg --yes"),
    CodePage(
      "A005", "something of az or of the shell that does not work here",
      """
      Of the shell, quotes, `\\` and `$NAME` work, with the variables of the script. Of az, the commands of clusters and
      node pools do, with the options that mean something to this model.
      """,
      wrong: "az aks list | grep dev", right: "az aks list -o table"),
  ]
}
