"""Take the answers of readers of the batches of choose.py, and keep them stand-off.

    python training/labels.py --from FOLDER

out-NNN.tsv: number in the batch, source_kind, act, conditional, hedged, commitment; out2-NNN.tsv the same from a second reader.
Writes labels/attributions.tsv (file, id, labels) and labels/second-reading.tsv, and prints how far the two readings agree.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from reader.model import LABELS as VALUES
from train import LABELLED


def answers(folder: Path, prefix: str) -> dict[tuple[str, str], list[str]]:
    out = {}
    for file in sorted(folder.glob(f"{prefix}-*.tsv")):
        batch = (folder / f"batch-{file.stem.split('-')[1]}.txt").read_text(encoding="utf-8")
        ids, name = {}, ""
        for line in batch.split("\n"):
            if line.startswith("== "):
                name = line[3:]
            elif m := re.match(r"(\d+)\t(\w+)\t", line):
                ids[m[1]] = (name, m[2])
        for line in filter(None, file.read_text(encoding="utf-8").split("\n")):
            number, *labels = line.split("\t")
            if any(v not in values for v, values in zip(labels, VALUES.values(), strict=True)):
                raise SystemExit(f"{file.name}: {line}: no such label")
            out[ids[number]] = labels
    return out


def write(file: Path, rows: dict[tuple[str, str], list[str]]) -> None:
    lines = ["\t".join(["file", "id", *VALUES])] + ["\t".join([*key, *labels]) for key, labels in sorted(rows.items())]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--from", dest="source", type=Path, required=True)
    args = p.parse_args()
    first, second = answers(args.source, "out"), answers(args.source, "out2")
    LABELLED.mkdir(exist_ok=True)
    write(LABELLED / "attributions.tsv", first)
    write(LABELLED / "second-reading.tsv", second)
    both = [k for k in second if k in first]
    print(f"{len(first)} attributions labelled, {len(both)} of them read twice")
    for i, name in enumerate(VALUES):
        same = sum(first[k][i] == second[k][i] for k in both)
        print(f"{name}: {100 * same / max(1, len(both)):.1f} % the same")


if __name__ == "__main__":
    main()
