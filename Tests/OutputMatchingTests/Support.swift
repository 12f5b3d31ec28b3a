import OutputMatching

/// The differences of two texts, a line each: `powerState.code: "Stopped" -> "Running" (line 3)`.
func differences(
  _ expected: String, _ actual: String, as kind: OutputMatching.Kind = .text,
  _ change: (inout OutputMatching.Options) -> Void = { _ in }
) -> [String] {
  var options = OutputMatching.Options()
  change(&options)
  return OutputMatching.compare(expected: expected, actual: actual, as: kind, options: options).differences
    .map {
      "\($0.path): \($0.expected ?? "nothing") -> \($0.actual ?? "nothing") (line \($0.line + 1))"
    }
}

func matches(
  _ expected: String, _ actual: String, as kind: OutputMatching.Kind = .text,
  _ change: (inout OutputMatching.Options) -> Void = { _ in }
) -> Bool {
  differences(expected, actual, as: kind, change).isEmpty
}
