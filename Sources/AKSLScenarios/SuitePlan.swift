import AKSLInterpreter
import AKSLLanguage

/// The files of a suite, and what is wanted of each, settled before anything runs.
///
/// What the sources show comes first. Where the names of rows or calculated names decide, a file has to be looked
/// through (`unsettled`, `settle`): so a run, a list and a complaint speak of the same tests.
package struct SuitePlan: Sendable {
  /// A name that was asked for, in a file or in all files of a folder.
  package struct NamedTarget: Hashable, Sendable {
    /// As it was written: `night.aksl#each mode [m=delete]`.
    package var argument: String
    package var name: String
    package var files: Set<String>

    package init(argument: String, name: String, files: Set<String>) {
      self.argument = argument
      self.name = name
      self.files = files
    }
  }

  /// All files that were found, whatever is wanted of them.
  private let found: [TestFile]
  private let targets: [NamedTarget]
  private let selection: TestSelection
  /// The files of which something is wanted.
  package private(set) var files: [TestFile]
  /// What was learnt of files, by their names.
  private var surveys: [String: FileSurvey] = [:]

  package init(_ found: [TestFile], targets: [NamedTarget] = [], _ selection: TestSelection) {
    self.found = found
    self.targets = targets
    self.selection = selection
    files = found
    for index in files.indices { files[index].narrow(to: selection) }
    files.removeAll(where: \.isUnwanted)
  }

  /// The numbers of the files that have to be looked through.
  package var unsettled: [Int] {
    files.indices.filter { files[$0].needsSurvey(for: selection) && surveys[files[$0].source.name] == nil }
  }

  /// Takes what was learnt of some files: by their numbers.
  package mutating func settle(_ learnt: [(number: Int, survey: FileSurvey)]) {
    for (number, survey) in learnt {
      surveys[files[number].source.name] = survey
      files[number].narrow(to: selection, survey)
    }
    files.removeAll(where: \.isUnwanted)
  }

  /// Leaves the scenarios of the shard; every n-th, the rows of one together, and all of a file together that
  /// is compared as a whole with the output that is kept.
  package mutating func takeShard() {
    guard let shard = selection.shard else { return }
    var number = 0
    for index in files.indices {
      if files[index].keepsOutput, files[index].isWhole(for: selection) {
        let isHeld = shard.holds(number)
        files[index].keepWanted { _ in isHeld }
        number += 1
        continue
      }
      files[index].keepWanted { _ in
        defer { number += 1 }
        return shard.holds(number)
      }
    }
    // What is no scenario goes with the first shard.
    files.removeAll { $0.wanted.isEmpty && (shard.number > 1 || $0.isUnwanted) }
  }

  package mutating func shuffle(seed: UInt64) { files.shuffle(seed: seed) }

  // MARK: - What is wrong with it

  /// Why the selection makes no sense, and what was perhaps meant; nil when something is wanted.
  package func complaint(paths: [String]) -> (message: String, help: String?)? {
    for target in targets {
      if let complaint = complaint(of: target) { return complaint }
    }
    let place = paths.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
    let scenarios = found.reduce(0) { $0 + $1.outlines.count }
    guard files.isEmpty else { return complaintOfName(place, scenarios) }
    guard scenarios > 0 else {
      let count = found.count == 1 ? "1 file" : "\(found.count) files"
      return ("nothing to test: no scenario stands in \(place) (\(count))", nil)
    }
    let what = scenarios == 1 ? "the 1 scenario" : "any of the \(scenarios) scenarios"
    return complaintOfTags(what, place) ?? complaintOfNames(what, place) ?? complaintOfFailed(place)
      ?? ("nothing to test: no scenario in \(place) fits all conditions at once, though each fits some", nil)
  }

  private func complaint(of target: NamedTarget) -> (message: String, help: String?)? {
    var names: [String] = []
    for file in found where target.files.contains(file.source.name) {
      let survey = surveys[file.source.name]
      if file.isBroken || survey.map({ !$0.problems.isEmpty }) ?? false { return nil }
      names += file.names(survey)
    }
    guard !names.contains(target.name) else { return nil }
    return (
      "\(target.argument): no scenario or row is called `\(target.name)`", Self.help(target.name, names)
    )
  }

  private func complaintOfTags(_ what: String, _ place: String) -> (message: String, help: String?)? {
    let tags = Set(found.flatMap(\.outlines).flatMap(\.tags)).sorted()
    for condition in selection.tags {
      guard !found.contains(where: { $0.outlines.contains { condition.holds(for: $0.tags) } }) else {
        continue
      }
      let unknown = condition.words.first { word in !tags.contains { $0.lowercased() == word.lowercased() } }
      return (
        "nothing to test: --tags '\(condition)' does not fit \(what) in \(place)",
        tags.isEmpty ? "none of them has a tag" : Self.help(unknown ?? "", tags)
      )
    }
    return nil
  }

  private func complaintOfNames(_ what: String, _ place: String) -> (message: String, help: String?)? {
    guard !selection.names.isEmpty else { return nil }
    let names = found.flatMap { $0.names(surveys[$0.source.name]) }
    guard !names.contains(where: { name in selection.names.contains { $0.matches(name) } }) else {
      return nil
    }
    let words = selection.names.map { "--name '\($0)'" }.joined(separator: ", ")
    let isOne = selection.names.count == 1
    return (
      "nothing to test: \(words) \(isOne ? "does" : "do") not fit \(what) in \(place)",
      Self.help(selection.names[0].description, names)
    )
  }

  /// One of several patterns fits nothing, as far as all names are known.
  private func complaintOfName(_ place: String, _ scenarios: Int) -> (message: String, help: String?)? {
    let isKnown = found.allSatisfy { file in
      surveys[file.source.name].map(\.problems.isEmpty) ?? !file.hasUnknownNames
    }
    guard isKnown else { return nil }
    let names = found.flatMap { $0.names(surveys[$0.source.name]) }
    guard let pattern = selection.names.first(where: { !names.contains(where: $0.matches) }) else {
      return nil
    }
    return (
      "--name '\(pattern)' does not fit any of the \(scenarios) scenarios in \(place)",
      Self.help(pattern.description, names)
    )
  }

  private func complaintOfFailed(_ place: String) -> (message: String, help: String?)? {
    guard let identifiers = selection.identifiers else { return nil }
    let old = identifiers.filter { id in found.contains { id.hasPrefix($0.source.name + "#") } }.sorted()
    guard let first = old.first else { return ("nothing to test: nothing failed last time in \(place)", nil) }
    guard selection.tags.isEmpty, selection.names.isEmpty else { return nil }
    let rest = old.count > 1 ? ", and \(old.count - 1) more" : ""
    return ("nothing to test: what failed last time is not there any more: \(first)\(rest)", nil)
  }

  /// What may have been meant by a word, or all that there is, where that is little.
  private static func help(_ word: String, _ known: [String]) -> String? {
    if let nearest = Spelling.nearest(to: word, among: known) { return "did you mean `\(nearest)`?" }
    let lower = word.lowercased()
    if !lower.isEmpty, let longer = known.first(where: { $0.lowercased().contains(lower) }) {
      return "did you mean `\(longer)`?"
    }
    var names: [String] = []
    for name in known where !names.contains(name) { names.append(name) }
    let more = names.count > listLimit ? ", and \(names.count - listLimit) more" : ""
    return "there are: \(names.prefix(listLimit).map { "`\($0)`" }.joined(separator: ", "))\(more)"
  }

  /// More names than this nobody reads in a message.
  private static let listLimit = 8
}
