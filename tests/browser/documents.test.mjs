// The two documents with tables, shares and terms: what is typed or pasted, what it comes to, and what is said about it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth, mounted } from "./support.mjs";
import { LOOK, visit, visitor } from "./visit.mjs";

const CLUSTER = "中小企业特色产业集群";
const ACCELERATOR = "湛江市科技企业加速器";
const OUTPUTS = "近三年的产值是多少？";
const [TOTAL, SMES, LEADING] = ["近三年集群总产值各是多少？", "其中集群内中小企业产值是多少？", "其中主导产业产值是多少？"];
const SME_SHARE = "中小企业产值占60%以上";
const GROWTH = "主导产业产值年均增速5%以上";
const REST = "没填的年份不清楚";
const ROLE = "您是哪一方？";
const OPERATOR = { [ROLE]: (me) => me.tap("加速器运营机构，想申请认定") };

/** On a phone with a finger and on a PC with a mouse. */
const WAYS = [
  ["a phone", { width: 390, touch: true, how: "tap" }],
  ["a PC", { width: 1440, height: 900, touch: false, how: "click" }],
];

/** A visit to a document that has begun. */
const begun = (document, options, body) =>
  visit(browser, site.url, { ...options, as: LOOK }, async (me, opened) => {
    await me.begin(document);
    await body(me, opened);
  });

/** Answers screen by screen up to the one with this heading, or to the end; what has no plan is not known. */
async function walk(me, plans, last, look = async () => {}) {
  const on = me.root.getByRole("button", { name: /^继续核对/ });
  for (let screens = 0; screens < 60; screens += 1) {
    if (!(await me.asks())) {
      if (!(await on.count())) return assert.equal(last, undefined, `${last} is never asked`);
      await on.first().click();
      await me.settle();
    }
    const heading = await me.heading();
    if (heading === last) return undefined;
    if (plans[heading]) await plans[heading](me);
    await look(heading);
    if (plans[heading] && (await me.asks()) && (await me.heading()) === heading) await me.tap("下一步");
    else if (!plans[heading]) await me.notKnown();
  }
  throw new Error("there is no end");
}

const boxes = (me, question) =>
  me.root.getByRole("group", { name: question }).locator("input[type=text]");

async function fill(me, question, texts) {
  for (const [at, text] of texts.entries()) await boxes(me, question).nth(at).fill(text);
  await me.settle();
}

const filled = (me, question) => boxes(me, question).evaluateAll((all) => all.map((it) => it.value));

async function outputs(me, total, smes, leading) {
  await fill(me, TOTAL, total);
  await fill(me, SMES, smes);
  await fill(me, LEADING, leading);
}

/** What the panel says about a criterion. */
const check = (me, title) => me.root.locator(".worked__checks li", { hasText: title }).innerText();

/** What the panel says about a value, in one line. */
const value = async (me, title) =>
  (await me.root.locator(".worked__value", { hasText: title }).innerText()).replace(/\s+/g, " ");

/** Puts a text on the clipboard and pastes it into a box with the keyboard. */
async function paste({ page, context }, box, text) {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await box.focus();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
  await page.waitForTimeout(100);
}

/** Opens all that is folded on the result and gives the text. */
async function unfolded(me) {
  await me.root.locator("details").evaluateAll((all) => all.forEach((it) => { it.open = true; }));
  return me.text();
}

