// A visit as a person makes it: taps, keys and typing, by what is written on the screen.
import assert from "node:assert/strict";
import { mounted, open } from "./support.mjs";

/** What an enterprise of class A answers, by heading: names to tap, and texts to type into boxes by label. */
export const CERTAIN_A = {
  "下面哪些说的是您的企业？": ["从旗外招商引进", "没勾的都没有，下一步"],
  "哪一年签的招商或投资协议？": ["2022年及以后"],
  "协议的甲方和公章是谁？": ["旗人民政府"],
  "协议名称里有“战略”二字吗？": ["有"],
  "列入旗里的“重点企业”或“重点项目”了吗？": ["有文件或名单"],
  "项目到哪一步了？": ["在建，还没投产"],
  "打算有几人到加速部落办公？": ["20人", "下一步"],
  "营业执照上的“住所”在达拉特旗吗？": ["是"],
};

export const DECISIVE = "打算有几人到加速部落办公？";

/** The first widget on the page, and what a person does to it; `how` is tap, click or keys. */
export function visitor(page, how = "click") {
  const root = page.locator("policy-selfcheck").first();
  const named = (name) =>
    root.getByRole("button", { name, exact: true }).or(root.getByRole("checkbox", { name, exact: true })).first();
  const me = {
    root,
    taps: 0,
    named,
    /** The row of the front door for somebody of this kind. */
    kind: (title) => root.locator("button.row", { hasText: title }),
    /** Comes in as somebody of this kind, if the page begins with the front door. */
    async come(kind) {
      if (!kind || !(await me.kind(kind).count())) return;
      await me.kind(kind).first().click();
      await me.settle();
      me.taps += 1;
    },
    /** Comes to the first screen of the accelerator of the banner. */
    async enter() {
      if (!(await me.kind(LOOK).count())) return;
      await me.come(LOOK);
      await me.begin("加速部落", true);
      me.taps = 0;
    },
    /** Begins with a document from the list of all that are offered; from its own first screen with `about`. */
    async begin(document, about = false) {
      const card = root.locator(".overview > .card", { hasText: document });
      await card.getByRole("button", { name: about ? "先看说明" : "开始自测" }).click();
      await me.settle();
    },
    heading: () => root.locator(".page h1").innerText(),
    text: () => root.locator(".page").innerText(),
    asks: async () => (await root.locator("form").count()) > 0,
    settle: () => page.waitForTimeout(60),
    async tap(name) {
      me.taps += 1;
      if (how === "keys") await pressWithKeys(page, name);
      else if (how === "tap") await target(root, named(name)).then((it) => it.tap());
      else await target(root, named(name)).then((it) => it.click());
      await me.settle();
    },
    async fill(label, text) {
      await root.getByLabel(label, { exact: true }).fill(text);
      await me.settle();
    },
    async answer(answers) {
      for (const one of answers) {
        if (typeof one === "string") await me.tap(one);
        else for (const [label, text] of Object.entries(one)) await me.fill(label, text);
      }
    },
    /** What nobody planned is not known: the last of each list. */
    async notKnown() {
      const before = await me.heading();
      const ending = root.getByRole("button", { name: "没勾的有拿不准的，下一步" });
      if (await ending.count()) return me.tap("没勾的有拿不准的，下一步");
      const last = root.locator(".cells > :last-child, .tick--alone");
      for (let at = 0; at < (await last.count()) && (await me.heading()) === before; at += 1) {
        await last.nth(at).click();
        await me.settle();
      }
      const next = root.locator("form .actions .primary");
      if ((await me.heading()) === before && (await next.count())) await next.click();
      return me.settle();
    },
    /** Answers everything up to the next result; `look` sees every screen. */
    async toResult(answers, look = async () => {}) {
      const asked = [];
      for (let screens = 0; screens < 40 && (await me.asks()); screens += 1) {
        const question = await me.heading();
        asked.push(question);
        await look(question);
        if (answers[question]) await me.answer(answers[question]);
        else await me.notKnown();
      }
      assert.equal(await me.asks(), false, `no result after ${asked.join(" / ")}`);
      return asked;
    },
    /** The same for all parts of the questionnaire. */
    async toEnd(answers, look = async () => {}) {
      const on = root.getByRole("button", { name: /^继续核对/ });
      await me.toResult(answers, look);
      for (let parts = 0; parts < 5 && (await on.count()); parts += 1) {
        await on.first().click();
        await me.settle();
        await me.toResult(answers, look);
      }
    },
    /** Whether the element with the focus matches. */
    focusIs: (selector) => page.evaluate((wanted) => {
      const active = document.querySelector("policy-selfcheck").shadowRoot.activeElement;
      return Boolean(active && active.matches(wanted));
    }, selector),
  };
  return me;
}

/** Boxes are small; people hit their words. */
async function target(root, element) {
  const id = await element.evaluate((it) => (it.matches("input") ? it.id : ""));
  return id ? root.locator(`label[for="${id}"]`) : element;
}

async function pressWithKeys(page, name) {
  const seen = [];
  for (let steps = 0; steps < 80; steps += 1) {
    const at = await page.evaluate(() => {
      const active = document.querySelector("policy-selfcheck").shadowRoot.activeElement;
      const label = active && active.labels && active.labels[0];
      return active ? (label || active).textContent.trim() : "";
    });
    if (at === name || at === `‹${name}`) return page.keyboard.press("Space");
    seen.push(at);
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} cannot be reached with Tab: ${seen.join(" / ")}`);
}

/** Who only wants to see what there is. */
export const LOOK = "先看看有哪些文件";

/** Who comes for the accelerator: the first choice of the front door. */
export const ENTERPRISE = "想入驻加速部落的企业";

/**
 * Opens the page at `url`, hands a visitor to `body`, and closes it. Where the page begins with the front door, the
 * visitor has come in as `as`; `as: null` stays in front of it, and without it the visitor is at the first screen of
 * the accelerator.
 */
export async function visit(browser, url, { how, as, ...options }, body) {
  const opened = await open(browser, url, options);
  try {
    await mounted(opened.page);
    const me = visitor(opened.page, how);
    if (as === undefined) await me.enter();
    else await me.come(as);
    await body(me, opened);
    assert.deepEqual(opened.complaints, []);
  } finally {
    await opened.close();
  }
}

/** Makes all type `times` as large, as WeChat does. */
export function enlarge(page, times) {
  return page.evaluate((factor) => {
    document.querySelector("policy-selfcheck").shadowRoot.querySelector(".selfcheck").style.fontSize = `${17 * factor}px`;
  }, times);
}
