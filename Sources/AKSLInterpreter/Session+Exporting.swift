extension Session {
  /// What happened in this session's world, as a script of az.
  ///
  /// `hasOpening`: with the commands that make the world as it was at the start.
  package func azureScript(hasOpening: Bool = true) -> AzureScript {
    AzureScript(of: world, hasOpening: hasOpening)
  }

  /// The scenarios that have come to their ends, if `keepsScenarios` said that they are kept.
  package var keptScenarios: [ScenarioIdentity] { scenarioWorlds.map(\.identity) }

  /// What happened up to the end of one of them.
  package func azureScript(ofScenario index: Int, hasOpening: Bool = true) -> AzureScript {
    AzureScript(of: scenarioWorlds[index].world, hasOpening: hasOpening)
  }
}
