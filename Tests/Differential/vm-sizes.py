#!/usr/bin/env python3
"""Makes Sources/AKSModel/Catalog/VMSizeTable.swift of a CSV file of VM sizes, or compares the two.

    Tests/Differential/vm-sizes.py vm-sizes.csv           writes the table anew
    Tests/Differential/vm-sizes.py --check vm-sizes.csv   says whether it is the same

The file has the columns name, vcpus, memory_mib, gpus, temp_disk_gib, cache_disk_gib and ephemeral_os_supported; what is
empty is not known.
"""

import csv
import pathlib
import sys

TABLE = pathlib.Path(__file__).parents[2] / "Sources/AKSModel/Catalog/VMSizeTable.swift"
COLUMNS = ["vcpus", "memory_mib", "gpus", "temp_disk_gib", "cache_disk_gib", "ephemeral_os_supported"]
QUOTES = '"""'


def lines(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for column in COLUMNS:
            if not row[column].isdecimal() and (row[column] or column in COLUMNS[:3]):
                sys.exit(f"{path}: {row['name']}: {column} is no number: {row[column]!r}")
    # By the bytes of the name and the space behind it, as they are searched.
    rows.sort(key=lambda row: (row["name"].lower() + " ").encode())
    return [" ".join([row["name"]] + [row[column] or "-" for column in COLUMNS]) for row in rows]


def main(arguments):
    check = arguments[:1] == ["--check"]
    if len(arguments) != 1 + check:
        sys.exit(__doc__)
    source = TABLE.read_text(encoding="utf-8")
    head, _, rest = source.partition(QUOTES + "\n")
    tail = rest[rest.index(QUOTES) :]
    table = "".join(f"    {line}\n" for line in lines(arguments[-1]))
    new = head + QUOTES + "\n" + table + "    " + tail
    if check:
        sys.exit("the table is another" if new != source else 0)
    TABLE.write_text(new, encoding="utf-8")


main(sys.argv[1:])
