"""Text to word pieces with features. `src/read/encoder/wordpiece.ts` is the same algorithm; keep the two alike.

A piece carries its vocabulary id and three small features that an uncased vocabulary loses: the shape of its word, the gap
before it, and where it stands with regard to quotation marks. Offsets are code points, half-open.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

CLS, SEP, UNK, PAD = "[CLS]", "[SEP]", "[UNK]", "[PAD]"
SHAPES = ["lower", "UPPER", "Title", "digit", "mixed", "mark", "Initial", "none"]
GAPS = ["glued", "space", "line", "paragraph"]
QUOTES = ["outside", "inside", "opening", "closing"]
LONGEST_WORD = 100
OPENING, CLOSING = "“«„", "”»"


@dataclass
class Pieces:
    """The pieces of one text, as parallel int32 arrays."""

    ids: np.ndarray
    shape: np.ndarray
    gap: np.ndarray
    quote: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    def slice(self, a: int, b: int) -> "Pieces":
        return Pieces(self.ids[a:b], self.shape[a:b], self.gap[a:b], self.quote[a:b], self.start[a:b], self.end[a:b])


def join(parts: list[Pieces]) -> Pieces:
    """Parts one after another; offsets are kept as they are."""
    fields = ("ids", "shape", "gap", "quote", "start", "end")
    return Pieces(*(np.concatenate([getattr(p, f) for p in parts]) for f in fields))


@lru_cache(maxsize=None)
def _normal(ch: str) -> tuple[str, str]:
    """What one character becomes: its kind (space, skip, mark, letter) and its folded form."""
    category = unicodedata.category(ch)
    if ch in "\t\n\r":
        return "space", ""
    if ch in "\0\ufffd" or category[0] == "C":
        return "skip", ""
    if ch.isspace():
        return "space", ""
    folded = "".join(c for c in unicodedata.normalize("NFD", ch) if unicodedata.category(c) != "Mn").lower()
    if not folded:
        return "skip", ""
    if len(folded) == 1:
        code = ord(folded)
        ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
        if ascii_mark or unicodedata.category(folded)[0] == "P" or _is_cjk(code):
            return "mark", folded
    return "letter", folded


def _is_cjk(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2A6DF or 0x2A700 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F
    )


@lru_cache(maxsize=200_000)
def shape_of(word: str) -> int:
    """The shape of a word as written, an index into SHAPES."""
    upper = sum(c.isupper() for c in word)
    lower = sum(c.islower() for c in word)
    letters = upper + lower
    if not letters:
        return 3 if any(c.isdigit() for c in word) else 5 if not any(c.isalpha() for c in word) else 0
    if not upper:
        return 0
    if not lower:
        return 1 if letters > 1 else 6
    return 2 if upper == 1 and word[0].isupper() else 4


class Tokenizer:
    """WordPiece over an uncased BERT vocabulary (one piece a line)."""

    def __init__(self, vocabulary: Path):
        self.vocabulary = {p: i for i, p in enumerate(vocabulary.read_text(encoding="utf-8").split("\n")) if p}
        self.cls, self.sep, self.unk, self.pad = (self.vocabulary[p] for p in (CLS, SEP, UNK, PAD))
        self._cache: dict[str, list[tuple[int, int]]] = {}

    def _word(self, folded: str) -> list[tuple[int, int]]:
        """The pieces of a folded word, longest match first: (id, length in folded characters)."""
        if folded in self._cache:
            return self._cache[folded]
        out: list[tuple[int, int]] = []
        at = 0
        while at < len(folded):
            end = len(folded)
            while end > at:
                piece = self.vocabulary.get(("##" if at else "") + folded[at:end])
                if piece is not None:
                    break
                end -= 1
            if end == at or len(folded) > LONGEST_WORD:
                out = [(self.unk, len(folded))]
                break
            out.append((piece, end - at))
            at = end
        self._cache[folded] = out
        return out

    def __call__(self, text: str) -> Pieces:
        rows: list[tuple[int, int, int, int, int, int]] = []
        gap, inside = 3, False
        folded: list[str] = []
        origin: list[int] = []  # for each folded character, the code point it came from

        def flush() -> None:
            nonlocal gap, inside
            if not folded:
                return
            word = text[origin[0] : origin[-1] + 1]
            if gap >= 2:
                inside = False
            quote = 1 if inside else 0
            if word in OPENING or (word == '"' and not inside):
                quote, inside = 2, True
            elif word in CLOSING or word == '"':
                quote, inside = 3, False
            shape, at = shape_of(word), 0
            for piece, length in self._word("".join(folded)):
                rows.append((piece, shape, gap, quote, origin[at], origin[at + length - 1] + 1))
                gap, at = 0, at + length
            folded.clear()
            origin.clear()

        for i, ch in enumerate(text):
            kind, form = _normal(ch)
            if kind == "space":
                flush()
                gap = max(gap, (3 if gap >= 2 else 2) if ch == "\n" else 1)
            elif kind == "mark":
                flush()
                folded.append(form)
                origin.append(i)
                flush()
            elif kind == "letter":
                folded.extend(form)
                origin.extend([i] * len(form))
        flush()
        columns = np.array(rows, dtype=np.int32).reshape(-1, 6).T
        return Pieces(*columns)
