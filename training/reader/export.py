"""Weights to ONNX graphs that read one window at a time, without padding, so that the same text always gives the same reading
(activations are quantised over the whole input: a neighbour in a batch would change them)."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .model import Reader

OPSET = 18


class Attention(torch.autograd.Function):
    """Many-headed attention as one node: onnxruntime has a kernel for it that never writes the T x T weights to memory."""

    @staticmethod
    def forward(ctx, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        b, t, d = q.shape
        split = (x.reshape(b, t, heads, d // heads).transpose(1, 2) for x in (q, k, v))
        return nn.functional.scaled_dot_product_attention(*split).transpose(1, 2).reshape(b, t, d)

    @staticmethod
    def symbolic(g, q, k, v, heads: int):
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Residual(torch.autograd.Function):
    """a + b as a node that onnxruntime does not fuse with the norm after it: its fused kernel takes five times as long as the two."""

    @staticmethod
    def forward(ctx, a: Tensor, b: Tensor) -> Tensor:
        return a + b

    @staticmethod
    def symbolic(g, a, b):
        return g.op("Sum", a, b).setType(a.type())


def thirds(linear: nn.Linear) -> nn.ModuleList:
    """Its three equal parts by output; their outputs need no slicing."""
    parts = nn.ModuleList()
    for weight, bias in zip(linear.weight.chunk(3), linear.bias.chunk(3)):
        part = nn.Linear(weight.shape[1], weight.shape[0])
        part.weight, part.bias = nn.Parameter(weight.detach().clone()), nn.Parameter(bias.detach().clone())
        parts.append(part)
    return parts


class EncoderGraph(nn.Module):
    def __init__(self, model: Reader):
        super().__init__()
        self.model = model
        self.qkv = nn.ModuleList(thirds(layer.qkv) for layer in model.encoder.layers)

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, quote: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        e = self.model.encoder
        at = torch.arange(ids.shape[1])
        x = e.norm(e.words(ids) + e.positions(at)[None] + e.shape(shape) + e.gap(gap) + e.quote(quote))
        for layer, qkv in zip(e.layers, self.qkv):
            x = self.layer(layer, qkv, x)
        cue, names, times = self.model.tokens(x, shape)
        return x, cue, names, times

    @staticmethod
    def layer(layer: nn.Module, qkv: nn.ModuleList, x: Tensor) -> Tensor:
        q, k, v = (part(x) for part in qkv)
        x = layer.norm1(Residual.apply(x, layer.out(Attention.apply(q, k, v, layer.heads))))
        return layer.norm2(Residual.apply(x, layer.down(nn.functional.gelu(layer.up(x)))))


class RoleGraph(nn.Module):
    """hidden [1, T, size], at [C]: log probabilities [C, T, tags]. As RoleHead.forward, with the buckets of distances in a table."""

    FARTHEST = 511

    def __init__(self, model: Reader):
        super().__init__()
        self.roles = model.roles
        distances = torch.arange(-self.FARTHEST, self.FARTHEST + 1)
        self.register_buffer("distance", model.roles.distance(model.roles.bucket(distances)).detach())

    def forward(self, hidden: Tensor, at: Tensor) -> Tensor:
        at = at.long()
        r = self.roles
        add_p, mul_p = r.piece(hidden).chunk(2, -1)
        add_c, mul_c = r.cue(hidden[0].index_select(0, at))[:, None].chunk(2, -1)
        distance = torch.arange(hidden.shape[1])[None] - at[:, None]
        z = self.distance[distance + self.FARTHEST] + add_c + add_p + mul_p * mul_c
        return torch.log_softmax(r.out(nn.functional.relu(z)), -1)


class LabelGraph(nn.Module):
    """pooled [N, 5 * size], and signs [N, S] of 0 and 1 where the head looks at signs: the logits of all labels one after another."""

    def __init__(self, model: Reader):
        super().__init__()
        self.labels = model.labels

    def forward(self, pooled: Tensor, signs: Tensor | None = None) -> Tensor:
        return torch.cat(self.labels(pooled, None if signs is None else signs @ self.labels.signs), -1)


def export(model: Reader, out: Path, reduce_range: bool = True, full: bool = False) -> None:
    """Write encoder.onnx (int8, or fp32 with `full`), roles.onnx and labels.onnx (fp32) to `out`."""
    model.eval().float()
    out.mkdir(parents=True, exist_ok=True)
    size = model.encoder.norm.weight.shape[0]
    one = torch.ones(1, 16, dtype=torch.int32)
    plain = out / "encoder.fp32.onnx"
    write(EncoderGraph(model), (one, one, one, one), plain, ["ids", "shape", "gap", "quote"], ["hidden", "cue", "names", "times"],
          {k: {1: "T"} for k in ("ids", "shape", "gap", "quote", "hidden", "cue", "names", "times")})
    write(RoleGraph(model), (torch.zeros(1, 16, size), torch.tensor([1, 5], dtype=torch.int32)), out / "roles.onnx", ["hidden", "at"], ["roles"],
          {"hidden": {1: "T"}, "at": {0: "C"}, "roles": {0: "C", 1: "T"}})
    inputs = {"pooled": torch.zeros(2, model.labels.POOLED * size)}
    if model.labels.signs is not None:
        inputs["signs"] = torch.zeros(2, len(model.labels.signs))
    write(LabelGraph(model), tuple(inputs.values()), out / "labels.onnx", [*inputs], ["labels"], {k: {0: "N"} for k in (*inputs, "labels")})
    if full:
        plain.replace(out / "encoder.onnx")
        return
    quantize_dynamic(plain, out / "encoder.onnx", op_types_to_quantize=["MatMul", "Gather"], per_channel=True, reduce_range=reduce_range,
                     weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True})
    plain.unlink()


def write(graph: nn.Module, inputs: tuple, file: Path, names: list[str], outputs: list[str], axes: dict) -> None:
    torch.onnx.export(graph, inputs, str(file), input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False)
    graph_ = onnx.load(str(file))
    if not any(o.domain == "com.microsoft" for o in graph_.opset_import):
        graph_.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))
    onnx.checker.check_model(graph_)
    onnx.save(graph_, str(file))
