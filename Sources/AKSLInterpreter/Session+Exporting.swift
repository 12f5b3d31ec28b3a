import AKSModel

extension Session {
  /// What happened in this session's world, as a script of az.
  package var azureScript: AzureScript { AzureScript(of: world) }

  /// The same of each scenario that has come to its end, if `keepsScenarios` said that they are kept.
  package var scenarioScripts: [(identity: ScenarioIdentity, script: AzureScript)] {
    scenarioWorlds.map { ($0.identity, AzureScript(of: $0.world)) }
  }
}
