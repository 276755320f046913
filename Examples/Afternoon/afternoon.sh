#!/bin/sh
# From a raw export to indices with intervals. Usage: sh afternoon.sh FOLDER; CSI names the program.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
csi=${CSI:-csi}
data=$here/export.csv
out=${1:?name a folder for the results}
mkdir -p "$out"

# 1. What is in the file? A model to start from.
set -- --labels likert5-en --missing-codes "Don't know" --where "Status=IP Address"
"$csi" init "$data" "$@" > "$out/draft.model"

# 2. A person reads it: names for the constructs, the declared scales, what 99 means, the paths. The branch about
#    complaints is left out, because few were asked.
sed -e 's/^# @scale 1\.\.5$/@scale 1..5/' -e 's/^# @scale 1\.\.7 /@scale 1..7 /' -e 's/^# @missing /@missing /' \
  -e 's/^Q1 =~/Quality =~/' -e 's/^Q2 =~/Value =~/' -e 's/^Q3 =~/Satisfaction =~/' -e '/^Q4 =~/d' -e '/^# Q[0-9] ~/d' \
  "$out/draft.model" > "$out/own.model"
cat >> "$out/own.model" << 'MODEL'

@label Quality "Quality of the service"
@label Value "Value for money"
@label Satisfaction "Overall satisfaction"
Value ~ Quality
Satisfaction ~ Quality + Value
MODEL

# 3. Is anything wrong with model or data?
"$csi" check "$data" --model "$out/own.model" "$@"

# 4. Indices with their intervals, for people; the scores of every respondent.
"$csi" fit "$data" --model "$out/own.model" "$@" --title "Customers, spring" --seed 7 --scores "$out/scores.csv" \
  --id ResponseId,region --output "$out/report.txt"

# 5. The same for programs: everything that is needed to repeat it stands in the file.
"$csi" fit "$data" --model "$out/own.model" "$@" --title "Customers, spring" --seed 7 --format json \
  --output "$out/report.json"
