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

  @Test(
    "What stands in something that is not supported is looked at",
    arguments: [
      ("if az a; then az b; elif az c; then az d; else az e; fi", ["az|a", "az|b", "az|c", "az|d", "az|e"]),
      ("for P in a $(az b); do az c \"$P\" $1; done; az d $P", ["az|b captured", "az|c|?|?", "az|d|?"]),
      ("while read -r P; do\n  az a $P && ! az b\ndone < <(az c)", ["az|a|?", "az|b", "az|c"]),
      ("until [[ $(az a) == b ]]; do sleep 5; done", ["az|a captured", "sleep|5"]),
      ("case $(az a) in b|c) az d ;; *) az e; esac; az f", ["az|a captured", "az|d", "az|e", "az|f"]),
      ("f() { local P=$1; az a $P; }; f x; az b", ["az|a|?", "az|b"]),
      ("function f() { az a; }; az b\nfunction g { az c; }", ["az|a", "az|b", "az|c"]),
      ("az a || { az b; az c; }", ["az|a", "az|b", "az|c"]), ("(az a; az b) > log", ["az|a", "az|b"]),
      ("az a | while read P; do az b $P; done | az c", ["az|a", "az|b|?", "az|c"]),
      ("A=($(az a) b); az c $A", ["az|a captured", "az|c|?"]), ("time az a; ! az b", ["az|a", "az|b"]),
      ("az a <<< \"$(az b)\" > $(az c)", ["az|a", "az|b captured", "az|c captured"]),
      ("if a; then if b; then az c; fi; fi", ["az|c"]),
    ])
  func constructs(text: String, expected: [String]) {
    let found = check(text)
    #expect(found.lines == expected)
    #expect(found.mistakes.allSatisfy { $0.hasSuffix("not supported here") }, "\(found.mistakes)")
  }

  @Test("In a construct a value is known if nothing else sets it")
  func valuesInConstructs() {
    #expect(check("G=rg; f() { az $G; }").lines == ["az|rg"])
    #expect(check("G=; f() { az $G; }; G=rg; f").lines == ["az|?"])
    #expect(check("N=0; while az $N; do N=1; done; az $N").lines == ["az|?", "az|?"])
    #expect(check("f() { az $LATER; }; LATER=x; f").mistakes == ["a function is not supported here"])
    #expect(
      check("if a; then az $GRUOP; fi; GROUP=x").mistakes.last == "nothing has set the variable `GRUOP`")
    for test in ["[ -z \"$G\" ]", "test -n \"$G\"", "[[ -z $G ]]"] {
      #expect(check("if \(test); then az; fi").mistakes == ["`if` is not supported here"], "\(test)")
    }
    #expect(check("if [ -z $G ]; then az $G; fi").mistakes.last == "nothing has set the variable `G`")
    #expect(check("if a; then sleep $GRUOP; jq; set -x; A=(b); fi").mistakes.count == 2)
    #expect(check("if a; then exit b; fi").mistakes.last == "exit: b: numeric argument required")
  }

  @Test("What is declared or read otherwise is there")
  func declarations() {
    let readonly = check("readonly G=rg; az $G")
    #expect(readonly.lines == ["az|rg"] && readonly.mistakes == ["`readonly` does not run here"])
    #expect(check("read -r A B; az $A $B").mistakes == ["`read` does not run here"])
    #expect(check("declare A=$(az x); az $A").lines == ["az|x captured", "az|?"])
    #expect(check("source ./env.sh; az $G").mistakes == ["`source` does not run here"])
    #expect(check("if a; then . ./env.sh; fi; az $G").mistakes == ["`if` is not supported here"])
  }

  @Test("The shell's own variables are not taken for others")
  func ownVariables() {
    #expect(
      check("SECONDS=0; az $LINENO").mistakes == [
        "setting `SECONDS` is not supported here", "`$LINENO` is not supported here",
      ])
    #expect(check("IFS=$'\\n\\t'").mistakes == ["setting `IFS` is not supported here"])
    #expect(!ShellMachine.isVariable("GROUPS") && ShellMachine.isVariable("GROUP"))
  }

  @Test("A program that is not here is told once, with all its places")
  func others() {
    var check = ShellCheck(programs: ["az"])
    check.check(script("kubectl a\naz b\nkubectl c")) { _ in }
    #expect(check.mistakes.map(\.others) == [[15..<22]])
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
      "echo", "echo - -a --n", "set -e; set -u +e -o pipefail; set -euo pipefail",
      "set -Eeuo pipefail; set -o errtrace", "exit", "exit -1",
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
