import AKSLJSON
import Foundation
import Testing

@Suite("JSON is read as RFC 8259 has it")
struct JSONReaderTests {
  @Test(
    "Values",
    arguments: [
      ("null", .null), (" true\r\n", true), ("\tfalse ", false), ("0", 0), ("-0", 0), ("-17", -17),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1.0", .number(1)),
      ("-0.0", .number(-0.0)),
      ("1e2", .number(100)), ("2.5E-1", 0.25), ("1e-400", .number(0)), ("\"\"", ""),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\uD83E\uDDC0\u0000""#, "é🧀\u{0}"),
      ("\"é🧀\"", "é🧀"), ("[]", []), ("{}", [:]), ("[ 1 , [ ] , { } ]", [1, [], [:]]),
      ("{ \"b\" : 1 , \"a\" : [ null ] }", ["b": 1, "a": [nil]]), ("\u{feff}1", 1),
    ] as [(String, JSONValue)])
  func values(text: String, value: JSONValue) throws {
    let read = try JSONValue(parsing: text)
    #expect(read == value)
    #expect(read.text() == value.text())
  }

  @Test(
    "Mistakes are told with their place and what was expected",
    arguments: [
      ("", "1:1: expected a value, found the end of the text"),
      ("[1 2]", "1:4: expected `,` or `]`, found `2`"),
      ("{\"a\": 1\n\"b\": 2}", "2:1: expected `,` or `}`, found `\"`"),
      ("[1,]", "1:4: expected a value, found `]`"),
      ("[", "1:2: expected a value or `]`, found the end of the text"),
      ("{,}", "1:2: expected a key in quotes or `}`, found `,`"),
      ("{\"a\":1,}", "1:8: expected a key in quotes, found `}`"),
      ("{\"a\" 1}", "1:6: expected `:`, found `1`"),
      ("{\"a\":}", "1:6: expected a value, found `}`"),
      ("{name: 1}", "1:2: expected a key in quotes or `}`, found `name`"),
      ("nulls", "1:1: expected a value, found `nulls`"), ("NaN", "1:1: expected a value, found `NaN`"),
      ("1 2", "1:3: expected the end of the text, found `2`"), ("01", "1:1: a number doesn't begin with 0"),
      ("[é]", "1:2: expected a value or `]`, found `é`"),
      ("-", "1:2: expected a digit after `-`, found the end of the text"),
      ("1.e5", "1:3: expected a digit after `.`, found `e5`"), ("+1", "1:1: expected a value, found `+`"),
      ("1e+", "1:4: expected a digit after the exponent's `e`, found the end of the text"),
      ("1e400", "1:1: a number too large for a double"),
      ("\"é\",", "1:4: expected the end of the text, found `,`"),
      ("\r\n\"ab", "2:1: a string without its closing `\"`"),
      ("\"a\tb\"", "1:3: a control character in a string is written as an escape, here `\\u0009`"),
      (
        "\"\\x\"",
        "1:3: expected one of `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, `u` after `\\`, found `x`"
      ),
      ("\"\\u12g4\"", "1:6: expected four hexadecimal digits after `\\u`, found `g4`"),
      ("\"\\ud83e\"", "1:2: `\\uD83E` is half of a surrogate pair"),
      ("\"\\ud83e\\u0041\"", "1:2: `\\uD83E` is half of a surrogate pair"),
      ("\"\\udDC0\"", "1:2: `\\uDDC0` is half of a surrogate pair"),
      ("[\u{0}]", "1:2: expected a value or `]`, found the control character U+0000"),
      ("{\"a\":1,\n \"b\":2, \"a\":3}", "2:9: the key \"a\" stands twice in one object"),
    ])
  func mistakes(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.description == message)
  }

  @Test("Bytes that are no UTF-8 are refused where they stand")
  func encoding() {
    for bytes in [[0x22, 0xff, 0x22], [0x22, 0xc3], [0x22, 0xed, 0xa0, 0x80, 0x22], [0xff]] as [[UInt8]] {
      let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
      #expect(error?.message == "a byte that is not UTF-8")
      #expect(error?.range.lowerBound == (bytes.first == 0xff ? 0 : 1))
    }
  }

  @Test("A repeated key is reported; if asked for, the last value counts where the first one stood")
  func duplicates() throws {
    let text = #"{"a": 1, "b": {"a": 2}, "a": 3, "é": 4, "e\u0301": 5}"#
    let document = try JSONDocument(parsing: Array(text.utf8))
    #expect(document.duplicateKeys.map(\.key) == ["a"])
    #expect(document.duplicateKeys.first?.range == 24..<27)
    #expect(document.duplicateKeys.first?.first == 1..<4)
    let value = try JSONValue(parsing: text, duplicateKeys: .lastCounts)
    #expect(value.text() == #"{"a":3,"b":{"a":2},"é":4,"é":5}"#)
    #expect(document.root["a"]?.value == 3)
    #expect(document.root.members?.count == 5)
  }

  @Test("Depth and size have limits")
  func limits() throws {
    let deep = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    #expect(try JSONValue(parsing: deep(512)).text() == deep(512))
    for text in [deep(513), deep(1_000_000), String(repeating: "{\"a\":", count: 1_000_000)] {
      let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
      #expect(error?.message == "nested deeper than 512")
      #expect(error?.isLimit == true)
    }
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "[1, 2]", limits: .init(size: 5)) }
    #expect(error?.message == "a JSON text of 6 bytes; the most is 5")
  }

  @Test("Many members are no more than many")
  func manyMembers() throws {
    let members = (0..<100_000).map { JSONValue.Member("key\($0)", .integer(Int64($0))) }
    #expect(try JSONValue(parsing: JSONValue.object(members).text()) == .object(members))
  }

  @Test("What is written is read again, and every value stands where its range says")
  func identity() throws {
    var generator = GeneratedJSON(seed: 1)
    for _ in 0..<2000 {
      let value = generator.value(depth: 4)
      for layout in [JSONWriter.Layout.compact, .pretty] {
        let text = value.text(layout)
        let document = try JSONDocument(parsing: Array(text.utf8))
        #expect(document.root.value == value, "\(text)")
        #expect(document.root.value.text(layout).utf8.elementsEqual(text.utf8))
        try checkRanges(of: document.root, in: Array(text.utf8))
      }
    }
  }

  private func checkRanges(of node: JSONNode, in bytes: [UInt8]) throws {
    #expect(try JSONValue(parsing: Array(bytes[node.range])) == node.value)
    for element in node.elements ?? [] { try checkRanges(of: element, in: bytes) }
    for member in node.members ?? [] {
      #expect(try JSONValue(parsing: Array(bytes[member.keyRange])) == .string(member.key))
      try checkRanges(of: member.value, in: bytes)
    }
  }

  @Test("Foundation reads the same from documents and from damaged ones")
  func foundationAgrees() throws {
    var generator = GeneratedJSON(seed: 2)
    var refused = 0
    for _ in 0..<4000 {
      var bytes = Array(generator.value(depth: 3).text().utf8)
      for _ in 0..<generator.number(below: 3) { bytes = generator.mutated(bytes) }
      let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      let text = String(decoding: bytes, as: UTF8.self)
      let ours: JSONValue?
      do {
        ours = try JSONValue(parsing: bytes, duplicateKeys: .lastCounts)
      } catch {
        // Foundation lets a comma stand before the end of an object.
        if error.message == "expected a key in quotes, found `}`" { continue }
        ours = nil
      }
      #expect((ours == nil) == (theirs == nil), "\(text)")
      if let ours, let theirs { #expect(agree(ours, theirs), "\(text)") } else { refused += 1 }
    }
    #expect((500...3500).contains(refused))
  }

  private func agree(_ ours: JSONValue, _ theirs: Any) -> Bool {
    switch ours {
    case .null: theirs is NSNull
    case .boolean(let truth): (theirs as? Bool) == truth
    case .integer(let number): (theirs as? NSNumber)?.int64Value == number
    // Foundation reads by way of decimals and misses the nearest double now and then; `identity` is exact.
    case .number(let number):
      ((theirs as? NSNumber)?.doubleValue).map { ($0 - number).magnitude <= number.magnitude * 1e-14 }
        ?? false
    case .string(let string): (theirs as? String).map { $0.utf8.elementsEqual(string.utf8) } ?? false
    case .array(let elements):
      (theirs as? [Any]).map { $0.count == elements.count && zip(elements, $0).allSatisfy(agree) } ?? false
    case .object(let members):
      (theirs as? [String: Any]).map { object in
        members.allSatisfy { member in object[member.key].map { agree(member.value, $0) } ?? false }
      } ?? false
    }
  }
}
