import AKSLJSON
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  @Test("What is written is read again")
  func roundTrip() throws {
    let value: JSONValue = [
      "a": .null, "b": [.boolean(true), .boolean(false)], "c": -5, "d": .number(1.5), "e": "\"\\/\u{1}é🚀\n",
      "f": .object([]), "g": .array([]), "h": .integer(.max),
    ]
    for layout in [JSONWriter.Layout.compact, .pretty] {
      #expect(try JSONReader.value(of: Array(value.text(layout).utf8)) == value)
    }
  }

  @Test(
    "Other spellings",
    arguments: [
      (#" "\u00e9\uD83D\uDE80\b\f\/" "#, JSONValue.string("é🚀\u{8}\u{c}/")), ("1e2", .number(100)),
      ("-0", .integer(0)), ("0.5E-1", .number(0.05)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("[ ]", .array([])), ("{\"a\":1,\"a\":2}", .object([.init("a", 1), .init("a", 2)])),
    ])
  func spellings(text: String, value: JSONValue) throws {
    #expect(try JSONReader.value(of: Array(text.utf8)) == value)
  }

  @Test(
    "What is no JSON",
    arguments: [
      "", " ", "nul", "+1", "01", "1.", "1e", "--1", ".5", "[1,]", "[1 2]", "{a:1}", "{\"a\"}", "{\"a\":1,}",
      "\"a",
      "\"\u{1}\"", #""\x""#, #""\u12g4""#, #""\ud83d""#, #""\ud83dx""#, #""\udc00""#, #""\ud83d\u0041""#,
      "1 2",
      "[", "{", "'a'", "NaN", "tru",
    ])
  func mistakes(text: String) {
    #expect(throws: JSONReader.Mistake.self, "\(text)") { try JSONReader.value(of: Array(text.utf8)) }
  }

  @Test("Bytes that are no text, and no end of brackets")
  func limits() throws {
    #expect(throws: JSONReader.Mistake.self) { try JSONReader.value(of: [0x22, 0xFF, 0x22]) }
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSONReader.value(of: nested(200)) }
    #expect(throws: JSONReader.Mistake.self) { try JSONReader.value(of: nested(201)) }
    #expect(throws: JSONReader.Mistake.self) { try JSONReader.value(of: nested(1_000_000)) }
  }
}
