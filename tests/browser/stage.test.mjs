// The stage for staff: switch, keys, sliders, two cases, reset, and how fast it follows.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PNG } from "pngjs";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertClean, assertFitsWidth, assertShortLine } from "./support.mjs";
import { openStage, slideAndPrint, slideTimes } from "./stage.mjs";
import { enlarge } from "./visit.mjs";

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

/** Where each match stands, as far as it can be seen: not covered by anything, wholly inside the window. */
const unseen = (page, selectors) =>
  page.evaluate((wanted) => {
    const root = document.querySelector("policy-selfcheck").shadowRoot;
    return wanted.flatMap((selector) => {
      const found = Array.from(root.querySelectorAll(selector));
      const hidden = found.filter((it) => {
        const { left, top, right, bottom } = it.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const seen = root.elementFromPoint(x, y);
        return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || !seen || !(it.contains(seen) || seen.contains(it));
      });
      if (!found.length) return [`${selector}: not there`];
      return hidden.map((it) => `${selector}: ${it.textContent.trim()}`);
    });
  }, selectors);

const CONTROLS = [".banner", ".stage__bar button", ".stage__example", ".stage input[type=range]"];

/** Whether a picture of a slider shows a patch of the colour that handles have. */
function hasHandle(picture) {
  const { data } = PNG.sync.read(picture);
  let blue = 0;
  for (let at = 0; at < data.length; at += 4) blue += data[at] < 60 && data[at + 2] > 140 ? 1 : 0;
  return blue > 50;
}

/** What is written on the element with the focus, or its id. */
const focused = (page) =>
  page.evaluate(() => {
    const active = document.querySelector("policy-selfcheck").shadowRoot.activeElement;
    return active ? active.textContent.trim() || active.id : "";
  });

