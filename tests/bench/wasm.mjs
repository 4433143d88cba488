// Times evaluations inside wasm: node wasm.mjs GLUE BUNDLE. Prints one line per example, quietest of 15 batches.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [glue, bundle] = process.argv.slice(2);
const { Case } = createRequire(import.meta.url)(glue);
const bytes = readFileSync(bundle);
const BATCHES = 15;
const RUNS = 500;

const quietest = (run) => {
  run(RUNS);
  const times = Array.from({ length: BATCHES }, () => {
    const start = process.hrtime.bigint();
    run(RUNS);
    return Number(process.hrtime.bigint() - start) / 1000 / RUNS;
  });
  return Math.min(...times).toFixed(1);
};

let shown = 0;
for (let place = 0; ; place += 1) {
  const sample = Case.new(bytes, place);
  if (!sample) break;
  const summary = quietest((runs) => sample.summary(runs));
  const report = quietest((runs) => sample.report(runs));
  console.log(`wasm   ${sample.title(place)}: standings and amounts ${summary} µs, full report ${report} µs`);
  shown += 1;
}
if (shown === 0) throw new Error("the bundle holds no example to time");
