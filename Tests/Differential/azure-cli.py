"""Runs generated command lines with azure-cli and with aksl, and compares what the two say of them.

Run it with the Python of an environment that has azure-cli 2.91 in it; no login and no network are needed, since
requests are answered here, with the bodies of aksl's sandbox:

    python3 -m venv ENV && ENV/bin/pip install azure-cli==2.91.0
    ENV/bin/python Tests/Differential/azure-cli.py --aksl .build/debug/aksl

Each line is accepted or refused; of a refused one the exit status and all that az says are compared. The requests
are answered as if Azure had no objection, so where only the model refuses, that is its own business. Options that the
simulated model has no notion of are not generated, but for a few of which it has to say so. The lines come from a seed, so that a run can be repeated; with
`--store FILE` they are written down, as the tests of the reader of lines have them.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

from azure_stub import Azure

COMMANDS = """login
version
account show
account list
account set
extension add
extension list
feature register
feature show
feature list
provider register
provider show
group show
group list
group exists
group delete
group wait
aks get-upgrades
aks get-versions
aks machine list
aks nodepool get-upgrades
group create
aks create
aks show
aks list
aks start
aks stop
aks scale
aks update
aks upgrade
aks delete
aks wait
aks operation-abort
aks nodepool add
aks nodepool show
aks nodepool list
aks nodepool scale
aks nodepool update
aks nodepool upgrade
aks nodepool start
aks nodepool stop
aks nodepool delete
aks nodepool wait
aks nodepool operation-abort
aks nodepool delete-machines""".splitlines()

SUBNET = "/subscriptions/a/resourceGroups/b/providers/Microsoft.Network/virtualNetworks/c/subnets/d"

# A good and a bad value or more for what an option takes. No region with a blank: az asks Azure what it is called,
# before it has read the rest of the line.
VALUES = {
    "--resource-group": (["sandbox-rg", "rg1"], []),
    "--location": (["eastus"], []),
    "--cluster-name": (["sandbox"], []),
    "--nodepool-name": (["dev", "np1", "Dev", "1pool"], ["averylongpoolname", "my-pool", "'a b'"]),
    "--name": (["sandbox", "dev"], ["averylongpoolname", "my-pool", "-x-", "a@b"]),
    "--kubernetes-version": (["1.33", "1.33.2", "v1.33"], ["1", "latest", "1.33.2.1", "33"]),
    "--node-count": (["5", "0", "-1", "+7", "1_0", "99999999999999999999"], ["x", "1.5", "''"]),
    "--min-count": (["1", "2"], ["-1", "1001", "x"]),
    "--max-count": (["5", "1000"], ["1001", "-3", "5.0", "-99999999999999999999"]),
    "--node-vm-size": (["Standard_DS2_v2"], []),
    "--mode": (["User", "system", "SYSTEM", "Gateway"], ["Stop", "Users", "''"]),
    "--scale-down-mode": (["Delete", "deallocate"], ["Stop", "Deallocated", "delet"]),
    "--priority": (["Regular", "spot"], ["Low", "Spots"]),
    "--eviction-policy": (["Delete", "Deallocate"], ["Stop"]),
    "--spot-max-price": (["-1", "0.5"], ["x", "0.123456", "-2", "0"]),
    "--node-taints": (["k=v:NoSchedule", "''", "a=b:NoExecute,c=d:NoSchedule"], ["foo", "a=b:Never", "k:NoSchedule"]),
    "--nodepool-taints": (["k=v:NoSchedule"], ["foo", "a=b:Never"]),
    "--labels": (["a=b c=d", "a=", "x.y/z=1", "''"], ["a", "a=b=c", "=v", "A_/b=c", "a/b/c=d", "a=-"]),
    "--nodepool-labels": (["a=b"], ["a", "-=x"]),
    "--tags": (["a=b", "a", "''", "x=1 y=2"], []),
    "--nodepool-tags": (["a=b"], []),
    "--max-surge": (["1", "33%", "0"], ["x", "-1", "%", "1.5%"]),
    "--max-unavailable": (["1", "10%"], ["y", "-2"]),
    "--drain-timeout": (["30"], ["30m"]),
    "--node-soak-duration": (["5"], ["five"]),
    "--undrainable-node-behavior": (["Schedule", "Cordon", "Kill"], []),
    "--zones": (["1 2 3", "1"], []),
    "--max-pods": (["110"], ["many"]),
    "--node-osdisk-type": (["Managed", "ephemeral"], ["Premium"]),
    "--node-osdisk-size": (["128"], ["big"]),
    "--os-type": (["Linux", "windows", "Windows", "BSD"], []),
    "--os-sku": (["Ubuntu", "azurelinux", "Windows2022", "Mariner"], ["Debian"]),
    "--vm-set-type": (["VirtualMachineScaleSets", "VirtualMachines"], ["Nope", "''"]),
    "--tier": (["free", "Standard", "premium"], ["Gold"]),
    "--sku": (["base"], ["small"]),
    "--k8s-support-plan": (["KubernetesOfficial", "akslongtermsupport"], ["Forever"]),
    "--auto-upgrade-channel": (["patch", "STABLE"], ["weekly"]),
    "--node-os-upgrade-channel": (["NodeImage"], []),
    "--cluster-autoscaler-profile": (
        ["scan-interval=20s", "expander=random scan-interval=10s", "''", "daemonset-eviction-for-empty-nodes=True"],
        ["foo=bar", "scan-interval", "a=b=c", "scan-interval=1s foo=x", "ignore-daemonsets-utilization=maybe", "=x"]),
    "--node-provisioning-mode": (["Manual"], ["Sometimes"]),
    "--node-resource-group": (["mc-rg"], []),
    "--if-match": (["'*'"], []),
    "--if-none-match": (["'*'"], []),
    "--machine-names": (["aks-dev-1 aks-dev-2"], []),
    "--timeout": (["60", "0", "90"], ["1m"]),
    "--interval": (["5", "30"], ["x"]),
    "--output": (["json", "TABLE", "tsv"], ["xml", "jsn"]),
    "--subscription": (["simulated"], []),
    "--query": (["name", "'[].name'", "'[0]'", "'{a:name}'", "id"], ["'['", "''", "'a b'", "'foo('", "'keys(@, @)'"]),
    "--custom": (["\"provisioningState=='Succeeded'\"", "name", "nosuch"], ["'['", "'foo(@)'"]),
    "--namespace": (["Microsoft.ContainerService"], []),
    "--tag": (["a", "a=b"], []),
    "--username": (["me"], []),
    "--version": (["1.0.0"], []),
    "--allow-preview": (["true"], ["maybe"]),
    "--aks-custom-headers": (["a=b", "a=b,c=d", "''"], ["a", "a=b=c", "a=b, c"]),
    "--network-plugin": (["azure", "kubenet", "NONE"], ["calico"]),
    "--network-plugin-mode": (["overlay"], []),
    "--network-policy": (["calico", "cilium"], ["Calico", "''"]),
    "--network-dataplane": (["cilium"], ["linux"]),
    "--pod-cidr": (["10.244.0.0/16"], []),
    "--service-cidr": (["10.0.0.0/16"], []),
    "--dns-service-ip": (["10.0.0.10"], []),
    "--load-balancer-sku": (["standard"], ["huge"]),
    "--load-balancer-idle-timeout": (["30"], ["3", "101", "x"]),
    "--load-balancer-managed-outbound-ip-count": (["2"], ["two"]),
    "--dns-name-prefix": (["shop"], []),
    "--admin-username": (["azureuser"], []),
    "--windows-admin-username": (["azureuser"], []),
    "--windows-admin-password": (["P@ssw0rd!P@ssw0rd!"], []),
    "--aad-tenant-id": (["00000000-0000-0000-0000-000000000001"], []),
    "--image-cleaner-interval-hours": (["48"], ["often"]),
    "--nrg-lockdown-restriction-level": (["ReadOnly"], ["Locked"]),
    "--vnet-subnet-id": ([SUBNET], ["subnet", "/subscriptions/a/b"]),
    "--ppg": (["group"], []),
}
FLAGS = ["--no-wait", "--yes", "--enable-cluster-autoscaler", "--disable-cluster-autoscaler",
         "--update-cluster-autoscaler", "--node-image-only", "--control-plane-only", "--only-show-errors",
         "--ignore-pdb", "--created", "--updated", "--deleted", "--exists", "--enable-force-upgrade",
         "--generate-ssh-keys", "--no-ssh-key", "--enable-managed-identity", "--enable-oidc-issuer",
         "--enable-workload-identity", "--enable-aad", "--enable-azure-rbac", "--enable-image-cleaner", "--enable-keda",
         "--enable-vpa", "--disable-local-accounts", "--enable-private-cluster", "--enable-node-public-ip",
         "--enable-encryption-at-host", "--enable-vtpm", "--enable-secure-boot", "--enable-secret-rotation",
         "--disable-force-upgrade", "--all", "--refresh", "--wait", "--system"]
STRAY = ["--node-pool nodepool1", "--scale-down-policy deallocate", "--count 3", "extra", "--foo=bar", "-q",
         "--node-cnt 3", "--force", "-x5", "--", "-- dev"]


def load_options():
    """The options of each command, as azure-cli's own parser has them."""
    from azure.cli.core import get_default_cli
    from azure.cli.core.commands.events import (EVENT_INVOKER_POST_LOAD_ARGUMENTS,
                                                EVENT_INVOKER_PRE_LOAD_ARGUMENTS)
    options = {}
    for command in COMMANDS:
        cli = get_default_cli()
        invoker = cli.invocation_cls(cli_ctx=cli, parser_cls=cli.parser_cls, help_cls=cli.help_cls,
                                     commands_loader_cls=cli.commands_loader_cls)
        cli.invocation = invoker
        invoker.data["command_string"] = command
        loader = invoker.commands_loader
        loader.load_command_table(command.split())
        loader.command_table = {command: loader.command_table[command]}
        loader.command_name = command
        cli.raise_event(EVENT_INVOKER_PRE_LOAD_ARGUMENTS, commands_loader=loader)
        loader.load_arguments(command)
        cli.raise_event(EVENT_INVOKER_POST_LOAD_ARGUMENTS, commands_loader=loader)
        invoker.parser.cli_ctx = cli
        invoker.parser.load_command_table(loader)
        options[command] = [
            {"names": [str(name) for name in action.option_strings], "nargs": action.nargs,
             "required": action.required}
            for action in invoker.parser.subparser_map[command]._actions]
    return options


