// The front door: who the visitor is, what there is for them, and what one document takes over from another.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth, assertShortLine, mounted } from "./support.mjs";
import { ENTERPRISE, LOOK, visit } from "./visit.mjs";

const TENANT = "加速器、孵化器里的企业（或想进去的）";
const OPERATOR = "加速器、孵化器、众创空间、星创天地的运营机构";
const CLUSTER = "产业集群的运营管理机构";
const WAYS = [
  ["a phone", { width: 390, touch: true, how: "tap", as: null }],
  ["a PC", { width: 1440, height: 900, touch: false, how: "click", as: null }],
];

/** The kinds of visitors, in order. */
const kinds = (me) => me.root.locator("button.row .row__title").allInnerTexts();

/** Goes on as somebody of this kind. */
async function come(me, kind) {
  await me.kind(kind).click();
  await me.settle();
}

const cards = (me) => me.root.locator(".overview > .card");

for (const [where, options] of WAYS) {
  describe(`at the front door on ${where}`, () => {
    test("each kind of visitor is at the first real question after two taps", () =>
      visit(browser, site.url, options, async (me, opened) => {
        const all = await kinds(me);
        assert.deepEqual(all.at(-1), LOOK);
        assert.ok(all.includes(ENTERPRISE) && all.includes(TENANT) && all.includes(OPERATOR));
        await assertAccessible(opened, "the front door");
        await assertFitsWidth(opened.page, "the front door");
        await assertShortLine(opened.page, "the front door");
        for (const kind of all) {
          await come(me, kind);
          if (!(await me.asks())) {
            await me.root.getByRole("button", { name: "开始自测" }).first().click();
            await me.settle();
          }
          assert.ok(await me.asks(), `${kind}: ${await me.heading()}`);
          // Back to the front door by the browser's own button, screen by screen.
          for (let steps = 0; steps < 4 && !(await me.kind(LOOK).count()); steps += 1) {
            await opened.page.goBack();
            await me.settle();
          }
          assert.ok(await me.kind(LOOK).count(), `${kind}: no way back`);
        }
      }));

    test("the overview shows every document, with what has come out so far", () =>
      visit(browser, site.url, options, async (me, opened) => {
        await come(me, LOOK);
        const count = await cards(me).count();
        assert.ok(count >= 3);
        await assertAccessible(opened, "the overview");
        await assertFitsWidth(opened.page, "the overview");
        await assertShortLine(opened.page, "the overview");
        await cards(me).first().getByRole("button", { name: "先看说明" }).click();
        await me.settle();
        await me.tap("先看一个例子");
        await me.root.locator("dialog[open] .row").first().click();
        await me.settle();
        const verdict = await me.heading();
        await me.tap("换一份文件，看总览");
        const text = await cards(me).first().innerText();
        for (const part of [verdict, "满足", "元"]) assert.ok(text.includes(part), `${part}: ${text}`);
        assert.ok(!(await cards(me).nth(1).innerText()).includes("测算到"));
        await assertFitsWidth(opened.page, "the overview with a result");
        await opened.page.reload();
        await mounted(opened.page);
        assert.equal(await me.kind(LOOK).count(), 1);
      }));
  });
}

test("what two documents ask alike is asked once", () =>
  visit(browser, site.url, { width: 390, as: ENTERPRISE }, async (me) => {
    const ALIKE = "申请的是公司等独立法人吗？";
    await me.toEnd({ [ALIKE]: ["是"] });
    await me.tap("换一份文件，看总览");
    const accelerator = cards(me).filter({ hasText: "湛江" });
    await accelerator.getByRole("button", { name: "先看说明" }).click();
    await me.settle();
    assert.match(await me.text(), /已经带过来了/);
    await me.tap("继续回答");
    const asked = [];
    await me.toEnd({}, async (question) => asked.push(question));
    assert.ok(!asked.some((question) => question.includes("独立法人")), asked.join(" / "));
  }));

test("who comes as a tenant is not asked who they are", () =>
  visit(browser, site.url, { width: 390, as: TENANT }, async (me) => {
    await me.begin("湛江");
    assert.notEqual(await me.heading(), "您是哪一方？");
  }));

test("who comes for the cluster sees it at once", () =>
  visit(browser, site.url, { width: 390, as: CLUSTER }, async (me) => {
    assert.match(await me.text(), /中小企业特色产业集群/);
  }));
