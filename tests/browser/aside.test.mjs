// What is answered beside the result: what-if cases, a stay that has begun; and how the forms are filled in.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth } from "./support.mjs";
import { visit } from "./visit.mjs";

const WHAT_IF = "换个假设看费用";
const STAY = "已经入驻的，逐项核对";
const FORM = "表格怎么填";

/** On a phone with a finger and on a PC with a mouse. */
const WAYS = [
  ["a phone", { width: 390, touch: true, how: "tap" }],
  ["a PC", { width: 1440, height: 900, touch: false, how: "click" }],
];

/** The result of the first example: a certain class A with 20 desks. */
const withResult = (options, body) =>
  visit(browser, site.url, options, async (me, opened) => {
    await me.tap("先看一个例子");
    await me.root.locator("dialog[open] .row").first().click();
    await me.root.locator(".result").waitFor();
    await body(me, opened);
  });

const fold = (me, title) => me.root.locator("details.fold", { has: me.root.page().locator("h2", { hasText: title }) });

async function unfold(me, title) {
  await fold(me, title).locator("> summary").click();
  await me.settle();
  return fold(me, title);
}

/** Opens a question beside the result. */
async function ask(me, part, title) {
  await (await unfold(me, part)).locator(".row", { hasText: title }).click();
  await me.settle();
}

describe("beside the result", () => {
  for (const [name, options] of WAYS) {
    test(`a failed second year leads to market prices from the third, on ${name}`, () =>
      withResult(options, async (me, opened) => {
        const before = await me.text();
        assert.match(before, /78,030/);
        await ask(me, WHAT_IF, "年度考核");
        const years = me.root.locator("select");
        for (const [at, grade] of ["合格", "不合格", "合格"].entries()) await years.nth(at).selectOption({ label: grade });
        await me.tap("是");
        await assertAccessible(opened, `the grades on ${name}`);
        await me.tap("完成，看结果");
        await me.root.locator(".result").waitFor();
        // 14,010 and 26,010 as before, then 42,600 at market price.
        assert.match(await me.text(), /82,620/);
        assert.match(await (await unfold(me, WHAT_IF)).innerText(), /合格、不合格、合格/);
        await assertFitsWidth(opened.page, `the result on ${name}`);
      }));

    test(`80 points are excellent, with the overlap named, on ${name}`, () =>
      withResult(options, async (me, opened) => {
        await ask(me, STAY, "考核得分");
        await me.root.locator("input[type=text]").first().fill("80");
        await me.settle();
        await me.tap("完成，看结果");
        const settled = await (await unfold(me, "按这些回答")).innerText();
        assert.match(settled, /考核优秀：期满可以申请延期/);
        assert.match(settled, /两档都写了/);
        await assertAccessible(opened, `the score on ${name}`);
      }));

    test(`the form is filled in from the answers, field by field, on ${name}`, () =>
      withResult(options, async (me, opened) => {
        await opened.context.grantPermissions(["clipboard-read", "clipboard-write"]);
        const form = await unfold(me, FORM);
        const field = form.locator(".fields__row", { hasText: "办公人数" });
        assert.match(await field.innerText(), /20/);
        assert.match(await form.locator(".fields__row", { hasText: "总投资" }).innerText(), /需手填/);
        await field.getByRole("button", { name: "复制：办公人数" }).click();
        await field.getByText("已复制").waitFor();
        assert.equal(await opened.page.evaluate(() => navigator.clipboard.readText()), "20");
        assert.doesNotMatch(await form.locator(".fields").innerText(), /姓名|身份证|电话|学历|名单/);
        await assertAccessible(opened, `the form on ${name}`);
        await assertFitsWidth(opened.page, `the form on ${name}`);
      }));
  }

  test("on paper the fields are open and have no buttons", () =>
    withResult({ width: 1440, height: 900, touch: false }, async (me, opened) => {
      await opened.page.emulateMedia({ media: "print" });
      assert.equal(await me.root.locator(".fields__text").first().isVisible(), true);
      assert.equal(await me.root.locator(".fields button").first().isVisible(), false);
      assert.equal(await fold(me, WHAT_IF).isVisible(), false);
    }));

  test("a checklist that is ticked names what is hit, and nothing else", () =>
    withResult({ width: 390, touch: true, how: "tap" }, async (me) => {
      await ask(me, STAY, "退出情形");
      await me.tap("场地用作仓库");
      await me.tap("没勾的都没有，下一步");
      const settled = await (await unfold(me, "按这些回答")).innerText();
      assert.match(settled, /连续10天闲置，或用作仓库/);
      assert.doesNotMatch(settled, /破产或清算/);
    }));
});
