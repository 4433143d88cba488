// Defines <policy-selfcheck>. What stands inside the element stays visible until the program has drawn itself,
// and for good if anything fails on the way.
import init, { mount } from "selfcheck-web";
import { joined } from "./columns.mjs";
import { reportHeight } from "./height.js";

const NAME = "policy-selfcheck";
const here = new URL(".", import.meta.url);

if (typeof window.queueMicrotask !== "function") {
  const rethrow = (error) => setTimeout(() => { throw error; });
  window.queueMicrotask = (task) => { Promise.resolve().then(task).catch(rethrow); };
}

/**
 * Makes the element known; `assets` names the wasm and the stylesheet beside this file, and in `policies` the file of
 * each document: `name=file`, those that are offered unasked first and the others behind a `|`.
 */
export function start(assets) {
  if (!window.customElements || !window.WebAssembly || customElements.get(NAME)) return;
  const loads = new Map();
  // Begun by the first element that needs it, shared by all.
  const once = (key, begin) => loads.get(key) || loads.set(key, begin()).get(key);
  const [unasked, others] = assets.policies.split("|").map(pairs);
  const known = new Map([...unasked, ...others]);
  const load = async (element) => {
    const asked = named(element).filter((name) => known.has(name));
    const names = asked.length ? asked : Array.from(unasked, ([name]) => name);
    const parts = names.map((name) => once(name, () => policy(known.get(name))).catch(complain));
    const [module, ...found] = await Promise.all([once(assets.wasm, () => bytes(assets.wasm)), ...parts]);
    // One document that does not arrive keeps no other from being shown.
    const bundles = found.filter(Boolean);
    if (!bundles.length) throw new Error("no document arrived");
    // Bytes, not a response: works whatever media type the host sends.
    await once(init, () => init({ module_or_path: joined(module) }));
    return [bundles, Array.from(known.keys())];
  };

  customElements.define(NAME, class extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      show(this, new URL(assets.styles, here), load(this)).then(
        () => { this.dataset.state = "ready"; },
        (error) => {
          this.dataset.state = "failed";
          complain(error);
        },
      );
    }
  });
}

/** Says what went wrong. */
function complain(error) {
  console.error(`${NAME}: ${error && error.message || error}`);
}

/** `name=file` pairs. */
function pairs(text) {
  return text.split(" ").filter(Boolean).map((pair) => pair.split("="));
}

/** The documents an element names, each once. */
function named(element) {
  const names = ["policies", "policy"].map((name) => element.getAttribute(name) || "").join(" ").split(/\s+/);
  return Array.from(new Set(names));
}

// Elements draw themselves in the order in which they stand on the page: a link is for the first of them.
let inOrder = Promise.resolve();

async function show(element, styles, loading) {
  const attributes = [];
  for (const { name, value } of Array.from(element.attributes)) attributes.push(name, value);
  honourTextSize(element);
  const shadow = element.attachShadow({ mode: "open" });
  const fallback = document.createElement("slot");
  const link = document.createElement("link");
  link.rel = "stylesheet";
  // An unstyled page is better than none, so a missing stylesheet does not stop it.
  const own = new Promise((resolve) => { link.onload = link.onerror = resolve; });
  const styled = inOrder = Promise.all([inOrder, own]);
  link.href = styles.href;
  shadow.append(link, fallback);

  const [[bundles, documents]] = await Promise.all([loading, styled]);
  attributes.push("documents", documents.join(" "));
  const root = document.createElement("div");
  root.className = "selfcheck";
  fallback.remove();
  shadow.append(root);
  try {
    mount(root, bundles, attributes);
    await new Promise((resolve) => setTimeout(resolve));
    if (!root.firstChild) throw new Error("nothing was drawn");
  } catch (error) {
    root.remove();
    shadow.append(fallback);
    throw error;
  }
  if (element.hasAttribute("report-height")) reportHeight();
}

/** The text size the visitor chose in WeChat on iOS, which pages have to take over themselves. */
function honourTextSize(element) {
  try {
    const { fontScale } = JSON.parse(window.__wxWebEnv.getEnv());
    if (fontScale > 0) element.style.webkitTextSizeAdjust = `${fontScale}%`;
  } catch (error) {
    // Not WeChat on iOS.
  }
}

/** The file of a document. */
async function policy(name) {
  return new Uint8Array(await verified(await bytes(name), name));
}

async function bytes(name) {
  const response = await fetch(new URL(name, here).href);
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

/** Refuses data whose SHA-256 is not the one in its name; browsers offer the hash on https and localhost only. */
async function verified(data, name) {
  if (!window.crypto || !crypto.subtle) return data;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  const hex = Array.from(digest, (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
  const expected = name.slice(name.lastIndexOf("-") + 1, name.lastIndexOf("."));
  if (!hex.startsWith(expected)) throw new Error(`${name}: the content does not match the name`);
  return data;
}
