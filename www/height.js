/** Inside a frame, tells the page around it how tall this page is; frame.js listens there. */
export function reportHeight() {
  if (window.parent === window || typeof ResizeObserver !== "function") return;
  const page = document.documentElement;
  const report = () => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    // The height is no secret, so any page around may hear it.
    window.parent.postMessage({ type: "policy-selfcheck-height", height }, "*");
  };
  new ResizeObserver(report).observe(page);
}
