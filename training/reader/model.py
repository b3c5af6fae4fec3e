"""The network: a BERT encoder of six layers with small heads."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .pieces import GAPS, QUOTES, SHAPES

ROLE_TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
NAME_TYPES = ["PER", "ORG", "LOC", "MISC"]
TIME_TYPES = ["DATE", "TIME", "DURATION", "SET"]
LABELS = {
    "source_kind": ["named", "unnamed", "body", "document", "outlet", "group", "none"],
    "act": ["promise", "offer", "refuse", "threaten", "agree", "consider", "request", "ask", "announce", "predict", "warn",
            "deny", "accuse", "praise", "decline", "mental", "state"],
    "conditional": ["0", "1"],
    "hedged": ["0", "1"],
    "commitment": ["-", "self", "other"],
}
DISTANCES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256]  # upper bounds of the buckets, in pieces


def bio(types: list[str]) -> list[str]:
    return ["O"] + [f"{p}-{t}" for t in types for p in "BI"]


class Layer(nn.Module):
    def __init__(self, size: int, inner: int, heads: int, dropout: float):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(b, t, d))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with their features to one vector each."""

    def __init__(self, vocabulary: int, size: int, inner: int, layers: int, heads: int, dropout: float):
        super().__init__()
        self.words = nn.Embedding(vocabulary, size)
        self.positions = nn.Embedding(512, size)
        self.shape = nn.Embedding(len(SHAPES), size)
        self.gap = nn.Embedding(len(GAPS), size)
        self.quote = nn.Embedding(len(QUOTES), size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, inner, heads, dropout) for _ in range(layers))

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, quote: Tensor, mask: Tensor) -> Tensor:
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(at)[None] + self.shape(shape) + self.gap(gap) + self.quote(quote)
        x = self.dropout(self.norm(x))
        bias = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(mask == 0, -1e4)[:, None, None, :]
        if torch.is_autocast_enabled(x.device.type):
            bias = bias.to(torch.get_autocast_dtype(x.device.type))
        for layer in self.layers:
            x = layer(x, bias)
        return x


class TokenHeads(nn.Module):
    """Per piece: two cue logits (outermost attributions; any depth), name tags, time tags."""

    def __init__(self, size: int, dropout: float):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.cue = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Linear(128, 2))
        self.shape = nn.Embedding(len(SHAPES), size)
        self.name = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Linear(128, len(bio(NAME_TYPES))))
        self.time = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Linear(128, len(bio(TIME_TYPES))))

    def forward(self, hidden: Tensor, shape: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.dropout(hidden)
        return self.cue(hidden), self.name(hidden + self.shape(shape)), self.time(hidden)


class RoleHead(nn.Module):
    """For a cue, the role of every piece of its window: additive and multiplicative terms of piece and cue, and their distance."""

    def __init__(self, size: int, width: int, dropout: float):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.piece = nn.Linear(size, 2 * width)
        self.cue = nn.Linear(size, 2 * width)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 3, width)
        self.out = nn.Linear(width, len(ROLE_TAGS))
        self.register_buffer("bounds", torch.tensor(DISTANCES), persistent=False)

    def bucket(self, distance: Tensor) -> Tensor:
        """Signed distance in pieces to the index of its embedding."""
        size = (distance.abs()[..., None] > self.bounds).sum(-1)
        size = torch.where(distance == 0, 0, size + 1)
        return torch.where(distance < 0, -size, size) + len(DISTANCES) + 1

    def forward(self, pieces: Tensor, cues: Tensor, at: Tensor) -> Tensor:
        """pieces [C, T, size] or [1, T, size] (shared by all), cues [C, size], at [C]: logits [C, T, tags]."""
        add_p, mul_p = self.piece(self.dropout(pieces)).chunk(2, -1)
        add_c, mul_c = self.cue(cues)[:, None].chunk(2, -1)
        distance = torch.arange(pieces.shape[1], device=pieces.device)[None] - at[:, None]
        z = add_p + add_c + self.distance(self.bucket(distance)) + mul_p * mul_c
        return self.out(F.relu(z))

    def forward_batch(self, hidden: Tensor, rows: Tensor, at: Tensor) -> Tensor:
        """As forward, for cues (row, position) of a batch [B, T, size]; pieces are projected once a row."""
        add_p, mul_p = self.piece(self.dropout(hidden))[rows].chunk(2, -1)
        add_c, mul_c = self.cue(hidden[rows, at])[:, None].chunk(2, -1)
        distance = torch.arange(hidden.shape[1], device=hidden.device)[None] - at[:, None]
        z = add_p + add_c + self.distance(self.bucket(distance)) + mul_p * mul_c
        return self.out(F.relu(z))


