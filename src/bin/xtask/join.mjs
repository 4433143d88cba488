// node join.mjs COLUMNS PROGRAM: shows that the loader's code gives back the very program the build took apart.
import { readFileSync } from "node:fs";
import { joined } from "../../../www/columns.mjs";

const [columns, program] = process.argv.slice(2).map((file) => readFileSync(file));
const buffer = columns.buffer.slice(columns.byteOffset, columns.byteOffset + columns.length);
if (!program.equals(joined(buffer))) {
  throw new Error("www/columns.mjs joins what src/bin/xtask/slim/columns.rs took apart to another program");
}
