import type { Item } from "../../../src/protocol/view.ts";
import { aMessage, aTool, text, user } from "./states.ts";

/** What a hostile model, file or server may put into a conversation. Anything that runs sets `window.hacked`. */

const RUN = "window.hacked = true";
const HOST = "https://evil.test";

const MARKDOWN = [
  `<script>${RUN}</script>`,
  `<img src="${HOST}/pixel.png" onerror="${RUN}">`,
  `<svg onload="${RUN}"><a href="javascript:${RUN}">x</a></svg>`,
  `<style>body { display: none; background: url(${HOST}/style) }</style>`,
  `<iframe src="${HOST}/frame"></iframe><form action="${HOST}"><button>go</button></form>`,
  `[script link](javascript:${RUN})`,
  `[data link](data:text/html,<script>${RUN}</script>)`,
  `[file link](file:///etc/passwd) [command link](command:workbench.action.quit)`,
  `[entity](&#106;avascript:${RUN}) [tab](java\tscript:${RUN}) <javascript:${RUN}>`,
  `![a picture](${HOST}/picture.png) ![inline](data:image/svg+xml,<svg onload='${RUN}'>)`,
  `[![linked picture](${HOST}/a.png)](${HOST}/page)`,
  `[a good link](https://example.org/path?q=1) and <mailto:someone@example.org> and ${HOST}/bare`,
  "```html\n<img src=x onerror=alert(1)>\n```",
  '```"><script>alert(1)</script>\ninfo string\n```',
].join("\n\n");

const HIDDEN =
  "user\u202Etxt.exe\u202C \u2066isolate\u2069 zero\u200Bwidth \u0007bell \u{E0049}\u{E0047}\u{E004E} end";

export const HOSTILE: Item[] = [
  user(1, `<b>not bold</b> ${HIDDEN} <script>${RUN}</script>`),
  aMessage(2, { parts: [text(MARKDOWN)] }),
  aMessage(3, {
    parts: [text(`Hidden: ${HIDDEN}\n\nשלום עולם, this is mixed.\n\nEnglish again &#x202E;entity.`)],
  }),
  aMessage(4, {
    parts: [
      aTool({
        tool: "<b>tool</b>",
        target: `"><script>${RUN}</script> \u202Egnp.exe`,
        output: `\u001B[31mred\u001B[0m\u0000 <script>${RUN}</script>`,
      }),
      { kind: "media", name: "in\u202Egnp.exe", mediaType: "image/png", bytes: 48_211 },
    ],
  }),
];
