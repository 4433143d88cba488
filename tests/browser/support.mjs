// What the browser tests share: the site's own server, Chromium, and the questions asked of a page.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page that a test makes up has no address, and such pages may not reach this machine's server.
  "--disable-features=LocalNetworkAccessChecks",
];

/** Serves target/site as it stands; `switches` are options of `cargo xtask serve`. Gives `{ url, stop }`. */
export async function serve(...switches) {
  const [program, ...words] = process.env.SELFCHECK_XTASK ? [process.env.SELFCHECK_XTASK] : ["cargo", "xtask"];
  const server = spawn(program, [...words, "serve", "--no-build", "--port", "0", ...switches], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => server.kill();
  process.once("exit", stop);
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith("http://")) return { url: line, stop };
  }
  throw new Error("the server ended before it named its address; run `cargo xtask build` first");
}

/** Starts Chromium without a window. */
export function launch() {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/**
 * Opens a page in a profile of its own and keeps a record of it.
 *
 * Options: `width`, `height`, `touch`, `userAgent`, `javaScript: false`, `media` (such as `{ forcedColors: "active" }`), and
 * `before(page)`, run before the address is opened.
 */
export async function open(browser, url, options = {}) {
  const { width = 390, height = 844, touch = width < 600, userAgent, javaScript = true, media = {}, before } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    userAgent,
    javaScriptEnabled: javaScript,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...media,
  });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()} ${request.failure().errorText}`));
  page.on("request", (request) => requests.push(request.url()));
  if (before) await before(page);
  await page.goto(url);
  return { page, context, complaints, requests, close: () => context.close() };
}

/** Waits until every widget of the page has drawn itself. */
export async function mounted(page, count = 1) {
  await page.waitForFunction(
    (expected) => document.querySelectorAll("policy-selfcheck[data-state=ready]").length === expected,
    count,
  );
}

/** Waits until every widget of the page has given up. */
export async function failed(page, count = 1) {
  await page.waitForFunction(
    (expected) => document.querySelectorAll("policy-selfcheck[data-state=failed]").length === expected,
    count,
  );
}

/** Whether the static text inside the element, the first paragraph of its light DOM, is on the screen. */
export function fallbackVisible(page) {
  return page.locator("policy-selfcheck > main > p").first().isVisible();
}

/** Fails with all that the console, the network and uncaught errors had to say. */
export function assertClean(opened) {
  assert.deepEqual(opened.complaints, []);
}

/** Fails if the page asks the network for anything while `act` runs, with the network cut. */
export async function assertNoRequest(opened, act) {
  await opened.page.waitForLoadState("networkidle");
  await opened.context.setOffline(true);
  const before = opened.requests.length;
  await act(opened.page);
  await opened.page.waitForTimeout(300);
  assert.deepEqual(opened.requests.slice(before), []);
  await opened.context.setOffline(false);
}

/** Runs axe over the page and its shadow roots; the strict content security policy stays in force. */
export async function axe(page, rules = {}) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate((options) => window.axe.run(document, options), {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules,
  });
  assert.ok(passes.length > 0, "axe looked at nothing");
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.flat().join(" ")}`));
}

/** Fails on what axe finds; forgets the complaint about the inline style that axe itself tries to set while it runs. */
export async function assertAccessible({ page, complaints }, name) {
  // Half-faded text has half its contrast: look once everything has come to rest.
  await page.evaluate(() => {
    const roots = [document, ...Array.from(document.querySelectorAll("policy-selfcheck"), (host) => host.shadowRoot)];
    return Promise.allSettled(roots.flatMap((root) => root.getAnimations()).map((moving) => moving.finished));
  });
  const before = complaints.length;
  const found = await axe(page);
  const during = complaints.splice(before);
  complaints.push(...during.filter((line) => !line.includes("Applying inline style")));
  assert.deepEqual(found, [], name);
}

/** Fails if the page can be scrolled sideways. */
export async function assertFitsWidth(page, name) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${name}: ${content} px wide in a window of ${window} px`);
}

/** Fails unless the short line is in sight, whatever the page is scrolled to and whatever lies over it. */
export async function assertShortLine(page, name) {
  const seen = await page.evaluate(() => {
    const root = document.querySelector("policy-selfcheck").shadowRoot;
    return Array.from(root.querySelectorAll(".banner")).some((line) => {
      const { left, top, width, height } = line.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return width > 0 && y > 0 && y < innerHeight && line.contains(root.elementFromPoint(x, y));
    });
  });
  assert.ok(seen, `${name}: the short line is not in sight`);
}
