import AKSLLanguage

/// A condition that is no single comparison, with the registers of what decides it.
///
/// They hold their values until the assertion ends. What `and` and `or` have passed over was not evaluated:
/// only what decides is read.
indirect enum ConditionSite: Sendable {
  /// A value that is true or false by itself, and what it was made from.
  struct Test: Sendable {
    var range: SourceRange
    var result: AssertionSite.Register
    /// Those that are not written as they are; of a value that is nothing but itself, the value.
    var operands: [Operand]
  }

  /// A side of a comparison, or an argument of a call.
  struct Operand: Sendable {
    var range: SourceRange
    var register: AssertionSite.Register
    var subject: AssertionSite.Subject?

    init(_ range: SourceRange, _ register: Int, _ subject: AssertionSite.Subject? = nil) {
      self.range = range
      self.register = AssertionSite.Register(truncatingIfNeeded: register)
      self.subject = subject
    }
  }

  case test(Test)
  case opposite(ConditionSite)
  case both(ConditionSite, ConditionSite)
  case either(ConditionSite, ConditionSite)

  /// Whether it holds, by what its tests have left in the registers.
  func holds(_ result: (AssertionSite.Register) -> Bool) -> Bool {
    switch self {
    case .test(let test): result(test.result)
    case .opposite(let inner): !inner.holds(result)
    case .both(let left, let right): left.holds(result) && right.holds(result)
    case .either(let left, let right): left.holds(result) || right.holds(result)
    }
  }

  /// The tests without which it would not have come out as it did, in the order of the source.
  func deciding(_ result: (AssertionSite.Register) -> Bool) -> [Test] {
    switch self {
    case .test(let test): [test]
    case .opposite(let inner): inner.deciding(result)
    case .both(let left, let right):
      left.holds(result)
        ? (right.holds(result) ? left.deciding(result) : []) + right.deciding(result)
        : left.deciding(result)
    case .either(let left, let right):
      left.holds(result)
        ? left.deciding(result)
        : (right.holds(result) ? [] : left.deciding(result)) + right.deciding(result)
    }
  }
}
