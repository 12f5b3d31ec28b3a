import AKSLJSON

// Values, by path.
extension OutputMatching {
  static func structuredComparison(
    _ expected: String, _ actual: String, _ kind: Kind, _ options: Options, _ captures: Captures
  ) -> Comparison {
    let wanted = NormalizedText(expected, options)
    let excerpt = excerpt(of: wanted, kind, options)
    // Whatever may stand there, it is of this kind.
    let isAnything =
      options.hasMarks && !wanted.lines.isEmpty
      && wanted.lines.allSatisfy { $0.text.isEmpty || ExpectedLines.isGap($0.text) }
    guard excerpt != nil || isAnything else { return textComparison(expected, actual, options, captures) }
    guard let printed = value(of: NormalizedText(actual, options), kind) else {
      var comparison = Comparison(captures: captures)
      let name = kind == .yaml ? "YAML" : "JSON"
      comparison.differences = [
        Difference(
          path: "the output", expected: name, actual: actual.isEmpty ? "nothing" : "text that is not \(name)",
          line: 0)
      ]
      comparison.shownExpected = expected
      comparison.shownActual = actual
      return comparison
    }
    guard let excerpt else { return textComparison(expected, actual, options, captures) }
    var comparer = StructureComparer(excerpt, options, captures)
    let filled = comparer.compare(excerpt, printed, at: "")
    return Comparison(
      differences: comparer.differences, remarks: comparer.remarks, captures: comparer.captures,
      shownExpected: filled.text(.pretty) + "\n", shownActual: printed.text(.pretty) + "\n")
  }

  static func excerpt(of text: NormalizedText, _ kind: Kind, _ options: Options) -> Excerpt? {
    kind == .yaml
      ? try? YAMLExcerptReader.read(text, hasMarks: options.hasMarks)
      : try? ExcerptReader.read(text, hasMarks: options.hasMarks)
  }

  static func value(of text: NormalizedText, _ kind: Kind) -> JSONValue? {
    let text = text.asWritten
    return kind == .yaml
      ? (try? YAMLExcerptReader.read(text, hasMarks: false))?.value
      : try? JSONValue(parsing: text.text, duplicateKeys: .lastCounts)
  }
}

/// Compares an excerpt with a value, and collects what differs.
struct StructureComparer {
  let isSubset: Bool
  let isOrderFree: Bool
  var captures: Captures
  private(set) var differences: [OutputMatching.Difference] = []
  private(set) var remarks: [OutputMatching.Remark] = []
  /// Scalars of the excerpt that would have to be others, and which.
  private(set) var replacements: [(place: Excerpt.Place, value: JSONValue)] = []

  init(_ excerpt: Excerpt, _ options: OutputMatching.Options, _ captures: Captures) {
    self.init(
      isSubset: options.match == .subset || (options.match == .automatic && excerpt.hasGaps),
      isOrderFree: options.isOrderFree, captures: captures)
  }

  private init(isSubset: Bool, isOrderFree: Bool, captures: Captures) {
    self.isSubset = isSubset
    self.isOrderFree = isOrderFree
    self.captures = captures
  }

  /// Compares, and gives what would have been as expected: the value, with what differs as the excerpt has it.
  mutating func compare(_ excerpt: Excerpt, _ value: JSONValue, at path: String) -> JSONValue {
    switch (excerpt.content, value) {
    case (.anything, _): return value
    case (.scalar(let wanted), _) where wanted.isEqualScalar(to: value): return value
    case (.text(let pattern, _), .string(let text))
    where pattern.matches(NormalizedText.withPlainGroups(text), &captures):
      return value
    case (.object(let wanted, let gaps), .object(let members)):
      return compareMembers(wanted, isOpen: !gaps.isEmpty || isSubset, members, at: path, excerpt.line)
    case (.array(let wanted), .array(let elements)):
      return compareElements(wanted, elements, at: path, excerpt.line)
    default:
      if let place = excerpt.place, value.isScalar { replacements.append((place, value)) }
      differences.append(
        .init(
          path: path.isEmpty ? "the whole" : path, expected: excerpt.value.text(),
          actual: NormalizedText.withPlainGroups(value.text()), line: excerpt.line))
      return excerpt.value
    }
  }

  func isEqual(_ excerpt: Excerpt, _ value: JSONValue) -> Bool {
    var trial = StructureComparer(isSubset: isSubset, isOrderFree: isOrderFree, captures: captures)
    _ = trial.compare(excerpt, value, at: "")
    return trial.differences.isEmpty
  }

  // MARK: - Objects

  private mutating func compareMembers(
    _ wanted: [Excerpt.Member], isOpen: Bool, _ members: [JSONValue.Member], at path: String, _ line: Int
  ) -> JSONValue {
    var filled = members
    var isWanted = Array(repeating: false, count: members.count)
    var last = -1
    var isOrdered = true
    for member in wanted {
      let path = path.isEmpty ? member.key : "\(path).\(member.key)"
      guard let place = members.lastIndex(where: { $0.key == member.key }) else {
        differences.append(
          .init(path: path, expected: member.value.value.text(), actual: nil, line: member.value.line))
        filled.append(.init(member.key, member.value.value))
        continue
      }
      isWanted[place] = true
      isOrdered = isOrdered && place > last
      last = place
      filled[place].value = compare(member.value, members[place].value, at: path)
    }
    if !isOrdered { remarks.append(.memberOrder(line: line)) }
    guard !isOpen else { return .object(filled) }
    for (place, member) in members.enumerated() where !isWanted[place] {
      let path = path.isEmpty ? member.key : "\(path).\(member.key)"
      differences.append(.init(path: path, expected: nil, actual: member.value.text(), line: line))
    }
    return .object(
      filled.enumerated().filter { $0.offset >= members.count || isWanted[$0.offset] }.map(\.element))
  }

