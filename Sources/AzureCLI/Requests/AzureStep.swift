package import AKSModel

/// What an accepted command does first.
package enum AzureStep: Sendable {
  /// Asks Azure, and waits for the end unless `--no-wait` was said.
  case send(Operation, isAwaited: Bool)
  /// Asks Azure for each, and waits for none.
  case sendAll([Operation])
  /// Waits until nothing is at work on a resource.
  case awaitRest(ClusterID, PoolID?)
  /// Nothing is asked; az may say a word.
  case nothing(String?)
}
