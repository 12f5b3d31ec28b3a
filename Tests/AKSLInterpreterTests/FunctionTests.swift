import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter
@testable import TimeZoneRules

/// The table of functions: what it says of itself is true.
@Suite("Functions")
struct FunctionTests {
  @Test("Every example holds", arguments: Builtin.table.map(\.name))
  func example(name: String) throws {
    let builtin = Builtin.table[try #require(Builtin.number(named: name))]
    checkScript("assert \(builtin.example)", says: [])
    #expect(builtin.example.contains(name + "("))
  }

  @Test("Every function has one name, a form and a line that help shows")
  func table() {
    let names = Builtin.table.map(\.name)
    #expect(Set(names).count == names.count)
    for builtin in Builtin.table {
      // Optional parameters come last, and only the last one may be repeated.
      let presences = builtin.parameters.map(\.presence)
      #expect(
        presences == presences.filter { $0 == .required } + presences.filter { $0 != .required },
        "\(builtin.form)")
      #expect(presences.dropLast().allSatisfy { $0 != .repeated }, "\(builtin.form)")
      let capital = builtin.summary.first?.isUppercase ?? true
      #expect(!capital && builtin.summary.last != ".", "\(builtin.form)")
      checkScript("help \(builtin.name)", says: ["shown help \(builtin.name)"])
    }
    checkScript("help functions", says: ["shown help functions"])
  }

  @Test(
    "Arguments of the wrong kind are found before anything runs",
    arguments: [
      ("print upper(5)", "R006 this is a whole number, where a text is needed"),
      ("print sum(5)", "R006 this is a whole number, where a list is needed"),
      ("print sum([1], \"a\")", "R006 this is a text, where a number or an amount is needed"),
      ("print abs(dev)", "R006 this is a pool, where a number or an amount is needed"),
      ("print round(1.5, 0.5)", "R006 this is a number, where a whole number is needed"),
      ("print hours(5)", "R006 this is a whole number, where a duration is needed"),
      ("print weekday(1h)", "R006 this is a duration, where an instant is needed"),
      ("print keys([1])", "R006 this is a list, where a map is needed"),
      ("print reverse(5)", "R006 this is a whole number, where a list or a text is needed"),
      ("print take([1], null)", "R006 this is null, where a whole number is needed"),
      ("print upper(first([1]))", "R006 this is a whole number, where a text is needed"),
      ("print abs(min(\"a\", \"b\"))", "R006 this is a text, where a number or an amount is needed"),
      ("print hours(max([1, 2]))", "R006 this is a whole number, where a duration is needed"),
      ("print get({a: 1})", "R012 `get` does not take 1 argument"),
      ("print keys()", "R012 `keys` does not take 0 arguments"),
      ("print abs(1, 2)", "R012 `abs` does not take 2 arguments"),
      ("print get({a: 1}, default: 2)", "R012 `get` does not take these arguments"),
      ("print sort([1], bye: \"a\")", "R012 `sort` has no parameter `bye`"),
      ("print sort([1], list: [2])", "R012 `sort` is given `list` twice"),
      ("print contains(\"a\", \"b\")", "R011 there is no function `contains`"),
      ("def max(a) { return a }", "R008 `max` is already a function"),
    ])
  func wrongArguments(script: String, complaint: String) { checkScript(script, says: [complaint]) }

  @Test(
    "Arguments that only running shows are faults",
    arguments: [
      ("print upper(id(5))", "E003 `text` of `upper` takes a text, and this is a whole number"),
      ("print sum(id(5))", "E003 `list` of `sum` takes a list, and this is a whole number"),
      ("print hours(id(null))", "E003 `duration` of `hours` takes a duration, and this is null"),
    ])
  func wrongValues(script: String, complaint: String) {
    checkScript("def id(a) { return a }\n" + script, says: [complaint])
  }

  @Test("Parameters can be named, in any order")
  func namedArguments() {
    checkScript("assert pad-left(fill: \"0\", a: 7, width: 3) == \"007\"", says: [])
    checkScript("assert sort(list: [2, 1]) == [1, 2]", says: [])
    checkScript("assert sort([2, 1], by: null) == [1, 2]", says: [])
  }

  @Test("Days and hours are those that clocks show")
  func clocks() {
    var session = Session()
    session.world.calendar.zone = TimeZoneRules(
      name: "ahead", digest: "", firstOffset: 3600, segments: [], recurrence: nil)
    let script = """
      print hour(now), time-of-day(now), day(now + 23h), weekday(now + 23h), hour(now - 2h)
      """
    var printed: [String] = []
    _ = session.run(SourceText(name: "test", script), mode: .script) { event in
      if case .printed(let line) = event.kind { printed.append(line) }
    }
    #expect(printed == ["1 01:00 2 Tuesday 23"])
  }

  @Test("A variable may be called as a function is")
  func variables() {
    checkScript(
      "let day = 2; for hours in 1..2 { assert hours < 3 }; assert day(now) == 1 and day == 2", says: [])
  }
}

/// Runs a script from the sandbox and compares its complaints, failures and pages of help.
func checkScript(_ text: String, says expected: [String], _ location: SourceLocation = #_sourceLocation) {
  var said: [String] = []
  var session = Session()
  _ = session.run(SourceText(name: "test", text), mode: .script) { event in
    switch event.kind {
    case .diagnostic(let diagnostic): said.append("\(diagnostic.code.name) \(diagnostic.title)")
    case .faulted(let report): said.append("\(report.code.name) \(report.title)")
    case .refused(let report): said.append("\(report.refusal.code) \(report.refusal.message)")
    case .assertionFailed(let failure): said.append("\(failure.code.name) \(failure.actual)")
    case .printed(let line): said.append(line)
    case .shown(let exhibit): said.append("shown \(exhibit.title)")
    default: break
    }
  }
  #expect(said == expected, "\(text)", sourceLocation: location)
}
