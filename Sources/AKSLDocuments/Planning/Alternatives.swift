import Markdown

/// Tabs and zones: pieces of a document of which a reader sees one.
///
/// One of each group is taken, by the names that are wanted, then `azure-cli`, then what comes first.
struct Alternatives {
  /// For each heading that opens a tab, by its index: the tab that is taken in its group, and which this is.
  private let tabs: [Int: (own: String, taken: String)]
  /// The indices at which a group of tabs ends.
  private let ends: Set<Int>
  private let takenPivot: String?

  /// The tabs and zones that there are.
  let names: [String]

  private var openTab: (own: String, taken: String)?
  private var openZone: [String]?

  init(_ blocks: [MarkdownBlock], preferring wanted: [String]) {
    let wanted = wanted + ["azure-cli"]
    var pivots: [String] = []
    var group: [(index: Int, tab: String)] = []
    var level = 0
    func taken(among names: [String]) -> String {
      wanted.first { names.contains($0) } ?? names.first ?? ""
    }
    var tabs: [Int: (own: String, taken: String)] = [:]
    var ends: Set<Int> = []
    func end(at index: Int) {
      guard !group.isEmpty else { return }
      let choice = taken(among: group.map(\.tab))
      for (index, tab) in group { tabs[index] = (tab, choice) }
      group = []
      ends.insert(index)
    }
    for (index, block) in blocks.enumerated() {
      switch block.kind {
      case .zone(let names): pivots += names
      case .heading(let own, _, let tab?):
        if group.isEmpty { level = own }
        group.append((index, tab))
      case .heading(let own, _, nil) where own <= level: end(at: index)
      case .thematicBreak: end(at: index)
      default: break
      }
    }
    end(at: blocks.count)
    self.tabs = tabs
    self.ends = ends
    names = pivots + tabs.keys.sorted().compactMap { tabs[$0]?.own }
    takenPivot = pivots.isEmpty ? nil : taken(among: pivots)
  }

  mutating func pass(_ block: MarkdownBlock, at index: Int) {
    if ends.contains(index) { openTab = nil }
    if let tab = tabs[index] { openTab = tab }
    switch block.kind {
    case .zone(let names): openZone = names
    case .zoneEnd: openZone = nil
    default: break
    }
  }

  /// Why what stands here doesn't run; nil: it does.
  var reason: String? {
    if let tab = openTab, tab.own != tab.taken {
      return "it stands in the tab `\(tab.own)`, and the tab `\(tab.taken)` runs (--tab)"
    }
    if let zone = openZone, let takenPivot, !zone.contains(takenPivot) {
      return
        "it stands in the zone `\(zone.joined(separator: ", "))`, and the zone `\(takenPivot)` runs (--tab)"
    }
    return nil
  }
}
