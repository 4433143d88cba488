// The two documents for carriers: what one and what two of them are paid, supports without an amount, the districts' targets.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth } from "./support.mjs";
import { LOOK, visit } from "./visit.mjs";

const TONGLIAO = "通辽市孵化器、众创空间支持";
const PANJIN = "盘锦市孵化载体和科技企业支持";
const KIND = "第1家载体是哪一种？";
const LEVEL = "第1家载体现在是哪一级？";
const SINCE = "第1家载体的这一级，是哪天认定（备案、获批）的？";
const NEW = "2023年3月27日及以后";
const INCUBATOR = {
  "您要算几家孵化载体？": ["1家"],
  "载体在通辽市内吗？": ["在通辽市内"],
  [KIND]: ["科技企业孵化器"],
  [LEVEL]: ["国家级"],
  [SINCE]: [NEW],
  "有没有为通辽市内别的单位做管理服务、品牌输出？": ["没有"],
};
const second = (question) => question.replace("第1家", "第2家");
const TWO = {
  ...INCUBATOR,
  "您要算几家孵化载体？": ["2家"],
  [KIND]: ["众创空间"],
  [second(KIND)]: ["科技企业孵化器"],
  [second(LEVEL)]: ["自治区级"],
  [second(SINCE)]: [NEW],
};
const HIGHTECH = {
  "下面哪些说的是贵单位？": ["经认定的高新技术企业", "没勾的都没有，下一步"],
  "您运营的孵化载体是哪一级？": ["省级"],
};
const RESULTS = "载体里认定了多少家科技型中小企业、高新技术企业，引进培育了多少个省级以上人才（团队）？";

/** On a phone with a finger and on a PC with a mouse. */
const WAYS = [
  ["a phone", { width: 390, touch: true, how: "tap" }],
  ["a PC", { width: 1440, height: 900, touch: false, how: "click" }],
];

/** A visit to a document, at its result. */
const answered = (document, options, answers, body) =>
  visit(browser, site.url, { ...options, as: LOOK }, async (me, opened) => {
    await me.begin(document);
    const asked = await me.toResult(answers);
    await body(me, opened, asked);
  });

/** A support as it stands in the list: status, title, amount. */
const support = async (me, title) =>
  (await me.root.locator("details", { has: me.root.page().locator("summary", { hasText: title }) }).last().innerText())
    .replace(/\s+/g, " ");

async function unfolded(me) {
  await me.root.locator("details").evaluateAll((all) => all.forEach((it) => { it.open = true; }));
  return (await me.text()).replace(/\s+/g, " ");
}

for (const [where, options] of WAYS) {
  describe(`an operator in Tongliao on ${where}`, () => {
    test("with a newly recognised national incubator sees 100万元, and no recognition criteria", () =>
      answered(TONGLIAO, options, INCUBATOR, async (me, opened, asked) => {
        assert.ok(asked.length <= 6, asked.join(" / "));
        assert.match(await support(me, "第1家载体：新认定（备案）的一次性支持"), /满足.*100万元/);
        const text = await me.text();
        assert.match(text, /本文件没有写认定条件；写的是“达标即准”/);
        assert.doesNotMatch(text, /第2家/);
        assert.doesNotMatch(text, /支持合计/);
        await assertFitsWidth(opened.page, "one carrier");
        await assertAccessible(opened, "one carrier");
      }));

    test("with two carriers sees both amounts, their sum, and the reading behind it", () =>
      answered(TONGLIAO, options, TWO, async (me, opened) => {
        assert.match(await support(me, "第1家载体：新认定（备案）的一次性支持"), /满足.*30万元/);
        assert.match(await support(me, "第2家载体：新认定（备案）的一次性支持"), /满足.*50万元/);
        assert.match(await support(me, "各家载体的支持合计（上限）"), /满足.*80万元/);
        assert.match(await me.text(), /一家运营机构有几家载体，是每家都给吗？/);
        await assertFitsWidth(opened.page, "two carriers");
        await assertAccessible(opened, "two carriers");
      }));

    test("recognised before the document is left to the office, not refused", () =>
      answered(TONGLIAO, options, { ...INCUBATOR, [SINCE]: ["2023年3月26日及以前"] }, async (me) => {
        assert.match(await support(me, "第1家载体：新认定（备案）的一次性支持"), /需认定.*100万元/);
        assert.match(await me.text(), /“新认定”从哪一天算起？/);
      }));

    test("does not know the first evaluation: 0 to 20万元, still open", () =>
      answered(TONGLIAO, options, { ...INCUBATOR, [KIND]: ["众创空间"], [LEVEL]: ["自治区级"] }, async (me) => {
        assert.match(await support(me, "第1家载体：首次绩效评价优秀的一次性支持"), /待补充.*0.*20万元/);
      }));

    test("who served others without filing is told which duty was missed", () =>
      answered(
        TONGLIAO,
        options,
        { ...INCUBATOR, "有没有为通辽市内别的单位做管理服务、品牌输出？": ["有，没有备案"] },
        async (me) => {
          assert.match(await unfolded(me), /对外管理服务、品牌输出前，先向市科技局备案.*✕ 不满足/);
        },
      ));
  });

  describe(`a visitor from Panjin on ${where}`, () => {
    const visitorOf = (body) =>
      answered(PANJIN, options, { ...HIGHTECH, [RESULTS]: [{ [RESULTS]: "3" }, "下一步"] }, body);

    test("sees supports without amounts", () =>
      visitorOf(async (me, opened) => {
        assert.match(await support(me, "高新技术企业：补助"), /满足.*金额未规定/);
        assert.match(await support(me, "孵化载体：择优奖励"), /需认定.*金额未规定/);
        const text = await unfolded(me);
        assert.match(text, /文件未写金额，请咨询市科技局或查后续细则。/);
        assert.doesNotMatch(text, /0元/);
        await assertAccessible(opened, "supports");
      }));

    test("sees 32 against 30 explained, as information for staff and never as a condition", () =>
      visitorOf(async (me, opened) => {
        const rows = me.root.locator("details", { has: opened.page.locator("summary", { hasText: "新增科技型中小企业" }) });
        const row = rows.last();
        assert.match(await row.locator("summary").innerText(), /文件写30家以上，各县区相加32家，多2家/);
        await row.locator("summary").click();
        const text = (await row.innerText()).replace(/\s+/g, " ");
        for (const district of ["盘山县 5家", "双台子区 5家", "兴隆台区 3家", "大洼区 5家", "辽东湾新区 4家", "盘锦高新区 10家"]) {
          assert.ok(text.includes(district), district);
        }
        assert.match(text, /各县区相加 32家.*两个数不矛盾，只是不相等/);
        assert.match(await me.text(), /市里对各县区的任务目标，不是申报条件；2021年的已过期限。/);
        const all = await unfolded(me);
        assert.match(all, /辽东湾新区 9个（推断，不是印出来的）/);
        assert.match(all, /兴隆台区 没印出来或看不清/);
        await assertFitsWidth(opened.page, "targets");
        await assertAccessible(opened, "targets");
      }));
  });
}
