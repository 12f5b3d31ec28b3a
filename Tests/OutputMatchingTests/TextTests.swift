import OutputMatching
import Testing

@Suite("Expected lines")
struct TextTests {
  @Test func whatMeansNothingIsNotCompared() {
    #expect(matches("one\r\ntwo  \n\n", "one\ntwo"))
    #expect(matches("  one\n    two\n", "one\n  two\n"))
    #expect(matches("green\n", "\u{1B}[32mgreen\u{1B}[0m\n"))
    #expect(matches("", "\n\n"))
    #expect(!matches("one\n\ntwo", "one\ntwo"), "an empty line between others is one")
    #expect(!matches("one\n two", "one\n  two"), "so is indentation beyond what all lines share")
    #expect(!matches("one", "one ") { $0.areBlanksExact = true })
    #expect(matches("a\tb", "a\tb"))
    #expect(!matches("a\tb", "a b"))
  }

  @Test(arguments: ["...", "[...]", "   ...  "])
  func aGapStandsForAnyLines(gap: String) {
    #expect(matches("first\n\(gap)\nlast", "first\nlast"))
    #expect(matches("first\n\(gap)\nlast", "first\n2\n3\nlast"))
    #expect(matches("first\n\(gap)\nlast", "first\nlast\nlast"))
    #expect(matches(gap, ""))
    #expect(matches("\(gap)\na\n\(gap)\nb\n\(gap)", "x\na\nb\ny"))
    #expect(!matches("\(gap)\na\n\(gap)\nb", "b\na"))
    #expect(!matches("first\n\(gap)\nlast", "first\n2"))
  }

