import AKSLInterpreter
import AKSLReports
import Testing

@Suite("What show answers")
struct ExhibitTests {
  private func exhibit(_ format: Exhibit.Format) -> Exhibit {
    Exhibit(
      title: "pools", columns: [.init("name"), .init("count", .trailing), .init("vm size")],
      rows: [["dev", "10", "Standard_DS2_v2"], ["日本", "5", ""], ["a\"b, c", "100", "x\ny"]],
      data: .list([
        .map([
          .init("name", .text("dev")), .init("count", .integer(10)), .init("load", .number(0.5)),
          .init("age", .formatted("1h30m")), .init("zones", .list([])),
          .init("labels", .map([.init("a", .text("true")), .init("b:c", .null)])),
          .init("sizes", .list([.integer(1), .list([.integer(2), .integer(3)])])),
        ])
      ]), format: format)
  }

  @Test("A table: numbers to the right, everything in one row")
  func table() {
    #expect(
      exhibit(.table).text(style: .plain, width: nil) == """
        NAME    COUNT  VM SIZE
        dev        10  Standard_DS2_v2
        日本        5
        a"b, c    100  x y

        """)
    #expect(
      exhibit(.table).text(style: .colored, width: nil).hasPrefix(
        "\u{1B}[1mNAME    COUNT  VM SIZE\u{1B}[0m\n"))
  }

  @Test("A table on a narrow screen: text is cut, numbers and titles are not; then rows become records")
  func narrowTable() {
    #expect(
      exhibit(.table).text(style: .plain, width: 24) == """
        NAME    COUNT  VM SIZE
        dev        10  Standard…
        日本        5
        a"b, c    100  x y

        """)
    #expect(
      exhibit(.table).text(style: .plain, width: 20) == """
        NAME     dev
        COUNT    10
        VM SIZE  Standard_DS2_v2

        NAME     日本
        COUNT    5

        NAME     a"b, c
        COUNT    100
        VM SIZE  x y

        """)
    #expect(exhibit(.table).text(style: .plain, width: 1).hasPrefix("NAME     dev\n"))
  }

  @Test("States in tables have colours, and stand where they would without")
  func states() {
    var pools = exhibit(.table)
    pools.columns = [
      .init("name"), .init("nodes", .trailing, hasStates: true), .init("state", hasStates: true),
    ]
    pools.rows = [["dev", "0 running", "Stopped"], ["running", "10 running", "Running"]]
    #expect(
      pools.text(style: .colored, width: 40) == """
        \u{1B}[1mNAME          NODES  STATE\u{1B}[0m
        dev       0 running  \u{1B}[34mStopped\u{1B}[0m
        running  10 \u{1B}[32mrunning\u{1B}[0m  \u{1B}[32mRunning\u{1B}[0m

        """)
  }

  @Test("A page of text is wrapped between words; what is set in stays as it is")
  func page() {
    var help = exhibit(.table)
    help.text = "one two three four\n\n    code that is never wrapped\n"
    #expect(
      help.text(style: .plain, width: 10) == "one two\nthree four\n\n    code that is never wrapped\n")
    help.text = nil
    help.notes = ["where figures come from"]
    #expect(help.text(style: .plain, width: 24).hasSuffix("(where figures come\nfrom)\n"))
  }

  @Test("A table without rows, and help instead of a table")
  func otherTables() {
    var empty = exhibit(.table)
    empty.rows = []
    #expect(empty.text(style: .plain, width: 80) == "(no pools)\n")
    var help = exhibit(.table)
    help.text = "scale POOL to COUNT"
    #expect(help.text(style: .plain, width: 80) == "scale POOL to COUNT\n")
  }

  @Test("JSON")
  func json() {
    let text = exhibit(.json).text(style: .colored, width: 10)
    #expect(text.hasPrefix("[\n  {\n    \"name\": \"dev\",\n    \"count\": 10,\n    \"load\": 0.5,\n"))
    #expect(text.hasSuffix("  }\n]\n"))
  }

  @Test("CSV after RFC 4180")
  func csv() {
    #expect(
      exhibit(.csv).text(style: .colored, width: 10)
        == "name,count,vm size\r\ndev,10,Standard_DS2_v2\r\n日本,5,\r\n\"a\"\"b, c\",100,\"x\ny\"\r\n")
  }

  @Test("YAML")
  func yaml() {
    #expect(
      exhibit(.yaml).text(style: .colored, width: 10) == """
        - name: dev
          count: 10
          load: 0.5
          age: "1h30m"
          zones: []
          labels:
            a: "true"
            "b:c": null
          sizes:
          - 1
          - - 2
            - 3

        """)
  }

  @Test(
    "YAML quotes what it could take for something else",
    arguments: [
      ("Standard_DS2_v2", "Standard_DS2_v2"), ("a b", "a b"), ("a ", "\"a \""), ("", "\"\""),
      ("1.33", "\"1.33\""), ("No", "\"No\""), ("null", "\"null\""), ("~", "\"~\""), ("- a", "\"- a\""),
      ("a: b", "\"a: b\""), ("a #b", "\"a #b\""), ("a\nb", "\"a\\nb\""), ("Käse", "\"Käse\""),
      ("\u{7F}\u{85}\u{FEFF}", "\"\\x7f\\x85\\ufeff\""), ("2024-01-01", "\"2024-01-01\""),
      ("/subscriptions/x", "\"/subscriptions/x\""), ("a/b", "a/b"), ("'a'", "\"'a'\""),
    ])
  func yamlStrings(text: String, yaml: String) {
    var exhibit = exhibit(.yaml)
    exhibit.data = .text(text)
    #expect(exhibit.text(style: .plain, width: nil) == yaml + "\n")
  }

  @Test(
    "Values at the prompt",
    arguments: [
      (.null, "null"), (.boolean(true), "true"), (.integer(5), "5"), (.number(3.5), "3.5"),
      (.text("a\"$\u{1B}\n"), #""a\"\$\u{1b}\n""#), (.formatted("1h30m"), "1h30m"),
      (.list([.integer(1), .text("a")]), #"[1, "a"]"#),
      (.map([.init("a_1", .integer(1)), .init("b c", .null)]), #"{a_1: 1, "b c": null}"#),
      (.map([]), "{}"), (.money(1_500_000_000), "$1.50"),
    ] as [(Datum, String)])
  func literals(value: Datum, text: String) {
    #expect(value.literal == text)
  }

  @Test("Names that only their ends tell apart are cut in the middle")
  func longNames() {
    let names = Exhibit(
      title: "nodes", columns: [.init("node"), .init("name")],
      rows: [["dev/0", "aks-dev-46139724-vmss000000"], ["dev/1", "aks-dev-46139724-vmss000001"]], data: .null,
      format: .table)
    #expect(
      names.text(style: .plain, width: 20) == """
        NODE   NAME
        dev/0  aks-…ss000000
        dev/1  aks-…ss000001

        """)
    let others = Exhibit(
      title: "sizes", columns: [.init("size")], rows: [["Standard_DS2_v2"], ["Basic_A1_v2_and_more"]],
      data: .null,
      format: .table)
    #expect(others.text(style: .plain, width: 12) == "SIZE\nStandard_DS…\nBasic_A1_v2…\n")
  }
}
