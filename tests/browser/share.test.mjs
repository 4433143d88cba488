// Taking a result along and coming back by its link; what the page around the element can ask for.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth, assertNoRequest, assertShortLine, mounted, open } from "./support.mjs";
import { pages } from "./pdf.mjs";
import { LOOK, visitor } from "./visit.mjs";

const TAKE = "保存、转发结果";
const COPIED = "已复制，可以粘贴到微信里发送。";
const DAY = "2026-11-21";
const OFFICE = {
  office: "示例局（虚构）",
  phone: "0000-0000000 转 8",
  hours: "工作日",
  form: "apply.html",
  complaint: "https://www.example.com/complaint",
};

const quoted = (attributes) => Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ");

/** Opens a page that the test makes up, at `made.html` beside the site, with these attributes on the element. */
async function visit(attributes, options, body) {
  const { fragment = "", allow = [], ready = () => {}, elements = 1, as, ...rest } = options;
  const html =
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>` +
    `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` +
    `<script type="module" src="selfcheck.js"></script></head>` +
    `<body>${`<policy-selfcheck ${quoted({ day: DAY, ...attributes })}></policy-selfcheck>`.repeat(elements)}</body></html>`;
  const served = await fetch(site.url);
  const headers = { "content-security-policy": served.headers.get("content-security-policy") };
  const opened = await open(browser, `${site.url}made.html${fragment}`, {
    ...rest,
    before: async (page) => {
      await page.context().grantPermissions(allow);
      await page.route("**/made.html*", (route) => route.fulfill({ contentType: "text/html", body: html, headers }));
      await ready(page);
    },
  });
  try {
    await mounted(opened.page, elements);
    const me = visitor(opened.page);
    if (as === undefined) await me.enter();
    else await me.come(as);
    await body(me, opened);
    assert.deepEqual(opened.complaints, []);
  } finally {
    await opened.close();
  }
}

/** A visit that has come to the result of the first example. */
const withResult = (attributes, options, body) =>
  visit(attributes, options, async (me, opened) => {
    await load(me);
    await body(me, opened);
  });

async function load(me) {
  await me.tap("先看一个例子");
  await me.root.locator("dialog[open] .row").first().click();
  await me.settle();
}

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const ALLOWED = { allow: ["clipboard-read", "clipboard-write"] };
const said = (me) => me.root.locator("dialog .take__said");

async function copied(me, page, what) {
  await me.tap(what);
  await me.root.getByText(COPIED).first().waitFor();
  return clipboard(page);
}

/** The picture in the sheet, decoded. */
async function picture(me) {
  await me.tap(TAKE);
  const address = await me.root.locator("dialog img").getAttribute("src");
  const [head, data] = address.split(",");
  assert.equal(head, "data:image/png;base64");
  return PNG.sync.read(Buffer.from(data, "base64"));
}

describe("taking a result along", () => {
  test("the picture is a PNG whose code opens the same report, word for word", () =>
    withResult({}, ALLOWED, async (me, { page }) => {
      const png = await picture(me);
      assert.equal(png.width, 1080);
      assert.ok(png.height > 1000 && png.height <= 2400, `${png.height}`);
      const code = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
      assert.ok(code, "no code found");
      const text = await copied(me, page, "复制文字");
      assert.match(text, /A类/);
      assert.match(text, /78,030/);
      assert.equal(await copied(me, page, "复制链接"), code.data);
      assert.ok(text.includes(code.data));
      assert.ok(code.data.startsWith(`${site.url}made.html#s=`), code.data);
      assert.ok(code.data.length <= 210, `${code.data.length}`);

      await visit({}, { ...ALLOWED, fragment: new URL(code.data).hash }, async (other, { page }) => {
        assert.equal(await other.heading(), await me.heading());
        await other.tap(TAKE);
        assert.equal(await copied(other, page, "复制文字"), text);
      });
    }));

  test("everything is taken along without a request; the sheet is accessible", () =>
    withResult(OFFICE, { ...ALLOWED, width: 360 }, async (me, opened) => {
      await assertNoRequest(opened, async (page) => {
        await picture(me);
        for (const what of ["复制文字", "复制链接"]) assert.notEqual(await copied(me, page, what), "");
        await me.tap("关闭");
        await me.root.getByRole("button", { name: TAKE }).click();
      });
      await assertAccessible(opened, "the sheet");
      await assertFitsWidth(opened.page, "the sheet");
      assert.equal(await me.named("打印").isVisible(), false);
      assert.equal(await me.root.getByRole("link", { name: "下载图片" }).isVisible(), false);
      assert.ok(await me.root.getByText("长按图片，保存到手机或发给同事").isVisible());
    }));

  test("the browser's back closes the sheet and stays on the result", () =>
    withResult({}, {}, async (me, { page }) => {
      const heading = await me.heading();
      await me.tap(TAKE);
      await page.goBack();
      await me.settle();
      assert.equal(await me.root.locator("dialog[open]").count(), 0);
      assert.equal(await me.heading(), heading);
    }));

  test("with a mouse the picture downloads and the page prints", () =>
    withResult({}, { width: 1440, ready: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }) }, async (me, { page }) => {
      await picture(me);
      const [download] = await Promise.all([page.waitForEvent("download"), me.root.getByRole("link", { name: "下载图片" }).click()]);
      assert.equal(download.suggestedFilename(), "自测结果.png");
      await me.tap("打印");
      assert.equal(await page.evaluate(() => window.printed), true);
    }));

  test("on paper every page has the short line; heading, formulas and the link are there, and nothing to tap", () =>
    withResult(OFFICE, { width: 1440 }, async (me, { page }) => {
      const papers = pages(await page.pdf({ preferCSSPageSize: true }));
      assert.ok(papers.length >= 2 && papers.length <= 5, `${papers.length} pages`);
      for (const [at, text] of papers.entries()) assert.ok(text.includes("不是审核结论·不是优惠承诺"), `page ${at + 1}`);
      const all = papers.join("");
      for (const wanted of ["《达拉特旗隐形冠军加速部落管理办法", "虚构的例子", "B类不", "7元/m2", "8,400元", "#s=", "www.example.com/complaint"]) {
        assert.ok(all.includes(wanted), `${wanted} is not on paper`);
      }
      for (const tapped of ["点选", "点进去", "长按", "复制", "打印", "其余"]) assert.ok(!all.includes(tapped), `${tapped} on paper`);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 688, height: 900 });
      const beyond = await me.root.locator(".page *").evaluateAll((all) =>
        all.filter((it) => it.getClientRects().length && it.getBoundingClientRect().right > 688.5).map((it) => it.outerHTML.slice(0, 80)));
      assert.deepEqual(beyond, []);
    }));

  test("what to ask is copied from its own place", () =>
    withResult({}, ALLOWED, async (me, { page }) => {
      const text = await copied(me, page, "复制这些话");
      assert.match(text, /^您好！/);
      assert.match(text, /1\. /);
    }));

  test("where a page may not draw, the texts remain", () =>
    withResult({}, { ...ALLOWED, ready: (page) => page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; }) }, async (me, { page }) => {
      await me.tap(TAKE);
      assert.ok(await me.root.getByText("这个浏览器画不出图片").isVisible());
      assert.match(await copied(me, page, "复制文字"), /78,030/);
    }));
});

