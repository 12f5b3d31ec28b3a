import AKSLJSON
import Foundation
import Testing

@Suite("JSON is written as RFC 8259 has it")
struct JSONWriterTests {
  @Test(
    "Scalars",
    arguments: [
      (.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-5, "-5"),
      (.integer(.max), "9223372036854775807"), (.integer(.min), "-9223372036854775808"),
      (0.1, "0.1"), (3.5, "3.5"), (-0.0, "-0.0"), (.number(1e300), "1e+300"),
      (.number(.leastNonzeroMagnitude), "5e-324"), (.number(0.1 + 0.2), "0.30000000000000004"),
      (.number(.nan), "null"), (.number(.infinity), "null"),
      ("", #""""#), ("dev", #""dev""#), ("Käse 🧀", #""Käse 🧀""#),
    ] as [(JSONValue, String)])
  func scalars(value: JSONValue, text: String) {
    #expect(value.text() == text)
    #expect(value.text(.pretty) == text)
  }

  @Test("Only what must be escaped is")
  func escapes() {
    let value = JSONValue.string("\"\\/\u{08}\u{0C}\n\r\t\u{00}\u{1B}\u{7F}\u{2028}")
    #expect(value.text() == #""\"\\/\b\f\n\r\t\u0000\u001b"# + "\u{7F}\u{2028}\"")
  }

  @Test("A line break of two characters is two escapes")
  func carriageReturnLineFeed() {
    #expect(JSONValue.string("a\r\nb").text() == #""a\r\nb""#)
  }

  @Test("Keys keep their order; empty containers stay on one line")
  func layouts() {
    let value: JSONValue = [
      "name": "dev", "count": 10, "zones": [], "tags": [:], "nodes": [["a": nil], [1, 2.5]],
    ]
    #expect(
      value.text()
        == #"{"name":"dev","count":10,"zones":[],"tags":{},"nodes":[{"a":null},[1,2.5]]}"#)
    #expect(
      value.text(.pretty) == """
        {
          "name": "dev",
          "count": 10,
          "zones": [],
          "tags": {},
          "nodes": [
            {
              "a": null
            },
            [
              1,
              2.5
            ]
          ]
        }
        """)
  }

  @Test("Another reader reads the same values", arguments: [JSONWriter.Layout.compact, .pretty])
  func foundationAgrees(layout: JSONWriter.Layout) throws {
    let everyControl = String(String.UnicodeScalarView((0..<0x20).compactMap(Unicode.Scalar.init)))
    let strings = [everyControl, "\"\\/", "e\u{301}", "👩‍👩‍👧", "a\u{FEFF}\u{2029}", "\r\n"]
    let numbers = [0.1, 1e-7, 123456789.125, 1e21, -2.5, Double.pi]
    let value = JSONValue.object([
      JSONValue.Member(everyControl, .array(strings.map(JSONValue.string))),
      JSONValue.Member("numbers", .array(numbers.map(JSONValue.number))),
    ])
    let read = try JSONSerialization.jsonObject(with: Data(value.text(layout).utf8))
    let object = try #require(read as? [String: Any])
    let readStrings = try #require(object[everyControl] as? [String])
    #expect(readStrings.map { Array($0.unicodeScalars) } == strings.map { Array($0.unicodeScalars) })
    #expect(object["numbers"] as? [Double] == numbers)
  }

  @Test("Foundation writes the same text for what both can write")
  func foundationWritesTheSame() throws {
    let object: [String: Any] = ["a": [1, 2, 3], "b": "x\n\"y\"\\", "c": true, "d": NSNull()]
    let data = try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    let value: JSONValue = ["a": [1, 2, 3], "b": "x\n\"y\"\\", "c": true, "d": nil]
    #expect(value.text() == String(decoding: data, as: UTF8.self))
  }
}
