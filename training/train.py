"""Train the reader on all tasks at once.

    python training/train.py --base FOLDER --out FOLDER [--minutes 90 | --epochs 4] [--device cpu|cuda]

FOLDER of --base holds model.safetensors and vocab.txt of a BERT of 384 units: what bge.py writes, or all-MiniLM-L6-v2. A run can
be stopped at any time and goes on from its last checkpoint when started again with the same --out.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

from reader import corpora, windows
from reader.model import LABELS, Reader, load_bert, pool
from reader.pieces import Tokenizer

SHARED = Path(__file__).resolve().parents[2] / "shared"
LABELLED = Path(__file__).resolve().parent / "labels"
WEIGHTS = {"cue_outer": 1.0, "cue_any": 0.5, "roles": 0.1, "names": 0.5, "times": 0.5, "labels": 1.5}


def label_tables(shared: Path) -> list[Path]:
    return [shared / "gold" / "train" / "labels.tsv", LABELLED / "attributions.tsv"]


def arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shared", type=Path, default=SHARED, help="the folder with data/ and gold/")
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--start", type=Path, help="a checkpoint whose weights to begin with: another cycle of the learning rate")
    p.add_argument("--out", type=Path, required=True, help="checkpoints and log; outside the repository")
    p.add_argument("--minutes", type=float, help="stop after so many minutes of training; the learning rate follows the clock")
    p.add_argument("--epochs", type=float, default=4, help="without --minutes, stop after so many epochs")
    p.add_argument("--layers", type=int, default=12)
    p.add_argument("--window", type=int, default=382, help="pieces a window, without [CLS] and [SEP]")
    p.add_argument("--batch", type=int, default=8, help="windows a step")
    p.add_argument("--lr", type=float, default=1.5e-4)
    p.add_argument("--head-lr", type=float, default=1e-3)
    p.add_argument("--warmup", type=float, default=0.05, help="share of the run")
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--wrap", type=float, default=0.06, help="share of sentences with attributions that are put inside another")
    p.add_argument("--save-minutes", type=float, default=10)
    p.add_argument("--max-steps", type=int, help="for a trial run")
    p.add_argument("--log-steps", type=int, default=50)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--processes", type=int, default=1, help="share each batch among so many; on busy cores better than threads")
    p.add_argument("--threads", type=int, default=2, help="of each process")
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return p.parse_args()


class Data:
    """All corpora in memory; `epoch` draws a fresh list of windows."""

    def __init__(self, shared: Path, tokenizer: Tokenizer, size: int, wrap: float):
        self.tokenizer, self.size, self.wrap = tokenizer, size, wrap
        data = shared / "data"
        train = corpora.read_polnear(data / "polnear" / "train", corpora.read_labels(*label_tables(shared)), corpora.read_nested(LABELLED))
        self.templates = windows.templates(tokenizer, train)
        self.train = [windows.to_article(tokenizer, a) for a in train]
        self.contents = [w for text, a in zip(train, self.train) if text.whole for w in windows.content_windows(a)]
        self.dev = [windows.to_article(tokenizer, a) for a in corpora.read_polnear(data / "polnear" / "dev", {})]
        self.names = corpora.read_conll(data / "conll2003" / "eng.train")
        self.names_dev = corpora.read_conll(data / "conll2003" / "eng.testa")
        times = [t for d in ("AQUAINT", "TimeBank") for t in corpora.read_timeml(data / "tempeval3" / d)]
        self.times = [t for i, t in enumerate(times) if i % 5]
        self.times_dev = [t for i, t in enumerate(times) if i % 5 == 0]

    def epoch(self, rng: random.Random, batch: int) -> list[list[windows.Window]]:
        """Batches of windows; contents that are read alone are short, and stand in larger batches of their own."""
        out = []
        for article in self.train:
            a = windows.wrap_sentences(article, self.tokenizer, self.templates, rng, self.wrap)
            for low, high in windows.cut_points(len(a.pieces), self.size, windows.OVERLAP, rng):
                w = windows.attribution_window(a, low, high)
                out.append(w)
        out += windows.name_windows(self.tokenizer, self.names, self.size, rng)
        out += windows.time_windows(self.tokenizer, self.times, self.size, rng)
        out = [windows.recase(w, rng) for w in out]
        rng.shuffle(out)
        contents = sorted(rng.sample(self.contents, len(self.contents)), key=lambda w: len(w.pieces) // 32)
        batches = [part[i : i + n] for part, n in ((out, batch), (contents, 4 * batch)) for i in range(0, len(part), n)]
        rng.shuffle(batches)
        return batches

    def held_out(self) -> list[windows.Window]:
        out = []
        for a in self.dev:
            out += [windows.attribution_window(a, *c) for c in windows.cut_points(len(a.pieces), self.size, windows.OVERLAP, None)]
        out += windows.name_windows(self.tokenizer, self.names_dev, self.size, None)
        return out + windows.time_windows(self.tokenizer, self.times_dev, self.size, None)


def to_tensors(batch: dict[str, np.ndarray], device: str) -> dict[str, torch.Tensor]:
    return {k: torch.from_numpy(v).to(device) for k, v in batch.items()}


def forward(model: Reader, b: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    hidden = model.encoder(b["ids"], b["shape"], b["gap"], b["quote"], b["mask"])
    cue, names, times = model.tokens(hidden, b["shape"])
    out = {"cue_outer": cue[..., 0], "cue_any": cue[..., 1], "names": names, "times": times}
    if len(b["cue_rows"]):
        out["roles"] = model.roles.forward_batch(hidden, b["cue_rows"], b["cue_at"])
    if len(b["labelled"]):
        out["labels"] = model.labels(pool(hidden, b["cue_rows"][b["labelled"]], b["roles"][b["labelled"]]))
    return out


def losses(out: dict[str, torch.Tensor], b: dict[str, torch.Tensor], label_weights: list[torch.Tensor]) -> dict[str, torch.Tensor]:
    """Each task's loss, summed over its pieces and divided by the windows of the batch."""
    n = len(b["ids"])
    loss = {}
    for k in ("cue_outer", "cue_any"):
        known = b[k] >= 0
        if known.any():
            loss[k] = F.binary_cross_entropy_with_logits(out[k][known].float(), b[k][known].float(), reduction="sum") / n
    for k in ("names", "times", "roles"):
        if k in out and (b[k] >= 0).any():
            loss[k] = F.cross_entropy(out[k].flatten(0, 1).float(), b[k].flatten(), ignore_index=windows.IGNORE, reduction="sum") / n
    if "labels" in out:
        parts = (F.cross_entropy(o.float(), b["labels"][:, i], weight=w, reduction="sum") for i, (o, w) in enumerate(zip(out["labels"], label_weights)))
        loss["labels"] = sum(parts) / n
    return loss


