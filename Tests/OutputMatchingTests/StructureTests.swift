import OutputMatching
import Testing

@Suite("Expected JSON, YAML and tables")
struct StructureTests {
  private let pool = """
    {
      "count": 5,
      "name": "dev",
      "osType": "Linux",
      "podSubnetId": null,
      "powerState": {
        "code": "Stopped"
      },
      "provisioningState": "Succeeded",
      "tags": {}
    }
    """

  @Test func anExcerptAsAnArticleWritesIt() {
    let article = """
      {
      [...]
       "osType": "Linux",
          "podSubnetId": null,
          "powerState": {
              "code": "Stopped"
              },
          "provisioningState": "Succeeded",
      [...]
      }
      """
    #expect(matches(article, pool, as: .json))
    let running = pool.replacing("Stopped", with: "Running")
    #expect(
      differences(article, running, as: .json) == [
        #"powerState.code: "Stopped" -> "Running" (line 6)"#
      ])
  }

  @Test func everyFieldThatDiffersIsTold() {
    let expected = #"{"count": 50, "name": "web", [...] }"#.replacing("[...]", with: "\n[...]\n")
    #expect(
      differences(expected, pool, as: .json) == [
        "count: 50 -> 5 (line 1)", #"name: "web" -> "dev" (line 1)"#,
      ])
  }

  @Test func withoutAGapAllMembersCount() {
    #expect(differences(#"{"a": 1}"#, #"{"a": 1, "b": 2}"#, as: .json) == ["b: nothing -> 2 (line 1)"])
    #expect(differences(#"{"a": 1, "b": 2}"#, #"{"a": 1}"#, as: .json) == ["b: 2 -> nothing (line 1)"])
    #expect(matches(#"{"a": 1}"#, #"{"a": 1, "b": 2}"#, as: .json) { $0.match = .subset })
    #expect(!matches("{\n...\n\"a\": 1}", #"{"a": 1, "b": 2}"#, as: .json) { $0.match = .exact } == false)
    #expect(matches(#"{"a": {"b": 1, "...": "{...}"}}"#, #"{"a": {"b": 1, "c": 2}}"#, as: .json))
    #expect(matches(#"{"a": "{...}"}"#, #"{"a": [1, {"b": 2}]}"#, as: .json))
    #expect(!matches(#"{"a": "{...}"}"#, #"{"a": 1, "b": 2}"#, as: .json))
  }

  @Test func aGapInOnePlaceAllowsMoreMembersEverywhere() {
    #expect(matches("{\"a\": {\"b\": 1},\n...\n}", #"{"a": {"b": 1, "c": 2}, "d": 3}"#, as: .json))
  }

  @Test func numbersAreComparedAsNumbers() {
    #expect(matches(#"{"a": 1.0, "b": 1e2}"#, #"{"a": 1, "b": 100}"#, as: .json))
    #expect(!matches("9007199254740993", "9007199254740992.0", as: .json))
    #expect(!matches(#"{"a": 1}"#, #"{"a": "1"}"#, as: .json))
    #expect(!matches("true", "1", as: .json))
  }

  @Test func whatArticlesGetWrongAboutJSON() {
    #expect(matches(#"{"a": 1, "b": 2,}"#, #"{"a": 1, "b": 2}"#, as: .json), "a comma too many")
    #expect(matches("{\"a\": 1\n\"b\": 2}", #"{"a": 1, "b": 2}"#, as: .json), "one that is missing")
    #expect(matches(#""a": 1, "b": {"c": 2}"#, #"{"a": 1, "b": {"c": 2}, "d": 3}"#, as: .json), "no braces")
    #expect(matches("{\"a\": {\"b\": 1\n...", #"{"a": {"b": 1}}"#, as: .json), "an end that is cut off")
    #expect(matches("not JSON", "not JSON", as: .json), "what is none is compared as lines")
    #expect(!matches("not JSON", "{}", as: .json))
    #expect(differences("{}", "Error", as: .json) == ["the output: JSON -> text that is not JSON (line 1)"])
    #expect(differences("{}", "", as: .json) == ["the output: JSON -> nothing (line 1)"])
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    #expect(!matches(deep, "[]", as: .json), "compared as lines: nothing overflows")
  }

  @Test func lists() {
    #expect(matches("[1, 2, 3]", "[1,2,3]", as: .json))
    #expect(!matches("[1, 2]", "[2, 1]", as: .json))
    #expect(matches("[1, 2]", "[2, 1]", as: .json) { $0.isOrderFree = true })
    #expect(matches("[\n...\n2,\n...\n]", "[1, 2, 3]", as: .json))
    #expect(!matches("[\n...\n3,\n...\n1\n]", "[1, 2, 3]", as: .json))
    #expect(differences("[1, 2]", "[1, 5]", as: .json) == ["[1]: 2 -> 5 (line 1)"])
    #expect(differences("[1]", "[1, 5]", as: .json) == ["[1]: nothing -> 5 (line 1)"])
  }

  @Test func whatHasANameInAListIsFoundByIt() {
    let pools =
      #"[{"name": "system", "count": 3}, {"name": "web", "count": 5}, {"name": "dev", "count": 10}]"#
    #expect(
      differences(#"[{"name": "system", "count": 3}, {"name": "dev", "count": 9}]"#, pools, as: .json) == [
        "[dev].count: 9 -> 10 (line 1)", #"[web]: nothing -> {"name":"web","count":5} (line 1)"#,
      ])
    #expect(
      differences(#"[{"name": "dev", "count": 1}]"#, #"[{"name": "dev", "count": 2}]"#, as: .json) == [
        "[dev].count: 1 -> 2 (line 1)"
      ])
  }

  @Test func textsInsideMayBeOpen() {
    #expect(
      matches(
        #"{"id": "/subscriptions/<sub>/a", "fqdn": "x-[..].io"}"#,
        #"{"id": "/subscriptions/1/a", "fqdn": "x-y.io"}"#, as: .json))
    #expect(matches(#"{"a": "<v>", "b": "<v>"}"#, #"{"a": "1", "b": "1"}"#, as: .json))
    #expect(differences(#"{"a": "<v>", "b": "<v>"}"#, #"{"a": "1", "b": "2"}"#, as: .json).count == 1)
    #expect(!matches(#"{"a": "<v>"}"#, #"{"a": 1}"#, as: .json), "a text is no number")
  }

  @Test func theOrderOfMembersIsOnlyRemarked() {
    let comparison = OutputMatching.compare(
      expected: "{\"b\": 1,\n\"a\": 2}", actual: #"{"a": 2, "b": 1}"#, as: .json)
    #expect(comparison.isEqual && comparison.remarks == [.memberOrder(line: 0)])
    #expect(OutputMatching.compare(expected: pool, actual: pool, as: .json).remarks.isEmpty)
  }

  @Test func aDifferenceShowsWhatIsLeftOut() {
    let comparison = OutputMatching.compare(
      expected: "{\n\"powerState\": {\"code\": \"Running\"},\n...\n}", actual: pool, as: .json)
    #expect(comparison.shownActual == pool + "\n")
    #expect(comparison.shownExpected == pool.replacing("Stopped", with: "Running") + "\n")
  }

  // MARK: - YAML

  private let yaml = """
    agentPoolProfiles:
    - availabilityZones: null
      count: 3
      name: system
      tags:
        'on': "yes: no"
    - count: 10
      name: dev
      nodeTaints: []
    powerState:
      code: Running
    version: '1.33'
    """

  @Test func yamlIsComparedByPath() {
    #expect(matches(yaml, yaml, as: .yaml))
    #expect(matches("powerState:\n    code: Running\n...", yaml, as: .yaml))
    #expect(
      matches("agentPoolProfiles:\n  - name: system\n    ...\n  - name: dev\n    ...\n...", yaml, as: .yaml))
    #expect(
      differences("...\npowerState:\n  code: Stopped", yaml, as: .yaml) == [
        #"powerState.code: "Stopped" -> "Running" (line 3)"#
      ])
    #expect(
      differences(yaml.replacing("count: 10", with: "count: 11"), yaml, as: .yaml) == [
        "agentPoolProfiles[dev].count: 11 -> 10 (line 7)"
      ])
    #expect(
      differences("version: 1.33\n...", yaml, as: .yaml) == [#"version: 1.33 -> "1.33" (line 1)"#],
      "a number is no text")
  }

  @Test func yamlThatIsNotReadIsComparedAsLines() {
    #expect(matches("a: |\n  text\n", "a: |\n  text\n", as: .yaml))
    #expect(!matches("a: &x 1", "a: 1", as: .yaml))
    #expect(
      differences("a: 1", "a: |\n  1", as: .yaml) == ["the output: YAML -> text that is not YAML (line 1)"])
  }

  // MARK: - Tables

  private let table = """
    Name    OsType    VmSize             Count    ScaleDownMode
    ------  --------  ---------------  -------  ---------------
    system  Linux     Standard_DS2_v2        3
    dev     Linux     Standard_DS2_v2       10  Deallocate
    """

  @Test func tablesAreComparedByCells() {
    let narrow = """
      Name    OsType  VmSize           Count  ScaleDownMode
      system  Linux   Standard_DS2_v2  3
      dev     Linux   Standard_DS2_v2  10     Deallocate
      """
    #expect(matches(narrow, table, as: .table))
    #expect(
      differences(narrow.replacing("10 ", with: "11 "), table, as: .table) == [
        "row dev.Count: 11 -> 10 (line 3)"
      ])
    #expect(
      differences("Name    Count\nsystem  3\ndev     10", table, as: .table).map { $0.prefix(13) } == [
        "column OsType", "column VmSize", "column ScaleD",
      ])
    #expect(matches("Name    Count\nsystem  3\ndev     10", table, as: .table) { $0.match = .subset })
    #expect(matches("Name    Count\n...\ndev     10", table, as: .table))
    #expect(
      differences("Name  Count\nweb   1\n...", table, as: .table) == ["row web: web  1 -> nothing (line 2)"])
    #expect(!matches("Name    Count\ndev  10\nsystem  3", table, as: .table) { $0.match = .subset })
    #expect(
      matches("Name    Count\ndev  10\nsystem  3", table, as: .table) {
        $0.match = .subset
        $0.isOrderFree = true
      })
    #expect(matches("Name    VmSize\n<first>  <size>\n...", table, as: .table))
  }
}
