/// Programs and commands of a shell that runbooks call most, and what says the same here.
enum ForeignPrograms {
  /// What to write instead; nil for any other word.
  static func help(on name: String) -> String? {
    switch name {
    case "jq", "yq":
      "az searches itself: `az aks show … --query powerState.code -o tsv` prints a value without quotes"
    case "grep", "egrep", "fgrep":
      "az searches itself: `--query \"[?mode=='User'].name\"`, `--query \"[?contains(name, 'gpu')].name\"`"
    case "sed", "awk", "cut", "tr", "column", "paste", "xargs":
      "az picks values out itself, with `--query` and `-o tsv`; `NAME=$(az …)` keeps one"
    case "head", "tail", "sort", "uniq", "wc":
      "az does it in `--query`: `[0]`, `[-1]`, `sort_by(@, &name)`, `length(@)`"
    case "kubectl", "k", "helm", "kubelogin":
      "in aksl: `show nodes`, `show pods`, `workload api add replicas 4 cpu 500m memory 1Gi`, `node dev/3 drain`"
    case "[", "test":
      "`&&` and `||` run a command if the one before it succeeded or failed; in aksl: `if COUNT > 3 { … }`"
    case "curl", "wget", "nc", "ping", "ssh", "scp": "there is no network here: leave it out"
    case "read", "getopts", "shift", "select":
      "there is nobody to ask: `--env NAME=value` on the command line gives a variable"
    case "source", ".": "write its commands into this script; `--env NAME=value` gives a variable"
    case "local", "readonly", "declare", "typeset": "write `NAME=value`"
    case "mapfile", "readarray": "`NAME=$(az … -o tsv)`, and `$NAME` without quotes becomes several words"
    case "let", "expr", "bc", "seq": "write the number; in aksl: `COUNT += 1`"
    case "printf": "`echo` prints words"
    case "date": "there is no date in a shell script here; in aksl: `now`"
    case "trap": "leave it out: `set -e` ends a script at its first failure"
    case "shopt", "umask", "ulimit", "alias": "leave it out"
    case "return", "break", "continue": "`exit` ends the script"
    case "cat", "tee", "cp", "mv", "rm", "ls", "mkdir", "touch", "mktemp", "cd", "pwd", "find", "dirname",
      "basename",
      "chmod":
      "there are no files here: leave it out; `echo` prints a text"
    case "command", "which", "type", "hash": "leave it out: az is there"
    case "exec", "eval", "env", "nohup", "timeout", "watch", "sudo", "bash", "sh":
      "write the command itself"
    case "wait": "`az aks nodepool wait` waits for what `--no-wait` began"
    case "jobs", "kill", "pkill": "nothing runs in the background here"
    case "terraform", "bicep", "azd", "pwsh", "python", "python3", "docker", "git", "gh", "ansible-playbook":
      "only az runs here: write what it asks of Azure as lines of az"
    default: nil
    }
  }
}
