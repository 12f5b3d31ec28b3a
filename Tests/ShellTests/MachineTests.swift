import Shell
import Testing

/// What bash does is in `BashTests`; here is what it says nothing about.
@Suite("Running shell scripts")
struct MachineTests {
  private func failures(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Run(ShellScript(ShellText(bytes))).machine.failures.map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(
    "A failure that the script does not look at",
    arguments: [
      ("az fail 1", ["az fail 1"]), ("az fail 1; az b", ["az fail 1"]),
      ("az fail 1 && az b", ["az fail 1"]), ("az fail 1 || az b", []), ("az fail 1 || true", []),
      ("az fail 1 || az fail 2", ["az fail 2"]), ("az a && az fail 1 || az b", []),
      ("az fail 1\necho $?", []), ("az fail 1\nS=$?; az fail 2", ["az fail 2"]),
      ("az fail 1; az b; echo $?", ["az fail 1"]), ("az fail 1; az fail 2; echo $?", ["az fail 1"]),
      ("A=$(az fail 1)", ["az fail 1"]), ("A=$(az fail 1) || A=b", []),
      // What `echo` and `export` end with hides it.
      ("echo $(az fail 1)", ["az fail 1"]), ("export A=$(az fail 1) || true", ["az fail 1"]),
      ("A=$(az fail 1 || echo b)", []), ("A=$(az fail 1; echo $?)", []),
      ("set -e; az fail 1; az b", ["az fail 1"]),
      ("exit 3; az b", ["exit 3"]), ("az fail 1 || exit 2", ["exit 2"]), ("exit 0; az fail 1", []),
      ("set -e; false || true; false", ["false"]), ("set -e; false && true; az b", []),
      ("false; az b", []), ("nothing here", ["nothing here"]),
    ])
  func failure(text: String, expected: [String]) {
    #expect(failures(text) == expected)
  }

  @Test("Variables and the status go on to the next script, failures do not")
  func sessions() {
    var machine = ShellMachine()
    machine["A"] = "from outside"
    var lines: [String] = []
    func ask(_ request: ShellRequest) -> ShellAnswer {
      if case .show(let text, _) = request { lines.append(text) }
      return ShellAnswer(status: 3)
    }
    #expect(machine.run(script("B=\"$A\"; az x"), ask) == .complete)
    #expect(machine.failures.count == 1 && machine.status == 3)
    #expect(machine.run(script("echo $? \"$B\""), ask) == .complete)
    #expect(lines == ["3 from outside\n"] && machine.failures.isEmpty)
  }

  @Test("Of what is not read as a whole nothing runs")
  func mistakes() {
    let run = Run(script("echo a\naz | b"))
    #expect(run.output.isEmpty && run.end == .left(status: 2) && run.machine.failures.map(\.status) == [2])
    #expect(run.complaints == ["a pipe is not supported here"])
  }

  @Test("Somebody wants it to end")
  func interruption() {
    var machine = ShellMachine()
    var count = 0
    let end = machine.run(script("A=$(az a; az b) && az c; az d")) { _ in
      count += 1
      return ShellAnswer(isOver: true)
    }
    #expect(end == .interrupted && count == 1)
  }

  @Test("Programs know whether somebody takes what they print")
  func captures() {
    var machine = ShellMachine()
    var captured: [String: Bool] = [:]
    _ = machine.run(script("az a; B=$(az b); az $(az c)")) { request in
      if case .run(let invocation) = request { captured[invocation.words[1].text] = invocation.isCaptured }
      return ShellAnswer(output: "d\n")
    }
    #expect(captured == ["a": false, "b": true, "c": true, "d": false])
  }

  @Test("Random numbers follow from the seed")
  func random() throws {
    let text = "echo $RANDOM $RANDOM $(echo $RANDOM) \"${RANDOM}\""
    let first = Run(script(text), seed: 1).output
    #expect(first == Run(script(text), seed: 1).output)
    #expect(first != Run(script(text), seed: 2).output)
    let numbers = first.split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
    #expect(Set(numbers).count == 4 && numbers.allSatisfy { (0..<32_768).contains($0) })
  }

  @Test("An exit with another status is a failure of its own")
  func exits() {
    let failures = Run(script("az fail 3\nexit 4")).machine.failures
    #expect(failures.map(\.status) == [3, 4] && failures.map(\.isExit) == [false, true])
    #expect(Run(script("az fail 3 || exit 0")).machine.failures == [])
  }

  @Test("set -u stops at a variable that is missing, with a word on it")
  func missing() {
    let run = Run(script("set -u; echo a; echo $B; echo c"))
    #expect(run.output == "a\n" && run.complaints == ["B: unbound variable"] && run.end == .left(status: 1))
    #expect(Run(script("echo a$B; echo c")).output == "a\nc\n")
  }

  @Test("Operands that are not known before")
  func operands() {
    let run = Run(script("A=x; exit $A; set -$A; unset $A-; echo -n a; exit 2 3; echo b"))
    #expect(run.complaints.count == 5 && run.output == "b\n" && run.machine.failures.count == 5)
  }

  @Test("Values that grow and grow have an end")
  func growth() {
    let doubling = "A=0123456789abcdef;" + String(repeating: "A=$A$A;", count: 60) + "echo done"
    let run = Run(script(doubling))
    #expect(run.end == .left(status: 1) && run.output.isEmpty)
    #expect(run.complaints == ["the values of a command, or of the whole script, become too long"])
    let captured =
      "A=0123456789abcdef;" + String(repeating: "A=$A$A;", count: 15) + "B=$(echo $A; echo $A; echo $A)"
    #expect(Run(script(captured)).end == .left(status: 1))
    let long =
      "A=0123456789abcdef;" + String(repeating: "A=$A$A;", count: 15)
      + String(repeating: "B=$A;", count: 2000)
    #expect(Run(script(long)).end == .left(status: 1))
  }
}
