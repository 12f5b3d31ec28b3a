extension Tour {
  /// The guide as it stands in `examples/ten-steps.md`, word for word, because the program carries no files.
  ///
  /// A test compares.
  static let document = #"""
    ---
    title: aksl in ten steps
    description: The language from the first line to a test, each step on a cluster that is not there.
    ---

    # aksl in ten steps

    Each step is a few lines to be typed at the prompt, or run all at once: `aksl doc examples/ten-steps.md`. The cluster
    is simulated; nothing here costs anything, and nothing takes longer than you read.

    ## 1. Look around

    A session begins in a sandbox: one cluster, `sandbox`, with the pools `system` and `dev`.

    ```aksl
    show pools
    assert pools.length == 2
    ```

    `assert` says what must hold. If it does not hold, you are told what there is instead, and since when.

    ## 2. Do something

    A command is a sentence. It runs to its end, as az does, and answers with one line.

    ```aksl
    stop dev
    assert dev.state == Stopped
    ```

    ## 3. Ask what it did

    Everything a pool has is read with a dot. Names and values are Azure's own.

    ```aksl
    assert dev.powerState == Stopped and dev.count == 0
    assert dev.nodes.deallocated == 10
    print "that took ${dev.lastOperation.duration}"
    ```

    ## 4. Take it back

    ```aksl
    undo
    assert dev.state == Running
    ```

    `redo` would do it again. `snapshot NAME` and `restore NAME` go back further.

    ## 5. Let time pass

    With `nowait` a command returns at once, and the operation goes on while the script does. The clock moves only when
    you say so, or when you wait.

    ```aksl
    scale dev to 4 nowait
    assert dev.state == Scaling
    eventually within 10m: dev.state == Running
    assert dev.count == 4
    advance 8h
    ```

    ## 6. Be refused

    What Azure would refuse is refused, with Azure's code and the rule behind it. A refusal that you expect is a test.

    ```aksl
    stop system expect error OperationNotAllowed
    explain stop system
    ```

    ## 7. See the bill

    Money is exact, to a billionth of a dollar. The disks of deallocated machines are still paid for.

    ```aksl
    assert dev.nodes.deallocated == 6
    let before = dev.cost.perHour
    pool dev update scale-down-mode delete
    assert dev.cost.perHour < before
    print "${before} an hour before, ${dev.cost.perHour} now"
    ```

    ## 8. Say it once

    Variables, lists, loops and functions are there when a sentence is not enough.

    ```aksl
    def running(p) { return p.nodes.running }
    for n in [8, 2] {
      scale dev to n
      assert running(dev) == n
    }
    ```

    ## 9. Leave it to the clock

    A schedule is a task beside the script. An invariant holds from its line on, whatever happens.

    ```aksl
    invariant "the system pool runs": system.state == Running
    every weekday at 19:00 as night { stop dev }
    every weekday at 7:00 as morning { if dev.state == Stopped { start dev } }
    advance 7d
    cancel night
    cancel morning
    ```

    ## 10. Keep it as a test

    A scenario works on a copy of the world, so that none sees another. `aksl test` runs all there are, and reports them
    to whatever reads your builds.

    ```aksl
    scenario "a pool comes back with the count it was given" {
      if dev.state != Stopped { stop dev }
      scale dev to 5
      start dev
      assert dev.nodes.running == 5
    }
    ```

    From here: `help` at the prompt, the [reference](../grammar/language.md), and the other guides in this folder.

    """#
}
