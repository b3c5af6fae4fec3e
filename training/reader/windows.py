"""Training windows: runs of pieces with targets, drawn anew each epoch."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import numpy as np

from .corpora import ROLES, Attribution, AttributionText, SpanText
from .model import LABELS, NAME_TYPES, ROLE_TAGS, TIME_TYPES, bio
from .pieces import GAPS, SHAPES, Pieces, Tokenizer, join

IGNORE = -100
OVERLAP = 32  # pieces shared by neighbouring windows of an article in training


@dataclass
class Frame:
    """An attribution as piece spans (half-open) by role."""

    spans: dict[str, list[tuple[int, int]]]
    labels: dict[str, str] | None
    nested: bool = False

    @property
    def at(self) -> int:
        return self.spans["cue"][0][0]

    @property
    def low(self) -> int:
        return min(a for s in self.spans.values() for a, _ in s)

    @property
    def high(self) -> int:
        return max(b for s in self.spans.values() for _, b in s)


@dataclass
class Article:
    pieces: Pieces
    frames: list[Frame]
    known: np.ndarray  # 1 where the absence of an attribution is known at any depth, 0 inside contents


@dataclass
class Window:
    task: str  # polnear, names, times
    pieces: Pieces
    cue_outer: np.ndarray | None = None  # 0/1
    cue_any: np.ndarray | None = None  # 0/1, IGNORE inside contents
    cues: list[tuple[int, np.ndarray, dict[str, str] | None]] = field(default_factory=list)  # position, role tags, labels
    tags: np.ndarray | None = None  # BIO of names or times


def touching(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """The pieces that overlap [start, end), as a half-open piece span (empty: a == b)."""
    a = int(np.searchsorted(pieces.end, start, side="right"))
    b = int(np.searchsorted(pieces.start, end, side="left"))
    return a, max(a, b)


def to_article(tokenizer: Tokenizer, text: AttributionText) -> Article:
    pieces = tokenizer(text.text)
    frames = []
    for a in text.attributions:
        spans = {r: [s for s in (touching(pieces, *x) for x in getattr(a, r)) if s[1] > s[0]] for r in ROLES}
        if spans["cue"] and spans["content"]:
            frames.append(Frame(spans, a.labels, a.nested))
    known = np.ones(len(pieces), np.int32)
    for f in frames:
        for a, b in f.spans["content"] if not text.whole else []:
            known[a:b] = 0
    return Article(pieces, frames, known)


# --- Nested attributions: PolNeAR has none, so sentences are put into the mouths of others ---------------------------------


@dataclass
class Template:
    """Source and cue of a real attribution, to be put before or after a sentence. Spans count pieces of `pieces`."""

    pieces: Pieces
    source: tuple[int, int]
    cue: tuple[int, int]
    before: bool


def templates(tokenizer: Tokenizer, texts: list[AttributionText]) -> list[Template]:
    out = []
    for t in texts:
        for a in t.attributions:
            if not (len(a.source) == len(a.cue) == len(a.content) == 1):
                continue
            (s, c, k) = (a.source[0], a.cue[0], a.content[0])
            low, high = min(s[0], c[0]), max(s[1], c[1])
            before = high <= k[0] and k[0] - high <= 1 and s[1] <= c[0]
            after = k[1] <= low and low - k[1] <= 3
            if not (before or after) or high - low > 60:
                continue
            cut = t.text[low:high]
            if any(q in cut for q in '"“”\n') or (after and any(q in t.text[k[1] - 1 : low] for q in '"”')):
                continue
            pieces = tokenizer(cut)
            source, cue = (touching(pieces, x - low, y - low) for x, y in (s, c))
            if source[1] > source[0] and cue[1] > cue[0]:
                out.append(Template(pieces, source, cue, before))
    return out


def sentences(p: Pieces, tokenizer: Tokenizer) -> list[tuple[int, int]]:
    """Rough sentences, as piece spans: after a full stop and any closing quotation mark, before a space and a capital; at lines."""
    stops = {tokenizer.vocabulary[m] for m in ".?!"}
    out, start = [], 0
    for i in range(1, len(p) + 1):
        if i < len(p):
            last = i - 1 if p.quote[i - 1] != 3 else i - 2
            ends = p.ids[last] in stops and p.gap[i] >= 1 and (p.shape[i] in (1, 2, 6) or p.quote[i] == 2)
            if not (ends or p.gap[i] >= 2):
                continue
        out.append((start, i))
        start = i
    return out


def _insert(a: Article, at: int, extra: Pieces) -> None:
    """Put pieces into an article; spans that end at `at` stay, those that begin there move."""
    k = len(extra)
    a.pieces = join([a.pieces.slice(0, at), extra, a.pieces.slice(at, len(a.pieces))])
    a.known = np.concatenate([a.known[:at], np.ones(k, np.int32), a.known[at:]])
    for f in a.frames:
        for r, spans in f.spans.items():
            f.spans[r] = [(s + k if s >= at else s, e + k if e > at else e) for s, e in spans]


def wrap_sentences(article: Article, tokenizer: Tokenizer, pool: list[Template], rng: random.Random, rate: float) -> Article:
    """A copy in which a share of the sentences stands inside an attribution to a source drawn from elsewhere."""
    a = Article(article.pieces, [replace(f, spans=dict(f.spans)) for f in article.frames], article.known)
    stop = tokenizer.vocabulary["."]
    for s, e in reversed(sentences(article.pieces, tokenizer)):
        inside = [f for f in article.frames if f.low < e and f.high > s]
        if e - s < 5 or e - s > 60 or article.pieces.ids[e - 1] != stop:
            continue
        if any(f.low < s or f.high > e for f in inside) or (article.pieces.quote[s:e] == 1).all():
            continue
        if rng.random() >= (rate if inside else rate / 3):
            continue
        t = rng.choice(pool)
        extra = t.pieces.slice(0, len(t.pieces))
        extra.gap = extra.gap.copy()
        if t.before:
            extra.gap[0] = a.pieces.gap[s]
            that = rng.random() < 0.7
            if that:
                extra = join([extra, tokenizer("that")])
                extra.gap[-1] = 1
            at, content = s, (s + len(t.pieces), e - 1 + len(extra))
        else:
            comma = tokenizer(",")
            comma.gap[0] = 0
            extra.gap[0] = 1
            extra = join([comma, extra])
            at, content = e - 1, (s, e - 1)
        first = at + (0 if t.before else 1)
        _insert(a, at, extra)
        if t.before:
            a.pieces.gap[at + len(extra)] = 1
        spans = {"source": [(t.source[0] + first, t.source[1] + first)], "cue": [(t.cue[0] + first, t.cue[1] + first)], "content": [content]}
        for f in a.frames:
            if content[0] <= f.low and f.high <= content[1]:
                f.nested = True
        a.frames.append(Frame(spans, None))
    return a


# --- Windows ---------------------------------------------------------------------------------------------------------------


def cut_points(n: int, size: int, overlap: int, rng: random.Random | None) -> list[tuple[int, int]]:
    """Windows over n pieces, evenly spread; with `rng` moved by up to half the slack."""
    if n <= size:
        return [(0, n)]
    count = -(-(n - overlap) // (size - overlap))
    if rng and rng.random() < 0.5:
        count += 1
    step = (n - size) / (count - 1)
    starts = [round(i * step) for i in range(count)]
    if rng:
        slack = max(0, int((size - step) / 2))
        starts = [0] + [min(n - size, max(0, s + rng.randint(-slack, slack))) for s in starts[1:-1]] + [n - size]
    return [(s, s + size) for s in starts]


def attribution_window(a: Article, low: int, high: int) -> Window:
    n = high - low
    outer, any_ = np.zeros(n, np.int32), np.where(a.known[low:high] == 1, 0, IGNORE)
    w = Window("polnear", a.pieces.slice(low, high), outer, any_)
    for f in a.frames:
        if not low <= f.at < high:
            continue
        at = f.at - low
        any_[at] = 1
        if not f.nested:
            outer[at] = 1
        tags = np.zeros(n, np.int32)
        for role in ("content", "source", "cue"):
            begin = ROLE_TAGS.index("B-" + role)
            for s, e in f.spans[role]:
                tags[max(0, s - low) : max(0, e - low)] = begin + 1
                if low <= s < high:
                    tags[s - low] = begin
        w.cues.append((at, tags, f.labels))
    return w


SHORTEST = 8  # pieces of a content that is worth reading alone


def content_windows(a: Article) -> list[Window]:
    """Contents of an article that was read whole, each as a text of its own, as the reader sees them the second time: there the
    attributions that are inside no other of that content are the outermost."""
    out = []
    for f in a.frames:
        for low, high in f.spans["content"] if not f.nested else []:
            if high - low < SHORTEST:
                continue
            inside = [g for g in a.frames if g is not f and low <= g.low and g.high <= high]
            own = [replace(g, nested=any(h is not g and any(s <= g.low and g.high <= e for s, e in h.spans["content"]) for h in inside)) for g in inside]
            out.append(attribution_window(Article(a.pieces, own, a.known), low, high))
    return out


def span_tags(pieces: Pieces, spans: list[tuple[int, int, str]], types: list[str]) -> np.ndarray:
    tags = np.zeros(len(pieces), np.int32)
    for start, end, kind in spans:
        a, b = touching(pieces, start, end)
        if b > a and kind in types:
            begin = 1 + 2 * types.index(kind)
            tags[a:b] = begin + 1
            tags[a] = begin
    return tags


GLUE_BEFORE = {".", ",", ";", ":", "?", "!", ")", "%", "'s", "n't", "'re", "'ve", "'ll", "'d", "'"}
GLUE_AFTER = {"(", "$", "#"}


def name_text(sentences_: list[list[tuple[str, str]]], rng: random.Random | None) -> SpanText:
    """Sentences of (word, tag) to a text with spans: tokens spaced as the scorer gives them, or, half the time in training,
    set as in print, and now and then all in capitals."""
    printed = rng is not None and rng.random() < 0.5
    text, spans, quoted = "", [], False
    for words in sentences_:
        capitals = rng is not None and rng.random() < 0.08
        current: list | None = None
        for i, (word, tag) in enumerate(words):
            if i:
                glue = printed and (word in GLUE_BEFORE or words[i - 1][0] in GLUE_AFTER)
                if printed and '"' in (word, words[i - 1][0]):
                    glue = quoted
                text += "" if glue else " "
            if word == '"':
                quoted = not quoted
            bio_, _, kind = tag.partition("-")
            if current and (bio_ in "OB" or kind != current[2]):
                spans.append(tuple(current))
                current = None
            start = len(text)
            text += word.upper() if capitals and len(word.upper()) == len(word) else word
            if kind and not current:
                current = [start, len(text), kind]
            elif current:
                current[1] = len(text)
        if current:
            spans.append(tuple(current))
        quoted = False
        text += " " if printed and rng.random() < 0.5 else "\n"
    return SpanText("", text, spans)


def name_windows(tokenizer: Tokenizer, documents: list[list[list[tuple[str, str]]]], size: int, rng: random.Random | None) -> list[Window]:
    """Sentences packed to about `size` pieces; in training across documents, so that little is padding."""
    out = []
    if rng is not None:
        documents = [[s for d in rng.sample(documents, len(documents)) for s in d]]
    for document in documents:
        pack: list[list[tuple[str, str]]] = []
        weight = 0
        for sentence in document + [[]]:
            cost = int(1.3 * len(sentence)) + 1
            if pack and (not sentence or weight + cost > size):
                t = name_text(pack, rng)
                pieces = tokenizer(t.text)
                tags = span_tags(pieces, t.spans, NAME_TYPES)
                out.append(Window("names", pieces.slice(0, size), tags=tags[:size]))
                pack, weight = [], 0
            if sentence:
                pack.append(sentence)
                weight += cost
    return out


def time_windows(tokenizer: Tokenizer, texts: list[SpanText], size: int, rng: random.Random | None) -> list[Window]:
    out = []
    for t in texts:
        pieces = tokenizer(t.text)
        tags = span_tags(pieces, t.spans, TIME_TYPES)
        out += [Window("times", pieces.slice(a, b), tags=tags[a:b]) for a, b in cut_points(len(pieces), size, OVERLAP, rng)]
    return [w for w in out if len(w.pieces)]


def recase(w: Window, rng: random.Random) -> Window:
    """Now and then a window is all capitals (headlines, wires)."""
    if rng.random() < 0.02:
        p = w.pieces.slice(0, len(w.pieces))
        p.shape = np.where(np.isin(p.shape, [SHAPES.index(s) for s in ("lower", "Title", "mixed")]), SHAPES.index("UPPER"), p.shape)
        w.pieces = p
    return w


def collate(windows: list[Window], tokenizer: Tokenizer) -> dict[str, np.ndarray]:
    """A batch as arrays, with [CLS] and [SEP] put around each window."""
    b, t = len(windows), max(len(w.pieces) for w in windows) + 2
    none = SHAPES.index("none")
    out = {"ids": np.full((b, t), tokenizer.pad), "shape": np.full((b, t), none), "gap": np.zeros((b, t), int),
           "quote": np.zeros((b, t), int), "mask": np.zeros((b, t), int)}
    for k in ("cue_outer", "cue_any", "names", "times"):
        out[k] = np.full((b, t), IGNORE)
    rows, at, roles, labelled, labels = [], [], [], [], []
    for i, w in enumerate(windows):
        n = len(w.pieces)
        out["ids"][i, 0], out["ids"][i, n + 1] = tokenizer.cls, tokenizer.sep
        out["mask"][i, : n + 2] = 1
        for k in ("ids", "shape", "gap", "quote"):
            out[k][i, 1 : n + 1] = getattr(w.pieces, k)
        if w.task == "polnear":
            out["cue_outer"][i, 1 : n + 1], out["cue_any"][i, 1 : n + 1] = w.cue_outer, w.cue_any
        else:
            out[w.task][i, 1 : n + 1] = w.tags
        for position, tags, lab in w.cues:
            row = np.full(t, IGNORE)
            row[1 : n + 1] = tags
            if lab:
                labelled.append(len(rows))
                labels.append([LABELS[k].index(lab[k]) for k in LABELS])
            rows.append(i)
            at.append(position + 1)
            roles.append(row)
    out["cue_rows"], out["cue_at"] = np.array(rows, int), np.array(at, int)
    out["roles"] = np.array(roles, int).reshape(-1, t)
    out["labelled"], out["labels"] = np.array(labelled, int), np.array(labels, int).reshape(-1, len(LABELS))
    return out


assert bio(NAME_TYPES)[1] == "B-PER" and GAPS[1] == "space"
