// Where the widget must run, and what stays on the screen where it cannot.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertClean, assertNoRequest, axe, failed, fallbackVisible, launch, mounted, open, serve } from "./support.mjs";

let browser;
const servers = new Map();

/** One server per set of switches, kept for the whole file. */
async function address(...switches) {
  const key = switches.join(" ");
  if (!servers.has(key)) servers.set(key, await serve(...switches));
  return servers.get(key).url;
}

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
  for (const server of servers.values()) server.stop();
});

/** Opens `file` of the site, hands it to `body` and closes it. */
async function visit(file, options, body) {
  const opened = await open(browser, (await address(...(options.switches || []))) + file, options);
  try {
    await body(opened);
  } finally {
    await opened.close();
  }
}

describe("a current browser", () => {
  for (const [name, width] of [["phone", 390], ["tablet", 820], ["projector", 1280]]) {
    test(`draws the page under the strict policy, ${name}`, () =>
      visit("", { width }, async (opened) => {
        await mounted(opened.page);
        assert.equal(await fallbackVisible(opened.page), false);
        assert.ok(await opened.page.locator("policy-selfcheck .selfcheck h1").isVisible());
        assertClean(opened);
      }));
  }

  test("the policy is the strict one, word for word", async () => {
    const response = await fetch(await address());
    assert.equal(
      response.headers.get("content-security-policy"),
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'",
    );
  });

  test("the policy is in force: inline script and style are refused", () =>
    visit("", {}, async ({ page, complaints }) => {
      await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.leaked = true";
        document.body.append(script);
        document.body.setAttribute("style", "color: red");
      });
      assert.equal(await page.evaluate(() => window.leaked), undefined);
      assert.equal(complaints.filter((line) => line.includes("Content Security Policy")).length, 2);
    }));

  test("each file is fetched once, all from the site itself", () =>
    visit("", {}, async (opened) => {
      await mounted(opened.page);
      const own = new URL(opened.page.url()).origin;
      const fetched = opened.requests.filter((url) => !url.startsWith("data:"));
      assert.deepEqual(fetched.filter((url) => new URL(url).origin !== own), []);
      assert.deepEqual(fetched.filter((url, at) => fetched.indexOf(url) !== at), []);
    }));

  test("asks the network for nothing once it is there", () =>
    visit("", {}, async (opened) => {
      await mounted(opened.page);
      await assertNoRequest(opened, (page) => page.locator("policy-selfcheck .selfcheck button").first().click());
      assertClean(opened);
    }));

  test("axe finds nothing, inside the shadow root too", () =>
    visit("", {}, async ({ page }) => {
      await mounted(page);
      assert.deepEqual(await axe(page), []);
      // The control: a fault planted in the shadow root is found.
      await page.evaluate(() => {
        document.querySelector("policy-selfcheck").shadowRoot.querySelector(".selfcheck").append(document.createElement("input"));
      });
      assert.match((await axe(page)).join("\n"), /^label: .*policy-selfcheck/m);
    }));
});

describe("a careless host or browser", () => {
  for (const type of ["text/plain", "application/octet-stream"]) {
    test(`wasm sent as ${type} still runs`, () =>
      visit("", { switches: ["--wasm-mime", type] }, async (opened) => {
        await mounted(opened.page);
        assertClean(opened);
      }));
  }

  test("streaming compilation that throws is never used", () =>
    visit("", {
      before: (page) => page.addInitScript(() => {
        WebAssembly.instantiateStreaming = WebAssembly.compileStreaming = () => { throw new Error("broken"); };
      }),
    }, async (opened) => {
      await mounted(opened.page);
      assertClean(opened);
    }));

  test("storage that throws does not stop it", () =>
    visit("", {
      before: (page) => page.addInitScript(() => {
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
        }
      }),
    }, async (opened) => {
      await mounted(opened.page);
      assertClean(opened);
    }));

  test("queueMicrotask is supplied where it is missing", () =>
    visit("", { before: (page) => page.addInitScript(() => { delete window.queueMicrotask; }) }, async (opened) => {
      await mounted(opened.page);
      assertClean(opened);
    }));

  test("without crypto.subtle, as on plain http, it runs", () =>
    visit("", {
      before: (page) => page.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined })),
    }, async (opened) => {
      await mounted(opened.page);
      assertClean(opened);
    }));

  test("a missing stylesheet does not stop it", () =>
    visit("", { before: (page) => page.route("**/*.css", (route) => route.abort()) }, ({ page }) => mounted(page)));
});

