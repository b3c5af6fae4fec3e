"""Write the trained reader as ONNX graphs, with its vocabulary and configuration, to models/reader-en.

    python training/export.py --checkpoint FILE --base FOLDER --out models/reader-en [--full] [--no-reduce-range]
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch

from reader.export import export
from reader.model import LABELS, NAME_TYPES, ROLE_TAGS, TIME_TYPES, bio, restored


# in which labels the model is better than the rules on dev
TRUSTED = ["source_kind", "act", "hedged", "commitment"]
DEFAULTS = {
    "name": "reader-en 3",
    "overlap": 96,
    "threshold": {"cue": 0.5, "hint": 0.1, "outer": 0, "sourceless": 0, "nested": 0.5, "rules": 0.7},
    "flags": {"conditional": 0.5, "hedged": 0.5},
    "confidence": {"bias": 0, "cue": 1, "roles": 0, "sourceless": 0, "long": 0},
}


def out_settings(file: Path) -> dict:
    """The figures that were found on dev for the weights before, until `calibrate.ts` finds new ones."""
    return DEFAULTS | (json.loads(file.read_text(encoding="utf-8")) if file.exists() else {})


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--full", action="store_true", help="keep the encoder in fp32")
    p.add_argument("--no-reduce-range", action="store_true", help="8 bits a weight instead of 7: may saturate without VNNI")
    args = p.parse_args()
    saved = torch.load(args.checkpoint, map_location="cpu", weights_only=False)
    model = restored(saved)
    export(model, args.out, reduce_range=not args.no_reduce_range, full=args.full)
    shutil.copy(args.base / "vocab.txt", args.out / "vocab.txt")
    signs = saved.get("signs", [])
    (args.out / "signs.txt").write_text("".join(f"{sign}\n" for sign in signs), encoding="utf-8")
    settings = out_settings(args.out / "config.json") | {"roles": ROLE_TAGS, "names": bio(NAME_TYPES), "times": bio(TIME_TYPES), "labels": LABELS,
                                                       "window": saved["window"], "trusted": TRUSTED, "signs": len(signs)}
    (args.out / "config.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