def known(option):
    """The name under which the tables above have an option."""
    for name in option["names"]:
        if name in VALUES or name in FLAGS:
            return name
    return None


def value(name, chance, bad):
    good, wrong = VALUES[name]
    return chance.choice(wrong if bad and wrong else good)


def line(command, options, chance):
    """A command line: mostly right, with a mistake or more in many."""
    usable = [option for option in options if known(option) and known(option) != "--subscription"]
    chosen = [option for option in usable if option["required"]]
    others = [option for option in usable if not option["required"]]
    chance.shuffle(others)
    chosen += others[:chance.randrange(5)]
    if chosen and chance.random() < 0.15:
        chosen.pop(chance.randrange(len(chosen)))
    wrong = chance.randrange(len(chosen)) if chosen and chance.random() < 0.45 else -1
    parts = []
    for index, option in enumerate(chosen):
        name = known(option)
        spelling = chance.choice(option["names"])
        if spelling.startswith("--") and chance.random() < 0.12:
            spelling = spelling[:chance.randrange(3, len(spelling) + 1)]
        if option["nargs"] == 0:
            parts.append(spelling)
            continue
        if chance.random() < 0.03:
            parts.append(spelling)
            continue
        text = value(name, chance, index == wrong)
        joint = "=" if spelling.startswith("--") and chance.random() < 0.1 and " " not in text else " "
        if not spelling.startswith("--") and chance.random() < 0.1 and " " not in text and text[0] != "'":
            joint = ""
        parts.append(spelling + joint + text)
    chance.shuffle(parts)
    if chance.random() < 0.15:
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(STRAY))
    words = command.split()
    if chance.random() < 0.06:
        at = chance.randrange(len(words))
        word = words[at]
        words[at] = chance.choice([word + word[-1], word[:-1], word.upper(), word[1:]])
    return " ".join(["az"] + words + parts)


