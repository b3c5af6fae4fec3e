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


class EncoderGraph(nn.Module):
    def __init__(self, model: Reader):
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, quote: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        e = self.model.encoder
        at = torch.arange(ids.shape[1])
        x = e.norm(e.words(ids) + e.positions(at)[None] + e.shape(shape) + e.gap(gap) + e.quote(quote))
        for layer in e.layers:
            x = self.layer(layer, x)
        cue, names, times = self.model.tokens(x, shape)
        return x, cue, names, times

    @staticmethod
    def layer(layer: nn.Module, x: Tensor) -> Tensor:
        q, k, v = layer.qkv(x).chunk(3, -1)
        x = layer.norm1(x + layer.out(Attention.apply(q, k, v, layer.heads)))
        return layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))


class RoleGraph(nn.Module):
    """hidden [1, T, size], at [C]: log probabilities [C, T, tags]."""

    def __init__(self, model: Reader):
        super().__init__()
        self.roles = model.roles

    def forward(self, hidden: Tensor, at: Tensor) -> Tensor:
        at = at.long()
        return torch.log_softmax(self.roles(hidden, hidden[0].index_select(0, at), at), -1)


class LabelGraph(nn.Module):
    """pooled [N, 5 * size]: the logits of all labels one after another."""

    def __init__(self, model: Reader):
        super().__init__()
        self.labels = model.labels

    def forward(self, pooled: Tensor) -> Tensor:
        return torch.cat(self.labels(pooled), -1)


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
    write(LabelGraph(model), (torch.zeros(2, model.labels.POOLED * size),), out / "labels.onnx", ["pooled"], ["labels"], {"pooled": {0: "N"}, "labels": {0: "N"}})
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
