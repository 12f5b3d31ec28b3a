/// Valid pieces of the language that several tests share.
enum Snippets {
  static let tour: [String] = [
    "pool dev stop; scale dev to 5 mode deallocate; assert dev.state == Stopped",
    """
    pool dev start
    assert dev.state == Running
    assert dev.count == 5
    assert dev.nodes.deallocated == 5
    """,
    """
    world empty
    cluster prod create resource-group shop location eastus version 1.33
    pool web add count 50 vm-size Standard_DS2_v2 os-disk managed scale-down-mode deallocate
    assert web.count == 50 and web.mode == User and web.scaleDownMode == Deallocate

    scale web to 5
    assert web.nodes.deallocated == 45       # kept, with their images
    scale web to 20                           # deallocated nodes start first
    assert web.lastOperation.started == 15 and web.lastOperation.created == 0

    pool web update scale-down-mode delete    # and this deletes the rest
    assert prod/web.count == 20
    """,
    """
    pool system stop expect error OperationNotAllowed
    expect error "count" { scale dev to 1001 }
    explain pool system stop
    plan scale dev to 50
    requires model 2026.11
    """,
    """
    pool dev stop nowait
    assert dev.state == Stopping              # "hasn't fully stopped yet"
    expect error OperationNotAllowed { scale dev to 3 }
    wait dev
    assert dev.state == Stopped and dev.provisioningState == Succeeded

    pool dev start nowait
    eventually within 15m: dev.state == Running
    always for 10m: dev.nodes.running == dev.count
    never for 1h30m: dev.state == Failed
    wait until dev.count > 3 within 5m
    advance 2h
    assert elapsed >= 2h
    """,
    """
    every weekday at 19:00 as night { pool dev stop }
    every 15m { print now }
    at d3 07:00 { pool dev start }
    after 20m { scale dev to 3 }
    cancel night
    set timezone "Europe/Berlin"; set holidays [d5]
    """,
    """
    let sizes = [1, 3, 5]
    for n in sizes { scale dev to n; assert dev.count == n }
    def drain-to(p, n) { scale p to n mode deallocate; return p.nodes.deallocated }
    let kept = drain-to(dev, 2)
    assert kept == 8
    if kept > 3 { print "kept ${kept} nodes" } else { print "few" }
    let big = [p for p in pools if p.count > 2]
    assert big.length == 1 and big[0].name == "system"
    assert (dev.nodes where .state == Deallocated).length == kept
    let i = 0
    while i < 3 { i = i + 1 }
    assert i == 3 and "a" + "b" == "ab" and 7 / 2 == 3.5 and 7 // 2 == 3 and 7 % 2 == 1
    assert max(1, 4) == 4 and sum(sizes) == 9, "the sums"
    i += 1
    repeat 3 { if i not in 1..20 { fail "why" } else if not (i == 2) { break } else { continue } }
    """,
    """
    invariant "the system pool never stops": system.state == Running

    scenario "a stopped pool costs no compute" [cost, night] {
      pool dev stop
      let before = dev.cost.compute
      advance 8h
      assert dev.cost.compute == before
    }
    scenario "each mode" each m in [delete, deallocate] {
      pool dev update scale-down-mode m
      scale dev to 1
      assert dev.nodes.deallocated == (if m == deallocate then 9 else 0)
    }
    check { assert 1 == 1; assert true }
    param n = 3
    include "other.aksl"
    """,
    """
    snapshot calm
    scale dev to 1
    undo
    redo
    restore calm
    diff calm
    branch night { pool dev stop; advance 8h }
    compare [calm, night] over 30d
    """,
    """
    pool dev update scale-down-mode delete
    pool dev autoscale 1..20
    workload api add replicas 12 cpu 500m memory 1Gi on dev
    eventually within 30m: api.ready == 12
    inject allocation-failure on dev for 30m
    inject quota (n + 1)
    set quirk deallocated-counts-unready off
    show cost by pool since 1d
    show nodes of dev as json
    plot dev.nodes.running over 24h
    assert cost.total > $0
    pool dev update labels {a: "b", "c": 'd'} node-taints "k=v:NoSchedule" tags {}
    cluster sandbox update cluster-autoscaler-profile {scan-interval: 20s}
    node web/3 show; why prod/web/3
    """,
    """
    az aks nodepool stop --nodepool-name dev --resource-group sandbox-rg --cluster-name sandbox
    assert dev.state == Stopped
    az aks nodepool start --nodepool-name dev \\
      --resource-group "a;b" --query 'x[0]' # now
    assert dev.state == Running
    """,
  ]
}
