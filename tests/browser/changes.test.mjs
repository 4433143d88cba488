// What is said about getting further: the smallest changes, the day a wait ends, what nothing is proposed for.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth, assertNoRequest, mounted, open } from "./support.mjs";
import { visitor } from "./visit.mjs";

const html = (policy, example) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>` +
  `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` +
  `<script type="module" src="selfcheck.js"></script></head>` +
  `<body><policy-selfcheck day="2026-11-21" policy="${policy}" example="${example}"></policy-selfcheck></body></html>`;

/** The result of a made-up example on a page of its own. */
async function result({ width, height = 844 }, [policy, example], body) {
  const served = await fetch(site.url);
  const headers = { "content-security-policy": served.headers.get("content-security-policy") };
  const page = { contentType: "text/html", body: html(policy, example), headers };
  const before = (opened) => opened.route("**/made.html*", (route) => route.fulfill(page));
  const opened = await open(browser, `${site.url}made.html`, { width, height, before });
  opened.page.setDefaultTimeout(5_000);
  try {
    await mounted(opened.page);
    await body(visitor(opened.page), opened);
    assert.deepEqual(opened.complaints, []);
  } finally {
    await opened.close();
  }
}

/** The card of what is missing. */
const card = (me) => {
  const page = me.root.page();
  return me.root.locator("section.card", { has: page.getByRole("heading", { name: "还差什么", exact: true }) });
};
const proposals = (me) => card(me).locator("section.group", { hasText: "最少改什么" });
const proposal = (me, title) =>
  proposals(me).locator("details", { has: me.root.page().locator(`:scope > summary .row__title:text-is("${title}")`) });
const unproposed = (me) => card(me).locator("details", { hasText: "要看材料或往年数字的" }).last();

/** Opens a question from the list of answers, fills its boxes by label and comes back. */
async function change(me, label, answers) {
  await me.root.locator("summary", { hasText: "我的答案" }).click();
  await me.root.locator("button.row", { hasText: label }).first().click();
  await me.settle();
  for (const [box, text] of Object.entries(answers)) await me.fill(box, text);
  await me.tap("完成，看结果");
}

for (const size of [{ width: 390 }, { width: 1440, height: 900 }]) {
  describe(`what to change, at ${size.width}`, () => {
    test("a lease one day short: the smallest change first, the other way and the figures when it is opened", () =>
      result(size, ["zhanjiang-accelerator", 3], async (me, opened) => {
        const lease = proposal(me, "租来的场地还有5年以上租期");
        const head = await lease.locator("summary").innerText();
        assert.match(head, /租期到期日从2032年2月29日改到2032年3月1日（晚1天）\s*办手续 · 改了以后：满足/);
        const other = lease.getByText("申请日期从2027年3月1日改到2027年2月28日（早1天）");
        assert.equal(await other.isVisible(), false, "details come on demand");
        await assertNoRequest(opened, () => lease.locator("summary").click());
        assert.ok(await other.isVisible());
        assert.match(await lease.innerText(), /文件要求：不早于2032年3月1日；相差：早1天/);
        await assertAccessible(opened, `proposals at ${size.width}`);
        await assertFitsWidth(opened.page, `proposals at ${size.width}`);
      }));

    test("an operator that misses several things sees three at once and the rest folded", () =>
      result(size, ["zhanjiang-accelerator", 4], async (me, opened) => {
        const rows = proposals(me).locator(":scope > .rows > details");
        assert.equal(await rows.count(), 3);
        const rest = proposals(me).locator(":scope > details.more");
        assert.match(await rest.locator("summary").first().innerText(), /^其余 \d+ 项/);
        const folded = await rest.locator(".rows > details").evaluateAll((all) => all.filter((it) => it.checkVisibility()));
        assert.equal(folded.length, 0);
        await assertFitsWidth(opened.page, `many proposals at ${size.width}`);
      }));

    test("56 researchers of 1000: four from within, five from outside", () =>
      result(size, ["nmg-sme-cluster", 1], async (me) => {
        await change(me, "集群从业人员", {
          "集群从业人员上年末有多少人？": "1000",
          "其中研发人员有多少人？": "56",
        });
        const share = proposal(me, "研发人员占6%以上");
        assert.match(await share.locator("summary").innerText(), /从56人增加到60人（从现有人员调入4人，集群从业人员不变）/);
        await share.locator("summary").click();
        assert.match(await share.innerText(), /从56人增加到61人（新招5人，集群从业人员跟着多5人）/);
      }));

    test("two years in production: the earliest day, and what waiting leads to", () =>
      result(size, ["dalad-accelerator", 7], async (me) => {
        const wait = proposal(me, "D类");
        assert.match(await wait.locator("summary").innerText(), /等到2028年3月1日（在本旗投产满2年，还有466天）/);
      }));

    test("a class without its honour: the evidence asked for, no self-assessment", () =>
      result(size, ["dalad-accelerator", 5], async (me) => {
        assert.equal(await proposals(me).locator("summary", { hasText: /^C类/ }).count(), 0);
        await unproposed(me).locator("summary").click();
        const text = await unproposed(me).innerText();
        assert.match(text, /D类\s*看什么材料：/);
        assert.doesNotMatch(await card(me).innerText(), /由“不能”|由“没有”|变为“有，拿得出文件”|变为“能”/);
      }));

    test("what is said first says whether it hangs on how the text is read", () =>
      result(size, ["dalad-accelerator", 1], async (me) => {
        assert.match(await me.root.locator(".head__hinge").innerText(), /不受口径影响|口径有影响：.+若按“.+”，变为/);
      }));
  });
}
