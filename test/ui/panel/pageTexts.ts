/** Run in the page, each as a whole: what stands there, and how well it stands. */

/** All that the page shows and tells: its text, pieces of one element together, and its attributes. */
export const ALL_TEXTS = `(() => {
  const walker = document.createTreeWalker(document.querySelector("#root"), NodeFilter.SHOW_TEXT);
  let [text, parent] = ["", null];
  while (walker.nextNode()) {
    const { data, parentNode } = walker.currentNode;
    text += (parentNode === parent ? "" : "\\n") + data;
    parent = parentNode;
  }
  const names = ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "title", "placeholder", "alt"];
  const told = [...document.querySelectorAll("#root *")].flatMap((one) => names.map((name) => one.getAttribute(name) ?? ""));
  return { text, told };
})()`;

/** Texts that end in dots because there is too little room; the names of conversation and model may. */
export const CUT_TEXTS = `[...document.querySelectorAll("#root :not(.title-text, .model-button-name)")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).textOverflow === "ellipsis")
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.innerText)`;

/** Pairs of texts that are drawn over each other, but for what is meant to lie over the conversation. */
export const OVERLAPPING = `(() => {
  const isCovered = document.querySelector("[role=dialog], .context") !== null;
  const HIDDEN = ".visually-hidden, pre, .skip, .to-latest, .gauge-note, .drop-overlay" + (isCovered ? ", .conversation-page" : "");
  const seen = ({ left, right, top, bottom }, element) => {
    const box = { left, right, top, bottom };
    for (let one = element; one; one = one.parentElement) {
      if (getComputedStyle(one).overflow === "visible") continue;
      const edge = one.getBoundingClientRect();
      box.left = Math.max(box.left, edge.left);
      box.right = Math.min(box.right, edge.right);
      box.top = Math.max(box.top, edge.top);
      box.bottom = Math.min(box.bottom, edge.bottom);
    }
    return box;
  };
  const walker = document.createTreeWalker(document.querySelector("#root"), NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    const isSeen = parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (node.data.trim() === "" || !isSeen || parent.closest(HIDDEN)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) boxes.push({ node, text: node.data.trim(), ...seen(box, parent) });
  }
  const shared = (a, b) => [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ];
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => {
      const [width, height] = shared(a, b);
      return a.node !== b.node && width > 2 && height > 5 ? [a.text + " | " + b.text] : [];
    }),
  );
})()`;
