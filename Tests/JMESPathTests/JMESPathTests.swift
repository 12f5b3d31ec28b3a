import AKSLJSON
import JMESPath
import Testing

@Suite("JMESPath")
struct JMESPathTests {
  private func error(of expression: String, on document: JSONValue = .null) -> String {
    let error = #expect(throws: JMESPathError.self) { try JMESPath(expression).search(document) }
    return error?.description ?? "none"
  }

  @Test("A query as it stands in articles")
  func article() throws {
    let pools: JSONValue = [
      ["name": "system", "mode": "System", "count": 3, "powerState": ["code": "Running"]],
      ["name": "dev", "mode": "User", "count": 0, "powerState": ["code": "Stopped"]],
      ["name": "gpu", "mode": "User", "count": 2, "powerState": ["code": "Running"]],
    ]
    let query = try JMESPath(
      "sort_by([?mode=='User' && powerState.code!='Stopped' || count > `2`], &name)[].{Pool: name, N: count}")
    #expect(try query.search(pools).text() == #"[{"Pool":"gpu","N":2},{"Pool":"system","N":3}]"#)
  }

  @Test(
    "Calls that fail wherever they are evaluated are known before",
    arguments: [
      ("[?foo(@)]", "column 3: there is no function `foo`"),
      ("a || keys(@, @)", "`keys` takes 1 argument, not 2"),
      ("{a: [not_null()]}", "`not_null` takes at least 1 argument, not 0"),
      ("sort_by(@, &lenght(a))", "there is no function `lenght` (did you mean `length`?)"),
      ("!(a == nope(@)).b[*].c", "there is no function `nope`"),
    ])
  func callsThatFail(expression: String, message: String) throws {
    let query = try JMESPath(expression)
    // None of them is evaluated in nothing.
    let error = #expect(throws: JMESPathError.self) { try query.checkCalls() }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "none")")
    try JMESPath("sort_by([?length(a) > `1`], &b)[].{c: join(', ', d), e: not_null(f, `1`)}").checkCalls()
  }

  @Test(
    "Mistakes are told with their column and what was expected",
    arguments: [
      ("", "column 1: expected an expression, found the end"),
      ("a.", "column 3: expected a name, `*`, `[` or `{` after `.`, found the end"),
      ("a[0", "column 4: expected `]`, found the end"), ("[a b]", "column 4: expected `,` or `]`, found `b`"),
      ("a[b]", "column 3: expected an index, a slice or `*`, found `b`"),
      ("a[1:b]", "column 5: expected a number, `:` or `]`, found `b`"),
      ("{a b}", "column 4: expected `:`, found `b`"),
      (
        "{'a': b}",
        "column 2: expected a key, found `'a'` (a key is a name, in double quotes if it needs them)"
      ),
      ("a b", "column 3: expected an operator or the end, found `b`"),
      ("é", "column 1: `é` means nothing here (names with other than ASCII letters stand in double quotes)"),
      ("'é' ~", "column 5: `~` means nothing here"),
      ("a = b", "column 3: `=` is no operator (equality is written `==`)"),
      (
        "count > 5", "column 9: expected an expression, found `5` (a number is written in backticks: `5`)"
      ),
      ("cost-center", "column 5: expected a digit after `-` (names with a `-` stand in double quotes)"),
      ("'abc", "column 1: a text without its closing `'`"),
      ("`abc", "column 1: a literal without its closing ```"),
      ("\"abc", "column 1: a name without its closing `\"`"),
      (
        "a == `\"x`",
        "column 6: in a literal: a string without its closing `\"` (a text can be written as 'text')"
      ),
      ("\"length\"(@)", "column 1: the name of a function stands without quotes"),
      (
        "a[0](b)",
        "column 5: expected an operator or the end, found `(` (only the name of a function stands before `(`)"
      ),
      ("&a", "column 1: expected an expression, found `&` (`&` makes an argument of a function)"),
    ])
  func mistakes(expression: String, message: String) {
    #expect(error(of: expression) == message)
  }

