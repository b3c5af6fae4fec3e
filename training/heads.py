"""Train the label heads on, with the encoder as it stands: labelled attributions are few, so their pooled vectors are computed
once and the small network sees them many times. Beside them it sees signs of the wording (lemmas of the cue, modals, who the content
begins with, undertakings it tells of), written by the reader's own code: scripts/signs.ts.

    python training/heads.py --checkpoint FILE --base FOLDER --signs FILE [--cache FILE] [--folds 5]

The checkpoint is written again with the new heads and the list of signs. With --folds nothing is written: figures over folds of
articles, with the pooled vectors alone, the signs alone, and both.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from reader import corpora, windows
from reader.model import LABELS, LabelHead, Reader, pool, restored
from reader.pieces import Tokenizer
from train import SHARED, label_tables, to_tensors

Key = tuple[str, str]  # file, attribution id
LEAST = 5  # a sign that fewer labelled attributions show is left out
OFF = 0.2  # share of signs that are not shown in training


@torch.no_grad()
def pooled_labels(model: Reader, tokenizer: Tokenizer, shared: Path, size: int) -> tuple[Tensor, Tensor, list[Key]]:
    """Pooled vectors, labels and keys of all labelled attributions, each from the window it stands most inside."""
    labels = corpora.read_labels(*label_tables(shared))
    xs, ys, keys = [], [], []
    for text in corpora.read_polnear(shared / "data" / "polnear" / "train", labels):
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
            keys += [(c[2]["file"], c[2]["id"]) for c in window.cues]
    return torch.cat(xs), torch.cat(ys), keys


def best_window(at: int, cuts: list[tuple[int, int]], length: int) -> tuple[int, int]:
    def room(cut: tuple[int, int]) -> int:
        low, high = cut
        if not low <= at < high:
            return -1
        return min(at - low if low else length, high - 1 - at if high < length else length)

    return max(cuts, key=room)


def read_signs(file: Path) -> dict[Key, list[str]]:
    """What scripts/signs.ts wrote: file, attribution id and signs."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return {(f, id_): signs for f, id_, *signs in (line.split("\t") for line in lines if line)}


def scores(outputs: list[Tensor], y: Tensor) -> list[tuple[float, float]]:
    """For each label accuracy, and mean F1 over its values that occur at least five times."""
    out = []
    for i, (values, logits) in enumerate(zip(LABELS.values(), outputs)):
        guess = logits.argmax(-1)
        f = []
        for v in range(len(values)):
            g, p = y[:, i] == v, guess == v
            if g.sum() >= 5:
                f.append(2 * (g & p).sum().item() / max(1, (g.sum() + p.sum()).item()))
        out.append(((guess == y[:, i]).float().mean().item(), sum(f) / max(1, len(f))))
    return out


def shown(scored: list[tuple[float, float]]) -> str:
    return "  ".join(f"{k} {100 * a:.1f} / {100 * f:.1f}" for k, (a, f) in zip(LABELS, scored))


