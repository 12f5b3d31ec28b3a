"""Compares what az prints with what aksl prints, for the same resources: every form of output, with queries and without.

Run it with the Python of an environment that has azure-cli 2.91 in it; no login and no network are needed, since
requests are answered here, with the bodies that aksl shows of its simulated resources:

    python3 -m venv ENV && ENV/bin/pip install azure-cli==2.91.0
    ENV/bin/python Tests/Differential/azure-output.py --aksl .build/debug/aksl

The queries and the texts in them come from a seed, so that a run can be repeated.
"""

import argparse
import difflib
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile

from azure_stub import Azure

# Worlds whose resources are printed: statements of aksl.
WORLDS = [
    "",
    "pool dev stop",
    "pool dev stop nowait",
    "scale dev to 3\npool dev update labels {tier: \"web\", app: \"a-b\"} tags {owner: \"me\", on: \"yes\"}",
    "pool dev autoscale 1..12\npool spot add count 2 priority spot spot-max-price 0.5\n"
    "cluster sandbox update cluster-autoscaler-profile {scan-interval: 20s}",
    "pool gpu add count 1 zones [1, 3] node-taints \"sku=gpu:NoSchedule,a=b:NoExecute\" max-surge 33%\n"
    "pool win add os-type windows count 1",
    "world empty\ncluster prod create resource-group shop location westeurope\npool web add count 2 mode system\n"
    "cluster stage create resource-group Shop-2 location eastus tier standard",
    "world empty",
    "inject allocation-failure on dev for 30m\nexpect error \"\" { scale dev to 30 }",
]

# Queries as articles have them, and some that are not.
QUERIES = """
name
id
count
powerState
powerState.code
provisioningState
agentPoolProfiles
agentPoolProfiles[0]
agentPoolProfiles[0].powerState
agentPoolProfiles[].name
agentPoolProfiles[].{name:name, count:count, mode:mode}
agentPoolProfiles[].[name, count, powerState.code]
agentPoolProfiles[?mode=='User'].name
agentPoolProfiles[?mode=='User'].name | [0]
agentPoolProfiles[*].upgradeSettings
agentPoolProfiles[].nodeLabels
agentPoolProfiles[].tags
length(agentPoolProfiles)
[].name
[*].name
[].id
[0]
[0].name
[-1]
[].[name]
[].[name, count]
[].[name, tags, nodeLabels]
[].[name, powerState]
[].{Name:name, Count:count}
[].{name:name, power:powerState.code, state:provisioningState}
[].{z:name, a:count, m:enableAutoScaling}
[].{name:name, labels:nodeLabels}
[].{name:name, zones:availabilityZones, taints:nodeTaints}
[?count > `3`]
[?count > `3`].name
[?enableAutoScaling].name
[?name=='dev'].{name:name, size:vmSize}
[?name=='nobody']
[?name=='nobody'] | [0]
[].enableAutoScaling
[].count
[].nodeTaints[]
[].availabilityZones
[].powerState
[].upgradeSettings
[].spotMaxPrice
[].{p:spotMaxPrice, e:scaleSetEvictionPolicy}
enableAutoScaling
maxPods
nodeLabels
nodeTaints
availabilityZones
tags
upgradeSettings
upgradeSettings.maxSurge
spotMaxPrice
status
status.provisioningError.code
sku
sku.tier
identity
autoScalerProfile
nodeResourceGroup
kubernetesVersion
currentKubernetesVersion
location
resourceGroup
@
keys(@)
values(@)
length(@)
type(@)
to_string(powerState)
sort_by(@, &count)[].name
max_by(@, &count).name
join(',', [].name)
reverse(@)[].name
sum([].count)
avg([].count)
not_null(fqdn, name)
{a:name, b:count}
{zz:powerState.code, aa:name}
{one:@.name, two:powerState}
[name, count, powerState]
[name, null, enableAutoScaling]
[[name, count], [mode]]
nosuch
nosuch.deeper
foo(@)
length(count)
keys(name)
keys(@, @)
sort_by(@, &powerState)
max([].powerState)
sum([].name)
name[
[?name=
.name
""".strip().splitlines()

FORMATS = ["json", "jsonc", "table", "tsv", "yaml", "yamlc", "none", "JSON", "Table"]

COMMANDS = [
    "az aks show -n CLUSTER -g GROUP",
    "az aks list",
    "az aks list -g GROUP",
    "az aks nodepool show -n POOL --cluster-name CLUSTER -g GROUP",
    "az aks nodepool list --cluster-name CLUSTER -g GROUP",
]

# Pieces that texts are made of: what forms of output treat in their own way.
PIECES = ["a", "dev", "1", "1.33", "true", "no", "null", "~", " ", "  ", ":", ": ", " #", "#", "-", "- ", "'", '"',
          "\n", "\t", "\\", "é", "日本", "\u00a0", "\u0007", "{", "}", "[", ",", "&", "*", "?", "!", "|", ">", "%", "@",
          "=", "<<", "2026-11-22", "12:30", "0x1f", "1e3", "+1", ".5", "---", "...", "word and word ", "x" * 30,
          "kubernetes.azure.com/mode", "😀", "\u2028", "\x85", "\r"]


def random_text(chance):
    return "".join(chance.choice(PIECES) for _ in range(chance.choice([0, 1, 1, 1, 2, 2, 3, 5, 9, 20])))


