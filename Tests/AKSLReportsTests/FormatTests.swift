import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AKSLReports
import Foundation
import Testing

/// What `show … as json`, `yaml` and `csv` write, read back by readers of their own.
@Suite("Formats that programs read")
struct FormatTests {
  private static let things = [
    "pools", "pool dev", "clusters", "cluster sandbox", "nodes", "nodes of dev", "node dev/3", "operations",
    "events", "cost", "schedules", "timezone",
  ]

  /// A world in which something of everything has happened.
  private static let history = """
    scale dev to 5
    stop dev
    every weekday at 19:00 as night { print "x" }
    cluster prod create tags {"a: b": "yes", c: "1.0", d: "", e: "Käse\\n"}
    pool win add count 1 os-type windows
    pool win delete nowait
    cluster sandbox use

    """

  private func exhibits(_ script: String) -> [Exhibit] {
    var session = Session()
    var exhibits: [Exhibit] = []
    let outcome = session.run(SourceText(name: "test.aksl", script), mode: .script) { event in
      if case .shown(let exhibit) = event.kind { exhibits.append(exhibit) }
    }
    #expect(outcome.exitCode == 0)
    return exhibits
  }

  @Test(
    "Everything that can be shown is valid JSON, YAML of the same data, and CSV of the same rows",
    arguments: things)
  func readBack(thing: String) throws {
    for history in ["", Self.history] {
      let shown = exhibits(
        history + ["json", "yaml", "csv"].map { "show \(thing) as \($0)\n" }.joined())
      let (json, yaml, csv) = (shown[0], shown[1], shown[2])
      let text = json.text(style: .colored, width: 20)
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      #expect(text == json.data.json.text(.pretty) + "\n")
      #expect(try YAMLReader.read(yaml.text(style: .colored, width: 20)) == json.data.json, "\(thing)")
      let records = try #require(Self.records(csv.text(style: .colored, width: 20)))
      #expect(records == [csv.columns.map(\.title)] + csv.rows, "\(thing)")
      #expect(csv.rows.allSatisfy { $0.count == csv.columns.count }, "\(thing): a cell for every column")
    }
  }

  @Test("Any data comes back from YAML as it was")
  func randomYAML() throws {
    var random = SystemlessRandom(state: 5)
    for _ in 0..<3000 {
      let datum = Self.datum(depth: 3, &random)
      let exhibit = Exhibit(title: "", columns: [], rows: [], data: datum, format: .yaml)
      let text = exhibit.text(style: .plain, width: nil)
      do {
        try #require(try YAMLReader.read(text) == datum.json, "\(text)")
      } catch {
        Issue.record("\(error):\n\(text)")
        return
      }
    }
  }

  @Test(
    "The reader of YAML is strict",
    arguments: [
      "a: 1", "a:\n", "a: yes\n", "a: 1\na: 2\n", "a: b: c\n", "- a\n b: 1\n", "a: 'b'\n", "a: &x\n",
      "a: \"\\q\"\n",
      "a: 1e3\n", "a: 0x1\n", " a: 1\n", "a:1\n", "a: b #c\n", "a: 12:30\n", "a: 2024-01-01\n", "~\n",
      "a: \"b\n",
    ])
  func strictness(text: String) {
    #expect(throws: YAMLReader.Mistake.self) { try YAMLReader.read(text) }
  }

  // MARK: -

  /// The records of a CSV text after RFC 4180; nil if it is none.
  private static func records(_ text: String) -> [[String]]? {
    var records: [[String]] = [[]]
    var rest = Array(text.utf8)[...]
    func ends(_ sign: UInt8) -> Bool { sign == UInt8(ascii: ",") || sign == UInt8(ascii: "\r") }
    while true {
      var field: [UInt8] = []
      if rest.first == UInt8(ascii: "\"") {
        rest.removeFirst()
        while true {
          guard let byte = rest.popFirst() else { return nil }
          if byte == UInt8(ascii: "\"") {
            guard rest.first == UInt8(ascii: "\"") else { break }
            rest.removeFirst()
          }
          field.append(byte)
        }
      } else {
        field = Array(rest.prefix { !ends($0) })
        guard !field.contains(UInt8(ascii: "\"")), !field.contains(UInt8(ascii: "\n")) else { return nil }
        rest = rest.dropFirst(field.count)
      }
      records[records.count - 1].append(String(decoding: field, as: UTF8.self))
      switch rest.popFirst() {
      case UInt8(ascii: ","): continue
      case UInt8(ascii: "\r"):
        guard rest.popFirst() == UInt8(ascii: "\n") else { return nil }
        if rest.isEmpty { return records }
        records.append([])
      default: return nil
      }
    }
  }

  private static let texts = [
    "", "a", "yes", "No", "null", "~", "1", "1.5", "0x1f", "1e3", "-", "- a", "a: b", "a:", ":a", "a #b", "#",
    "'a'", "\"",
    "\\", "a b", " a", "a ", "\n", "\t", "\r\n", "Käse", "日本", "\u{7F}", "\u{85}", "\u{FEFF}", "\u{2028}",
    "🙂", "[]", "{}",
    "&a", "*a", "!a", "|", ">", "%", "@", "`", "a,b", "12:30:00", "2024-01-01", ".inf", ".5", "+1", "<<", "=",
    "a/b",
    "Standard_DS2_v2", "e1", "Infinity", "NaN", "---", "...", "? a", "\u{1}",
  ]

  private static func datum(depth: Int, _ random: inout SystemlessRandom) -> Datum {
    switch Int.random(in: 0..<(depth == 0 ? 6 : 9), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .integer(Int64.random(in: .min ... .max, using: &random))
    case 3: return .number(Double(Int.random(in: -1000...1000, using: &random)) / 8)
    case 4, 5: return .text(texts.randomElement(using: &random) ?? "")
    case 6:
      return .list((0..<Int.random(in: 0..<4, using: &random)).map { _ in datum(depth: depth - 1, &random) })
    default:
      let keys = Set(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in texts.randomElement(using: &random) ?? "" })
      return .map(keys.sorted().map { .init($0, datum(depth: depth - 1, &random)) })
    }
  }
}

/// The same numbers in every run.
private struct SystemlessRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
