// The other way in, for pages that may not load modules:
//   <script src="https://your.host/selfcheck/frame.js" data-title="政策自查"></script>
// puts the page into a frame at this place that grows with its content.
(() => {
  const script = document.currentScript;
  const page = new URL("index.html", script.src);
  const frame = document.createElement("iframe");
  frame.src = page.href;
  frame.title = script.dataset.title || "政策自查";
  frame.width = "100%";
  frame.height = "800";
  frame.frameBorder = "0";
  script.insertAdjacentElement("afterend", frame);

  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== page.origin || source !== frame.contentWindow) return;
    if (!data || data.type !== "policy-selfcheck-height" || !Number.isFinite(data.height)) return;
    frame.height = String(data.height);
  });
})();