class Fit:
    """Heads over all labelled attributions: `x` pooled vectors, `y` labels, `bags` the places of the signs of each."""

    def __init__(self, x: Tensor, y: Tensor, bags: list[Tensor], signs: int, size: int):
        self.x, self.y, self.bags, self.signs, self.size = x, y, bags, signs, size

    def head(self, rows: Tensor, epochs: int, seed: int, batch: int = 128) -> LabelHead:
        torch.manual_seed(seed)
        head = LabelHead(self.size, 0.3, self.signs).train()
        rest = [p for n, p in head.named_parameters() if n != "signs"]
        groups = [{"params": rest, "weight_decay": 0.05}]
        if head.signs is not None:
            groups.append({"params": [head.signs], "weight_decay": 0.3})
        optimizer = torch.optim.AdamW(groups, lr=2e-3, fused=True)
        counts = [torch.bincount(self.y[rows, i], minlength=len(v)).float() + 1 for i, v in enumerate(LABELS.values())]
        weights = [(c.mean() / c).sqrt().clamp(0.5, 4) for c in counts]
        step, steps = 0, epochs * -(-len(rows) // batch)
        for _ in range(epochs):
            for part in rows[torch.randperm(len(rows))].split(batch):
                for group in optimizer.param_groups:
                    group["lr"] = 2e-3 * min(1, (step + 1) / 30) * (1 - step / steps)
                out = self.run(head, part, OFF)
                loss = sum(
                    F.cross_entropy(o, self.y[part, i], weight=w, label_smoothing=0.05) for i, (o, w) in enumerate(zip(out, weights))
                )
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                step += 1
        return head.eval()

    def run(self, head: LabelHead, rows: Tensor, off: float = 0) -> list[Tensor]:
        if head.signs is None:
            return head(self.x[rows])
        bags = [self.bags[i] for i in rows]
        places = torch.cat(bags)
        starts = torch.tensor([0, *(len(b) for b in bags[:-1])]).cumsum(0)
        kept = (torch.rand(len(places)) >= off).float() / (1 - off)
        return head(self.x[rows], F.embedding_bag(places, head.signs, starts, mode="sum", per_sample_weights=kept))

    @torch.no_grad()
    def logits(self, head: LabelHead, rows: Tensor) -> list[Tensor]:
        return self.run(head, rows)


def averaged(heads: list[LabelHead], size: int) -> LabelHead:
    """One head that gives the mean of the logits of several: their hidden layers side by side."""
    n, width = len(heads), heads[0].body[1].out_features
    signs = 0 if heads[0].signs is None else len(heads[0].signs)
    one = LabelHead(size, 0.3, signs, n * width)
    with torch.no_grad():
        one.body[1].weight.copy_(torch.cat([h.body[1].weight for h in heads]))
        one.body[1].bias.copy_(torch.cat([h.body[1].bias for h in heads]))
        for k, layer in one.heads.items():
            layer.weight.copy_(torch.cat([h.heads[k].weight for h in heads], 1) / n)
            layer.bias.copy_(sum(h.heads[k].bias for h in heads) / n)
        if signs:
            one.signs.copy_(torch.cat([*(h.signs[:, :width] for h in heads), sum(h.signs[:, width:] for h in heads) / n], 1))
    return one.eval()


def places_of(keys: list[Key], signs: dict[Key, list[str]], rows: list[int]) -> tuple[list[Tensor], list[str]]:
    """The signs that enough of the attributions `rows` show, and where those of each attribution stand in their list."""
    seen = Counter(s for i in rows for s in signs[keys[i]])
    listed = sorted(s for s, n in seen.items() if n >= LEAST)
    place = {s: i for i, s in enumerate(listed)}
    return [torch.tensor([place[s] for s in signs[k] if s in place], dtype=torch.long) for k in keys], listed


def compare(x: Tensor, y: Tensor, keys: list[Key], signs: dict[Key, list[str]], size: int, args: argparse.Namespace) -> None:
    number = {f: i for i, f in enumerate(sorted({f for f, _ in keys}))}
    groups = torch.tensor([number[f] for f, _ in keys])
    for name, vectors, wording in (("pooled", 1, False), ("signs", 0, True), ("both", 1, True)):
        outputs = [torch.zeros(len(y), len(v)) for v in LABELS.values()]
        for fold in range(args.folds):
            train, held = (groups % args.folds != fold).nonzero()[:, 0], (groups % args.folds == fold).nonzero()[:, 0]
            bags, listed = places_of(keys, signs, train.tolist())
            fit = Fit(vectors * x, y, bags, len(listed) if wording else 0, size)
            for seed in range(args.heads):
                for o, found in zip(outputs, fit.logits(fit.head(train, args.epochs, seed), held)):
                    o[held] += found
        print(f"{name}: {shown(scores(outputs, y))}", flush=True)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--signs", type=Path, required=True, help="what scripts/signs.ts wrote")
    p.add_argument("--shared", type=Path, default=SHARED)
    p.add_argument("--cache", type=Path, help="keep the pooled vectors here, and take them from here when they are there")
    p.add_argument("--heads", type=int, default=1, help="average so many heads")
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--folds", type=int, default=0, help="only compare, over so many folds of articles")
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    random.seed(1)
    saved = torch.load(args.checkpoint, map_location="cpu", weights_only=False)
    model = restored(saved).eval()
    size = model.encoder.norm.weight.shape[0]
    if args.cache and args.cache.exists():
        x, y, keys = torch.load(args.cache)
    else:
        x, y, keys = pooled_labels(model, Tokenizer(args.base / "vocab.txt"), args.shared, saved["window"])
        if args.cache:
            torch.save((x, y, keys), args.cache)
    signs = read_signs(args.signs)
    print(f"{len(x)} attributions; accuracy / macro F1:", flush=True)
    if args.folds:
        return compare(x, y, keys, signs, size, args)
    bags, listed = places_of(keys, signs, list(range(len(keys))))
    fit = Fit(x, y, bags, len(listed), size)
    head = averaged([fit.head(torch.arange(len(x)), args.epochs, seed) for seed in range(args.heads)], size)
    print(f"{len(listed)} signs; on what they were trained on: {shown(scores(fit.logits(head, torch.arange(len(x))), y))}", flush=True)
    rest = {k: v for k, v in saved["model"].items() if not k.startswith("labels.")}
    saved["model"] = rest | {f"labels.{k}": v for k, v in head.state_dict().items()}
    saved["signs"] = listed
    torch.save(saved, args.checkpoint)


if __name__ == "__main__":
    main()
