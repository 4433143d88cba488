// Where the system forces its own colours, nothing may be told by colour alone; where it asks for less motion, none moves.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PNG } from "pngjs";
import { browser, site } from "./fixture.mjs";
import { openStage } from "./stage.mjs";
import { CERTAIN_A, DECISIVE, visit } from "./visit.mjs";

const FORCED = { forcedColors: "active", colorScheme: "dark" };

/** Of the elements that match, the texts of those without an edge of `least` pixels around them: no border, no outline. */
const bare = (root, selector, least = 1) =>
  root.evaluate((host, [wanted, width]) => {
    const found = Array.from(host.shadowRoot.querySelectorAll(wanted)).filter((it) => it.getClientRects().length);
    const edge = (it) => {
      const style = getComputedStyle(it);
      const thick = (kind) => (style[`${kind}Style`] === "none" ? 0 : parseFloat(style[`${kind}Width`]));
      return Math.max(thick("outline"), thick("borderTop"));
    };
    return found.length ? found.filter((it) => edge(it) < width).map((it) => it.textContent.trim().slice(0, 20)) : ["nothing matches"];
  }, [selector, least]);

/** How many colours an element shows on at least a hundredth of its area. */
async function colours(element) {
  const { data } = PNG.sync.read(await element.screenshot());
  const areas = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.subarray(at, at + 3).join();
    areas.set(colour, (areas.get(colour) ?? 0) + 1);
  }
  return Array.from(areas.values()).filter((area) => area > data.length / 400).length;
}

describe("in forced colours", () => {
  test("buttons, cards, choices, boxes and progress of a visit stand out without their own colours", () =>
    visit(browser, site.url, { width: 390, media: FORCED }, async (me) => {
      const none = async (selector, least) => assert.deepEqual(await bare(me.root, selector, least), [], selector);
      await none(".primary");
      await me.tap("先看一个例子");
      await none(".sheet");
      await me.tap("关闭");
      await me.tap("开始自测");
      await me.root.getByRole("checkbox").first().check();
      await none(".tick.is-on", 2);
      await none(".cells");
      await me.toResult({ ...CERTAIN_A, [DECISIVE]: [] }, async (question) => {
        if (question !== DECISIVE) return;
        await me.root.locator(".box input").first().focus();
        await none(".box:focus-within", 2);
        assert.ok((await colours(me.root.locator(".bar__progress"))) >= 3, "edge, done and rest of the progress look the same");
        await me.tap("20人");
        await none(".quick.is-on", 2);
        await me.tap("下一步");
      });
      await none(".card");
      await none(".fees .is-own", 2);
    }));

  test("the stage tells chosen examples, sides and places of sliders", async () => {
    const opened = await openStage(browser, site.url, { media: FORCED });
    const { page } = opened;
    const root = page.locator("policy-selfcheck");
    await page.keyboard.press("c");
    await page.waitForTimeout(60);
    assert.deepEqual(await bare(root, ".stage__example[aria-pressed=true], .stage__tab[aria-pressed=true]", 2), []);
    assert.deepEqual(await bare(root, ".compare__head.is-moved", 2), []);
    const sliders = root.locator("input[type=range]");
    assert.ok((await colours(sliders.first())) >= 3, "track and handle look the same");
    assert.deepEqual(opened.complaints, []);
    await opened.close();
  });
});

describe("with less motion", () => {
  for (const [reducedMotion, moves] of [["reduce", false], ["no-preference", true]]) {
    test(`${reducedMotion}: ${moves ? "sheets rise and signs turn" : "nothing moves"}`, () =>
      visit(browser, site.url, { media: { reducedMotion } }, async (me) => {
        await me.tap("先看一个例子");
        // What is declared, not what runs just now: that depends on how busy the machine is.
        const moving = await me.root.evaluate((host) =>
          Array.from(host.shadowRoot.querySelectorAll("*"), (it) => getComputedStyle(it)).some(
            (style) => style.animationName !== "none" || parseFloat(style.transitionDuration) > 0,
          ));
        assert.equal(moving, moves);
      }));
  }
});