def each(table):
    """Every option of every command with each of its values, beside what the command requires."""
    for command in COMMANDS:
        usable = [option for option in table[command] if known(option)]
        base = {known(option): VALUES[known(option)][0][0] for option in usable if option["required"]}
        if "--name" in base:
            base["--name"] = {"aks": "sandbox", "gro": "sandbox-rg"}.get(command[:3], base["--name"])
        yield " ".join(["az", command] + [f"{name} {text}" for name, text in base.items()])
        for option in usable:
            name = known(option)
            rest = [f"{other} {text}" for other, text in base.items() if other != name]
            values = [""] if option["nargs"] == 0 else [" " + text for good_or_bad in VALUES[name] for text in good_or_bad]
            for text in values:
                yield " ".join(["az", command, *rest, name + text])


def ask_aksl(program, text):
    """The exit status of az by aksl's account, all that it says, and who says so: `az`, `azure` or `aksl`."""
    with tempfile.NamedTemporaryFile("w", suffix=".sh", delete=False) as file:
        file.write(text + "\n")
    try:
        run = subprocess.run([program, "run", "--output", "json", file.name], capture_output=True, text=True)
    finally:
        os.unlink(file.name)
    for row in filter(None, run.stdout.split("\n")):
        entry = json.loads(row)
        if entry["type"] == "diagnostic" and entry["severity"] == "error":
            # A value may be refused by az's parser or by what comes behind it.
            status = {"A001": 2, "A002": 2, "A004": 1}.get(entry["code"])
            return status, entry["message"], "aksl" if entry["code"] == "A005" else "az"
        if entry["type"] == "fault" and entry["code"] == "A005":
            return None, entry["message"], "aksl"
        if entry["type"] == "shellAnswered":
            errors = entry["errors"].removeprefix("ERROR: ").strip("\n") or None
            return entry["status"], errors, "azure" if (errors or "").startswith("(") else "az"
    return 0, None, "az"


