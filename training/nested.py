"""Nested attributions of PolNeAR train, marked by readers: show contents to read, and keep the answers stand-off.

    python training/nested.py show --out FOLDER [--articles 200] [--batch 10]
    python training/nested.py keep --from FOLDER

`show` writes batch-NNN.txt (they hold text, so outside the repository): each attribution's source and [content]. Answers are
out-NNN.tsv, a line a nested attribution: file's number in the batch, id of the outer attribution, words of source (- where
there is none), cue and content, each exactly as they stand in the content of the outer one. `keep` finds their offsets and writes
labels/nested.tsv (file, outer, source, cue, content, as code-point spans) and labels/nested-read.txt (files read whole).
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

from reader import corpora
from train import SHARED

LABELS = Path(__file__).resolve().parent / "labels"


def texts(shared: Path) -> list[corpora.AttributionText]:
    return corpora.read_polnear(shared / "data" / "polnear" / "train", {})


def content(text: str, a: corpora.Attribution) -> str:
    return " … ".join(text[s:e] for s, e in a.content)


def show(args: argparse.Namespace) -> None:
    rich = [t for t in texts(args.shared) if len(t.attributions) >= 8]
    chosen = sorted(random.Random(7).sample(rich, args.articles), key=lambda t: t.name)
    args.out.mkdir(parents=True, exist_ok=True)
    for b in range(0, len(chosen), args.batch):
        lines = []
        for number, t in enumerate(chosen[b : b + args.batch], 1):
            lines.append(f"== {number} {t.name}")
            for a in sorted(t.attributions, key=lambda a: min(a.content)):
                source = " ".join(t.text[s:e] for s, e in a.source) or "-"
                lines.append(f"{a.id}\t{source} > [{content(t.text, a)}]".replace("\n", " / "))
        (args.out / f"batch-{b // args.batch + 1:03}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def find(text: str, words: str, spans: list[tuple[int, int]], near: int | None = None) -> tuple[int, int] | None:
    """The place of the words inside the spans: the one nearest to `near`, or the first. Line breaks are written " / "."""
    words = words.replace(" / ", " ").strip()
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    pattern = (r"(?<!\w)" if words[:1].isalnum() else "") + pattern + (r"(?!\w)" if words[-1:].isalnum() else "")
    found = [(s + m.start(), s + m.end()) for s, e in spans for m in re.finditer(pattern, text[s:e])]
    return min(found, key=lambda f: abs(f[0] - near) if near is not None else f[0], default=None)


def keep(args: argparse.Namespace) -> None:
    by_name = {t.name: t for t in texts(args.shared)}
    rows, read, lost = [], [], []
    for answers in sorted(args.source.glob("out-*.tsv")):
        batch = (args.source / answers.name.replace("out", "batch").replace("tsv", "txt")).read_text(encoding="utf-8")
        files = {m[1]: m[2] for m in re.finditer(r"^== (\d+) (.+)$", batch, re.M)}
        read += files.values()
        for line in answers.read_text(encoding="utf-8").split("\n"):
            if not line.strip():
                continue
            number, outer, source, cue, inner = line.split("\t")
            t = by_name[files[number]]
            a = next(x for x in t.attributions if x.id == outer)
            k = find(t.text, inner, a.content)
            c = find(t.text, cue, a.content, k[0] if k else None)
            s = None if source == "-" else find(t.text, source, a.content, c[0] if c else None)
            if not k or not c or (source != "-" and not s):
                lost.append(f"{answers.name}: {line}")
                continue
            rows.append((t.name, outer, f"{s[0]}-{s[1]}" if s else "-", f"{c[0]}-{c[1]}", f"{k[0]}-{k[1]}"))
    LABELS.mkdir(exist_ok=True)
    (LABELS / "nested.tsv").write_text("file\touter\tsource\tcue\tcontent\n" + "".join("\t".join(r) + "\n" for r in rows), encoding="utf-8")
    (LABELS / "nested-read.txt").write_text("".join(f"{f}\n" for f in sorted(read)), encoding="utf-8")
    print(f"{len(read)} articles read, {len(rows)} nested attributions kept, {len(lost)} whose words were not found", *lost, sep="\n")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=["show", "keep"])
    p.add_argument("--out", type=Path)
    p.add_argument("--from", dest="source", type=Path)
    p.add_argument("--shared", type=Path, default=SHARED)
    p.add_argument("--articles", type=int, default=200)
    p.add_argument("--batch", type=int, default=10)
    args = p.parse_args()
    show(args) if args.what == "show" else keep(args)


if __name__ == "__main__":
    main()
