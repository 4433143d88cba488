// What stays in the document when a screen is drawn again, and what does not.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { CERTAIN_A, DECISIVE, visit } from "./visit.mjs";

const SVG = "http://www.w3.org/2000/svg";
const HTML = "http://www.w3.org/1999/xhtml";

/** A visit at the question for a number. */
const asked = (body) =>
  visit(browser, site.url, {}, async (me, opened) => {
    await me.tap("开始自测");
    for (let screens = 0; (await me.heading()) !== DECISIVE; screens += 1) {
      assert.ok(screens < 20);
      await me.answer(CERTAIN_A[await me.heading()]);
    }
    await body(me, opened);
  });

describe("drawing again", () => {
  test("a box that is typed into keeps its element, the focus and the place of the cursor", () =>
    asked(async (me, { page }) => {
      const box = me.root.locator("input[type=text]").first();
      await box.click();
      await page.keyboard.type("15");
      await me.settle();
      await box.evaluate((it) => { it.mark = "kept"; });
      await page.keyboard.press("ArrowLeft");
      for (const key of "23") {
        await page.keyboard.type(key);
        await me.settle();
      }
      await me.settle();
      const found = await box.evaluate((it) => [it.mark, it.value, it.selectionStart, it.getRootNode().activeElement === it]);
      assert.deepEqual(found, ["kept", "1235", 3, true]);
      assert.match(await me.text(), /6,?175/);
    }));

  test("what a tap writes into a box replaces what was typed, and what is taken back empties it", () =>
    asked(async (me) => {
      const box = me.root.locator("input[type=text]").first();
      await box.fill("7");
      await me.tap("20人");
      assert.equal(await box.inputValue(), "20");
      assert.equal(await me.root.locator(".quick.is-on").innerText(), "20人");
      await box.fill("");
      await me.settle();
      assert.equal(await me.root.locator(".quick.is-on").count(), 0);
    }));

  test("nothing of a screen is turned into a part of the next one", () =>
    asked(async (me) => {
      await me.root.locator(".body, .body *").evaluateAll((all) => all.forEach((it) => { it.mark = "old"; }));
      await me.answer(CERTAIN_A[DECISIVE]);
      const old = await me.root.locator(".body, .body *").evaluateAll((all) => all.filter((it) => it.mark).length);
      assert.equal(old, 0);
      assert.ok(await me.focusIs("h1"));
    }));

  test("what the visitor opened stays open while other things change", () =>
    visit(browser, site.url, {}, async (me) => {
      await me.tap("开始自测");
      await me.toResult(CERTAIN_A);
      await me.root.locator("details").evaluateAll((all) => all.forEach((it) => { it.open = true; }));
      const before = await me.root.locator("details[open]").count();
      await me.root.getByRole("button", { name: "保存、转发结果" }).click();
      await me.settle();
      await me.tap("关闭");
      assert.ok(before > 3);
      assert.equal(await me.root.locator("details[open]").count(), before);
    }));

  test("charts are made of the elements of charts, and what stands beside them is not", () =>
    visit(browser, site.url, {}, async (me) => {
      await me.tap("开始自测");
      await me.toResult(CERTAIN_A);
      const spaces = (selector) =>
        me.root.locator(selector).evaluateAll((all) => [all.length > 0, ...new Set(all.map((it) => it.namespaceURI))]);
      assert.deepEqual(await spaces("svg, svg *"), [true, SVG]);
      assert.deepEqual(await spaces(".chart figcaption, .chart li, .chart section"), [true, HTML]);
    }));
});
