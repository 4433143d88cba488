// A visit as a person makes it, on a phone: taps and typing, nothing else.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertClean, assertNoRequest, axe, launch, mounted, open, serve } from "./support.mjs";

let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serve();
});

after(async () => {
  await browser?.close();
  site?.stop();
});

/** What one enterprise answers, by heading: labels to tick, or texts to type into boxes by label. */
const CLASS_A = {
  "下面哪些说的是您的企业？可多选": ["从旗外招商引进", "都没有"],
  "招商或投资协议是和谁签的？": ["旗人民政府"],
  "哪一年签的招商或投资协议？": { 年: "2022", 月: "８" },
  "协议名称里有“战略”二字吗？": ["是"],
  "列入旗里的“重点企业”或“重点项目”了吗？": ["有，拿得出文件"],
  "项目到哪一步了？": ["在建，还没投产"],
  "打算有几人到加速部落办公？": { "打算有几人到加速部落办公？": "20人" },
  "营业执照上的“住所”在达拉特旗吗？": ["是"],
  "申请的是哪一种？": ["公司等独立法人"],
};

/** The widget on the page, with the few things a person does to it. */
function visitor(page) {
  const root = page.locator("policy-selfcheck").first();
  const heading = () => root.locator(".page h1").innerText();
  const tap = (name) => root.getByRole("button", { name, exact: true }).click();
  const settle = () => page.waitForTimeout(60);
  return {
    root,
    heading,
    tap,
    text: () => root.locator(".page").innerText(),
    async next() {
      await tap("下一步");
      await settle();
    },
    async answer(answers) {
      if (Array.isArray(answers)) {
        for (const label of answers) await root.getByLabel(label, { exact: true }).first().check();
      } else {
        for (const [label, text] of Object.entries(answers)) await root.getByLabel(label, { exact: true }).fill(text);
      }
    },
    /** What nobody planned is not known. */
    async notKnown() {
      for (const label of ["不清楚", "拿不准"]) {
        for (const box of await root.getByLabel(label, { exact: true }).all()) await box.check();
      }
    },
    /** Answers everything up to the result; `look` sees every screen. */
    async toResult(answers, look = async () => {}) {
      await tap("开始自测");
      const asked = [];
      for (let screens = 0; screens < 40; screens += 1) {
        await settle();
        if (!(await root.locator("form").count())) break;
        const question = await heading();
        asked.push(question);
        if (answers[question]) await this.answer(answers[question]);
        else await this.notKnown();
        await look(question);
        await this.next();
      }
      assert.equal(await root.locator("form").count(), 0, `no result after ${asked.join(" / ")}`);
      return asked;
    },
  };
}

async function visit(options, body) {
  const opened = await open(browser, site.url, options);
  try {
    await mounted(opened.page);
    await body(visitor(opened.page), opened);
    assertClean(opened);
  } finally {
    await opened.close();
  }
}

/** Runs axe, and forgets the complaint about the inline style that axe itself tries to set while it runs. */
async function assertAccessible({ page, complaints }, name) {
  const before = complaints.length;
  const found = await axe(page);
  const during = complaints.splice(before);
  complaints.push(...during.filter((line) => !line.includes("Applying inline style")));
  assert.deepEqual(found, [], name);
}