def random_value(chance, depth):
    kind = chance.randrange(12 if depth else 8)
    if kind < 4:
        return random_text(chance)
    if kind == 4:
        return chance.choice([0, 1, -1, 42, 10 ** 12])
    if kind == 5:
        return chance.choice([0.5, -1.0, 1.5e-7, 1e22, 100.0, 0.1])
    if kind == 6:
        return chance.choice([True, False])
    if kind == 7:
        return None
    if kind < 10:
        return [random_value(chance, depth - 1) for _ in range(chance.randrange(4))]
    keys = sorted({random_text(chance) or "k" for _ in range(chance.randrange(4))})
    return {key: random_value(chance, depth - 1) for key in keys}


def random_query(chance):
    if chance.random() < 0.45:
        return chance.choice(QUERIES)
    text = json.dumps(random_value(chance, 3), ensure_ascii=chance.random() < 0.3)
    return "`" + text.replace("`", "\\`") + "`"


MARK = "@@@ here @@@"


def run(program, text):
    """What a script prints behind the mark, and its exit code."""
    with tempfile.NamedTemporaryFile("w", suffix=".aksl", delete=False, newline="") as file:
        file.write(text)
    try:
        done = subprocess.run([program, "run", file.name], capture_output=True)
    finally:
        os.unlink(file.name)
    out = done.stdout.decode("utf-8", "surrogateescape")
    return done.returncode, out.partition(MARK + "\n")[2]


def failure(program, text):
    """The status with which az exits by the account of aksl, and its first line; (0, None): nothing is wrong."""
    with tempfile.NamedTemporaryFile("w", suffix=".aksl", delete=False, newline="") as file:
        file.write(text)
    try:
        done = subprocess.run([program, "run", "--output", "json", file.name], capture_output=True, text=True)
    finally:
        os.unlink(file.name)
    for row in filter(None, done.stdout.split("\n")):
        entry = json.loads(row)
        if entry["type"] in ["refused", "fault"]:
            # Which resources are not there, the answers below do not tell in Azure's words.
            message = "not found" if entry["azureStatus"] == 3 else entry["message"].split("\n")[0]
            return entry["azureStatus"], message
        if entry["type"] == "diagnostic":
            return 2, entry["message"].split("\n")[0]
    return 0, None


def bodies(program, world):
    clusters = json.loads(run(program, f"{world}\nprint \"{MARK}\"\nshow clusters as json")[1] or "[]")
    pools = []
    for cluster in clusters:
        name = cluster["name"]
        pools += json.loads(run(program, f"{world}\ncluster {name} use\nprint \"{MARK}\"\nshow pools as json")[1])
    return clusters, pools


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--aksl", default=".build/debug/aksl")
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--store", help="a file that takes lines about the sandbox, and what az prints")
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    azure = Azure()
    worlds = []
    for world in WORLDS[:1] if chosen.store else WORLDS:
        clusters, pools = bodies(chosen.aksl, world)
        worlds.append((world, clusters, pools))
    counts = {"equal": 0, "refused alike": 0, "az breaks": 0, "left": 0}
    stored = []
    for _ in range(chosen.count):
        world, azure.clusters, azure.pools = chance.choice(worlds)
        line = chance.choice(COMMANDS)
        cluster = chance.choice(azure.clusters)["id"].split("/") if azure.clusters else [""] * 4 + ["none"] * 5
        line = line.replace("CLUSTER", cluster[8]).replace("GROUP", cluster[4])
        pools = [body["name"] for body in azure.pools if f"/{cluster[8]}/" in body["id"]]
        line = line.replace("POOL", chance.choice(pools + ["nobody"] if pools else ["nobody"]))
        if chance.random() < 0.75:
            line += " --query " + shlex.quote(random_query(chance))
        if chance.random() < 0.9:
            line += " -o " + chance.choice(FORMATS)
        status, text, said = azure.ask(line)
        # A statement tells the first line of what az says.
        said = said and said.split("\n")[0]
        # Whole clusters are long, and each looks like the others.
        if status == 0 and (len(text) < 2000 or chance.random() < 0.1):
            stored.append({"line": line, "output": text})
        code, ours = run(chosen.aksl, f"{world}\nprint \"{MARK}\"\n{line}\n")
        if status == 0 and code == 0 and text == ours:
            counts["equal"] += 1
        elif status != 0 and code != 0 and (status, said) == failure(chosen.aksl, world + "\n" + line):
            counts["refused alike"] += 1
        elif status == 1 and code != 0 and said.startswith("The command failed with an unexpected error"):
            # An exception of Python's, that az does not expect.
            counts["az breaks"] += 1
        else:
            counts["left"] += 1
            print(f"{world!r}\n{line}\n  az {status} {said}, aksl {code} {failure(chosen.aksl, world + chr(10) + line)}")
            print("\n".join(repr(row) for row in difflib.unified_diff(
                text.split("\n"), ours.split("\n"), "az", "aksl", lineterm="", n=0)) + "\n")
    if chosen.store:
        with open(chosen.store, "w") as file:
            for entry in stored:
                file.write(json.dumps(entry) + "\n")
    print(f"{chosen.count} lines: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    return 1 if counts["left"] else 0


if __name__ == "__main__":
    sys.exit(main())