for (const [where, options] of WAYS) {
  describe(`a cluster body on ${where}`, () => {
    const cluster = (body) => begun(CLUSTER, options, body);

    test("types three years and sees each share with formula, figures and verdict", () =>
      cluster(async (me) => {
        await outputs(me, ["200", "210", "220"], ["130", "140", "150"], ["148", "155", "163.17"]);
        const share = await value(me, "中小企业产值占比");
        assert.match(share, /中小企业产值 ÷ 集群总产值/);
        assert.match(share, / 65% 130 ÷ 200 .*约66\.67% 140 ÷ 210 .*约68\.18% 150 ÷ 220/);
        assert.match(await check(me, SME_SHARE), /^✓\s*满足/);
      }));

    test("148 to 163.17 is five per cent a year to the dot, 163.16 is not", () =>
      cluster(async (me) => {
        await outputs(me, ["200", "210", "220"], ["130", "140", "150"], ["148", "155", "163.17"]);
        assert.match(await check(me, GROWTH), /^✓\s*满足[^]*163\.17亿元，文件要求不低于163\.17亿元（148 × 1\.1025）/);
        await boxes(me, LEADING).nth(2).fill("163.16");
        await me.settle();
        assert.match(await check(me, GROWTH), /^✕\s*不满足/);
      }));

    test("10.11 of 16.85 is sixty per cent to the dot, a little less is not", () =>
      cluster(async (me) => {
        await outputs(me, ["16.85", "16.85", "16.85"], ["10.11", "10.11", "10.11"], ["", "", ""]);
        assert.match(await value(me, "中小企业产值占比"), / 60% 10\.11 ÷ 16\.85/);
        assert.match(await check(me, SME_SHARE), /^✓\s*满足/);
        await fill(me, SMES, ["10.1099", "10.1099", "10.1099"]);
        assert.match(await value(me, "中小企业产值占比"), /约60\.00% 10\.1099 ÷ 16\.85/);
        assert.match(await check(me, SME_SHARE), /^✕\s*不满足/);
      }));

    test("who knows the latest year alone can say so, and goes on", () =>
      cluster(async (me) => {
        await outputs(me, ["", "", "16.85"], ["", "", "10.11"], ["", "", "12"]);
        assert.match(await check(me, SME_SHARE), /^○\s*待补充/);
        for (const label of await me.root.locator("label", { hasText: REST }).all()) await label.click();
        await me.settle();
        assert.match(await check(me, SME_SHARE), /^✓\s*满足/);
        await me.tap("下一步");
        assert.notEqual(await me.heading(), OUTPUTS);
      }));

    test("a column and a block of cells fill the boxes; 亿, separators and signs are understood", () =>
      cluster(async (me, opened) => {
        await paste(opened, boxes(me, TOTAL).first(), "15.3亿\n1,530\n１６.８５\n");
        assert.deepEqual(await filled(me, TOTAL), ["15.3亿", "1,530", "１６.８５"]);
        assert.deepEqual(await filled(me, SMES), ["", "", ""]);
        await paste(opened, boxes(me, SMES).first(), "9.18\t918\t10.11\r\n9.18亿\t1,000\t11\r\n");
        assert.deepEqual(await filled(me, SMES), ["9.18", "918", "10.11"]);
        assert.deepEqual(await filled(me, LEADING), ["9.18亿", "1,000", "11"]);
        assert.match(await value(me, "中小企业产值占比"), / 60% 9\.18 ÷ 15\.3 .* 60% 918 ÷ 1530 .* 60% 10\.11 ÷ 16\.85/);
        assert.match(await check(me, SME_SHARE), /^✓\s*满足/);
        await me.tap("下一步");
        await walk(me, {}, "数字化方面的情况");
        await paste(opened, me.root.getByLabel("工业互联网平台应用普及率是百分之几？", { exact: true }), "60%");
        assert.match(await check(me, "普及率8%以上"), /^✓\s*满足/);
      }));

    test("growth of research met and patents missed: the reading that would change it is named", () =>
      cluster(async (me) => {
        const plans = {
          "近三年中小企业的研发经费是多少？": (at) => fill(at, "近三年集群中小企业研发经费各是多少？", ["1000", "1050", "1102.5"]),
          "近三年年末有效发明专利有几个？": (at) => fill(at, "近三年年末有效发明专利各有几个？", ["4", "4", "4"]),
        };
        await walk(me, plans, "上年末有多少人？");
        await me.fill("集群从业人员上年末有多少人？", "10000");
        const said = await check(me, "研发或专利增长");
        assert.match(said, /^✕\s*不满足/);
        assert.match(said, /每万人有效发明专利：4个（40000 ÷ 10000），文件要求不低于5个/);
        assert.match(said, /还要问清：“?研发经费增长够了/);
      }));

    test("what is typed into a table is kept over going on, back and reloading", () =>
      cluster(async (me, { page }) => {
        await outputs(me, ["16.85", "", "1,530"], ["10.11", "abc", ""], ["", "", "12"]);
        await page.reload();
        await mounted(page);
        const after = visitor(page, options.how);
        const kept = async () => {
          assert.deepEqual(await filled(after, TOTAL), ["16.85", "", "1,530"]);
          assert.deepEqual(await filled(after, SMES), ["10.11", "abc", ""]);
          assert.deepEqual(await filled(after, LEADING), ["", "", "12"]);
        };
        await kept();
        await fill(after, SMES, ["10.11", "11", "12"]);
        for (const label of await after.root.locator("label", { hasText: REST }).all()) await label.click();
        await after.tap("下一步");
        assert.notEqual(await after.heading(), OUTPUTS);
        await page.goBack();
        await after.settle();
        assert.equal(await after.heading(), OUTPUTS);
        assert.deepEqual(await filled(after, TOTAL), ["16.85", "", "1,530"]);
        assert.deepEqual(await filled(after, SMES), ["10.11", "11", "12"]);
      }));
  });

  describe(`at the accelerator on ${where}`, () => {
    const accelerator = (body) => begun(ACCELERATOR, options, body);

    test("the role comes first and decides what is asked", () =>
      accelerator(async (me) => {
        const asked = async (role) => {
          const seen = [];
          assert.equal(await me.heading(), ROLE);
          await walk(me, { [ROLE]: (at) => at.tap(role) }, undefined, async (heading) => seen.push(heading));
          await me.root.getByRole("button", { name: "清空答案" }).click();
          await me.settle();
          await me.tap("开始自测");
          return seen;
        };
        const tenant = await asked("入驻企业，或想入驻的企业");
        const operator = await asked("加速器运营机构，想申请认定");
        const recognised = await asked("已认定的运营机构，只看补助");
        const figures = "近两个完整年度的收入和研发费用是多少？";
        assert.ok(tenant.includes(figures) && !operator.includes(figures) && !recognised.includes(figures));
        const area = "孵化场地有多大？";
        assert.ok(operator.includes(area) && !tenant.includes(area) && !recognised.includes(area));
        assert.ok(recognised.includes("加速器认定到了哪一级？") && !tenant.includes("加速器认定到了哪一级？"));
      }));

    test("15 tenants, 2 of the staff, 3 mentors: met, and the reading that starts a new ten is named", () =>
      accelerator(async (me) => {
        const counts = "入驻企业有多少家，其中各类有多少？";
        await walk(me, { ...OPERATOR, [counts]: async (at) => {
          await at.fill("现在有多少家入驻企业？", "15");
          for (const rest of ["拥有有效知识产权的", "在同一产业领域从事研发、生产的", "从孵化器毕业的", "获得投融资的"]) {
            await at.fill(`其中${rest}有多少家？`, "6");
          }
          assert.match(await check(at, "同一产业领域"), /^✓\s*满足[^]*40%（6 ÷ 15），文件要求不低于40%/);
        } }, "服务队伍有多少人？");
        await me.fill("运营机构一共多少人？", "3");
        await me.fill("其中专业孵化服务人员有多少人？", "2");
        await me.fill("有多少名创业导师？", "3");
        const said = await check(me, "每10家企业配");
        assert.match(said, /^✓\s*满足/);
        assert.match(said, /还要问清：“每10家”不满10家的怎么配/);
        await me.tap("下一步");
        await walk(me, {});
        assert.match(await unfolded(me), /不满10家也按10家配足/);
      }));

    test("14,999.99 ㎡ misses by a hundredth, a lease that ends a day early by a day", () =>
      accelerator(async (me) => {
        await walk(me, {
          ...OPERATOR,
          "孵化场地有多大？": async (at) => {
            await at.fill("可自主支配的孵化场地一共多少平方米？", "14,999.99");
            await at.fill("其中入驻企业用了多少平方米？", "12000");
          },
          "孵化场地里有租来的吗？": async (at) => {
            await at.tap("有租来的");
            await fill(at, "打算哪一天申请？", ["2024", "3", "1"]);
            await fill(at, "租赁合同哪一天到期？", ["2029", "2", "28"]);
          },
        });
        const text = await unfolded(me);
        assert.match(text, /0\.01\s*㎡/);
        assert.match(text, /早\s*1\s*天/);
      }));
  });
}

describe("at 320 px", () => {
  const narrow = { width: 320, height: 3000 };
  const look = (opened) => async (name) => {
    await assertFitsWidth(opened.page, name);
    await assertAccessible(opened, name);
  };

  test("the tables and the result of the cluster are accessible and fit", () =>
    begun(CLUSTER, narrow, async (me, opened) => {
      const seen = look(opened);
      await walk(me, {
        [OUTPUTS]: (at) => outputs(at, ["2000.1234", "2100", "2200"], ["1300", "1400", "1500"], ["1480", "1550", "1631.7"]),
        "近三年每万元产值排放二氧化碳几吨？": (at) => fill(at, "近三年每万元产值排放二氧化碳几吨？", ["1.82", "1.7", "1.6"]),
      }, undefined, seen);
      await seen("result");
      await unfolded(me);
      await seen("result, opened");
    }));

  test("the screens and the result of the accelerator are accessible and fit", () =>
    begun(ACCELERATOR, narrow, async (me, opened) => {
      const seen = look(opened);
      await walk(me, OPERATOR, undefined, seen);
      await seen("result");
      await unfolded(me);
      await seen("result, opened");
    }));
});
