// The stage for staff: switch, keys, sliders, two cases, reset, and how fast it follows.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertClean, assertFitsWidth, assertShortLine } from "./support.mjs";
import { openStage, slideTimes } from "./stage.mjs";

async function onStage(act, options) {
  const opened = await openStage(browser, site.url, options);
  const stage = opened.page.locator(".stage");
  const text = () => stage.innerText();
  try {
    await act({ ...opened, stage, text });
    assertClean(opened);
  } finally {
    await opened.close();
  }
}

const sides = (stage) => stage.locator(".compare__head").count();

describe("the stage", () => {
  test("shows the first example, and the short line whatever is on it", () =>
    onStage(async ({ page, stage, text }) => {
      assert.match(await text(), /A类各项条件都对得上/);
      for (const key of ["3", "c", "5", "q", "Escape", "?", "Escape", "r"]) {
        await page.keyboard.press(key);
        await page.waitForTimeout(60);
        await assertShortLine(page, `after ${key}`);
        await page.mouse.wheel(0, 2000);
        await page.waitForTimeout(60);
        await assertShortLine(page, `after ${key}, scrolled`);
      }
      assert.equal(await stage.locator(".stage__example").count() >= 6, true);
    }));

  test("follows a slider in every figure", () =>
    onStage(async ({ page, stage, text }) => {
      const slider = stage.locator("input[type=range]").first();
      await slider.fill("40");
      await page.waitForTimeout(60);
      // 40 people at 5 ㎡ are 200 ㎡, twice the worked case of 78,030.
      assert.match(await text(), /156,060/);
      await slider.press("ArrowLeft");
      await page.waitForTimeout(60);
      assert.doesNotMatch(await text(), /156,060/);
    }));

  test("compares two cases and takes the second away again", () =>
    onStage(async ({ page, stage, text }) => {
      await page.keyboard.press("c");
      await page.keyboard.press("5");
      await page.waitForTimeout(60);
      assert.equal(await sides(stage), 2);
      assert.match(await text(), /乙比甲/);
      assert.match(await text(), /入驻条件总体/);
      await stage.getByRole("button", { name: "只看一家" }).click();
      await page.waitForTimeout(60);
      assert.equal(await sides(stage), 0);
    }));

  test("keeps nothing, and gives the visitor's own answers back", () =>
    onStage(async ({ page, stage }) => {
      const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
      const before = await stored();
      await page.keyboard.press("4");
      await stage.locator("input[type=range]").first().fill("55");
      await page.waitForTimeout(60);
      assert.equal(await stored(), before);
      await stage.getByRole("button", { name: "退出演示" }).click();
      await page.getByRole("button", { name: "开始自测" }).waitFor();
    }));

  for (const width of [1440, 1920]) {
    test(`is accessible and fits ${width} px`, () =>
      onStage(async (opened) => {
        const { page } = opened;
        for (const key of ["", "c", "?"]) {
          if (key) await page.keyboard.press(key);
          await page.waitForTimeout(60);
          await assertFitsWidth(page, `stage ${key}`);
          await assertAccessible(opened, `stage ${key}`);
        }
      }, { width, height: width * 9 / 16 }));
  }

  test("a step of a slider is drawn within a frame of 16 ms", () =>
    onStage(async ({ page }) => {
      await slideTimes(page, 10);
      const times = await slideTimes(page, 60);
      const median = times[30];
      console.log(`slider step: median ${median.toFixed(1)} ms, nine in ten within ${times[53].toFixed(1)} ms`);
      assert.ok(median <= 16, `${median} ms`);
    }));
});
