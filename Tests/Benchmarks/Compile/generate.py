"""Writes a long script of pool commands, and a Lua program of the same shape.

usage: generate.py MEGABYTES PATH   -> PATH.aksl, PATH.lua
"""
import random
import sys

size, path = float(sys.argv[1]) * 1e6, sys.argv[2]
generator = random.Random(7)
aksl, lua = ["let total = 0"], ["total = 0"]
written = 0


def emit(statement, counterpart):
    global written
    aksl.append(statement)
    lua.append(counterpart)
    written += len(statement) + 1


number = 0
while written < size:
    number += 1
    p = generator.choice(["dev", "system"])
    x, y = generator.randint(1, 999), generator.randint(1, 60)
    match generator.randint(0, 8):
        case 0:
            emit(f"pool {p} stop", f'pool("{p}", "stop")')
        case 1:
            emit(f"scale {p} to {x} mode deallocate", f'scale("{p}", {x}, "deallocate")')
        case 2:
            condition = f"{p}.state == Stopped and {p}.count <= {x}"
            emit(f"assert {condition}", f"assert({condition})")
        case 3:
            sum = f"total = {p}.count * {y} + ({p}.maxPods - {x}) / 2"
            emit(sum, sum)
        case 4:
            text = f"{p} scales down to {x} within {y} minutes, see the runbook"
            emit(f"# {text}", f"-- {text}")
        case 5:
            condition = f"{p}.count > {x} and not ({p}.state == Stopped)"
            emit(f"if {condition} {{", f"if {condition} then")
            emit(f"  scale {p} to max({x}, {p}.count - {y})", f'  scale("{p}", math.max({x}, {p}.count - {y}))')
            emit("} else {", "else")
            emit(f"  start {p}", f'  start("{p}")')
            emit("}", "end")
        case 6:
            emit(
                "for p in pools { if p.mode == User { stop p } }",
                "for _, p in ipairs(pools) do if p.mode == User then stop(p) end end")
        case 7:
            values = f"{p}.count, {p}.maxPods / {p}.count * 100"
            emit(f'print "pool {p} has {x} nodes", {values}', f'print("pool {p} has {x} nodes", {values})')
        case 8:
            body = f"return p.count + by * {y} - {x} % 7"
            emit(f"def grow{number}(p, by) {{ {body} }}", f"local function grow{number}(p, by) {body} end")

# Lua takes 200 local variables and about 2^17 constants in one function: it gets functions of 100 lines.
functions, body, depth = [], [], 0
for line in lua:
    body.append(line)
    depth += line.startswith("if ") - (line == "end")
    if len(body) >= 100 and depth == 0:
        functions.append("F = function()\n" + "\n".join(body) + "\nend\n")
        body = []
functions.append("\n".join(body))
with open(path + ".aksl", "w") as file:
    file.write("\n".join(aksl) + "\n")
with open(path + ".lua", "w") as file:
    file.write("\n".join(functions) + "\n")
