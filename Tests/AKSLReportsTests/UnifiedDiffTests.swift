import Foundation
import Testing

@testable import AKSLReports

/// Two texts → their difference.
@Suite struct UnifiedDiffTests {
  private func check(
    _ old: String, _ new: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let diff = UnifiedDiff.text(from: old, to: new, oldName: "old", newName: "new")
    #expect(diff == (expected.isEmpty ? "" : "--- old\n+++ new\n" + expected), sourceLocation: sourceLocation)
  }

  @Test func noDifference() {
    check("", "", "")
    check("a\nb", "a\nb", "")
  }

  @Test func changes() {
    check("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n")
    check("", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n")
    check("a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n")
    check("1\n2\n3\n4\n5\n", "1\n2\n3\n4\nx\n5\n", "@@ -2,4 +2,5 @@\n 2\n 3\n 4\n+x\n 5\n")
    check("a\nx\nb\n", "a\nb\nx\n", "@@ -1,3 +1,3 @@\n a\n-x\n b\n+x\n")
  }

  @Test func lineEnds() {
    check("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
    check("a\r\nb\r\n", "a\nb\n", "@@ -1,2 +1,2 @@\n-a\r\n-b\r\n+a\n+b\n")
  }

  @Test func hunks() {
    let lines = (1...20).map { "\($0)\n" }
    func changed(_ places: Int...) -> String {
      lines.enumerated().map { places.contains($0.offset + 1) ? "x\n" : $0.element }.joined()
    }
    check(
      lines.joined(), changed(2, 9),
      "@@ -1,12 +1,12 @@\n 1\n-2\n+x\n 3\n 4\n 5\n 6\n 7\n 8\n-9\n+x\n 10\n 11\n 12\n")
    check(
      lines.joined(), changed(2, 10),
      "@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+x\n 11\n 12\n 13\n")
  }

  /// Applied to the old text, the difference gives the new one.
  @Test func applies() {
    var state: UInt64 = 1
    func random(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    func text() -> String {
      let lines = (0..<random(30)).map { _ in ["a", "b", "}", "", "x\(random(20))"][random(5)] }
      return lines.joined(separator: "\n") + (random(4) == 0 ? "" : "\n")
    }
    for _ in 0..<2000 {
      let (old, new) = (text(), text())
      let diff = UnifiedDiff.text(from: old, to: new, oldName: "a", newName: "b")
      #expect(Self.patch(old, diff) == new, "\(old.debugDescription) \(new.debugDescription)")
    }
  }

  private static func patch(_ old: String, _ diff: String) -> String {
    let source = lines(of: old)
    var result: [String] = []
    var place = 0
    var wasAdded = false
    for line in lines(of: diff).dropFirst(2) {
      switch line.first {
      case "@":
        let span = line.split(separator: " ")[1].dropFirst().split(separator: ",").map { Int($0) ?? 0 }
        let start = span.count == 2 && span[1] == 0 ? span[0] : span[0] - 1
        result += source[place..<start]
        place = start
      case "\\":
        if wasAdded { result.append(String(result.removeLast().dropLast())) }
      case "+":
        result.append(String(line.dropFirst()))
      case "-":
        place += 1
      default:
        result.append(source[place])
        place += 1
      }
      wasAdded = line.first == "+"
    }
    return (result + source[place...]).joined()
  }

  /// The lines with their line feeds.
  private static func lines(of text: String) -> [String] {
    var lines = text.components(separatedBy: "\n").map { $0 + "\n" }
    let last = lines.removeLast().dropLast()
    return last.isEmpty ? lines : lines + [String(last)]
  }

  @Test func everyLineDiffers() {
    let old = (0..<20_000).map { "\t\($0 % 7)\n" }.joined()
    let new = (0..<20_000).map { "  \($0 % 7)\n" }.joined()
    let diff = UnifiedDiff.text(from: old, to: new, oldName: "a", newName: "b")
    #expect(diff.utf8.count > old.utf8.count + new.utf8.count)
  }
}
