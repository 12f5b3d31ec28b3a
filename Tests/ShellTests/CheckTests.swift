import Shell
import Testing

@Suite("Looking at shell scripts before they run")
struct CheckTests {
  private func check(
    _ text: String, _ variables: [String: ShellVariable] = [:]
  ) -> (mistakes: [String], lines: [String], variables: [String: ShellVariable]) {
    var check = ShellCheck(variables: variables, programs: ["az", "sleep"])
    var lines: [String] = []
    check.check(script(text)) { invocation in
      lines.append(
        invocation.words.map { $0.isOpaque ? "?\($0.text)" : $0.text }.joined(separator: "|")
          + (invocation.isCaptured ? " captured" : ""))
    }
    return (check.mistakes.map(\.title), lines, check.variables)
  }

  @Test("Values that are written down are known, others are not")
  func values() {
    let text = """
      G=rg; N='a b' C=$(az show --name "$N"); export E="$G-1"
      az -g $G -n "$N" $N $C "$C" x$C $RANDOM
      az $E $?
      """
    #expect(
      check(text).lines == [
        "az|show|--name|a b captured", "az|-g|rg|-n|a b|a|b|?|?|?x|?", "az|rg-1|?",
      ])
    #expect(check(text).mistakes == [])
    #expect(check("az $G", ["G": .opaque]).lines == ["az|?"])
    #expect(check("az $G", ["G": .text("x")]).lines == ["az|x"])
  }

  @Test("What may be passed over is not known")
  func conditions() {
    #expect(check("A=a; az x && A=b; az $A").lines == ["az|x", "az|?"])
    #expect(check("A=a; B=$(A=b; az $A); az $A").lines == ["az|b captured", "az|a"])
    #expect(check("az x || A=b; az $A").mistakes == [])
    #expect(check("A=b az $A").mistakes == ["nothing has set the variable `A`"])
  }

  @Test("Variables stay for the next script")
  func persistence() {
    let variables = check("A=a; B=$(az x); C=; unset C").variables
    #expect(variables == ["A": .text("a"), "B": .opaque])
    #expect(check("az $A $B", variables).mistakes == [])
  }

  @Test("A variable that nothing has set is told once, with all its places")
  func missing() {
    var check = ShellCheck(programs: ["az"])
    check.check(script("GROUP=rg; az $GRUOP \"${GRUOP}\" $LATER; LATER=x")) { _ in }
    #expect(
      check.mistakes.map(\.title) == [
        "nothing has set the variable `GRUOP`", "nothing has set the variable `LATER`",
      ])
    #expect(check.mistakes[0].others == [21..<29] && check.mistakes[0].candidates == ["GROUP", "LATER"])
    #expect(check.mistakes[1].help == "the script sets `LATER` only after this")
  }

  @Test(
    "Programs that are not here",
    arguments: [
      ("kubectl get nodes", "`kubectl` does not run here"), ("cd folder", "`cd` does not run here"),
      ("test -n a", "`test` does not run here"), ("source x", "`source` does not run here"),
      ("  --name x", "`--name` does not run here"),
      ("A=az; $A x", "a command whose name is computed is not supported here"),
      ("\"az\" $(jq x)", "`jq` does not run here"), ("IFS=,", "setting `IFS` is not supported here"),
      ("RANDOM=4", "setting `RANDOM` is not supported here"),
      ("echo -e a", "`echo -e` is not supported here"), ("exit a", "exit: a: numeric argument required"),
      ("exit 1 2", "exit: too many arguments"), ("set", "`set` without an option is not supported here"),
      ("set -x", "`set -x` is not supported here"), ("set -eux", "`set -x` is not supported here"),
      ("set -o", "`set -o` without a name is not supported here"),
      ("set -o vi", "`set -o vi` is not supported here"),
      ("set -- a", "`set --` is not supported here"), ("set a", "`set a` is not supported here"),
      ("unset -f a", "`unset -f` is not supported here"),
    ])
  func programs(text: String, expected: String) {
    #expect(check(text).mistakes == [expected])
  }

  @Test(
    "What runs",
    arguments: [
      "echo", "echo - -a --n", "set -e; set -u +e -o pipefail; set -euo pipefail", "exit", "exit -1",
      "true a; false; : b",
      "unset A B", "\"az\" x; 'sleep' 1", "A=1; unset $A-",
    ])
  func accepted(text: String) {
    #expect(check(text).mistakes == (text.hasSuffix("$A-") ? ["`unset 1-` is not supported here"] : []))
  }

  @Test("Values that grow are looked through in no time")
  func growth() {
    let text = "A=0123456789abcdef;" + String(repeating: "A=$A$A;", count: 5000) + "az $A"
    #expect(check(text).lines == ["az|?"])
  }
}