  @Test(
    "What a function doesn't take is told by name",
    arguments: [
      ("lenght(@)", "column 1: there is no function `lenght` (did you mean `length`?)"),
      ("[0] | frobnicate(@)", "column 7: there is no function `frobnicate`"),
      ("length(@, @)", "column 1: `length` takes 1 argument, not 2"),
      ("not_null()", "column 1: `not_null` takes at least 1 argument, not 0"),
      ("length(`1`)", "column 8: `length` takes a string, an array or an object, not a number"),
      ("abs(missing)", "column 5: `abs` takes a number, not the value null"),
      ("sum(`[1, \"a\"]`)", "column 5: `sum` takes an array of numbers, not one with a string"),
      (
        "max(`[1, \"a\"]`)",
        "column 5: `max` takes an array of numbers or one of strings, not one with a string"
      ),
      ("join(',', `[null]`)", "column 11: `join` takes an array of strings, not one with the value null"),
      ("sort_by(@, name)", "column 12: `sort_by` takes an expression with `&`, not the value null"),
      (
        "length(&a)",
        "column 8: `length` takes a string, an array or an object here, not an expression with `&`"
      ),
      (
        "sort_by(`[{\"a\":1},{\"a\":\"x\"}]`, &a)",
        "column 33: `sort_by` goes by numbers or by strings; element 1 has string after number"
      ),
      (
        "'a' < `1`",
        "column 1: `<` compares two numbers or two strings, not one of each (`to_number` and `to_string` make one of the other)"
      ),
      ("`[1]`[::0]", "column 6: a slice cannot go in steps of 0"),
      ("sum(`[1e308, 1e308]`)", "column 1: the sum is too large for a double"),
      ("contains('a', `1`)", "column 1: a string contains strings, not number values"),
    ])
  func calls(expression: String, message: String) {
    #expect(error(of: expression, on: []) == message)
  }

  @Test("Texts are compared by their code points, also as keys")
  func codePoints() throws {
    let document: JSONValue = ["e\u{301}": 1, "é": 2]
    #expect(try JMESPath("\"\\u00e9\"").search(document) == 2)
    #expect(try JMESPath("\"e\\u0301\"").search(document) == 1)
    #expect(try JMESPath("{a: 'é', b: 'e\u{301}'} | a == b").search(document) == false)
  }

  @Test("Size and depth of an expression have limits; a long chain is not deep")
  func expressionLimits() throws {
    let long = { (part: String, joint: String, count: Int) in
      Array(repeating: part, count: count).joined(separator: joint)
    }
    for chain in [
      long("a", ".", 2000), long("a", " | ", 2000), long("a", "||", 2000), long("a=='b'", " && ", 1500),
    ] {
      #expect(throws: Never.self) { try JMESPath(chain).search([:]) }
    }
    let refused = [
      String(repeating: "(", count: 5000), String(repeating: "!", count: 5000) + "a",
      String(repeating: "[", count: 5000), String(repeating: "{a:", count: 5000),
      "a" + String(repeating: "[]", count: 5000),
      "a" + String(repeating: "[*]", count: 5000), long("a", "==", 5000), long("*", ".", 5000),
      String(repeating: "[?", count: 5000), String(repeating: "abs(", count: 4000),
      String(repeating: "a.[", count: 5000),
    ]
    for expression in refused {
      let error = #expect(throws: JMESPathError.self) { try JMESPath(expression) }
      #expect(error?.message == "an expression nested deeper than 256", "\(expression.prefix(20))")
      #expect(error?.kind == .limit)
    }
    let nested = String(repeating: "(", count: 255) + "a" + String(repeating: ")", count: 255)
    #expect(try JMESPath(nested).search(["a": 1]) == 1)
    #expect(try JMESPath(String(repeating: "!", count: 255) + "a").search(["a": 1]) == false)
    #expect(try JMESPath("a" + String(repeating: "[*]", count: 200)).search(["a": []]) == [])
    let error = #expect(throws: JMESPathError.self) { try JMESPath(String(repeating: "a", count: 16_385)) }
    #expect(error?.message == "an expression of 16385 bytes; the most is 16384")
  }

  @Test(
    "What doubles and doubles again ends",
    arguments: [
      long("[@,@]", " | ", 60), long("[@,@]", " | ", 60) + " | to_string(@)",
      long("[@,@]", " | ", 40) + " | @ == [@[0], @[1]]", long("[@,@][]", " | ", 60),
      "to_array('ab') | " + long("[join('', [@[0], @[0]])]", " | ", 60),
    ])
  func doubling(expression: String) {
    var limits = JMESPath.Limits()
    #expect(limits.steps == 10_000_000)
    limits.steps = 100_000
    let error = #expect(throws: JMESPathError.self) { try JMESPath(expression, limits: limits).search([1]) }
    #expect(error?.message == "this takes more than 100000 steps")
    #expect(error?.kind == .limit)
  }

  @Test("A result has a depth that can be written")
  func resultDepth() throws {
    #expect(throws: Never.self) { try JMESPath(Self.long("[@]", "|", 512)).search(1) }
    for expression in [Self.long("[@]", "|", 4000), Self.long("[@]", "|", 600) + " | @ == @"] {
      let error = #expect(throws: JMESPathError.self) { try JMESPath(expression).search(1) }
      #expect(error?.message == "a value nested deeper than 512")
    }
  }

  private static func long(_ part: String, _ joint: String, _ count: Int) -> String {
    Array(repeating: part, count: count).joined(separator: joint)
  }
}
