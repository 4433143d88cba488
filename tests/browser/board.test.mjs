// The board of criteria and the file of a result, in documents without classes and fees.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { browser, site } from "./fixture.mjs";
import { assertAccessible, assertFitsWidth, assertNoRequest, mounted, open } from "./support.mjs";
import { visitor } from "./visit.mjs";

const HTML =
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>` +
  `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` +
  `<script type="module" src="selfcheck.js"></script></head>` +
  `<body><policy-selfcheck day="2026-11-21" policy="nmg-sme-cluster" example="3"></policy-selfcheck></body></html>`;

async function visit(options, body) {
  const served = await fetch(site.url);
  const headers = { "content-security-policy": served.headers.get("content-security-policy") };
  const opened = await open(browser, `${site.url}made.html`, {
    ...options,
    before: (page) =>
      page.route("**/made.html*", (route) => route.fulfill({ contentType: "text/html", body: HTML, headers })),
  });
  try {
    await mounted(opened.page);
    await body(visitor(opened.page), opened);
    assert.deepEqual(opened.complaints, []);
  } finally {
    await opened.close();
  }
}

describe("the board", () => {
  for (const width of [320, 1440]) {
    test(`at ${width}: counts lead to their groups, and the screen is accessible`, () =>
      visit({ viewport: { width, height: 800 } }, async (me, opened) => {
        const cell = me.root.locator("button.board__cell").last();
        const count = await cell.locator(".board__count").innerText();
        await assertNoRequest(opened, () => cell.click());
        const focused = await opened.page.evaluate(() => {
          let at = document.activeElement;
          while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return { text: at.innerText, top: at.getBoundingClientRect().top, height: innerHeight };
        });
        assert.match(focused.text, new RegExp(`不满足\\s*${count} 项`));
        assert.ok(focused.top >= 0 && focused.top < focused.height, JSON.stringify(focused));
        await assertAccessible(opened, `board at ${width}`);
        await assertFitsWidth(opened.page, `board at ${width}`);
      }));
  }

  test("the result is saved as a text file under the strict policy", () =>
    visit({ viewport: { width: 1440, height: 900 } }, async (me, opened) => {
      await me.tap("保存、转发结果");
      const link = me.root.locator("a", { hasText: "保存为文件" });
      await link.waitFor();
      const [download] = await Promise.all([opened.page.waitForEvent("download"), link.click()]);
      assert.equal(download.suggestedFilename(), "自测结果.txt");
      const text = await readFile(await download.path(), "utf8");
      assert.match(text, /对不上的\n· 2023年 · /);
      assert.match(text, /#s=[\w-]+\n/);
    }));
});
