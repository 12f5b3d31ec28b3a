package import AKSLInterpreter
import AKSLJSON

extension ValueDifferences {
  /// A line each, and how many more there are; nil without a difference.
  package var text: String? {
    guard count > 0 else { return nil }
    let more = count > shown.count ? ["and \((count - shown.count).of("more place"))"] : []
    return (shown.map(\.text) + more).joined(separator: "\n")
  }
}

extension ValueDifferences {
  /// For programs: the places, null where nothing stands.
  var json: JSONValue {
    .array(
      shown.map { difference in
        [
          "path": .string(difference.path),
          "expected": difference.expected.map(JSONValue.string) ?? .null,
          "actual": difference.actual.map(JSONValue.string) ?? .null,
        ]
      })
  }
}

extension ValueDifference {
  /// In a line: `powerState.code: expected "Stopped", got "Running"`.
  package var text: String {
    let (expected, actual) = Self.cut(expected, actual)
    return switch (expected, actual) {
    case (let expected?, let actual?): "\(path): expected \(expected), got \(actual)"
    case (let expected?, nil): "\(path): missing, expected \(expected)"
    case (nil, let actual?): "\(path): not expected, got \(actual)"
    case (nil, nil): path
    }
  }

  /// Both, short enough for a line: where they begin alike for long, from a little before the first difference on.
  private static func cut(_ expected: String?, _ actual: String?) -> (String?, String?) {
    guard let expected, let actual else { return (expected?.cut(to: 80), actual?.cut(to: 80)) }
    let same = zip(expected, actual).prefix { $0 == $1 }.count
    guard same > 60 else { return (expected.cut(to: 80), actual.cut(to: 80)) }
    let texts = [expected, actual].map { ("…" + $0.dropFirst(same - 20)).cut(to: 80) }
    return (texts[0], texts[1])
  }
}

extension AssertionFailure {
  /// More lines of a difference are only counted.
  static let diffLineLimit = 60

  /// What differs in two texts of several lines, as `diff -u` tells it, from what was expected to what is there.
  package var diff: String? {
    guard let texts else { return nil }
    // That both lack a line feed at their end is no difference.
    let end = texts.expected.hasSuffix("\n") || texts.actual.hasSuffix("\n") ? "" : "\n"
    let diff = UnifiedDiff.text(
      from: texts.expected + end, to: texts.actual + end, oldName: "expected", newName: "actual")
    let lines = diff.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.count > Self.diffLineLimit else { return lines.joined(separator: "\n") }
    let rest = lines.dropFirst(Self.diffLineLimit)
    let (added, removed) = (rest.count { $0.first == "+" }, rest.count { $0.first == "-" })
    return lines.prefix(Self.diffLineLimit).joined(separator: "\n")
      + "\n… and \(added.of("more line")) added, \(removed) removed"
  }

  /// The first line in which two texts differ, in a line: `line 3: expected "a", got "b"`.
  var firstDifferingLine: String? {
    guard let texts else { return nil }
    let expected = texts.expected.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = texts.actual.split(separator: "\n", omittingEmptySubsequences: false)
    guard
      let index = (0..<max(expected.count, actual.count)).first(where: { index in
        index >= expected.count || index >= actual.count || expected[index] != actual[index]
      })
    else { return nil }
    func line(_ lines: [Substring]) -> String? {
      index < lines.count ? TextFormat.quoted(String(lines[index])) : nil
    }
    return ValueDifference(path: "line \(index + 1)", expected: line(expected), actual: line(actual)).text
  }

  /// The parts that differ say more than the whole.
  var isComparedInParts: Bool { texts != nil || differences.count > 0 && isLong }

  private var isLong: Bool { actual.count > 60 || (expected?.count ?? 0) > 60 }

  /// What is said at the underline.
  var shownActual: String {
    guard isComparedInParts else { return actual }
    if texts != nil { return "another text than expected" }
    return differences.count == 1 ? "differs in one place" : "differs in \(differences.count) places"
  }
}

extension [ConditionPart] {
  /// For programs: what decided, and the values in it.
  var json: JSONValue {
    .array(
      map { part in
        [
          "condition": .string(part.condition), "holds": .boolean(part.holds),
          "values": .array(
            part.values.map { ["expression": .string($0.expression), "value": .string($0.value)] }),
        ]
      })
  }

  /// In a line: `dev.count is 10, dev.state is Running`.
  var sentence: String? {
    let values = flatMap(\.values).prefix(3).map { "\($0.expression.inOneLine) is \($0.value.cut(to: 80))" }
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}
