/**
 * Runs in the page, which has no modules of ours: measures as text. Times are
 * milliseconds; a frame's is the time since the one before.
 */
export const IN_PAGE = `window.felt = {
  scroller: () => document.querySelector(".scroller"),

  /** Times of frames; \`act\` is called in each, until it returns false. */
  frames: (act) => new Promise((done) => {
    const times = [];
    let last;
    requestAnimationFrame(function frame(now) {
      if (last !== undefined) times.push(now - last);
      last = now;
      if (act(times.length) === false) return done(times);
      requestAnimationFrame(frame);
    });
  }),

  isRowAt(place) {
    const { left, top, width, height } = felt.scroller().getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height * place);
    return found !== null && found.closest(".row") !== null;
  },

  /** Sends the state, then a page each time the panel asks; resolves with the time to the first rows, and to the last page. */
  async open(state, pages) {
    const started = performance.now();
    let seq = 1, sent = 0, first;
    const say = (change) => postMessage({ seq: seq++, changes: [change] }, "*");
    say({ kind: "state", state });
    const times = await felt.frames(() => {
      const asked = host.intents.filter(({ kind }) => kind === "older").length;
      if (first === undefined && felt.scroller() && felt.isRowAt(0.9)) first = performance.now() - started;
      if (sent < Math.min(asked, pages.length)) {
        say({ kind: "older", items: pages[sent], isPartial: sent + 1 < pages.length });
        sent++;
      }
      return first === undefined || sent < pages.length;
    });
    felt.seq = seq;
    return { first, whole: performance.now() - started, times: times.slice(1) };
  },

  /** Streams into the item, so many pieces a second; a key is typed in every \`typeEvery\`th frame. */
  stream({ item, pieces, perSecond, typeEvery }) {
    const field = document.querySelector("textarea");
    field.focus();
    const started = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.floor(((performance.now() - started) * perSecond) / 1000);
      for (; sent < Math.min(due, pieces.length); sent++)
        postMessage({ seq: felt.seq++, changes: [{ kind: "text", item, part: 0, as: "text", text: pieces[sent] }] }, "*");
      if (sent === pieces.length) clearInterval(timer);
    }, 1);
    return felt.frames((frame) => {
      if (typeEvery && frame % typeEvery === 0) document.execCommand("insertText", false, "a ");
      return sent < pieces.length;
    });
  },

  /** So many pixels a frame, to the start (negative) or the end; blank: frames without a row in the middle. */
  async scroll(step) {
    const log = felt.scroller();
    let blank = 0;
    const isThere = () => (step < 0 ? log.scrollTop <= 0 : log.scrollHeight - log.clientHeight - log.scrollTop < 2);
    const times = await felt.frames(() => {
      if (!felt.isRowAt(0.5)) blank++;
      if (isThere()) return false;
      log.scrollTop += step;
    });
    return { times, blank };
  },

  /** Time until the item stands in sight and has the focus. */
  async jump(item, words) {
    const started = performance.now();
    postMessage({ seq: felt.seq++, changes: [{ kind: "reveal", item }] }, "*");
    const times = await felt.frames(() => !document.activeElement.matches(".row"));
    return { after: performance.now() - started, times };
  },
};`;