class LabelHead(nn.Module):
    """Labels of an attribution from pooled vectors (source, cue, content by mean and by greatest, the window's first piece) and, where
    there are any, from signs of the wording: each sign adds a row to the hidden layer and one to the logits."""

    POOLED = 5

    def __init__(self, size: int, dropout: float, signs: int = 0, width: int = 256):
        super().__init__()
        self.body = nn.Sequential(nn.Dropout(dropout), nn.Linear(self.POOLED * size, width), nn.GELU(), nn.Dropout(dropout))
        self.heads = nn.ModuleDict({k: nn.Linear(width, len(v)) for k, v in LABELS.items()})
        self.counts = [len(v) for v in LABELS.values()]
        self.signs = nn.Parameter(torch.zeros(signs, width + sum(self.counts))) if signs else None
        if signs:
            nn.init.normal_(self.signs[:, :width], std=0.03)

    def forward(self, pooled: Tensor, signs: Tensor | None = None) -> list[Tensor]:
        """`signs`: for each attribution its sum of rows of `self.signs`; none where nothing is known of the wording."""
        hidden = self.body[1](self.body[0](pooled))
        width = hidden.shape[-1]
        if signs is not None:
            hidden = hidden + signs[..., :width]
        hidden = self.body[3](self.body[2](hidden))
        out = [head(hidden) for head in self.heads.values()]
        return out if signs is None else [o + s for o, s in zip(out, signs[..., width:].split(self.counts, -1))]


def pool(hidden: Tensor, rows: Tensor, tags: Tensor) -> Tensor:
    """hidden [B, T, size], rows [C], role tags [C, T] to [C, 5 * size]. A role without pieces is zeros."""
    h = hidden[rows]
    parts = []
    for low in (1, 3, 5):
        m = ((tags == low) | (tags == low + 1)).to(h.dtype)[..., None]
        parts.append((h * m).sum(1) / m.sum(1).clamp(min=1))
        if low == 5:
            greatest = h.masked_fill(m == 0, -1e4).amax(1)
            parts.append(torch.where(m.sum(1) > 0, greatest, torch.zeros_like(greatest)))
    return torch.cat([*parts, h[:, 0]], -1)


class Reader(nn.Module):
    def __init__(self, vocabulary: int = 30522, size: int = 384, inner: int = 1536, layers: int = 6, heads: int = 12, dropout: float = 0.1,
                 signs: int = 0, label_width: int = 256):
        super().__init__()
        self.encoder = Encoder(vocabulary, size, inner, layers, heads, dropout)
        self.tokens = TokenHeads(size, dropout)
        self.roles = RoleHead(size, 192, dropout)
        self.labels = LabelHead(size, 0.2, signs, label_width)
        for module in (self.encoder.shape, self.encoder.gap, self.encoder.quote, self.tokens.shape, self.roles.distance):
            nn.init.normal_(module.weight, std=0.02)
        nn.init.zeros_(self.encoder.quote.weight)
        nn.init.zeros_(self.encoder.gap.weight)
        with torch.no_grad():
            self.tokens.cue[2].bias.fill_(-4.0)


def restored(saved: dict) -> Reader:
    """The network of a checkpoint, with its weights."""
    words = saved["model"]["encoder.words.weight"].shape[0]
    width = saved["model"]["labels.body.1.weight"].shape[0]
    model = Reader(vocabulary=words, layers=saved["layers"], signs=len(saved.get("signs", [])), label_width=width)
    model.load_state_dict(saved["model"])
    return model


def load_bert(model: Reader, file: Path) -> None:
    """Fill the encoder from a BERT checkpoint in safetensors."""
    from safetensors.torch import load_file

    w = {k.removeprefix("bert."): v for k, v in load_file(file).items()}
    e = model.encoder
    with torch.no_grad():
        e.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        e.positions.weight.copy_(w["embeddings.position_embeddings.weight"])
        e.positions.weight.add_(w["embeddings.token_type_embeddings.weight"][0])
        names = [(e.norm, "embeddings.LayerNorm")]
        for i, layer in enumerate(e.layers):
            at = f"encoder.layer.{i}"
            for kind in ("weight", "bias"):
                parts = [w[f"{at}.attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            names += [
                (layer.out, f"{at}.attention.output.dense"), (layer.norm1, f"{at}.attention.output.LayerNorm"),
                (layer.up, f"{at}.intermediate.dense"), (layer.down, f"{at}.output.dense"),
                (layer.norm2, f"{at}.output.LayerNorm"),
            ]
        for module, name in names:
            module.weight.copy_(w[name + ".weight"])
            module.bias.copy_(w[name + ".bias"])