describe("copying says truly what came of it", () => {
  const refuse = (later) => (page) =>
    page.addInitScript((kind) => {
      document.execCommand = () => false;
      const writeText = kind === "works" ? (text) => { window.written = text; return Promise.resolve(); }
        : kind === "hangs" ? () => new Promise(() => {})
        : () => Promise.reject(new Error("no"));
      const value = kind === "missing" ? undefined : { writeText };
      Object.defineProperty(navigator, "clipboard", { value, configurable: true });
    }, later);

  test("without any permission the old way still copies", () =>
    withResult({}, {}, async (me, { page, context }) => {
      await me.tap(TAKE);
      await me.tap("复制链接");
      assert.equal(await said(me).innerText(), COPIED);
      await context.grantPermissions(["clipboard-read"]);
      assert.match(await clipboard(page), /#s=/);
    }));

  test("the newer way is taken where the old one is refused", () =>
    withResult({}, { ready: refuse("works") }, async (me, { page }) => {
      await me.tap(TAKE);
      await me.tap("复制链接");
      assert.equal(await said(me).innerText(), COPIED);
      assert.match(await page.evaluate(() => window.written), /#s=/);
    }));

  for (const kind of ["refuses", "hangs", "missing"]) {
    test(`where the newer way ${kind} too, the text stands selected and one is told how`, () =>
      withResult({}, { ready: refuse(kind) }, async (me, opened) => {
        await me.tap(TAKE);
        await me.tap("复制文字");
        const area = me.root.locator("dialog textarea");
        await area.waitFor({ timeout: 1900 });
        assert.match(await said(me).innerText(), /长按.*全选后复制/);
        assert.match(await area.inputValue(), /78,030/);
        const [all, selected] = await area.evaluate((it) => [it.value.length, it.selectionEnd - it.selectionStart]);
        assert.equal(selected, all);
        await assertAccessible(opened, "copying by hand");
      }));
  }
});

describe("opening a link", () => {
  let link;
  const kept = (page) => page.evaluate(() => Object.entries(localStorage));
  const opens = (attributes, options, body) =>
    withResult({}, ALLOWED, async (me, { page }) => {
      await me.tap(TAKE);
      link = new URL(await copied(me, page, "复制链接")).hash;
    }).then(() => visit(attributes, { ...options, fragment: options.change ? options.change(link) : link }, body));

  test("shows the result, takes itself out of the address, survives a reload, and is kept once it is changed", () =>
    opens({}, {}, async (me, opened) => {
      const { page } = opened;
      assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
      assert.match(await me.text(), /这是链接里的测算结果/);
      assert.equal(new URL(page.url()).hash, "");
      assert.deepEqual(await kept(page), []);
      await assertAccessible(opened, "an opened link");
      await page.reload();
      await mounted(page);
      assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
      assert.deepEqual(await kept(page), []);
      await me.root.getByRole("button", { name: "清空答案" }).click();
      await me.tap("开始自测");
      await me.root.getByRole("checkbox").first().check();
      assert.equal((await kept(page)).length, 1);
      await page.reload();
      await mounted(page);
      assert.doesNotMatch(await me.text(), /这是链接里的测算结果/);
      assert.equal(await me.asks(), true);
    }));

  test("on another day offers to work it out for today", () =>
    opens({ day: "2027-02-01" }, {}, async (me) => {
      assert.match(await me.text(), /这是链接生成那天的测算结果/);
      assert.match(await me.text(), /2026年11月21日/);
      await me.tap("按今天重算");
      assert.match(await me.text(), /2027年2月1日/);
      assert.match(await me.text(), /已按今天的日期重新测算/);
    }));

  test("that is damaged says so, and the draft stays", () =>
    visit({}, {}, async (me, { page }) => {
      await me.tap("开始自测");
      await me.root.getByRole("checkbox").first().check();
      const before = await kept(page);
      assert.equal(before.length, 1);
      await page.goto("about:blank");
      await page.goto(`${site.url}made.html${link.slice(0, -1)}`);
      await mounted(page);
      assert.match(await me.text(), /这个链接不完整/);
      assert.ok(await me.named("继续回答").isVisible());
      assert.deepEqual(await kept(page), before);
      await me.tap("继续回答");
      assert.doesNotMatch(await me.text(), /这个链接不完整/);
      assert.ok(await me.root.getByRole("checkbox").first().isChecked());
    }));

  test("does not replace a draft until something is changed", () =>
    visit({}, {}, async (me, { page }) => {
      await me.tap("开始自测");
      await me.root.getByRole("checkbox").first().check();
      const before = await kept(page);
      await page.goto("about:blank");
      await page.goto(`${site.url}made.html${link}`);
      await mounted(page);
      assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
      await me.tap("上一步");
      assert.deepEqual(await kept(page), before);
    }));

  test("while the page is open leads to its result, and back leads out of it", () =>
    visit({}, {}, async (me, { page }) => {
      await me.tap("开始自测");
      await me.root.getByRole("checkbox").first().check();
      await me.tap("没勾的都没有，下一步");
      await page.evaluate((hash) => { location.hash = hash; }, link);
      await page.waitForTimeout(200);
      assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
      assert.equal(new URL(page.url()).hash, "");
      await page.goBack();
      await page.waitForTimeout(200);
      assert.ok(await me.named("继续回答").isVisible());
      for (const door of [".overview", "button.row"]) {
        await page.goBack();
        await page.waitForTimeout(200);
        assert.ok(await me.root.locator(door).count(), door);
      }
      await page.goBack();
      await page.waitForTimeout(200);
      assert.equal(page.url(), "about:blank");
    }));
});

describe("a damaged link that arrives while the page is open", () => {
  const REFUSED = /这个链接不完整|这个链接不是/;
  const A = "按您的回答，A类各项条件都对得上";
  const put = async (page, hash) => {
    await page.evaluate((it) => { location.hash = it; }, hash);
    await page.waitForTimeout(150);
  };
  const link = (body) =>
    withResult({}, ALLOWED, async (me, { page }) => {
      await me.tap(TAKE);
      await body(new URL(await copied(me, page, "复制链接")).hash);
    });
  const damaged = (good) => [good.slice(0, -1), `${good}0`, `${good.slice(0, 8)}!${good.slice(9)}`, "#s=", "#s=%", "#s=政策", `#s=${"A".repeat(5000)}`];

  test("takes another link's case off the screen, says why, and leaves the draft", () =>
    link((good) =>
      visit({}, {}, async (me, { page }) => {
        await me.tap("开始自测");
        await me.root.getByRole("checkbox").first().check();
        const answers = () => page.evaluate(() => Object.values(localStorage).join().split("\n").filter((line) => line.startsWith("f")));
        const draft = await answers();
        assert.equal(draft.length, 1);
        for (const bad of damaged(good)) {
          await put(page, good);
          assert.equal(await me.heading(), A);
          await put(page, bad);
          assert.match(await me.text(), REFUSED, bad.slice(0, 40));
          assert.notEqual(await me.heading(), A);
          assert.equal(new URL(page.url()).hash, "");
          assert.deepEqual(await answers(), draft);
        }
        await me.tap("继续回答");
        assert.doesNotMatch(await me.text(), REFUSED);
        assert.ok(await me.root.getByRole("checkbox").first().isChecked());
        await page.reload();
        await mounted(page);
        assert.doesNotMatch(await me.text(), /这是链接里的测算结果/);
      })));

  test("starts fresh where nothing was answered before, and the browser's back stays harmless", () =>
    link((good) =>
      visit({}, { fragment: good }, async (me, { page }) => {
        assert.equal(await me.heading(), A);
        await put(page, good.slice(0, -1));
        assert.match(await me.text(), REFUSED);
        assert.ok(await me.named("开始自测").isVisible());
        await page.goBack();
        await me.settle();
        assert.ok(await me.named("开始自测").isVisible());
        await me.tap("开始自测");
        assert.ok(await me.asks());
      })));

  test("takes the stage away as well", () =>
    visit({}, { width: 1440 }, async (me, { page }) => {
      await me.tap("演示版");
      await put(page, "#s=damaged");
      assert.equal(await me.root.locator(".stage").count(), 0);
      assert.match(await me.text(), REFUSED);
      await page.keyboard.press("c");
      assert.ok(await me.named("开始自测").isVisible());
    }));
});

/** A browser from before the dialog element. */
const withoutDialogs = (page) =>
  page.addInitScript(() => {
    for (const name of ["show", "showModal", "close"]) delete HTMLDialogElement.prototype[name];
    delete window.HTMLDialogElement;
  });

describe("sheets, also where the browser knows no dialogs", () => {
  for (const [width, browsers, ready] of [[390, "old", withoutDialogs], [1440, "old", withoutDialogs], [1440, "new", () => {}]]) {
    test(`open, keep the focus, close in every way and give the focus back, at ${width} px in ${browsers} browsers`, () =>
      visit({}, { width, touch: false, ready }, async (me, opened) => {
        const { page } = opened;
        const opener = me.named("先看一个例子");
        const sheet = me.root.locator("dialog.sheet");
        const inside = () => sheet.evaluate((it) => it.contains(it.getRootNode().activeElement));
        // From the last control the browser's own are next.
        const outside = () => sheet.evaluate((it) => {
          const active = it.getRootNode().activeElement;
          return active !== null && !it.contains(active);
        });
        const ways = {
          "Escape": () => page.keyboard.press("Escape"),
          "its button": () => me.tap("关闭"),
          "the browser's back": () => page.goBack(),
          "a tap beside it": () => page.mouse.click(4, 60),
        };
        for (const [way, close] of Object.entries(ways)) {
          await opener.press("Enter");
          await sheet.waitFor({ state: "visible" });
          assert.ok(await inside(), `${way}: the focus is not in the sheet`);
          assert.ok(await me.root.getByRole("dialog").isVisible());
          await assertShortLine(page, way);
          for (let step = 0; step < 14; step += 1) {
            await page.keyboard.press(step < 2 ? "Shift+Tab" : "Tab");
            assert.equal(await outside(), false, `${way}: the focus is behind the sheet at step ${step}`);
          }
          await close();
          await sheet.waitFor({ state: "hidden" });
          await me.settle();
          assert.ok(await opener.evaluate((it) => it.getRootNode().activeElement === it), `${way}: the focus is not given back`);
          assert.ok(await me.named("开始自测").isVisible(), way);
        }
        await opener.press("Enter");
        await me.settle();
        await assertAccessible(opened, "a sheet");
        await me.root.locator("dialog .row").first().click();
        await me.settle();
        assert.equal(await me.heading(), "按您的回答，A类各项条件都对得上");
        assert.equal(await sheet.and(me.root.locator("[open]")).count(), 0);
        await me.tap(TAKE);
        await me.root.locator("dialog img").waitFor({ state: "visible" });
        await page.keyboard.press("Escape");
        await me.settle();
        assert.equal(await me.root.locator("dialog[open]").count(), 0);
      }));
  }
});

describe("what the page around it asks for", () => {
  test("the office stands on the first screen, the result and in what is copied", () =>
    visit({ ...OFFICE, address: "https://www.example.com/check?a=1" }, ALLOWED, async (me, opened) => {
      const card = me.root.locator(".contact");
      const check = async () => {
        assert.match(await card.innerText(), /示例局（虚构）[^]*转 8[^]*工作日/);
        const hrefs = await card.locator("a").evaluateAll((links) => links.map((it) => it.href));
        assert.deepEqual(hrefs, ["tel:00000000000", `${site.url}apply.html`, OFFICE.complaint]);
      };
      await check();
      await assertAccessible(opened, "with an office");
      await load(me);
      await check();
      await me.tap(TAKE);
      const text = await copied(me, opened.page, "复制文字");
      for (const part of ["示例局（虚构）", "0000-0000000", `${site.url}apply.html`, OFFICE.complaint]) assert.ok(text.includes(part), part);
      assert.match(await copied(me, opened.page, "复制链接"), /^https:\/\/www\.example\.com\/check\?a=1#s=/);
    }));

  test("what cannot be used is named in the console and left out", () =>
    visit({ form: "javascript:alert(1)", phone: "大厅", day: "2026-02-30", policies: "nowhere dalad-accelerator" }, {}, async (me, { complaints }) => {
      const warnings = complaints.splice(0);
      assert.equal(warnings.length, 3, warnings.join("\n"));
      for (const name of ["form", "day", "nowhere"]) assert.ok(warnings.some((line) => line.includes(name)), name);
      assert.equal(await me.root.locator(".contact a").count(), 0);
      assert.match(await me.text(), /大厅/);
      assert.ok(await me.named("开始自测").isVisible());
    }));

  test("several documents: each keeps its own draft, the last chosen comes back", () =>
    visit({ policies: "dalad-accelerator sme-size-standard", policy: "sme-size-standard" }, {}, async (me, opened) => {
      const choose = async (at) => {
        await me.tap("换一份文件，看总览");
        await me.come(LOOK);
        await me.root.locator(".overview > .card").nth(at).getByRole("button", { name: "先看说明" }).click();
        await me.settle();
      };
      const title = await me.heading();
      await choose(0);
      assert.notEqual(await me.heading(), title);
      await me.tap("开始自测");
      await me.root.getByRole("checkbox").first().check();
      await me.tap("上一步");
      await choose(1);
      assert.ok(await me.named("开始自测").isVisible());
      await choose(0);
      assert.ok(await me.named("继续回答").isVisible());
      await opened.page.reload();
      await mounted(opened.page);
      assert.ok(await me.named("继续回答").isVisible());
    }));

  test("the stage keeps no draft and leaves the one there is", () =>
    visit({ stage: "" }, { width: 1440 }, async (me, { page }) => {
      await page.keyboard.press("2");
      await me.root.locator(".stage input[type=range]").first().focus();
      await page.keyboard.press("ArrowRight");
      await me.settle();
      assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    }));

  test("the worked page for a menu runs as it stands", async () => {
    const opened = await open(browser, `${site.url}menu.html`);
    await mounted(opened.page);
    assert.match(await visitor(opened.page).text(), /虚构/);
    await assertAccessible(opened, "the worked page");
    assert.deepEqual(opened.complaints, []);
    await opened.close();
  });

  test("of two elements for one document one opens the link, after a reload as well", async () => {
    let link = "";
    await withResult({}, ALLOWED, async (me, { page }) => {
      await me.tap(TAKE);
      link = await copied(me, page, "复制链接");
    });
    await visit({}, { elements: 2, fragment: new URL(link).hash }, async (me, { page }) => {
      const titles = () => page.locator("policy-selfcheck .page h1").allInnerTexts();
      const [first, second] = await titles();
      assert.match(first, /A类/);
      assert.doesNotMatch(second, /A类/);
      await page.reload();
      await mounted(page, 2);
      assert.deepEqual(await titles(), [first, second]);
    });
  });
});
