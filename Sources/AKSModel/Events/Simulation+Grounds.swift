// What operations rest on. Nothing is kept for it: it is read from the log when somebody asks.

extension Simulation {
  /// What an operation as a whole rests on.
  ///
  /// Only events from an index on are looked at.
  package func grounds(of operation: OperationID, since first: Int) -> Grounds {
    var grounds = Grounds()
    for rule in rules(of: operation, since: first) where rule != "D10" { grounds.add(rule) }
    return grounds
  }

  /// The rules that shaped an operation: its notes, those of all that it changed, and which nodes it took.
  package func rules(of operation: OperationID, since first: Int) -> [RuleID] {
    var rules = self[operation].notes
    for index in events.indices(from: first) where events[index].operation == operation {
      if let rule = events[index].rule, rules.last != rule, !rules.contains(rule) { rules.append(rule) }
    }
    return rules + (self[operation].hasChosenNodes ? ["D10"] : [])
  }
}