  // MARK: - Arrays

  private mutating func compareElements(
    _ wanted: [Excerpt.Element], _ elements: [JSONValue], at path: String, _ line: Int
  ) -> JSONValue {
    let values = wanted.compactMap { if case .value(let value) = $0 { value } else { nil } }
    let hasGaps = values.count < wanted.count
    if isOrderFree { return compareInAnyOrder(values, elements, allowsMore: hasGaps, at: path, line) }
    // Lists of the same length are read side by side.
    if !hasGaps, values.count == elements.count {
      return .array(
        zip(values, elements).enumerated().map { index, pair in
          compare(pair.0, pair.1, at: Self.path(path, of: pair.0.name ?? pair.1.listName, at: index))
        })
    }
    let alignment = LineAlignment(
      expected: wanted.count, actual: elements.count,
      isGap: { if case .gap = wanted[$0] { true } else { false } },
      matches: { row, column in
        if case .value(let value) = wanted[row] { isEqual(value, elements[column]) } else { false }
      })
    var filled: [JSONValue] = []
    for step in alignment.steps {
      switch step {
      case .gap(_, let columns): filled += elements[columns]
      case .pair(let row, let column):
        // Compared again for what its names stand for.
        if case .value(let value) = wanted[row] {
          filled.append(compare(value, elements[column], at: Self.path(path, of: value.name, at: column)))
        }
      case .changed(let rows, let columns):
        let values = wanted[rows].compactMap { if case .value(let value) = $0 { value } else { nil } }
        filled += compareChanged(values, elements, columns, at: path, line)
      }
    }
    return .array(filled)
  }

  private mutating func compareInAnyOrder(
    _ values: [Excerpt], _ elements: [JSONValue], allowsMore: Bool, at path: String, _ line: Int
  ) -> JSONValue {
    let partners = Assignment(values.count, elements.count) { isEqual(values[$0], elements[$1]) }
    var filled: [JSONValue] = []
    for (row, column) in partners.columns.enumerated() {
      guard let column else { continue }
      filled.append(
        compare(values[row], elements[column], at: Self.path(path, of: values[row].name, at: column)))
    }
    let missing = partners.columns.indices.filter { partners.columns[$0] == nil }.map { values[$0] }
    let extra = elements.indices.filter { !partners.isTaken($0) }
    if allowsMore {
      for value in missing { filled.append(addMissing(value, at: path)) }
      return .array(filled + extra.map { elements[$0] })
    }
    let left = extra.map { elements[$0] }
    return .array(filled + compareChanged(missing, left, left.indices, at: path, line))
  }

  /// Elements that are not as expected: those with the same name belong together, the others by their order.
  private mutating func compareChanged(
    _ values: [Excerpt], _ elements: [JSONValue], _ columns: Range<Int>, at path: String, _ line: Int
  ) -> [JSONValue] {
    var free = Array(columns)
    var partners: [Int?] = values.map { value in
      guard let name = value.name, let place = free.firstIndex(where: { elements[$0].listName == name })
      else {
        return nil
      }
      return free.remove(at: place)
    }
    // What has a name that is nowhere else is missing, not changed.
    for index in values.indices where partners[index] == nil && values[index].name == nil && !free.isEmpty {
      partners[index] = free.removeFirst()
    }
    var filled: [JSONValue] = []
    for (value, partner) in zip(values, partners) {
      if let column = partner {
        filled.append(compare(value, elements[column], at: Self.path(path, of: value.name, at: column)))
      } else {
        filled.append(addMissing(value, at: path))
      }
    }
    for column in free {
      let path = Self.path(path, of: elements[column].listName, at: column)
      differences.append(.init(path: path, expected: nil, actual: elements[column].text(), line: line))
    }
    return filled
  }

  private mutating func addMissing(_ value: Excerpt, at path: String) -> JSONValue {
    let path = Self.path(path, of: value.name, at: nil)
    differences.append(.init(path: path, expected: value.value.text(), actual: nil, line: value.line))
    return value.value
  }

  private static func path(_ path: String, of name: String?, at index: Int?) -> String {
    "\(path)[\(name ?? index.map(String.init) ?? "")]"
  }
}

extension JSONValue {
  var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .null, .boolean, .integer, .number, .string: true
    }
  }

  /// Whether two numbers are the same number, or two other scalars the same.
  fileprivate func isEqualScalar(to other: JSONValue) -> Bool {
    switch (self, other) {
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)):
      // Beyond 2^53 a double stands for several whole numbers.
      Int64(exactly: b) == a
    default: self == other
    }
  }
}
