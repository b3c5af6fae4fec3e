"""Train the label heads on, with the encoder as it stands: labelled attributions are few, so their pooled vectors are computed
once and the small network sees them many times.

    python training/heads.py --checkpoint FILE --base FOLDER [--epochs 40]

The checkpoint is written again with the new heads. One attribution in eight, by article, is held out to choose the epoch.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
import torch.nn.functional as F

from reader import corpora, windows
from reader.model import LABELS, LabelHead, Reader, pool
from reader.pieces import Tokenizer
from train import SHARED, label_tables, to_tensors


@torch.no_grad()
def pooled_labels(model: Reader, tokenizer: Tokenizer, shared: Path, size: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pooled vectors, labels and article numbers of all labelled attributions, each from the window it stands most inside."""
    labels = corpora.read_labels(*label_tables(shared))
    xs, ys, groups = [], [], []
    for number, text in enumerate(corpora.read_polnear(shared / "data" / "polnear" / "train", labels)):
        if not any(a.labels for a in text.attributions):
            continue
        article = windows.to_article(tokenizer, text)
        cuts = windows.cut_points(len(article.pieces), size, 2 * windows.OVERLAP, None)
        for low, high in cuts:
            window = windows.attribution_window(article, low, high)
            window.cues = [c for c in window.cues if c[2] and (low, high) == best_window(c[0] + low, cuts, len(article.pieces))]
            if not window.cues:
                continue
            b = to_tensors(windows.collate([window], tokenizer), "cpu")
            with torch.autocast("cpu", torch.bfloat16):
                hidden = model.encoder(b["ids"], b["shape"], b["gap"], b["quote"], b["mask"])
            xs.append(pool(hidden.float(), b["cue_rows"], b["roles"]))
            ys.append(b["labels"])
            groups += [number] * len(b["labels"])
    return torch.cat(xs), torch.cat(ys), torch.tensor(groups)


def best_window(at: int, cuts: list[tuple[int, int]], length: int) -> tuple[int, int]:
    def room(cut: tuple[int, int]) -> int:
        low, high = cut
        if not low <= at < high:
            return -1
        return min(at - low if low else length, high - 1 - at if high < length else length)

    return max(cuts, key=room)


def macro(head: LabelHead, x: torch.Tensor, y: torch.Tensor) -> list[float]:
    """Mean F1 over the values of each label that occur at least five times."""
    head.eval()
    with torch.no_grad():
        guesses = [o.argmax(-1) for o in head(x)]
    head.train()
    out = []
    for i, values in enumerate(LABELS.values()):
        scores = []
        for v in range(len(values)):
            g, p = y[:, i] == v, guesses[i] == v
            if g.sum() >= 5:
                scores.append(2 * (g & p).sum().item() / max(1, (g.sum() + p.sum()).item()))
        out.append(sum(scores) / max(1, len(scores)))
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--shared", type=Path, default=SHARED)
    p.add_argument("--epochs", type=int, default=40)
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    random.seed(1)
    saved = torch.load(args.checkpoint, map_location="cpu", weights_only=False)
    tokenizer = Tokenizer(args.base / "vocab.txt")
    model = Reader(vocabulary=len(tokenizer.vocabulary), layers=saved["layers"])
    model.load_state_dict(saved["model"])
    model.eval()
    x, y, groups = pooled_labels(model, tokenizer, args.shared, saved["window"])
    held = groups % 8 == 0
    print(f"{len(x)} attributions, {held.sum().item()} held out; before: {macro(model.labels, x[held], y[held])}", flush=True)
    counts = [torch.bincount(y[:, i], minlength=len(v)).float() + 1 for i, v in enumerate(LABELS.values())]
    weights = [(c.mean() / c).sqrt().clamp(0.5, 4) for c in counts]

    def fit(rows: torch.Tensor, epochs: int, watch: bool) -> tuple[LabelHead, int]:
        head = LabelHead(x.shape[1] // LabelHead.POOLED, 0.3).train()
        optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.05)
        best, best_epoch = 0.0, epochs
        for epoch in range(epochs):
            for group in optimizer.param_groups:
                group["lr"] = 1e-3 * (1 - epoch / args.epochs)
            for batch in rows[torch.randperm(len(rows))].split(64):
                out = head(x[batch])
                loss = sum(F.cross_entropy(o, y[batch, i], weight=w, label_smoothing=0.05) for i, (o, w) in enumerate(zip(out, weights)))
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            if watch:
                scores = macro(head, x[held], y[held])
                if sum(scores) > best:
                    best, best_epoch = sum(scores), epoch + 1
                    print(f"epoch {epoch + 1}: " + " ".join(f"{k} {100 * s:.1f}" for k, s in zip(LABELS, scores)), flush=True)
        return head, best_epoch

    _, epochs = fit((~held).nonzero()[:, 0], args.epochs, True)
    head, _ = fit(torch.arange(len(x)), epochs, False)
    model.labels.load_state_dict(head.state_dict())
    saved["model"] = model.state_dict()
    torch.save(saved, args.checkpoint)


if __name__ == "__main__":
    main()
