/// How often the service may be asked (L8): a bucket of tokens for each pool and each cluster.
enum ThrottleRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "L8", "With throttle: 20 PUTs of a pool or a cluster at once, and one more a minute.",
      source: "AKS article quotas-skus-regions; the fault of this name takes all tokens", .documented,
      check: throttle)
  ]

  @Sendable private static func throttle(_ request: Request, _ world: Simulation) throws(Refusal) {
    try injected(request, world)
    guard world.settings.throttle, let bucket = world.bucket(of: request) else { return }
    guard bucket.tokens(at: world.now) == 0 else { return }
    throw .throttled(request.pool == nil ? .cluster : .pool, wait: bucket.untilNextToken(at: world.now))
  }
}

extension ThrottleRules {
  /// The fault: no token is left before it is over.
  private static func injected(_ request: Request, _ world: Simulation) throws(Refusal) {
    let target: ServiceFault.Target?
    switch request.operation {
    case .putAgentPool: target = request.pool.map { .pool($0) }
    case .putCluster: target = request.cluster.map { .cluster($0) }
    default: target = nil
    }
    guard let target, let fault = world.fault(.throttle, on: target) else { return }
    let wait = fault.end.map { $0 - world.now } ?? .seconds(60)
    throw .throttled(request.pool == nil ? .cluster : .pool, wait: wait)
  }
}

/// Tokens for requests: as many as it holds at once, and one more a minute.
struct TokenBucket: Hashable, Sendable {
  private static let capacity = 20
  private static let minute: Int64 = 60_000

  private var tokens = capacity
  private var counted = Instant.start

  init() {}

  /// How many requests may come now.
  func tokens(at now: Instant) -> Int {
    Int(min(Int64(Self.capacity), Int64(tokens) + (now - counted).milliseconds / Self.minute))
  }

  /// How long until there is one more.
  func untilNextToken(at now: Instant) -> TimeSpan {
    TimeSpan(milliseconds: Self.minute - (now - counted).milliseconds % Self.minute)
  }

  /// A request has come.
  mutating func take(at now: Instant) {
    let left = tokens(at: now)
    // A full bucket gains nothing; otherwise the minute that has begun counts on.
    counted =
      left == Self.capacity
      ? now : counted + TimeSpan(milliseconds: (now - counted).milliseconds / Self.minute * Self.minute)
    tokens = max(0, left - 1)
  }
}

extension Simulation {
  /// The bucket that a request takes its token from; nil: it is not limited, or makes what it is about.
  func bucket(of request: Request) -> TokenBucket? {
    switch request.operation {
    case .putAgentPool: request.pool.map { self[$0].requests }
    case .putCluster: request.cluster.map { self[$0].requests }
    default: nil
    }
  }

  /// A request has come, whatever it is answered.
  mutating func takeToken(for request: Request) {
    guard settings.throttle, bucket(of: request) != nil else { return }
    if let pool = request.pool {
      self[pool].requests.take(at: now)
    } else if let cluster = request.cluster {
      self[cluster].requests.take(at: now)
    }
  }
}
