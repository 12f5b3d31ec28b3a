/// A reader of TAP 14, as strict as its specification lets a harness be, to judge what we write.
struct TAPDocument {
  struct Point {
    var isOK: Bool
    var number: Int
    var description: String
    var directive: (name: String, reason: String)?
    /// The lines between `---` and `...`, without their indentation.
    var diagnostic: [String] = []
    /// What its subtest holds.
    var subtest: [Point] = []

    /// A harness counts it as a failure.
    var isFailure: Bool { !isOK && directive == nil }
  }

  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var version = 0
  private(set) var comments: [String] = []
  private(set) var points: [Point] = []
  private(set) var hasBailedOut = false

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Mistake(description: "the last line has no end") }
    guard !text.contains("\t"), !text.contains("\r") else { throw Mistake(description: "tabs or returns") }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    guard let number = lines.first?.wholeMatch(of: #/TAP version (13|14)/#)?.1 else {
      throw Mistake(description: "no version")
    }
    version = Int(number) ?? 0
    lines.removeFirst()
    var rest = lines[...]
    points = try read(&rest, indentation: 0)
    if let line = rest.first, line.hasPrefix("Bail out!") {
      hasBailedOut = true
      rest.removeFirst()
    }
    if let line = rest.first { throw Mistake(description: "not understood: \(line)") }
  }

  private mutating func read(_ lines: inout ArraySlice<String>, indentation: Int) throws -> [Point] {
    let blanks = String(repeating: " ", count: indentation)
    var plan: Int?
    var points: [Point] = []
    var subtest: (name: String, points: [Point])?
    while let line = lines.first, line.hasPrefix(blanks) {
      let text = String(line.dropFirst(indentation))
      if text.hasPrefix("    ") { throw Mistake(description: "a subtest without a name: \(line)") }
      if text.hasPrefix("Bail out!") { break }
      lines.removeFirst()
      if let match = text.wholeMatch(of: #/# Subtest: (.*)/#) {
        subtest = (String(match.1), try read(&lines, indentation: indentation + 4))
      } else if text.hasPrefix("#") {
        comments.append(text)
      } else if let match = text.wholeMatch(of: #/1\.\.(\d+)(?: # .*)?/#) {
        guard plan == nil, points.isEmpty else { throw Mistake(description: "a second plan, or a late one") }
        plan = Int(match.1)
      } else if let match = text.wholeMatch(of: #/(not )?ok (\d+) - (.*)/#) {
        var point = try Self.point(String(match.3), isOK: match.1 == nil, number: Int(match.2) ?? 0)
        if let inner = subtest {
          guard inner.name == point.description else {
            throw Mistake(description: "\(inner.name) is closed by \(point.description)")
          }
          point.subtest = inner.points
          guard point.isOK != inner.points.contains(where: \.isFailure) else {
            throw Mistake(description: "\(inner.name): the point and the subtest disagree")
          }
          subtest = nil
        }
        point.diagnostic = try Self.diagnostic(&lines, blanks: blanks + "  ")
        points.append(point)
      } else {
        throw Mistake(description: "not understood: \(line)")
      }
    }
    guard plan == points.count else {
      throw Mistake(description: "\(plan ?? -1) planned, \(points.count) found")
    }
    let numbers = points.map(\.number)
    guard numbers == Array(1...max(1, points.count)).prefix(points.count).map({ $0 }) else {
      throw Mistake(description: "the points are numbered \(numbers)")
    }
    guard subtest == nil else { throw Mistake(description: "a subtest has no point") }
    return points
  }

  /// Splits a description off its directive, and takes the escapes back.
  private static func point(_ text: String, isOK: Bool, number: Int) throws -> Point {
    var point = Point(isOK: isOK, number: number, description: "", directive: nil)
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("\\\\") || rest.hasPrefix("\\#") {
        point.description.append(rest[rest.index(after: rest.startIndex)])
        rest = rest.dropFirst(2)
        continue
      }
      if character == "#" {
        guard let match = rest.wholeMatch(of: #/# (TODO|SKIP) (.*)/#), point.description.hasSuffix(" ") else {
          throw Mistake(description: "a # that is no directive: \(text)")
        }
        point.description.removeLast()
        point.directive = (String(match.1), String(match.2))
        return point
      }
      if character == "\\" { throw Mistake(description: "a lone backslash: \(text)") }
      point.description.append(character)
      rest = rest.dropFirst()
    }
    return point
  }

  private static func diagnostic(_ lines: inout ArraySlice<String>, blanks: String) throws -> [String] {
    guard lines.first == blanks + "---" else { return [] }
    lines.removeFirst()
    var found: [String] = []
    while let line = lines.first {
      lines.removeFirst()
      if line == blanks + "..." { return found }
      guard line.hasPrefix(blanks) || line.isEmpty else { break }
      found.append(String(line.dropFirst(blanks.count)))
    }
    throw Mistake(description: "a diagnostic without an end")
  }
}
