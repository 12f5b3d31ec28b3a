package import AKSLLanguage

/// Applies the certain repairs that the diagnostics of a source carry.
package struct SourceRepair: Sendable {
  /// The source with the repairs in it.
  package private(set) var source: SourceText
  /// What was repaired, each with the source that it was found in.
  package private(set) var repaired: [(diagnostic: Diagnostic, source: SourceText)] = []
  /// What is still to be said about the source.
  package private(set) var remaining: [Diagnostic]

  /// A repair may show the next fault; after so many rounds it is enough.
  private static let maximumRounds = 10

  private let check: @Sendable (SourceText) -> [Diagnostic]

  /// Repairs a source as far as that is certain.
  ///
  /// A repair after which there would be more errors than before is not made.
  package init(_ source: SourceText, check: @escaping @Sendable (SourceText) -> [Diagnostic]) {
    self.source = source
    self.check = check
    remaining = check(source)
    for _ in 0..<Self.maximumRounds {
      let repairs = Self.repairs(in: remaining)
      if repairs.isEmpty { break }
      if tryApplying(repairs) { continue }
      // Together they do harm: then one by one, the last first, so that places stay where they are.
      var hasChanged = false
      let places = self.source
      for repair in repairs.reversed() where tryApplying([repair], foundIn: places) { hasChanged = true }
      if !hasChanged { break }
    }
  }

  /// Repairs that do not overlap, by place.
  private static func repairs(in diagnostics: [Diagnostic]) -> [Diagnostic] {
    var end: UInt32 = 0
    var isFirst = true
    var repairs: [Diagnostic] = []
    let candidates = diagnostics.filter { $0.fixIt.map { !$0.isGuess } ?? false }
      .sorted { ($0.fixIt?.range.start ?? 0) < ($1.fixIt?.range.start ?? 0) }
    for diagnostic in candidates {
      guard let fixIt = diagnostic.fixIt, isFirst || fixIt.range.start > end else { continue }
      repairs.append(diagnostic)
      end = max(fixIt.range.end, fixIt.range.start)
      isFirst = false
    }
    return repairs
  }

  /// Applies repairs if that does not make it worse.
  private mutating func tryApplying(_ repairs: [Diagnostic], foundIn places: SourceText? = nil) -> Bool {
    var bytes = source.bytes
    for fixIt in repairs.reversed().compactMap(\.fixIt) {
      bytes.replaceSubrange(Int(fixIt.range.start)..<Int(fixIt.range.end), with: fixIt.replacement.utf8)
    }
    let candidate = SourceText(name: source.name, bytes: bytes)
    guard candidate != source else { return false }
    let found = check(candidate)
    guard Self.errorCount(found) <= Self.errorCount(remaining) else { return false }
    repaired += repairs.map { ($0, places ?? source) }
    source = candidate
    remaining = found
    return true
  }

  private static func errorCount(_ diagnostics: [Diagnostic]) -> Int {
    diagnostics.count { $0.severity == .error }
  }
}