describe("what cannot run it keeps the static text", () => {
  test("the wasm is missing", () =>
    visit("", { switches: ["--no-wasm"] }, async ({ page, complaints }) => {
      await failed(page);
      assert.ok(await fallbackVisible(page));
      assert.match(complaints.join("\n"), /policy-selfcheck: program-[0-9a-f]+\.bin: HTTP 404/);
    }));

  test("the policies are missing", () =>
    visit("", { switches: ["--no-policies"] }, async ({ page }) => {
      await failed(page);
      assert.ok(await fallbackVisible(page));
    }));

  test("the policies are not those the page names", () =>
    visit("", {
      before: (page) => page.route("**/policies-*", (route) => route.fulfill({ body: "tampered" })),
    }, async ({ page, complaints }) => {
      await failed(page);
      assert.ok(await fallbackVisible(page));
      assert.match(complaints.join("\n"), /does not match the name/);
    }));

  test("JavaScript is off", () =>
    visit("", { javaScript: false }, async ({ page }) => {
      assert.ok(await fallbackVisible(page));
      assert.ok(await page.locator("policy-selfcheck noscript").isVisible());
    }));

  for (const name of ["WebAssembly", "customElements"]) {
    test(`the browser has no ${name}`, () =>
      visit("", {
        before: (page) => page.addInitScript((key) => { Object.defineProperty(window, key, { value: undefined }); }, name),
      }, async (opened) => {
        await opened.page.waitForLoadState("networkidle");
        assert.ok(await fallbackVisible(opened.page));
        assert.deepEqual(opened.complaints.filter((line) => line.startsWith("uncaught")), []);
      }));
  }
});

describe("inside another page", () => {
  test("two widgets share one program", () =>
    visit("embed.html", { width: 1280 }, async (opened) => {
      await mounted(opened.page, 2);
      assert.equal(opened.requests.filter((url) => url.includes("/program-")).length, 1);
      assert.equal(await opened.page.locator("policy-selfcheck .selfcheck").count(), 2);
      assertClean(opened);
    }));

  test("a widget added later comes up without the network", () =>
    visit("embed.html", {}, async (opened) => {
      await mounted(opened.page, 2);
      await opened.context.setOffline(true);
      await opened.page.evaluate(() => document.body.append(document.createElement("policy-selfcheck")));
      await mounted(opened.page, 3);
    }));

  test("a widget that is moved keeps what it shows", () =>
    visit("embed.html", {}, async (opened) => {
      await mounted(opened.page, 2);
      await opened.page.evaluate(() => document.body.append(document.querySelector("policy-selfcheck")));
      assert.ok(await opened.page.locator("policy-selfcheck .selfcheck h1").last().isVisible());
      assertClean(opened);
    }));

  test("the page's styles stay outside, the widget's inside", () =>
    visit("embed.html", {}, async ({ page }) => {
      await mounted(page, 2);
      const look = () => page.evaluate(() => {
        const styles = (node) => {
          const { color, fontSize, fontFamily, lineHeight, letterSpacing, textAlign, direction, textTransform } = getComputedStyle(node);
          return { color, fontSize, fontFamily, lineHeight, letterSpacing, textAlign, direction, textTransform };
        };
        const inside = document.querySelector("policy-selfcheck").shadowRoot.querySelector(".selfcheck");
        return { root: styles(inside), heading: styles(inside.querySelector("h1")), outside: styles(document.querySelector("h1")) };
      });
      const before = await look();
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { color: red !important; font: 7px/9 serif !important; letter-spacing: 1em !important;" +
          " text-align: right !important; direction: rtl !important; text-transform: uppercase !important }");
        document.adoptedStyleSheets = [sheet];
      });
      const after = await look();
      assert.notDeepEqual(after.outside, before.outside);
      assert.deepEqual(after.root, before.root);
      assert.deepEqual(after.heading, before.heading);
    }));

  test("frame.js makes a frame that grows with the page, and hears nobody else", async () => {
    const site = await address();
    // A page elsewhere: another origin, and no policy of ours.
    const host = "http://host.test/";
    const html = `<!doctype html><title>host</title><body><script src="${site}frame.js"></script>`;
    const opened = await open(browser, host, {
      before: (page) => page.route(host, (route) => route.fulfill({ contentType: "text/html", body: html })),
    });
    try {
      const { page } = opened;
      await page.waitForFunction(() => document.querySelector("iframe").height !== "800");
      const heights = () => page.evaluate(() => document.querySelector("iframe").height);
      await mounted(page.frames()[1]);
      const inner = await page.frames()[1].evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
      assert.equal(await heights(), String(inner));
      await page.evaluate(() => window.postMessage({ type: "policy-selfcheck-height", height: 1 }, "*"));
      await page.waitForTimeout(100);
      assert.equal(await heights(), String(inner));
    } finally {
      await opened.close();
    }
  });
});
