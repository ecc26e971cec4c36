import { launchPanels } from "./page.ts";
import { aMessage, aState, longConversation, NOW } from "./states.ts";

/** `node test/support/panel/frames.ts [MESSAGES] [DELTAS A SECOND] [SECONDS]`: how smooth streaming is, printed. */

const [messages = 5000, perSecond = 200, seconds = 10] = process.argv.slice(2).map(Number);

const PROSE =
  "The parser keeps a `stack` of **open** blocks, and closes each one when its last line was read.\n\n";
const CODE =
  "```ts\n" +
  "const total = lines.reduce((sum, line) => sum + line.count, 0); // every line once\n".repeat(400);
const ANSWERS = { prose: PROSE.repeat(400), code: CODE, paragraph: PROSE.trim().repeat(400) };

await using panels = await launchPanels();
for (const [name, answer] of Object.entries(ANSWERS)) {
  const streaming = aMessage(messages, { parts: [], status: "streaming" });
  const items = [...longConversation(messages), streaming];
  const opened = performance.now();
  await using panel = await panels.open({
    state: aState({ items, run: { id: "r", kind: "answer", started: NOW, label: "Waiting…" } }),
  });
  const openedAfter = performance.now() - opened;
  const result = await panel.page.evaluate(streamIn(streaming.id, answer));
  process.stdout.write(`${name}: opened in ${Math.round(openedAfter)} ms; ${String(result)}\n`);
}

/** Runs in the page: posts the answer in pieces, and reads the time of every frame. */
function streamIn(id: string, answer: string): string {
  const pieces = perSecond * seconds;
  const size = Math.max(4, Math.ceil(answer.length / pieces));
  return `new Promise((done) => {
    const answer = ${JSON.stringify(answer)};
    const frames = [];
    const from = performance.now();
    let last = from, sent = 0;
    const timer = setInterval(() => {
      const due = Math.floor((performance.now() - from) / ${1000 / perSecond});
      for (; sent < Math.min(due, ${pieces}); sent++) {
        const text = answer.slice(sent * ${size}, (sent + 1) * ${size});
        postMessage({ seq: 2 + sent, changes: [{ kind: "text", item: "${id}", part: 0, as: "text", text }] }, "*");
      }
      if (sent >= ${pieces}) clearInterval(timer);
    }, 1);
    requestAnimationFrame(function frame(now) {
      frames.push(now - last);
      last = now;
      if (sent < ${pieces}) return requestAnimationFrame(frame);
      const sorted = frames.slice(2).sort((a, b) => a - b);
      const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(0);
      done(sent + " deltas, " + sorted.length + " frames; p50 " + at(0.5) + " p95 " + at(0.95) + " p99 " + at(0.99) +
        " max " + at(1) + " ms; over 50 ms: " + sorted.filter((ms) => ms > 50).length);
    });
  })`;
}