def label_weights(data: Data, device: str) -> list[torch.Tensor]:
    """Rare labels weigh more, by the square root of their rarity, within [0.5, 4]."""
    out = []
    for k, values in LABELS.items():
        seen = [f.labels[k] for a in data.train for f in a.frames if f.labels]
        counts = np.array([seen.count(v) + 1 for v in values])
        out.append(torch.tensor(np.clip(np.sqrt(counts.mean() / counts), 0.5, 4), dtype=torch.float32, device=device))
    return out


@torch.no_grad()
def evaluate(model: Reader, batches: list[dict[str, torch.Tensor]], autocast) -> str:
    """Quick dev figures by piece, for the log: F1 of cue beginnings, accuracy of role tags inside or near spans, F1 of tags."""
    model.eval()
    c: dict[str, list[int]] = {}
    for b in batches:
        with autocast():
            out = forward(model, b)
        for k in ("cue_outer", "names", "times", "roles"):
            if k not in out:
                continue
            guess = (out[k] > 0).long() if k == "cue_outer" else out[k].argmax(-1)
            known = b[k] >= 0
            right = ((guess == b[k]) & (b[k] > 0) & known).sum().item()
            t = c.setdefault(k, [0, 0, 0])
            for i, v in enumerate((right, ((guess > 0) & known).sum().item(), (b[k] > 0).sum().item())):
                t[i] += v
    model.train()
    return " ".join(f"{k} {200 * r / max(1, p + g):.2f}" for k, (r, p, g) in c.items())


def share_gradients(model: Reader, ranks: int) -> None:
    """Average the gradients of all processes, in bfloat16 on the way."""
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in model.parameters()]
    flat = torch.cat([g.flatten() for g in grads]).bfloat16()
    dist.all_reduce(flat)
    for p, part in zip(model.parameters(), flat.float().div_(ranks).split([g.numel() for g in grads])):
        p.grad = part.view_as(p)


def main() -> None:
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.processes == 1:
        return run(args, 0)
    (args.out / "meeting").unlink(missing_ok=True)
    torch.multiprocessing.spawn(enter, (args,), nprocs=args.processes)