async function assertFitsWidth(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${content} px wide in a window of ${window} px`);
}

describe("a visitor on a phone", () => {
  test("reaches class A with its price, without a request", () =>
    visit({}, async (me, opened) => {
      await assertNoRequest(opened, async () => {
        await me.toResult(CLASS_A);
        assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
        const text = await me.text();
        assert.match(text, /三年合计 78,030\.00 元/);
        assert.match(text, /面积 100㎡/);
        assert.match(text, /征求意见稿测算 · 不是审核结论 · 不是优惠承诺/);
        await me.root.getByText("怎么算出来的").first().click();
        assert.match(await me.text(), /18元\/㎡·月 × 100㎡ × 12个月 = 21,600\.00 元/);
      });
    }));

  test("who has to look up the agreement sees A possible, three scenarios, and what settles it", () =>
    visit({}, async (me, { page }) => {
      await me.toResult({ ...CLASS_A, "协议名称里有“战略”二字吗？": ["不清楚"] });
      assert.equal(await me.heading(), "A类还有可能，差 1 个答案");
      const text = await me.text();
      for (const amount of ["78,030", "94,830", "114,030"]) assert.ok(text.includes(amount), amount);
      await me.root.getByRole("button", { name: /协议名称有“战略”/ }).first().click();
      assert.equal(await me.heading(), "协议名称里有“战略”二字吗？");
      await me.answer(["是"]);
      await me.tap("完成，看结果");
      await page.waitForTimeout(60);
      assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
    }));

  test("who is registered elsewhere is told so with the article", () =>
    visit({}, async (me) => {
      await me.toResult({ ...CLASS_A, "营业执照上的“住所”在达拉特旗吗？": ["否"] });
      assert.equal(await me.heading(), "先看条件：在达拉特旗注册对不上");
      assert.match(await me.text(), /对不上的是：在达拉特旗注册（第二章首段/);
      await me.root.locator("summary", { hasText: "在达拉特旗注册" }).first().click();
      assert.match(await me.text(), /在达拉特旗范围内注册企业/);
    }));

  test("a mistake stays in its box, beside its reason, and takes the focus", () =>
    visit({}, async (me, opened) => {
      const { page } = opened;
      const area = "打算有几人到加速部落办公？";
      await me.tap("开始自测");
      for (let screens = 0; (await me.heading()) !== area; screens += 1) {
        assert.ok(screens < 20);
        await me.answer(CLASS_A[await me.heading()]);
        await me.next();
      }
      const box = me.root.getByLabel(area, { exact: true });
      await box.fill("3.5人");
      await me.next();
      assert.match(await me.root.getByRole("alert").innerText(), /请填整数/);
      const focused = () => page.evaluate(() => document.querySelector("policy-selfcheck").shadowRoot.activeElement);
      assert.ok(await page.evaluate(() =>
        document.querySelector("policy-selfcheck").shadowRoot.activeElement.classList.contains("errors")));
      await assertAccessible(opened, "with a mistake");
      await me.root.getByRole("alert").getByRole("button").first().click();
      assert.ok(await focused());
      assert.equal(await box.inputValue(), "3.5人");
      await box.fill("１，２００ 人");
      assert.match(await me.text(), /即 1,200人/);
      await me.next();
      // Many people is a question, not a refusal.
      assert.match(await me.root.getByRole("alert").innerText(), /人数超过1000/);
      await me.next();
      assert.notEqual(await me.heading(), area);
    }));

  test("back, the browser's and the page's, goes one question back", () =>
    visit({}, async (me, { page }) => {
      await me.tap("开始自测");
      const first = await me.heading();
      await me.answer(CLASS_A[first]);
      await me.next();
      const second = await me.heading();
      assert.notEqual(second, first);
      await page.goBack();
      await page.waitForTimeout(100);
      assert.equal(await me.heading(), first);
      assert.ok(await me.root.getByLabel("从旗外招商引进").isChecked());
      await me.next();
      assert.equal(await me.heading(), second);
      await me.tap("上一步");
      await page.waitForTimeout(100);
      assert.equal(await me.heading(), first);
      await me.tap("上一步");
      await page.waitForTimeout(100);
      assert.ok(await me.root.getByRole("button", { name: "继续回答" }).isVisible());
    }));

  test("a reload keeps the answers, back still works, and clearing forgets them", () =>
    visit({}, async (me, { page }) => {
      await me.tap("开始自测");
      const first = await me.heading();
      await me.answer(CLASS_A[first]);
      await me.next();
      const second = await me.heading();
      await me.answer(["旗人民政府"]);
      await page.reload();
      await mounted(page);
      assert.equal(await me.heading(), second);
      assert.ok(await me.root.getByLabel("旗人民政府").isChecked());
      await page.goBack();
      await page.waitForTimeout(100);
      assert.equal(await me.heading(), first);
      await me.tap("清空答案");
      await page.waitForTimeout(100);
      assert.ok(await me.root.getByRole("button", { name: "开始自测" }).isVisible());
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      await me.tap("撤销清空");
      assert.equal(await me.heading(), first);
      await me.tap("清空答案");
      await page.reload();
      await mounted(page);
      assert.ok(await me.root.getByRole("button", { name: "开始自测" }).isVisible());
    }));

  test("axe finds nothing on any screen, and each fits 320 px with large type", () =>
    visit({ width: 320 }, async (me, opened) => {
      const { page } = opened;
      const look = async (name) => {
        await assertAccessible(opened, name);
        await assertFitsWidth(page);
      };
      await look("start");
      await me.toResult(CLASS_A, look);
      await look("result");
      for (const details of await me.root.locator("details").all()) {
        await details.evaluate((element) => { element.open = true; });
      }
      await look("result, opened");
      await page.evaluate(() => {
        document.querySelector("policy-selfcheck").shadowRoot.querySelector(".selfcheck").style.fontSize = "34px";
      });
      await assertFitsWidth(page);
    }));

  test("an example shows a result at once and says that it is made up", () =>
    visit({}, async (me, { page }) => {
      await me.root.locator("ul.rows button").first().click();
      await page.waitForTimeout(100);
      assert.match(await me.text(), /这是虚构的例子/);
      assert.match(await me.text(), /三年合计 78,030\.00 元/);
      const onH1 = () => page.evaluate(() => document.querySelector("policy-selfcheck").shadowRoot.activeElement.tagName);
      assert.equal(await onH1(), "H1");
    }));
});

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
    for (let screens = 0; screens < 12 && (await me.root.locator("form").count()); screens += 1) {
      const box = me.root.getByLabel("最近一年", { exact: true });
      if (await box.count()) {
        await me.root.getByLabel("往前第 2 年").fill("148");
        await me.root.getByLabel("上一年", { exact: true }).fill("150");
        await box.fill("1.2万");
        const doubt = me.root.getByRole("button", { name: "1.2万元", exact: true });
        assert.ok(await doubt.isVisible());
        await me.next();
        assert.match(await me.root.getByRole("alert").innerText(), /您是说 1\.2万元，还是 12,000万元（1\.2亿元）/);
        await doubt.click();
        assert.equal(await box.inputValue(), "1.2");
        doubted = true;
      } else if ((await me.heading()) === "注册资金多少元？") {
        await me.root.getByRole("textbox").fill("1.2万");
        await me.root.getByText("12,000元（1.2万元）").waitFor();
        echoed = true;
      } else {
        await me.notKnown();
      }
      await assertAccessible(opened, await me.heading());
      await me.next();
    }
    assert.ok(doubted, "the series was never asked");
    assert.ok(echoed, "the capital was never asked");
    assert.match(await me.text(), /费用测算/);
    assertClean(opened);
  } finally {
    await opened.close();
    other.stop();
  }
});