  @Test func marksWithinALine() {
    #expect(matches("took [..]s", "took 78s"))
    #expect(matches("took[..]", "took"))
    #expect(!matches("took [..]s", "took 78 m"))
    #expect(matches("[..]b[..]b", "abcbb"))
    #expect(matches("<pool> in <group>", "dev in sandbox-rg"))
    #expect(!matches("<pool>", ""))
    #expect(
      matches(
        "[TIME] [GUID] [IP]", "2024-01-01T00:02:00.5Z 0b1c2d3e-0000-1111-2222-333344445555 10.224.0.255"))
    #expect(matches("at [TIME]", "at d1 00:02:00"))
    #expect(matches("[ID]", "/subscriptions/0/resourcegroups/a_b-c/providers/x.y/z(1)"))
    #expect(!matches("[IP]", "10.224.0.256"))
    #expect(!matches("[GUID]", "0b1c2d3e-0000-1111-2222-33334444555"))
    #expect(!matches("[TIME]", "2024-01-01"))
  }

  @Test func placeholdersAsArticlesWriteThem() {
    let guid = "8ecadfc9-d1a3-4ea4-b844-0d9f87e4d7c8"
    #expect(matches("/subscriptions/00000000-0000-0000-0000-000000000000/x", "/subscriptions/\(guid)/x"))
    #expect(matches("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", guid))
    #expect(matches("xxxxxx-xxxx-xxxx-xxxx-xxxxxx", guid) && !matches("xxxxxx-xxxx-xxxx-xxxx", guid))
    #expect(!matches("000000-0000-0000-0000-000000", guid) && !matches("xxx-xxx-xxx-xxx-xxx", guid))
    #expect(matches("/subscriptions/xxxxxxxxxx/x", "/subscriptions/\(guid)/x"))
    #expect(!matches("/subscriptions/xxxxxxxx/x", "/subscriptions/a/b/x"))
    #expect(!matches("xxxxx", "12345"), "five are a word")
    #expect(matches("rg-lab-xxxxxx and aksxxxxxx", "rg-lab-e4e938 and akse4e938"))
    #expect(!matches("akssxxxxxx", "aks") && !matches("xxxxxxa", "e4e938a"))
    #expect(matches("x.xx.xx", "1.34.1") && matches("20-xxxxxxxx.xx.x", "20-202601.05.0"))
    #expect(!matches("x.xx", "1.34"), "two may be anything")
    #expect(matches("/resourcegroups/a", "/resourceGroups/a"))
  }

  @Test func aNameStandsForTheSameEverywhere() {
    #expect(matches("<a> and <b>\n<b> and <a>", "x and y\ny and x"))
    #expect(differences("<a>\n<a>", "x\ny") == ["line 2: <a> -> y (line 2)"])
    #expect(matches("<a>-<a>", "xy-xy"))
    #expect(!matches("<a>-<a>", "xy-yx"))

    let first = OutputMatching.compare(expected: "id <id>", actual: "id 17", as: .text)
    #expect(first.captures["id"] == "17" && first.captures["x"] == nil)
    let later = OutputMatching.compare(expected: "<id>", actual: "18", as: .text, captures: first.captures)
    #expect(later.differences.map(\.actual) == ["18"])
  }

  @Test func aBackslashMakesAMarkWhatItIs() {
    #expect(matches("\\...", "...") && !matches("\\...", "a"))
    #expect(matches("\\[...]", "[...]") && !matches("\\[...]", "a"))
    #expect(matches("\\<x>", "<x>") && !matches("\\<x>", "ab"))
    #expect(matches("\\[TIME]", "[TIME]"))
    #expect(matches("\\\\...", "\\..."))
    #expect(matches("C:\\dir", "C:\\dir"), "elsewhere it is a backslash")
    #expect(matches("[..]", "[..]") && !matches("[..] a", "x b"))
    #expect(!matches("[..]", "abc") { $0.hasMarks = false })
    #expect(!matches("...", "abc") { $0.hasMarks = false })
  }

  @Test func everyLineThatDiffersIsTold() {
    #expect(
      differences("a\nb\nc\nd", "a\nB\nc\nD") == ["line 2: b -> B (line 2)", "line 4: d -> D (line 4)"])
    #expect(differences("a\nb", "a") == ["line 2: b -> nothing (line 2)"])
    #expect(differences("a", "a\nb") == ["after line 1: nothing -> b (line 1)"])
    #expect(differences("", "a") == ["after line 1: nothing -> a (line 1)"])
    #expect(differences("a\n...\nb", "a\nx") == ["line 3: b -> nothing (line 3)"])
  }

  @Test func aDifferenceShowsNeitherGapsNorWhatIsOpen() {
    let comparison = OutputMatching.compare(
      expected: "...\ntook [..]\nend", actual: "1\n2\ntook 5s\nEND", as: .text)
    #expect(comparison.shownExpected == "1\n2\ntook 5s\nend\n")
    #expect(comparison.shownActual == "1\n2\ntook 5s\nEND\n")
  }

  @Test func linesInAnyOrder() {
    #expect(matches("a\nb\na", "a\na\nb") { $0.isOrderFree = true })
    #expect(
      matches("[..]\na", "a\nb") { $0.isOrderFree = true }, "the mark leaves the line that only `a` fits")
    #expect(!matches("a\nb", "a\nb\nc") { $0.isOrderFree = true })
    #expect(matches("a\n...", "c\na\nb") { $0.isOrderFree = true })
    #expect(differences("a\nx", "b\na") { $0.isOrderFree = true }.count == 2)
  }

  @Test func subsetsLeaveLinesOut() {
    #expect(matches("b", "a\nb\nc") { $0.match = .subset })
    #expect(!matches("b\na", "a\nb") { $0.match = .subset })
  }

  @Test func valuesOfAKindMayBeTakenAsEqual() {
    #expect(!matches("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"))
    #expect(matches("at 2024-01-01T00:00:00Z", "at 2025-01-01T00:00:00Z") { $0.normalized = [.time] })
    #expect(matches("[TIME]", "2025-01-01T00:00:00Z") { $0.normalized = [.time] })
    #expect(matches("10.0.0.1", "10.0.0.2") { $0.normalized = [.ip] })
    #expect(!matches("10.0.0.1", "10.0.0.2") { $0.normalized = [.guid] })
  }

  @Test func eTagsAndSubscriptionsAreKnownByTheirNames() {
    let (a, b) = ("8ecadfc9-d1a3-4ea4-b844-0d9f87e4d7c8", "446751df-510f-47a2-9eba-df282a94c1dd")
    func areEqual(_ text: String, _ kinds: Set<TypedToken>) -> Bool {
      matches(text.replacing("*", with: a), text.replacing("*", with: b)) { $0.normalized = kinds }
    }
    for text in ["  \"eTag\": \"*\",", "eTag: *", "etag = \"*\"", "{\"eTag\": \"\\\"*\\\"\"}"] {
      #expect(areEqual(text, [.etag]) && !areEqual(text, [.subscription]), "\(text)")
    }
    for text in [
      "id: /subscriptions/*/resourceGroups/a", "az aks list --subscription *", "\"subscriptionId\": \"*\"",
    ] {
      #expect(areEqual(text, [.subscription]) && !areEqual(text, [.etag]), "\(text)")
    }
    // Any other GUID is compared, and what belongs to another subscription's id is, too.
    #expect(!areEqual("\"clientId\": \"*\"", [.etag, .subscription]))
    #expect(!matches("/subscriptions/\(a)/x", "/subscriptions/\(b)/y") { $0.normalized = [.subscription] })
    #expect(
      matches("{\"eTag\": \"\(a)\", \"n\": 1}", "{\"n\": 1, \"eTag\": \"\(b)\"}", as: .json) {
        $0.normalized = [.etag]
      })
    #expect(matches("/subscriptions/[SUBSCRIPTION]/x", "/subscriptions/\(a)/x"))
    #expect(!matches("/subscriptions/[SUBSCRIPTION]/x", "/subscriptions/mine/x"))
    #expect(matches("eTag: [ETAG]", "eTag: W/\"0x8D7\"") && !matches("eTag: [ETAG]", "eTag: null"))
    #expect(
      !areEqual("\"eTag\": \"*\"", []) && !matches("eTag: null", "eTag: \(a)") { $0.normalized = [.etag] })
    #expect(
      matches("/subscriptions/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx/x", "/subscriptions/\(a)/x") {
        $0.normalized = [.subscription]
      })
  }

  @Test func longTextsTakeNoLongTime() {
    let many = (0..<3000).map { "line \($0)\n" }.joined()
    let others = (0..<3000).map { "row \($0)\n" }.joined()
    #expect(matches(many, many))
    #expect(differences(many, others).count == 3000)
    #expect(!matches(String(repeating: "[..]a", count: 40), String(repeating: "a", count: 2000) + "b"))
    #expect(!matches(String(repeating: "<n>", count: 12) + "c", String(repeating: "ab", count: 60)))
  }
}