def resources(program):
    """The clusters and the pools of the sandbox, as Azure answers."""
    shown = [subprocess.run([program, "-e", f"show {what} as json"], capture_output=True, text=True).stdout
             for what in ["clusters", "pools"]]
    return [json.loads(text) for text in shown]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--aksl", default=".build/debug/aksl")
    options.add_argument("--count", type=int, default=600)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--each", action="store_true", help="first every option of every command by itself")
    options.add_argument("--store", help="a file that takes the lines and az's answers")
    chosen = options.parse_args()
    azure = Azure()
    azure.clusters, azure.pools = resources(chosen.aksl)
    for cluster in azure.clusters:
        # Az looks for it in some updates.
        identity = {"clientId": "none", "objectId": "none", "resourceId": "none"}
        cluster["properties"]["identityProfile"] = {"kubeletidentity": identity}
        cluster["properties"]["networkProfile"] = {"networkPlugin": "azure", "outboundType": "loadBalancer"}
    table = load_options()
    chance = random.Random(chosen.seed)
    kinds = ["accepted by both", "refused alike", "missing for both", "missing for az", "another order",
             "made up here", "az breaks", "refused by the model", "not supported", "left"]
    counts = dict.fromkeys(kinds, 0)
    stored = []
    lines = list(each(table)) if chosen.each else []
    while len(lines) < chosen.count:
        command = chance.choice(COMMANDS)
        lines.append(line(command, table[command], chance))
    for text in lines:
        status, _, sentence = azure.ask(text)
        stored.append({"line": text, "status": status, "says": sentence})
        code, title, who = ask_aksl(chosen.aksl, text)
        if status == 0 and sentence is None and title is None:
            kind = "accepted by both"
        elif who == "aksl":
            kind = "not supported"
        elif status == 3 and code == 3:
            kind = "missing for both"
        elif sentence == title and code in [None, status]:
            kind = "refused alike"
        elif sentence and sentence.startswith("The command failed with an unexpected error") and title:
            # An exception of Python's, which az does not expect: mostly a question that nobody can answer.
            kind = "az breaks"
        elif title is None and text.lower().startswith(("az login", "az extension add")):
            # Nobody logs in here, and nothing is fetched.
            kind = "made up here"
        elif title and title.startswith("Invalid jmespath query") and sentence and "expression" in sentence:
            # Of a condition that is no expression, the library's words are not ours.
            kind = "refused alike" if sentence.startswith("Invalid jmespath query") else "left"
        elif title and title.startswith("Invalid jmespath query") and status in [0, 3]:
            # Az only searches where there is something to search; a check of a script looks at all expressions.
            kind = "missing for az"
        elif code == 1 and title and sentence and (" already exists" in sentence or "more than one" in sentence):
            # Az looks at what is there before it looks at its own options.
            kind = "another order"
        elif status == 3 and code == 1 and title and who == "az":
            # Az looks for the resource before it looks at its own options; a check of a script does not.
            kind = "missing for az"
        elif who == "azure" and status in [0, 3]:
            # Requests are answered here as if Azure had no objection.
            kind = "refused by the model"
        else:
            kind = "left"
            print(f"{text}\n  az   {status}: {sentence}\n  aksl {code}: {title}\n")
        counts[kind] += 1
    if chosen.store:
        with open(chosen.store, "w") as file:
            for entry in stored:
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    print(f"{len(lines)} lines: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    return 1 if counts["left"] else 0


if __name__ == "__main__":
    sys.exit(main())
