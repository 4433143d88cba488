// One browser and one server for all tests of a file: importing this starts them before the first and ends them after.
import { after, before } from "node:test";
import { launch, serve } from "./support.mjs";

export let browser;
export let site;

before(async () => {
  browser = await launch();
  site = await serve();
});

after(async () => {
  await browser?.close();
  site?.stop();
});
