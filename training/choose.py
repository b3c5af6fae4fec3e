"""Choose the attributions of PolNeAR train that are worth reading next: those whose act the model doubts, and the rare acts.

    python training/choose.py --checkpoint FILE --base FOLDER --out FOLDER [--count 4300] [--batch 50]

Writes batch-NNN.txt into the folder (outside the repository: they hold text), each attribution marked in its context, to be read
with the guideline; `labels.py` takes the answers and keeps them stand-off.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from heads import best_window
from reader import corpora, windows
from reader.model import LABELS, Reader, pool, restored
from reader.pieces import Tokenizer
from train import SHARED, label_tables, to_tensors

RARE = ("promise", "offer", "refuse", "threaten", "agree", "consider", "warn", "decline", "announce", "predict")
NONE = {"source_kind": "named", "act": "state", "conditional": "0", "hedged": "0", "commitment": "-"}


@torch.no_grad()
def scores(model: Reader, tokenizer: Tokenizer, text: corpora.AttributionText, size: int) -> list[tuple[float, corpora.Attribution]]:
    """Doubt about act and commitment (entropy, nats) and the weight of rare acts, for each attribution without labels."""
    unread = [a for a in text.attributions if not a.labels]
    for i, a in enumerate(unread):
        a.labels = {**NONE, "number": str(i)}
    article = windows.to_article(tokenizer, text)
    cuts = windows.cut_points(len(article.pieces), size, 2 * windows.OVERLAP, None)
    out = []
    for low, high in cuts:
        w = windows.attribution_window(article, low, high)
        w.cues = [c for c in w.cues if c[2] and "number" in c[2] and (low, high) == best_window(c[0] + low, cuts, len(article.pieces))]
        if not w.cues:
            continue
        b = to_tensors(windows.collate([w], tokenizer), "cpu")
        with torch.autocast("cpu", torch.bfloat16):
            hidden = model.encoder(b["ids"], b["shape"], b["gap"], b["quote"], b["mask"])
        guesses = dict(zip(LABELS, model.labels(pool(hidden.float(), b["cue_rows"], b["roles"]))))
        act, flag = guesses["act"].softmax(-1), guesses["commitment"].softmax(-1)
        rare = act[:, [LABELS["act"].index(r) for r in RARE]].sum(-1)
        doubt = torch.special.entr(act).sum(-1) + torch.special.entr(flag).sum(-1)
        out += [(s.item(), unread[int(c[2]["number"])]) for s, c in zip(doubt + 1.5 * rare, w.cues)]
    return out


def marked(text: str, a: corpora.Attribution) -> str:
    """The attribution in its context: {source} <cue> [content]."""
    spans = [(s, e, m) for r, m in zip(corpora.ROLES, ("{}", "<>", "[]")) for s, e in getattr(a, r)]
    low, high = max(0, min(s for s, _, _ in spans) - 160), max(e for _, e, _ in spans) + 60
    opens, closes = {}, {}
    for s, e, m in spans:
        opens[s], closes[e] = m[0] + opens.get(s, ""), closes.get(e, "") + m[1]
    return "".join(closes.get(i, "") + opens.get(i, "") + ch for i, ch in enumerate(text[: high + 1]) if i >= low).replace("\n", " / ")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--shared", type=Path, default=SHARED)
    p.add_argument("--count", type=int, default=4300)
    p.add_argument("--batch", type=int, default=50)
    args = p.parse_args()
    torch.set_num_threads(2)
    saved = torch.load(args.checkpoint, map_location="cpu", weights_only=False)
    tokenizer = Tokenizer(args.base / "vocab.txt")
    model = restored(saved)
    model.eval()
    found = []
    for text in corpora.read_polnear(args.shared / "data" / "polnear" / "train", corpora.read_labels(*label_tables(args.shared))):
        found += [(score, text, a) for score, a in scores(model, tokenizer, text, saved["window"])]
    found.sort(key=lambda x: -x[0])
    chosen = sorted(found[: args.count], key=lambda x: (x[1].name, min(x[2].cue)))
    print(f"{len(found)} unread, {len(chosen)} chosen, least score {found[len(chosen) - 1][0]:.2f}")
    args.out.mkdir(parents=True, exist_ok=True)
    for i in range(0, len(chosen), args.batch):
        lines, last = [], ""
        for number, (_, text, a) in enumerate(chosen[i : i + args.batch], 1):
            if text.name != last:
                lines.append(f"== {text.name}")
                last = text.name
            lines.append(f"{number}\t{a.id}\t{marked(text.text, a)}")
        (args.out / f"batch-{i // args.batch + 1:03}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
