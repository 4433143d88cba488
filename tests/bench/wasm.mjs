// Times evaluations inside wasm: node wasm.mjs GLUE BUNDLE. Prints one line per example, median of 9 batches.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [glue, bundle] = process.argv.slice(2);
const { Case } = createRequire(import.meta.url)(glue);
const bytes = readFileSync(bundle);
const BATCHES = 9;
const RUNS = 500;

const median = (run) => {
  run(RUNS);
  const times = Array.from({ length: BATCHES }, () => {
    const start = process.hrtime.bigint();
    run(RUNS);
    return Number(process.hrtime.bigint() - start) / 1000 / RUNS;
  });
  return times.sort((a, b) => a - b)[BATCHES >> 1].toFixed(1);
};

let shown = 0;
for (let place = 0; ; place += 1) {
  const sample = Case.new(bytes, place);
  if (!sample) break;
  const summary = median((runs) => sample.summary(runs));
  const report = median((runs) => sample.report(runs));
  console.log(`wasm   ${sample.title(place)}: standings and amounts ${summary} µs, full report ${report} µs`);
  shown += 1;
}
if (shown === 0) throw new Error("the bundle holds no example to time");
