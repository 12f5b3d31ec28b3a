import OutputMatching
import Testing

@Suite("Updates of expected output")
struct UpdateTests {
  private func updated(_ expected: String, _ actual: String, as kind: OutputMatching.Kind = .text) -> String {
    let text = OutputMatching.updated(expected: expected, actual: actual, as: kind)
    #expect(matches(text, actual, as: kind), "an update describes what was printed")
    #expect(
      OutputMatching.updated(expected: text, actual: actual, as: kind) == text, "a second one changes nothing"
    )
    return text
  }

  @Test func whatIsAsExpectedStaysAsItIs() {
    #expect(updated("took [..]  \r\n", "took 5s") == "took [..]  \r\n")
    #expect(updated("{ \"a\":1,\n...\n}", #"{"a": 1, "b": 2}"#, as: .json) == "{ \"a\":1,\n...\n}")
  }

  @Test func onlyLinesThatDifferAreChanged() {
    #expect(updated("a [..]\nb\nc\n", "a 1\nB\nc\n") == "a [..]\nB\nc\n")
    #expect(updated("a\nb", "a\nx\nb") == "a\nx\nb")
    #expect(updated("a\nx\nb\n", "a\nb\n") == "a\nb\n")
    #expect(updated("  a\n  b\n", "a\nc\n") == "  a\n  c\n", "set in as before")
    #expect(updated("", "a\n") == "a\n")
    #expect(updated("a\n", "") == "")
  }

  @Test func aLineBetweenGapsIsChangedNotLost() {
    #expect(updated("...\ncount: 50\n...\n", "name: web\ncount: 5\nmode: User\n") == "...\ncount: 5\n...\n")
  }

  @Test func aNameThatNoLongerFitsGivesWay() {
    #expect(updated("<a>\n<a>\n", "x\ny\n") == "x\ny\n")
  }

  @Test func whatLooksLikeAMarkIsEscaped() {
    #expect(
      updated("a\n", "...\n<none>\n[TIME]\n\\...\n\\<x>\n") == "\\...\n\\<none>\n\\[TIME]\n\\\\...\n\\\\<x>\n"
    )
  }

  @Test func valuesAreChangedInTheirPlaces() {
    let excerpt = """
      {
      [...]
       "count": 50,
          "powerState": {
              "code": "Running"
              },
      [...]
      }

      """
    let actual = #"{"agent": 1, "count": 5, "powerState": {"code": "Stopped"}, "tags": null}"#
    #expect(
      updated(excerpt, actual, as: .json)
        == excerpt.replacing("50", with: "5").replacing("Running", with: "Stopped"))
    #expect(
      updated("...\nstate: 'Running'\n", "a: 1\nstate: Stopped\n", as: .yaml) == "...\nstate: Stopped\n")
    #expect(updated("...\nv: x\n", "a: 1\nv: 'yes'\n", as: .yaml) == "...\nv: \"yes\"\n")
  }

  @Test func membersComeAndGo() {
    let expected = "{\n  \"a\": 1,\n  \"b\": 2\n}\n"
    #expect(
      updated(expected, "{\n  \"a\": 1,\n  \"c\": 3\n}\n", as: .json) == "{\n  \"a\": 1,\n  \"c\": 3\n}\n")
    #expect(updated(expected, "{\n  \"a\": 1\n}\n", as: .json).contains("\"b\"") == false)
    #expect(updated("[]", "{\n  \"a\": []\n}", as: .json) == "{\n  \"a\": []\n}")
  }

  @Test func anythingBecomesAnything() {
    let texts = [
      "", "a\n", "...\n", "{}\n", "[1, 2]\n", "{\"a\": [{\"name\": \"x\"}], \"b\": \"<c>\"}\n",
      "Name  N\na     1\n",
    ]
    for kind in [OutputMatching.Kind.text, .json, .yaml, .table] {
      for expected in texts {
        for actual in texts { _ = updated(expected, actual, as: kind) }
      }
    }
  }
}
