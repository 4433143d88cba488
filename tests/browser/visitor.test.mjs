// A visit as a person makes it, on a phone: what is said, kept, undone and led back to.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertClean, assertNoRequest, mounted, open, serve } from "./support.mjs";
import { CERTAIN_A, DECISIVE, visit, visitor } from "./visit.mjs";

const TRIAGE = "下面哪些说的是您的企业？";
const TITLE = "协议名称里有“战略”二字吗？";
const HOME = "营业执照上的“住所”在达拉特旗吗？";

/** A visit on a phone that has begun. */
const begun = (body) =>
  visit(browser, site.url, {}, async (me, opened) => {
    await me.tap("开始自测");
    await body(me, opened);
  });

/** Answers up to the question with this heading. */
async function until(me, heading) {
  for (let screens = 0; (await me.heading()) !== heading; screens += 1) {
    assert.ok(screens < 20, `${heading} is never asked`);
    await me.answer(CERTAIN_A[await me.heading()]);
  }
}

describe("a visitor on a phone", () => {
  test("reaches class A with its price, without a request", () =>
    visit(browser, site.url, {}, async (me, opened) => {
      await assertNoRequest(opened, async () => {
        await me.tap("开始自测");
        await me.toResult(CERTAIN_A);
        assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
        const text = await me.text();
        assert.match(text, /78,030/);
        assert.match(text, /征求意见稿测算 · 不是审核结论 · 不是优惠承诺/);
      });
    }));

  test("who has to look up the agreement sees A possible, three scenarios, and what settles it", () =>
    begun(async (me) => {
      await me.toResult({ ...CERTAIN_A, [TITLE]: ["要查"] });
      assert.equal(await me.heading(), "A类还有可能，差 1 个答案");
      const text = await me.text();
      for (const amount of ["78,030", "94,830", "114,030"]) assert.ok(text.includes(amount), amount);
      await me.root.getByRole("button", { name: /协议名称有“战略”/ }).first().click();
      assert.equal(await me.heading(), TITLE);
      await me.tap("有");
      assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
    }));

  test("who is registered elsewhere is told so with the article", () =>
    begun(async (me) => {
      await me.toEnd({ ...CERTAIN_A, [HOME]: ["否"] });
      assert.equal(await me.heading(), "先看条件：在达拉特旗注册对不上");
      assert.match(await me.text(), /对不上的是：在达拉特旗注册（第二章首段/);
    }));

  test("the title of the page says what is on the screen", () =>
    begun(async (me, { page }) => {
      assert.equal(await page.title(), `${TRIAGE} · 隐形冠军加速部落自查`);
      await me.toResult(CERTAIN_A);
      assert.equal(await page.title(), "按您的回答，A类各项条件都对得上 · 隐形冠军加速部落自查");
    }));

  test("a mistake stays in its box, beside its reason, and takes the focus", () =>
    begun(async (me, opened) => {
      await until(me, DECISIVE);
      const box = me.root.getByLabel(DECISIVE, { exact: true });
      await box.fill("3.5人");
      await me.tap("下一步");
      assert.match(await me.root.getByRole("alert").innerText(), /请填整数/);
      assert.ok(await me.focusIs(".errors"));
      await assertAccessible(opened, "with a mistake");
      await me.root.getByRole("alert").getByRole("button").first().click();
      assert.ok(await me.focusIs("input"));
      assert.equal(await box.inputValue(), "3.5人");
      await box.fill("１，２００ 人");
      assert.match(await me.text(), /即 1,200人/);
      await me.tap("下一步");
      // Many people is a question, not a refusal.
      assert.match(await me.root.getByRole("alert").innerText(), /不含厂房工人/);
      await me.tap("下一步");
      assert.equal(await me.asks(), false);
    }));

  test("an option chosen before is marked, moves on again, and can be left as it is", () =>
    begun(async (me, { page }) => {
      await until(me, TITLE);
      await me.tap("有");
      const next = await me.heading();
      await page.goBack();
      await me.settle();
      assert.equal(await me.named("有").getAttribute("aria-pressed"), "true");
      assert.equal(await me.named("要查").getAttribute("aria-pressed"), "false");
      await me.tap("下一步");
      assert.equal(await me.heading(), next);
      await me.tap("上一步");
      await me.tap("没有，叫“投资协议”等");
      assert.notEqual(await me.heading(), TITLE);
    }));

  test("back, the browser's and the page's, goes one question back; forward does no harm", () =>
    begun(async (me, { page }) => {
      const first = await me.heading();
      await me.answer(CERTAIN_A[first]);
      const second = await me.heading();
      assert.notEqual(second, first);
      await page.goBack();
      await page.waitForTimeout(100);
      assert.equal(await me.heading(), first);
      assert.ok(await me.named("从旗外招商引进").isChecked());
      await page.goForward();
      await page.waitForTimeout(200);
      assert.equal(await me.heading(), first);
      await me.tap("没勾的都没有，下一步");
      assert.equal(await me.heading(), second);
      await me.tap("上一步");
      await page.waitForTimeout(100);
      assert.equal(await me.heading(), first);
      await me.tap("上一步");
      await page.waitForTimeout(100);
      assert.ok(await me.named("继续回答").isVisible());
    }));

  test("a reload keeps the answers, back still works, and clearing forgets them", () =>
    begun(async (me, { page }) => {
      const first = await me.heading();
      await me.answer(CERTAIN_A[first]);
      const second = await me.heading();
      await page.reload();
      await mounted(page);
      assert.equal(await me.heading(), second);
      await page.goBack();
      await page.waitForTimeout(100);
      assert.equal(await me.heading(), first);
      assert.ok(await me.named("从旗外招商引进").isChecked());
      await me.tap("清空答案");
      await page.waitForTimeout(100);
      assert.ok(await me.named("开始自测").isVisible());
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      await me.tap("撤销清空");
      assert.equal(await me.heading(), first);
      await me.tap("清空答案");
      await page.reload();
      await mounted(page);
      assert.ok(await me.named("开始自测").isVisible());
    }));
});

