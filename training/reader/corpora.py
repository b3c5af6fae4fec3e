"""Readers of the corpora under ../shared. They return texts with labels as code-point spans and keep nothing else."""

from __future__ import annotations

import csv
import html
import re
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("source", "cue", "content")
Span = tuple[int, int]


@dataclass
class Attribution:
    id: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    labels: dict[str, str] | None = None
    nested: bool = False


@dataclass
class AttributionText:
    name: str
    text: str
    attributions: list[Attribution] = field(default_factory=list)
    whole: bool = False  # attributions inside contents are marked too


@dataclass
class SpanText:
    """A text with typed spans: names or time expressions."""

    name: str
    text: str
    spans: list[tuple[int, int, str]]


def read_labels(*files: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Tables of labels: (file, attribution id) to its labels. Where two have the same, the first counts."""
    out: dict[tuple[str, str], dict[str, str]] = {}
    for file in files:
        with file.open(encoding="utf-8") as f:
            for r in csv.DictReader(f, delimiter="\t"):
                out.setdefault((r["file"], r["id"]), r)
    return out


def read_nested(folder: Path) -> dict[str, list[Attribution]]:
    """nested.tsv and nested-read.txt: each file that was read whole to the attributions inside its contents."""
    def spans(x: str) -> list[Span]:
        return [] if x == "-" else [tuple(map(int, x.split("-")))]

    out: dict[str, list[Attribution]] = {f: [] for f in (folder / "nested-read.txt").read_text(encoding="utf-8").split("\n") if f}
    with (folder / "nested.tsv").open(encoding="utf-8") as f:
        for r in csv.DictReader(f, delimiter="\t"):
            out[r["file"]].append(Attribution(r["outer"], *(spans(r[k]) for k in ROLES), nested=True))
    return out


def read_polnear(
    split: Path, labels: dict[tuple[str, str], dict[str, str]], nested: dict[str, list[Attribution]] | None = None
) -> list[AttributionText]:
    """A PolNeAR split (brat standoff), with the first annotator of each text in sorted order, as the scorer takes it."""
    annotations = sorted((split / "attributions").iterdir())
    out = []
    for file in sorted((split / "text").glob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        annotation = next(a for a in annotations if a.name.startswith(file.stem + "_"))
        spans: dict[str, list[Span]] = {}
        article = AttributionText(file.name, text)
        for line in annotation.read_text(encoding="utf-8").split("\n"):
            if m := re.match(r"(T\d+)\t\S+ ([\d; ]+)\t", line):
                spans[m[1]] = [tuple(map(int, p.split())) for p in m[2].split(";")]
            elif m := re.match(r"(E\d+)\tAttribution\S*:T\d+(.*)", line):
                roles: dict[str, list[Span]] = {r: [] for r in ROLES}
                for part in m[2].split():
                    role, _, key = part.partition(":")
                    role = role.rstrip("0123456789").lower()
                    if role in roles:
                        roles[role] += spans.get(key, [])
                if roles["content"] and roles["cue"]:
                    article.attributions.append(
                        Attribution(m[1], *(sorted(roles[r]) for r in ROLES), labels=labels.get((file.name, m[1])))
                    )
        if nested and file.name in nested:
            article.attributions += nested[file.name]
            article.whole = True
        out.append(article)
    return out


def read_conll(file: Path) -> list[list[list[tuple[str, str]]]]:
    """CoNLL-2003: documents of sentences of (word, tag)."""
    documents: list[list[list[tuple[str, str]]]] = []
    sentence: list[tuple[str, str]] = []
    for line in file.read_text(encoding="utf-8").split("\n") + [""]:
        columns = line.split()
        if columns and columns[0] == "-DOCSTART-":
            documents.append([])
        elif columns:
            sentence.append((columns[0], columns[-1]))
        elif sentence:
            documents[-1].append(sentence)
            sentence = []
    return [d for d in documents if d]


def read_timeml(folder: Path) -> list[SpanText]:
    """TimeML files: the body's text and its TIMEX3 spans with their types."""
    out = []
    for file in sorted(folder.glob("*.tml")):
        body = re.search(r"<TEXT>(.*?)</TEXT>", file.read_text(encoding="utf-8"), re.S)
        text, spans, opened = "", [], []
        for m in re.finditer(r"<(/?)(\w+)([^>]*)>|([^<]+)", body[1] if body else ""):
            if m[4] is not None:
                text += html.unescape(m[4])
            elif m[2] == "TIMEX3" and not m[1]:
                opened.append((len(text), re.search(r'\btype="([^"]*)"', m[3])[1]))
            elif m[2] == "TIMEX3":
                start, kind = opened.pop()
                if len(text) > start:
                    spans.append((start, len(text), kind))
        out.append(SpanText(file.stem, text, spans))
    return out
