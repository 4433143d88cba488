// Pictures of the built page: every screen of a visit and the results of the examples, on phone, tablet and projector.
import { join } from "node:path";
import { launch, mounted, open, serve } from "./support.mjs";
import { CERTAIN_A, LOOK, enlarge, visitor } from "./visit.mjs";

const folder = process.argv[2];
const SIZES = [[360, 780, 1], [390, 844, 1], [390, 844, 2], [768, 1024, 1], [1440, 900, 1], [1920, 1080, 1]];

const browser = await launch();
const site = await serve();
for (const [width, height, times] of SIZES) {
  const opened = await open(browser, site.url, { width, height });
  const { page } = opened;
  const me = visitor(page);
  let number = 0;
  const shot = async (name) => {
    await enlarge(page, times);
    // Sheets rise.
    await page.waitForTimeout(250);
    number += 1;
    const text = times === 1 ? "" : `-${times * 100}`;
    const path = join(folder, `${width}${text}-${String(number).padStart(2, "0")}-${name}.png`);
    await page.screenshot({ path, fullPage: true });
  };
  await mounted(page);
  await shot("door");
  await me.come(LOOK);
  await shot("documents");
  await me.begin("加速部落", true);
  await shot("start");
  await me.tap("先看一个例子");
  await shot("examples");
  await me.tap("关闭");
  await me.tap("开始自测");
  await me.toEnd(CERTAIN_A, () => shot("question"));
  await shot("result");
  await me.tap("保存、转发结果");
  await me.root.locator("dialog img").waitFor();
  await shot("take");
  await opened.close();

  for (let example = 1; ; example += 1) {
    const of = await open(browser, site.url, { width, height });
    await mounted(of.page);
    const visit = visitor(of.page);
    await visit.enter();
    await visit.tap("先看一个例子");
    const row = visit.root.locator(".sheet .row").nth(example - 1);
    const found = await row.count();
    if (found) {
      await row.click();
      await visit.settle();
      const text = times === 1 ? "" : `-${times * 100}`;
      await enlarge(of.page, times);
      await of.page.screenshot({ path: join(folder, `${width}${text}-example-${example}.png`), fullPage: true });
    }
    await of.close();
    if (!found) break;
  }
}
await browser.close();
site.stop();
