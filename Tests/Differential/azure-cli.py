"""Reads generated command lines with azure-cli and with aksl, and compares what the two say of them.

Run it with the Python of an environment that has azure-cli 2.91 in it; no login is needed, since what is compared
comes before the first request:

    python3 -m venv ENV && ENV/bin/pip install azure-cli==2.91.0
    ENV/bin/python Tests/Differential/azure-cli.py --aksl .build/debug/aksl

Each line is accepted or refused; of a refused one the exit status and az's first sentence are compared. Options
that the simulated model has no notion of are not generated. The lines come from a seed, so that a run can be
repeated.
"""

import argparse
import contextlib
import io
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile

COMMANDS = """group create
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

# A good and a bad value or more for what an option takes. No region with a blank: az asks Azure what it is called,
# before it has read the rest of the line.
VALUES = {
    "--resource-group": (["sandbox-rg", "rg1"], []),
    "--location": (["eastus"], []),
    "--cluster-name": (["sandbox"], []),
    "--nodepool-name": (["dev", "np1", "Dev", "1pool"], ["averylongpoolname", "my-pool", "'a b'"]),
    "--name": (["sandbox", "dev"], ["averylongpoolname", "my-pool", "-x-", "a@b"]),
    "--kubernetes-version": (["1.33", "1.33.2", "v1.33"], ["1", "latest", "1.33.2.1", "33"]),
    "--node-count": (["5", "0", "-1", "+7", "1_0"], ["x", "1.5", "''"]),
    "--min-count": (["1", "2"], ["-1", "1001", "x"]),
    "--max-count": (["5", "1000"], ["1001", "-3", "5.0"]),
    "--node-vm-size": (["Standard_DS2_v2"], []),
    "--mode": (["User", "system", "SYSTEM"], ["Stop", "Users", "''"]),
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
    "--undrainable-node-behavior": (["Schedule", "Cordon"], []),
    "--zones": (["1 2 3", "1"], []),
    "--max-pods": (["110"], ["many"]),
    "--node-osdisk-type": (["Managed", "ephemeral"], ["Premium"]),
    "--node-osdisk-size": (["128"], ["big"]),
    "--os-type": (["Linux", "windows"], []),
    "--os-sku": (["Ubuntu", "azurelinux"], ["Debian"]),
    "--vm-set-type": (["VirtualMachineScaleSets"], ["Nope"]),
    "--tier": (["free", "Standard"], ["Gold"]),
    "--sku": (["base"], ["small"]),
    "--k8s-support-plan": (["KubernetesOfficial"], ["Forever"]),
    "--auto-upgrade-channel": (["patch", "STABLE"], ["weekly"]),
    "--node-os-upgrade-channel": (["NodeImage"], []),
    "--cluster-autoscaler-profile": (["scan-interval=20s", "expander=random scan-interval=10s"], []),
    "--node-provisioning-mode": (["Manual"], ["Sometimes"]),
    "--node-resource-group": (["mc-rg"], []),
    "--if-match": (["'*'"], []),
    "--if-none-match": (["'*'"], []),
    "--machine-names": (["aks-dev-1 aks-dev-2"], []),
    "--timeout": (["60"], ["1m"]),
    "--interval": (["5"], ["x"]),
    "--output": (["json", "TABLE", "tsv"], ["xml", "jsn"]),
    "--subscription": ([], []),
}
FLAGS = ["--no-wait", "--yes", "--enable-cluster-autoscaler", "--disable-cluster-autoscaler",
         "--update-cluster-autoscaler", "--node-image-only", "--control-plane-only", "--only-show-errors",
         "--ignore-pdb", "--created", "--updated", "--deleted", "--exists", "--enable-force-upgrade",
         "--disable-force-upgrade"]
STRAY = ["--node-pool nodepool1", "--scale-down-policy deallocate", "--count 3", "extra", "--foo=bar", "-q",
         "--node-cnt 3", "--force", "-x5"]


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


def ask_az(text):
    """The exit status and the sentence; (0, None) where az would have gone on to ask Azure."""
    from azure.cli.core import azclierror, get_default_cli
    said = []
    azclierror.AzCLIError.print_error = lambda error: said.append(str(error.error_msg))
    status = 0
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        try:
            status = get_default_cli().invoke(shlex.split(text)[1:])
        except SystemExit as stop:
            status = stop.code
    if not said or "az login" in said[0]:
        return 0, None
    return status, said[0]


def ask_aksl(program, lines):
    """What aksl says of each line that it refuses, by the line's number: codes and sentences, az's first."""
    verdicts = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, text in enumerate(lines, 1):
            path = os.path.join(folder, f"{number}.aksl")
            files[path] = number
            with open(path, "w") as file:
                file.write(text + "\n")
        run = subprocess.run([program, "check", "--output", "json", *files], capture_output=True, text=True)
    for row in run.stdout.splitlines():
        entry = json.loads(row)
        if entry.get("severity") == "error":
            verdicts.setdefault(files[entry["file"]], []).append((entry["code"], entry["message"]))
    return verdicts


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--aksl", default=".build/debug/aksl")
    options.add_argument("--count", type=int, default=600)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--answers", help="a file that keeps az's answers, which take the time")
    chosen = options.parse_args()
    os.environ["AZURE_CORE_COLLECT_TELEMETRY"] = "no"
    os.environ["AZURE_CONFIG_DIR"] = tempfile.mkdtemp()

    if chosen.answers and os.path.exists(chosen.answers):
        with open(chosen.answers) as file:
            answers = [tuple(entry) for entry in json.load(file)]
    else:
        table = load_options()
        chance = random.Random(chosen.seed)
        lines = []
        while len(lines) < chosen.count:
            command = chance.choice(COMMANDS)
            lines.append(line(command, table[command], chance))
        answers = [(text, *ask_az(text)) for text in lines]
        if chosen.answers:
            with open(chosen.answers, "w") as file:
                json.dump(answers, file)

    ours = ask_aksl(chosen.aksl, [answer[0] for answer in answers])
    counts = dict.fromkeys(["accepted by both", "refused alike", "refused later by az", "not supported", "left"], 0)
    for number, (text, status, sentence) in enumerate(answers, 1):
        said = ours.get(number, [])
        code, title = said[0] if said else (None, None)
        if sentence == title:
            kind = "refused alike" if sentence else "accepted by both"
        elif sentence is None and code == "A004":
            # Az says so too, behind its first request, for which it has to be logged in.
            kind = "refused later by az"
        elif sentence is None and code == "A005":
            kind = "not supported"
        else:
            kind = "left"
            print(f"{text}\n  az   {status}: {sentence}\n  aksl {code}: {title}\n")
        counts[kind] += 1
    print(f"{len(answers)} lines: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    return 1 if counts["left"] else 0


if __name__ == "__main__":
    sys.exit(main())
