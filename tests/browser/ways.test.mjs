// The same visit by finger, mouse and keys, in the browsers WeChat brings along, with large type and on small screens.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth, assertShortLine } from "./support.mjs";
import { CERTAIN_A, ENTERPRISE, enlarge, visit } from "./visit.mjs";

async function certainA(options) {
  await visit(browser, site.url, { as: ENTERPRISE, ...options }, async (me) => {
    await me.toResult(CERTAIN_A);
    assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
    assert.match(await me.text(), /78,030/);
    assert.ok(me.taps <= 10, `${me.taps} taps from the first screen to class and costs`);
  });
}

describe("class and costs in at most 10 taps", () => {
  for (const width of [360, 390]) test(`by finger at ${width} px`, () => certainA({ how: "tap", width }));
  for (const width of [768, 1440]) test(`by mouse at ${width} px`, () => certainA({ how: "click", width, touch: false }));
  test("by keys alone", () => certainA({ how: "keys", width: 1440, touch: false }));
});

const WECHAT = {
  Android: "Mozilla/5.0 (Linux; Android 14; 23127PN0CC Build/UKQ1.230804.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) " +
    "Version/4.0 Chrome/142.0.7444.173 Mobile Safari/537.36 XWEB/1420193 MMWEBSDK/20251006 MMWEBID/1234 " +
    "MicroMessenger/8.0.66.2980(0x28004236) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64",
  iOS: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 " +
    "MicroMessenger/8.0.73(0x18004933) NetType/4G Language/zh_CN",
  Windows: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 " +
    "NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13) UnifiedPCWindowsWechat(0xf2541510) XWEB/16965",
};

describe("in WeChat's browsers", () => {
  for (const [system, userAgent] of Object.entries(WECHAT)) {
    const onPhone = system !== "Windows";
    test(system, () => certainA({ userAgent, width: onPhone ? 390 : 1024, touch: onPhone, how: onPhone ? "tap" : "click" }));
  }
});

describe("every screen fits", () => {
  for (const [width, times] of [[320, 1], [320, 2], [390, 2], [1440, 2]]) {
    test(`${width} px, ${times * 100} % text`, () =>
      visit(browser, site.url, { width }, async (me, { page }) => {
        const look = async (name) => {
          await enlarge(page, times);
          await assertFitsWidth(page, name);
        };
        await look("start");
        await me.tap("开始自测");
        await me.toEnd(CERTAIN_A, look);
        await look("result");
      }));
  }

  test("the way on stays in sight on a phone and leaves the list alone with large type", () =>
    visit(browser, site.url, { width: 390, height: 700 }, async (me, { page }) => {
      await me.tap("开始自测");
      const bar = me.root.locator(".actions");
      const inSight = async () => (await bar.boundingBox()).y < 700;
      assert.ok(await inSight());
      await enlarge(page, 2);
      assert.equal(await inSight(), false);
    }));
});

describe("the short line stays in sight", () => {
  test("at the end of a long result, and on the sheets", () =>
    visit(browser, site.url, { width: 390 }, async (me, { page }) => {
      await me.tap("先看一个例子");
      await assertShortLine(page, "examples");
      await me.tap("关闭");
      await me.tap("开始自测");
      await me.toEnd(CERTAIN_A, (name) => assertShortLine(page, name));
      for (let step = 0; step < 4; step += 1) {
        await page.evaluate(() => window.scrollBy(0, 1500));
        await me.settle();
        await assertShortLine(page, `result, ${step}`);
      }
      await me.tap("保存、转发结果");
      await assertShortLine(page, "taking along");
    }));
});

describe("axe finds nothing", () => {
  for (const width of [360, 1440]) {
    test(`on any screen at ${width} px`, () =>
      // Tall, so that nothing lies under the bar with the way on.
      visit(browser, site.url, { width, height: 3000 }, async (me, opened) => {
        const look = (name) => assertAccessible(opened, name);
        await look("start");
        await me.tap("先看一个例子");
        await look("examples");
        await me.tap("关闭");
        await me.tap("开始自测");
        await me.toEnd(CERTAIN_A, look);
        await look("result");
        for (const details of await me.root.locator("details").all()) {
          await details.evaluate((element) => { element.open = true; });
        }
        await look("result, opened");
      }));
  }
});

describe("on small phones", () => {
  /** Whether what a person sees at the middle of each part is that part. */
  const covered = (all) =>
    all.filter((it) => {
      const { left, top, width, height } = it.getBoundingClientRect();
      const inside = (y) => {
        const seen = it.getRootNode().elementFromPoint(left + width / 2, y);
        return y > 0 && y < innerHeight && (seen === it || it.contains(seen));
      };
      return !inside(top + 3) || !inside(top + height - 3);
    }).map((it) => it.textContent);

  for (const [width, height] of [[360, 640], [320, 568], [390, 844]]) {
    test(`every choice of the first question can be seen at ${width} × ${height}`, () =>
      visit(browser, site.url, { width, height }, async (me, { page }) => {
        await me.tap("开始自测");
        const boxes = me.root.locator(".tick__box");
        assert.ok((await boxes.count()) > 5);
        for (let at = 0; at < (await boxes.count()); at += 1) {
          await boxes.nth(at).focus();
          assert.deepEqual(await me.root.locator(".tick").nth(at).evaluateAll(covered), [], `choice ${at}`);
        }
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        assert.deepEqual(await me.root.locator(".tick").last().evaluateAll(covered), [], "at the end");
        assert.deepEqual(await me.root.locator(".actions button").evaluateAll(covered), [], "the ways on");
      }));
  }

  test("the short line breaks between its parts", () =>
    visit(browser, site.url, { width: 320 }, async (me) => {
      const broken = await me.root.locator(".page > .banner").evaluate((line) => {
        const text = line.firstChild;
        return line.textContent.split(" · ").filter((part) => {
          const range = document.createRange();
          const start = text.data.indexOf(part);
          range.setStart(text, start);
          range.setEnd(text, start + part.length);
          return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
        });
      });
      assert.deepEqual(broken, []);
    }));
});
