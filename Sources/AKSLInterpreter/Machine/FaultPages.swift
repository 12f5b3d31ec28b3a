import AKSLLanguage

extension CodePage {
  /// What `explain` tells about assertions and expectations that do not hold.
  static let tests: [CodePage] = [
    CodePage(
      "T004", "an assertion that does not hold",
      """
      The condition was false. Each part that an `and` joins is judged by itself, and the message shows the value of
      the one that failed, what was expected, and the last change behind it. Inside `check { … }` the others are
      judged too.
      """,
      wrong: "scale dev to 5\nassert dev.count == 6", right: "scale dev to 5\nassert dev.count == 5"),
    CodePage(
      "T005", "an error that was expected and did not come",
      "Everything went well, where `expect error` said that it would not.",
      wrong: "expect error OperationNotAllowed { pool dev stop }",
      right: "expect error OperationNotAllowed { pool system stop }"),
    CodePage(
      "T006", "another error than the expected one",
      """
      There was an error, with another code and text, or from an earlier statement of the block: only the last one
      may be refused.
      """,
      wrong: "expect error NotFound { pool system stop }",
      right: "expect error OperationNotAllowed { pool system stop }"),
    CodePage(
      "T007", "something that did not come to hold in time",
      """
      `eventually` checks at once and after each instant at which anything happened, until its time is over. Either
      it takes longer, or nothing that leads there has begun.
      """,
      wrong: "pool dev stop nowait\neventually within 1s: dev.state == Stopped",
      right: "pool dev stop nowait\neventually within 15m: dev.state == Stopped"),
    CodePage(
      "T008", "something that did not hold, or that held, all the time",
      """
      `always` and `never` look at every instant of their time at which anything happens; one is enough to fail
      them.
      """,
      wrong: "pool dev stop nowait\nalways for 15m: dev.state == Stopping",
      right: "pool dev stop nowait\nnever for 15m: dev.state == Failed"),
    CodePage(
      "T009", "a script that says that it failed",
      "The statement `fail` was reached. It ends the scenario that it stands in, or the script.",
      wrong: "if dev.count > 5 { fail \"too many\" }", right: "if dev.count > 50 { fail \"too many\" }"),
    CodePage(
      "T010", "an invariant that is violated",
      """
      An invariant holds at every instant from its place on, also in scenarios, schedules and branches. The message
      shows the first instant at which it does not.
      """,
      wrong: "invariant \"dev runs\": dev.state == Running\npool dev stop",
      right: "invariant \"system runs\": system.state == Running\npool dev stop"),
    CodePage(
      "T011", "something that rests on too little",
      """
      With `set require-evidence` or `--require-evidence` a step, an assertion or an expected refusal fails if a rule
      behind it is known less well than that. The message names the rule and its source. A step is not done.
      """,
      wrong: "set require-evidence documented\npool dev stop",
      right:
        "set require-evidence documented\npool dev update scale-down-mode delete\npool dev stop"),
    CodePage(
      "T012", "a scenario whose `each` has no rows",
      """
      `each` runs a scenario once for each element of its list. Of an empty list there is nothing to run, and a test
      that does not run has not passed: it fails, and counts as one test.
      """,
      wrong: "scenario \"s\" each pool in [] { assert pool != null }",
      right: "scenario \"s\" each pool in [dev] { assert pool != null }"),
  ]

