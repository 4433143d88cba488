// The entry with the lasting name: it says which files are current. Serve it uncached.
import { start } from "./{{loader}}";
start({ wasm: "{{wasm}}", policies: "{{policies}}", styles: "{{styles}}" });