describe("the stage", () => {
  for (const [width, height] of [[1280, 720], [1440, 810], [1920, 1080]]) {
    test(`shows sliders, verdict and amounts together at ${width} x ${height}, of one case and of two`, () =>
      onStage(async ({ page, stage }) => {
        const examples = await stage.locator(".stage__example").count();
        for (let example = 1; example <= examples; example += 1) {
          await page.keyboard.press(String(example));
          await page.waitForTimeout(60);
          const alone = [...CONTROLS, ".head h1", ".fees tbody td:nth-child(3) .fees__sum"];
          assert.deepEqual(await unseen(page, alone), [], `example ${example}`);
        }
        await page.keyboard.press("c");
        await page.keyboard.press("5");
        await page.waitForTimeout(60);
        const both = [...CONTROLS, ".stage__tab", ".compare__head", ".compare__table--sums tr:nth-child(-n + 6)"];
        assert.deepEqual(await unseen(page, both), []);
      }, { width, height }));
  }

  test("keeps every control in sight while scrolling, and shows another example from its beginning", () =>
    onStage(async ({ page }) => {
      const scrolled = () => page.evaluate(() => Math.round(scrollY));
      for (const key of ["4", "c", "2", "r"]) {
        await page.mouse.move(900, 600);
        await page.mouse.wheel(0, 5000);
        await page.waitForTimeout(100);
        assert.ok(await scrolled() > 0, `before ${key}: nothing to scroll`);
        assert.deepEqual(await unseen(page, CONTROLS), [], `before ${key}`);
        await page.keyboard.press(key);
        await page.waitForTimeout(100);
        assert.equal(await scrolled(), 0, `after ${key}`);
      }
    }));

  test("gives a slider a handle only where there is a number", () =>
    onStage(async ({ page, stage }) => {
      const area = stage.locator("input[type=range]").nth(1);
      const looks = async () => [await area.getAttribute("aria-valuetext"), hasHandle(await area.screenshot())];
      assert.deepEqual(await looks(), ["还没填", false]);
      await area.press("ArrowRight");
      await area.evaluate((it) => it.blur());
      await page.waitForTimeout(60);
      assert.deepEqual(await looks(), ["10 ㎡", true]);
    }));

  test("takes the focus along: onto the stage, over it, back, and off it", () =>
    onStage(async ({ page, stage }) => {
      assert.equal(await focused(page), await stage.locator(".stage__title").innerText());
      const keys = stage.getByRole("button", { name: "按键" });
      await keys.press("Enter");
      await page.waitForTimeout(60);
      assert.equal(await focused(page), "按键");
      for (const step of ["Tab", "Tab", "Shift+Tab", "Tab"]) {
        await page.keyboard.press(step);
        assert.ok(["关闭", "按键", ""].includes(await focused(page)), `${step}: ${await focused(page)} has the focus behind the overlay`);
      }
      await page.keyboard.press("Escape");
      await page.waitForTimeout(60);
      assert.ok(await keys.evaluate((it) => it.getRootNode().activeElement === it), "the focus is not given back");
      const slider = stage.locator("input[type=range]").first();
      await slider.focus();
      await page.keyboard.press("q");
      await page.waitForTimeout(60);
      await page.keyboard.press("q");
      await page.waitForTimeout(60);
      assert.ok(await slider.evaluate((it) => it.getRootNode().activeElement === it), "the slider has lost the focus");
      await stage.getByRole("button", { name: "退出演示" }).press("Enter");
      await page.waitForTimeout(60);
      assert.equal(await focused(page), await page.locator("policy-selfcheck .page h1").innerText());
    }));

  test("leaves the keys to whatever is typed into on the page around it", () =>
    onStage(async ({ page, stage }) => {
      for (const made of ["input", "textarea", "select"]) {
        await page.evaluate((tag) => {
          const field = document.createElement(tag);
          if (tag === "input") field.type = "search";
          document.body.append(field);
          field.focus();
        }, made);
        await page.keyboard.press("c");
        await page.waitForTimeout(60);
        assert.equal(await sides(stage), 0, made);
      }
    }));

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
      await page.locator("button.row", { hasText: "先看看有哪些文件" }).waitFor();
    }));

  for (const [width, height, times] of [[1440, 810, 1], [1440, 810, 2], [1920, 1080, 1], [1024, 768, 1], [390, 844, 1]]) {
    test(`is accessible and fits ${width} px with type of ${times * 100} %`, () =>
      onStage(async (opened) => {
        const { page } = opened;
        await enlarge(page, times);
        for (const key of ["", "c", "?", "q"]) {
          if (key) await page.keyboard.press(key);
          await page.waitForTimeout(60);
          await assertFitsWidth(page, `stage ${key}`);
          await assertShortLine(page, `stage ${key}`);
          await assertAccessible(opened, `stage ${key}`);
        }
      }, { width, height }));
  }

  test("what is folded away follows a slider too, at once when it is open", () =>
    onStage(async ({ page, stage }) => {
      const slider = stage.locator("input[type=range]").first();
      const fold = stage.locator("details.how");
      const said = () => fold.evaluate((it) => it.textContent);
      const closed = [];
      for (const area of ["40", "41"]) {
        await slider.fill(area);
        await page.waitForTimeout(100);
        closed.push(await said());
      }
      assert.notEqual(closed[0], closed[1]);
      await fold.locator("summary").first().click();
      const { line } = await slideAndPrint(slider, "40");
      assert.ok(closed[0].includes(line));
      assert.ok(!closed[1].includes(line));
    }));

  test("what is folded away is up to date on paper, however soon it is printed", () =>
    onStage(async ({ page, stage }) => {
      const slider = stage.locator("input[type=range]").first();
      await slider.fill("40");
      await page.waitForTimeout(100);
      const fold = () => stage.locator("details.how").evaluate((it) => it.textContent);
      const before = await fold();
      await slider.fill("41");
      await page.waitForTimeout(100);
      const { waiting, printed } = await slideAndPrint(slider, "40");
      assert.notEqual(waiting, before);
      assert.equal(printed, before);
    }));

  test("a step of a slider is drawn within a frame of 16 ms", () =>
    onStage(async ({ page }) => {
      await slideTimes(page, 10);
      // Whatever else the machine does meanwhile only adds to it: the quietest of five rounds counts.
      const rounds = [];
      for (let round = 0; round < 5; round += 1) rounds.push(await slideTimes(page, 40));
      const [times] = rounds.sort((a, b) => a[20] - b[20]);
      const median = times[20];
      console.log(`slider step: median ${median.toFixed(1)} ms, nine in ten within ${times[36].toFixed(1)} ms`);
      assert.ok(median <= 16, `${median} ms`);
    }));
});