  /// What `explain` tells about faults of a running script.
  static let faults: [CodePage] = [
    CodePage(
      "E001", "a whole number that leaves its range",
      """
      Whole numbers have 64 bits, from -9223372036854775808 to 9223372036854775807. They do not wrap around. With
      a decimal point the calculation is one of doubles, which are less exact and reach further. `expect error`
      calls it `Overflow`.
      """,
      wrong: "print 9223372036854775807 + 1", right: "print 9223372036854775807.0 + 1"),
    CodePage(
      "E002", "division by zero",
      "Division by zero has no result, for whole numbers and for doubles. `expect error` calls it `DivisionByZero`.",
      wrong: "let n = 0\nprint 10 / n", right: "let n = 0\nprint if n == 0 then 0 else 10 / n"),
    CodePage(
      "E003", "a value of the wrong type, seen while running",
      """
      What the type of a value is could not be known before, mostly because it came through a parameter or a
      function. `expect error` calls it `WrongType`.
      """,
      wrong: "def next(n) { return n + 1 }\nprint next(\"one\")",
      right: "def next(n) { return n + 1 }\nprint next(1)"),
    CodePage(
      "E004", "a name that nothing has now",
      """
      The source has the name, and at this moment there is nothing that it names: a snapshot that was not taken, a
      pool that is not made yet or was deleted. `expect error` calls it `UnknownName`.
      """,
      wrong: "let name = \"calm\"\nrestore (name)",
      right: "let name = \"calm\"\nsnapshot (name)\nrestore (name)"),
    CodePage(
      "E005", "a thing that does not exist any more",
      """
      A variable holds a pool, node or cluster that was deleted, or that another course of events does not have.
      `expect error` calls it `Gone`.
      """,
      wrong: "let p = dev\npool dev delete\nprint p.count",
      right: "let p = dev\nprint p.count\npool dev delete"),
    CodePage(
      "E006", "an index outside its list",
      "Indices count from 0; -1 is the last element. `expect error` calls it `IndexOutOfRange`.",
      wrong: "let sizes = [1, 3, 5]\nprint sizes[3]", right: "let sizes = [1, 3, 5]\nprint sizes[2]"),
    CodePage(
      "E007", "a property that a value does not have, seen while running",
      """
      A map has only the keys that it was made with, and what a parameter holds is known only when the function is
      called. `expect error` calls it `UnknownProperty`.
      """,
      wrong: "let size = {cpu: 2}\nprint size.memory",
      right: "let size = {cpu: 2, memory: 4Gi}\nprint size.memory"),
    CodePage(
      "E008", "a script that does not come to an end",
      """
      A script ends after so many steps, because an endless loop would otherwise hold a test run for ever. `set
      step-limit` changes how many. `expect error` calls it `StepLimit`.
      """,
      wrong: "set step-limit 1000\nlet n = 0\nwhile n < 10 { print dev.count }",
      right: "set step-limit 1000\nlet n = 0\nwhile n < 10 { n += 1 }"),
    CodePage(
      "E009", "functions that call each other too deep",
      "Mostly the condition that ends the recursion is missing. `expect error` calls it `RecursionLimit`.",
      wrong: "def down(n) { return down(n - 1) }\nprint down(5)",
      right: "def down(n) { return if n == 0 then 0 else down(n - 1) }\nprint down(5)"),
    CodePage(
      "E010", "values that take too much memory",
      "Texts, lists and maps have a limit together. `expect error` calls it `MemoryLimit`.",
      wrong: "let a = \"x\"\nrepeat 60 { a = a + a }\nprint a.length",
      right: "let a = \"x\"\nrepeat 6 { a = a + a }\nprint a.length"),
    CodePage(
      "E011", "a wait that took too long",
      """
      `wait until … within`, and every wait after `set wait-limit` (24 simulated hours at first), ends with this
      fault. `expect error` calls it `WaitTimeout`.
      """,
      wrong: "wait until dev.state == Stopped within 10m",
      right: "pool dev stop nowait\nwait until dev.state == Stopped within 10m"),
    CodePage(
      "E012", "a value that makes no sense in its place",
      "The type is right, and the value is not: a negative duration, zero steps. `expect error` calls it `InvalidValue`.",
      wrong: "advance -5m", right: "advance 5m"),
    CodePage(
      "E013", "no cluster to work in",
      """
      Bare names of pools belong to the current cluster, and there is none. Making a cluster makes it the current
      one. `expect error` calls it `NoCluster`.
      """,
      wrong: "world empty\npool web add",
      right: "world empty\ncluster prod create resource-group shop location eastus\npool web add"),
    CodePage(
      "E015", "nothing to undo, or to do again",
      """
      A step is one statement that changed the world; the last 100 are kept. `expect error` calls it
      `NothingToUndo`.
      """,
      wrong: "undo", right: "scale dev to 5\nundo"),
    CodePage(
      "E016", "a pool that is already there",
      """
      `pool … add` makes a pool, as `az aks nodepool add` does; it changes none. For that there are `pool … update`
      and `scale`. `expect error` calls it `AlreadyExists`.
      """,
      wrong: "pool dev add count 2", right: "scale dev to 2"),
    CodePage(
      "E017", "a time beyond the end of simulated time",
      "Simulated time ends after a hundred years. `expect error` calls it `TimeLimit`.",
      wrong: "advance 36526d", right: "advance 365d"),
    CodePage(
      "E018", "a price that nobody knows",
      """
      The bill is made of list prices, by size and region. Where there is none, the cost is unknown, and an unknown
      cost is not counted as nothing. `expect error` calls it `NoPrice`.
      """,
      wrong: "pool odd add count 1 vm-size Standard_M1_v9\nprint odd.cost.total",
      right: "pool even add count 1 vm-size Standard_DS2_v2\nprint even.cost.total"),
    CodePage(
      "E019", "a name that is both a pool's and a cluster's",
      """
      A place takes a pool of the current cluster or a cluster, and there are both of that name. Say which:
      `prod/web` is a pool, `clusters["web"]` a cluster. `expect error` calls it `Ambiguous`.
      """,
      wrong: "pool sandbox add\nwait sandbox", right: "pool sandbox add\nwait sandbox/sandbox"),
    CodePage(
      "E020", "nothing that was imported",
      "`show import` tells about a world that `world from` has made. `expect error` calls it `NoImport`.",
      wrong: "show import", right: "world from {name: \"prod\", agentPoolProfiles: []}\nshow import"),
    CodePage(
      "E021", "a session that cannot be saved",
      """
      The file cannot be written, or is there already and was not written by `save world`: nothing else is written
      over. `expect error` calls it `CannotSave`.
      """,
      wrong: "save world \"/nowhere/shop.aksl\"", right: "show world"),
    CodePage(
      "E030", "schedules that go on at one instant",
      """
      A schedule makes the next without letting time pass, so the instant never ends. `expect error` calls it
      `EndlessInstant`.
      """,
      wrong: "def again() { after 0s { again() } }\nagain()\nadvance 1h",
      right: "def again() { after 10m { again() } }\nagain()\nadvance 1h"),
    CodePage(
      "E031", "a second schedule of one name",
      """
      The name is what `cancel` ends a schedule by, so no two that go on have the same. `expect error` calls it
      `AlreadyScheduled`.
      """,
      wrong: "after 1h as night { pool dev stop }\nafter 2h as night { pool dev start }",
      right: "after 1h as night { pool dev stop }\nafter 2h as morning { pool dev start }"),
    CodePage(
      "E032", "a schedule in the past",
      "The time that `at` names is over, and time only goes forward. `expect error` calls it `InThePast`.",
      wrong: "advance 2d\nat d2 07:00 { pool dev stop }", right: "at d2 07:00 { pool dev stop }\nadvance 2d"),
    CodePage(
      "E033", "going back in time from a schedule",
      """
      `undo`, `restore` and their like would take back the schedule that asks for it. `expect error` calls it
      `NotInSchedule`.
      """,
      wrong: "after 1h { undo }\nadvance 2h", right: "after 1h { pool dev stop }\nadvance 2h\nundo"),
    CodePage(
      "E034", "a time zone without rules",
      """
      Zones have the names of the time zone database, such as `Europe/Berlin`, and their rules come from the
      machine's own copy of it. `expect error` calls it `UnknownTimeZone`.
      """,
      wrong: "set timezone \"Mars/Olympus\"", right: "set timezone \"UTC\""),
    CodePage(
      "E050", "something that az refuses when it looks at what is there",
      """
      Before az asks Azure it looks: whether the pool is there, whether its count is another one. The words are its own,
      and it exits with status 1. `expect error` calls it `AzureCLIError`.
      """,
      wrong: "az aks nodepool scale -n dev -c 10 --cluster-name sandbox -g sandbox-rg",
      right: "az aks nodepool scale -n dev -c 5 --cluster-name sandbox -g sandbox-rg"),
    CodePage(
      "E051", "a command of a shell script that failed",
      """
      A shell goes on after a failure, and so does a shell script here. But when nothing in it cares, the run has failed:
      exit code 4. `||` behind the command cares, whatever it runs, and so does `$?` in the next statement; `&&` doesn't.
      `set -e` ends the script where it fails. An `exit` with another status than 0 is such a failure as well, whatever came
      before it. Where Azure has refused the command, the rule behind it is told.
      """,
      wrong: "#!/bin/sh\naz aks nodepool show -n nobody --cluster-name sandbox -g sandbox-rg",
      right: "#!/bin/sh\naz aks nodepool show -n nobody --cluster-name sandbox -g sandbox-rg || echo none"),
  ]
}
