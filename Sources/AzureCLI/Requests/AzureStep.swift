package import AKSModel

/// What an accepted command does first.
package enum AzureStep: Sendable {
  /// Asks Azure, and waits for the end unless `--no-wait` was said.
  case send(Operation, isAwaited: Bool)
  /// Asks Azure for each, and waits for all of them or for none; then the subscription is this.
  case sendAll([Operation], isAwaited: Bool, AzureSubscription)
  /// The subscription is this; aksl may say a word.
  case change(AzureSubscription, String?)
  /// Nothing is to be done: az says so, and answers nothing.
  case end(String)
  /// Nothing is asked; a word may be said.
  case nothing(String?)
}
