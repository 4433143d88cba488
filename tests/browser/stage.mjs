// The stage on a page, and how long a step of a slider takes until the page has been laid out again.
import { mounted, open } from "./support.mjs";

/** Opens the stage as staff do, from the first screen; narrow windows have no button for it, but may have had one. */
export async function openStage(browser, url, options = {}) {
  const opened = await open(browser, url, { width: 1440, height: 810, touch: false, ...options });
  await mounted(opened.page);
  await opened.page.locator("policy-selfcheck .start__staff button").dispatchEvent("click");
  await opened.page.locator(".stage").waitFor();
  return opened;
}

/** Milliseconds of each of `steps` steps of the first slider, from the event to the laid-out page, smallest first. */
export function slideTimes(page, steps) {
  return page.evaluate(async (count) => {
    const root = document.querySelector("policy-selfcheck").shadowRoot;
    const stage = root.querySelector(".stage__main");
    const times = [];
    for (let step = 0; step < count; step += 1) {
      const slider = root.querySelector("input[type=range]");
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const drawn = new Promise((resolve) => {
        const watch = new MutationObserver(() => { watch.disconnect(); resolve(); });
        watch.observe(stage, { subtree: true, childList: true, characterData: true });
      });
      const start = performance.now();
      slider.value = String(10 + step % 60);
      slider.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      await drawn;
      stage.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
  }, steps);
}

/**
 * Moves a slider and reads what is folded away under the fees: its first line as soon as the step is drawn, all of it
 * at that moment, and all of it once the page is about to be printed.
 */
export function slideAndPrint(slider, value) {
  return slider.evaluate(async (it, to) => {
    const root = it.getRootNode();
    const drawn = new Promise((resolve) => {
      new MutationObserver(resolve).observe(root, { subtree: true, childList: true, characterData: true });
    });
    it.value = to;
    it.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await drawn;
    const fold = root.querySelector("details.how");
    const [line, waiting] = [fold.querySelector(".rows summary").textContent, fold.textContent];
    window.dispatchEvent(new Event("beforeprint"));
    return { line, waiting, printed: fold.textContent };
  }, value);
}