def enter(rank: int, args: argparse.Namespace) -> None:
    meeting = (args.out / "meeting").absolute()
    dist.init_process_group("gloo", store=dist.FileStore(str(meeting), args.processes), rank=rank, world_size=args.processes)
    run(args, rank)
    dist.destroy_process_group()


def run(args: argparse.Namespace, rank: int) -> None:
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    log = (args.out / "log.txt").open("a", encoding="utf-8")

    def say(*words: object) -> None:
        if rank:
            return
        line = " ".join([time.strftime("%H:%M:%S"), *map(str, words)])
        print(line, flush=True)
        print(line, file=log, flush=True)

    tokenizer = Tokenizer(args.base / "vocab.txt")
    data = Data(args.shared, tokenizer, args.window, args.wrap)
    say(f"{len(data.train)} articles, {sum(len(a.pieces) for a in data.train)} pieces, {len(data.templates)} templates")
    model = Reader(vocabulary=len(tokenizer.vocabulary), layers=args.layers, dropout=args.dropout)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location="cpu", weights_only=False)["model"])
    else:
        load_bert(model, args.base / "model.safetensors")
    model.to(args.device).train()
    torch.manual_seed(args.seed + rank)  # the same weights to begin with, other dropout
    weights = label_weights(data, args.device)
    encoder = [p for p in model.encoder.layers.parameters()] + [model.encoder.words.weight, model.encoder.positions.weight, *model.encoder.norm.parameters()]
    fresh = [p for p in model.parameters() if not any(p is q for q in encoder)]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "top": args.lr}, {"params": fresh, "top": args.head_lr}], weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )
    held_out = data.held_out() if rank == 0 else []
    dev = [to_tensors(windows.collate(held_out[i : i + 8], tokenizer), args.device) for i in range(0, len(held_out), 8)]

    def autocast():
        return torch.autocast(args.device, torch.bfloat16)

    step, spent, epoch, first = 0, 0.0, 0, 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=args.device, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step, spent, epoch, first = saved["step"], saved["spent"], saved["epoch"], saved["next"]
        say(f"resumed at step {step}, epoch {epoch}, {spent / 60:.1f} min")

    def save(next_: int) -> None:
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "spent": spent, "epoch": epoch,
                 "next": next_, "layers": args.layers, "window": args.window}
        torch.save(state, checkpoint.with_suffix(".tmp"))
        checkpoint.with_suffix(".tmp").replace(checkpoint)

    done, running, seen, last_save = False, {}, 0, time.monotonic()
    while not done:
        order = data.epoch(random.Random(f"{args.seed}-{epoch}"), args.batch)
        steps = len(order)
        say(f"epoch {epoch}: {sum(map(len, order))} windows, {steps} steps")
        for i in range(first, steps):
            began = time.monotonic()
            progress = spent / 60 / args.minutes if args.minutes else (epoch + i / steps) / args.epochs
            if args.processes > 1:
                clock = torch.tensor([progress])
                dist.broadcast(clock, 0)
                progress = clock.item()
            if progress >= 1 or (args.max_steps and step >= args.max_steps):
                done = True
                break
            rate = min(progress / args.warmup, (1 - progress) / (1 - args.warmup)) if args.warmup else 1 - progress
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * max(rate, 0.005)
            b = to_tensors(windows.collate(order[i][rank :: args.processes] or order[i][:1], tokenizer), args.device)
            with autocast():
                out = forward(model, b)
            loss = losses(out, b, weights)
            optimizer.zero_grad(set_to_none=True)
            sum(WEIGHTS[k] * v for k, v in loss.items()).backward()
            if args.processes > 1:
                share_gradients(model, args.processes)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            step += 1
            seen += int(b["mask"].sum())
            for k, v in loss.items():
                running.setdefault(k, []).append(v.item())
            spent += time.monotonic() - began
            if step % args.log_steps == 0:
                say(f"step {step} epoch {epoch + i / steps:.2f} done {100 * progress:.1f}% {seen / max(spent, 1):.0f} pieces/s", *(f"{k} {np.mean(v):.3f}" for k, v in running.items()))
                running = {}
            if rank == 0 and time.monotonic() - last_save > 60 * args.save_minutes:
                save(i + 1)
                say("dev:", evaluate(model, dev, autocast))
                last_save = time.monotonic()
        else:
            epoch, first = epoch + 1, 0
            continue
    if rank:
        return
    save(i)
    say("dev:", evaluate(model, dev, autocast))
    say("finished")


if __name__ == "__main__":
    main()