describe("the examples, on a sheet", () => {
  const sheet = (me) => me.root.locator(".sheet[open]");

  test("show a result at once and say that it is made up; back leads to the first screen", () =>
    visit(browser, site.url, {}, async (me, { page }) => {
      await me.tap("先看一个例子");
      await sheet(me).locator(".row").first().click();
      await page.waitForTimeout(100);
      assert.match(await me.text(), /这是虚构的例子/);
      assert.ok(await me.focusIs("h1"));
      assert.equal(await sheet(me).count(), 0);
      await page.goBack();
      await page.waitForTimeout(100);
      assert.ok(await me.named("先看一个例子").isVisible());
    }));

  const ways = {
    "its button": (page, me) => me.tap("关闭"),
    Esc: (page) => page.keyboard.press("Escape"),
    "a tap beside it": (page) => page.mouse.click(100, 40),
    "the back button": (page) => page.goBack(),
  };
  for (const [name, close] of Object.entries(ways)) {
    test(`close by ${name}, and back still leaves the first screen alone`, () =>
      visit(browser, site.url, {}, async (me, { page }) => {
        const before = await page.evaluate(() => history.length);
        await me.tap("先看一个例子");
        assert.equal(await sheet(me).count(), 1);
        assert.ok(await me.focusIs(".sheet *"));
        await close(page, me);
        await page.waitForTimeout(150);
        assert.equal(await sheet(me).count(), 0);
        assert.ok(await me.focusIs("[aria-haspopup]"));
        await me.tap("开始自测");
        assert.equal(await page.evaluate(() => history.length), before + 1);
        await me.tap("上一步");
        await page.waitForTimeout(100);
        assert.ok(await me.named("先看一个例子").isVisible());
      }));
  }
});

test("beside the question, wide screens list all questions, with answers to go back to", () =>
  visit(browser, site.url, { width: 1440 }, async (me) => {
    await me.tap("开始自测");
    await until(me, TITLE);
    const list = me.root.getByRole("navigation", { name: "全部问题" });
    assert.match(await list.innerText(), /协议甲方\s*旗人民政府/);
    assert.equal(await list.locator("[aria-current=step]").count(), 1);
    await list.getByRole("button", { name: /^协议甲方/ }).click();
    await me.settle();
    assert.equal(await me.heading(), "协议的甲方和公章是谁？");
  }));

test("two on one page keep their ids, answers and back apart", async () => {
  const opened = await open(browser, `${site.url}embed.html`);
  try {
    await mounted(opened.page, 2);
    const [one, two] = [0, 1].map((at) => opened.page.locator("policy-selfcheck").nth(at));
    await one.getByRole("button", { name: "开始自测" }).click();
    await two.getByRole("button", { name: "开始自测" }).click();
    const ids = await opened.page.evaluate(() =>
      [...document.querySelectorAll("policy-selfcheck")].flatMap((host) =>
        [...host.shadowRoot.querySelectorAll("[id]")].map((element) => element.id)));
    assert.equal(new Set(ids).size, ids.length);
    await opened.page.goBack();
    await opened.page.waitForTimeout(100);
    assert.equal(await two.locator("form").count(), 0);
    assert.equal(await one.locator("form").count(), 1);
    assertClean(opened);
  } finally {
    await opened.close();
  }
});

test("a made-up policy runs through the same page; 1.2万 is 12,000 in a 元 box and asked about in a 万元 box", async () => {
  const other = await serve("--made-up");
  const opened = await open(browser, other.url);
  try {
    await mounted(opened.page);
    const me = visitor(opened.page);
    await me.tap("开始自测");
    let [doubted, echoed] = [false, false];
    for (let screens = 0; screens < 12 && (await me.asks()); screens += 1) {
      await assertAccessible(opened, await me.heading());
      const years = me.root.locator(".year input");
      const box = years.nth(2);
      if (await years.count()) {
        await years.nth(0).fill("148");
        await years.nth(1).fill("150");
        await box.fill("1.2万");
        const doubt = me.root.getByRole("button", { name: "1.2万元", exact: true });
        assert.ok(await doubt.isVisible());
        await me.tap("下一步");
        assert.match(await me.root.getByRole("alert").innerText(), /您是说 1\.2万元，还是 12,000万元（1\.2亿元）/);
        await doubt.click();
        assert.equal(await box.inputValue(), "1.2");
        doubted = true;
        await me.tap("下一步");
      } else if ((await me.heading()) === "注册资金多少元？") {
        await me.root.getByRole("textbox").fill("1.2万");
        await me.root.getByText("12,000元（1.2万元）").waitFor();
        echoed = true;
        await me.tap("下一步");
      } else {
        await me.notKnown();
      }
    }
    assert.ok(doubted, "the series was never asked");
    assert.ok(echoed, "the capital was never asked");
    assert.match(await me.text(), /两年合计/);
    assertClean(opened);
  } finally {
    await opened.close();
    other.stop();
  }
});
