/// `sku.tier` of a cluster (AKS article free-standard-pricing-tiers).
package enum ClusterTier: String, CaseIterable, Hashable, Sendable {
  case free = "Free"
  case standard = "Standard"
  case premium = "Premium"
}
