// Times steps of a slider on the stage in Chromium, from the event to the laid-out page.
import { launch, serve } from "../browser/support.mjs";
import { openStage, slideTimes } from "../browser/stage.mjs";

const site = await serve();
const browser = await launch();
const opened = await openStage(browser, site.url);
await slideTimes(opened.page, 20);
for (const [name, key] of [["one case", ""], ["two cases", "c"]]) {
  if (key) await opened.page.keyboard.press(key);
  const times = await slideTimes(opened.page, 120);
  console.log(`slider step, ${name}: median ${times[60].toFixed(1)} ms, nine in ten within ${times[108].toFixed(1)} ms`);
}
await browser.close();
site.stop();
