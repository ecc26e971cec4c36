import type {
  CardItem,
  Gauge,
  Item,
  MessageItem,
  PrunedPart,
  PruneItem,
  ViewPart,
  ViewState,
} from "../../../src/protocol/view.ts";

/** Views for tests and pictures. Ids count up, as the log's do; times are fixed. */

/** Other values for some fields; `undefined` takes an optional field away. */
type Over<T> = { readonly [K in keyof T]?: T[K] | undefined };

const made = <T extends object>(usual: T, over: Over<T>): T => {
  const fields = Object.entries({ ...usual, ...over }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as T;
};

export const NOW = Date.UTC(2026, 5, 1, 12);

const idOf = (index: number): string => `m${String(index).padStart(6, "0")}`;

const SHARES = [
  ["system", 0.1],
  ["tools", 0.08],
  ["summary", 0.07],
  ["restored", 0.08],
  ["conversation", 0.29],
  ["toolOutput", 0.38],
] as const;

/** Segments that sum to `used`, as the host's do. */
export const aGauge = ({ used = 40_000, ...over }: Over<Gauge> = {}): Gauge =>
  made<Gauge>(
    {
      used,
      window: 65_536,
      windowSource: "from the server (/props)",
      reserve: 5242,
      trigger: 51_300,
      source: "reported",
      level: "ok",
      segments: SHARES.map(([category, share]) => ({ category, tokens: Math.round(used * share) })),
    },
    over,
  );

export const aState = (over: Over<ViewState> = {}): ViewState =>
  made<ViewState>(
    {
      sessions: [],
      trashed: 0,
      session: { id: "s1", title: "Attribution counts test files twice" },
      model: { name: "qwen3-coder", server: "llama.cpp" },
      gauge: aGauge(),
      items: [],
    },
    over,
  );

export const text = (words: string): ViewPart => ({ kind: "text", text: words });

export const aTool = (over: Partial<Extract<ViewPart, { kind: "tool" }>> = {}): ViewPart => ({
  kind: "tool",
  callId: "call-1",
  tool: "read_file",
  target: "strategy/attribution.go 180–260",
  state: "ok",
  tokens: 1900,
  args: '{"path":"strategy/attribution.go","from":180,"to":260}',
  output:
    "func sum(lines []Line) int {\n\ttotal := 0\n\tfor _, l := range lines {\n\t\ttotal += l.Count\n\t}\n\treturn total\n}",
  ...over,
});

export const aMessage = (index: number, over: Partial<MessageItem> = {}): MessageItem => ({
  kind: "message",
  id: idOf(index),
  role: "assistant",
  at: NOW + index * 1000,
  parts: [text("The count is right.")],
  status: "complete",
  ...over,
});

export const user = (index: number, words: string): MessageItem =>
  aMessage(index, { role: "user", parts: [text(words)] });

export const aCard = (index: number, over: Over<CardItem> = {}): CardItem =>
  made<CardItem>(
    {
      kind: "card",
      id: idOf(index),
      at: NOW + index * 1000,
      state: "done",
      live: over.state === undefined || over.state === "done",
      trigger: "auto",
      strategy: "transcript",
      model: "qwen3-coder",
      tokensBefore: 52_300,
      tokensAfter: 9100,
      messagesBefore: 118,
      messagesAfter: 14,
      summaryTokens: 2621,
      milliseconds: 14_200,
      cost: 0.0123,
      pruned: { parts: 12, tokens: 11_300, list: PRUNED },
      summary: SUMMARY,
      audit: {
        facts: 46,
        found: 38,
        missing: ["Read `strategy/common.go` lines 210–260", "`go test ./cli` → exit 0"],
        unsourced: ["`AddedPerLine`"],
      },
      ledger: { text: LEDGER, tokens: 410 },
      restored: [
        { name: "strategy/attribution.go", tokens: 2300 },
        { name: "AGENTS.md", tokens: 640 },
      ],
    },
    over,
  );

export const aPrune = (index: number, over: Partial<PruneItem> = {}): PruneItem => ({
  kind: "prune",
  id: idOf(index),
  at: NOW + index * 1000,
  parts: 12,
  saved: 11_300,
  undone: false,
  list: PRUNED,
  ...over,
});

const PRUNED: PrunedPart[] = [
  { message: "m000002", part: 1, stub: "[read_file] strategy/attribution.go, 8,400 characters", saved: 2100 },
  {
    message: "m000005",
    part: 0,
    stub: "[run_command] `go test ./...` → exit 0, 312 lines",
    saved: 1900,
    isRestored: true,
  },
];

const LEDGER = `### Constraints & Preferences
- Never touch generated files under \`api/\`.

### Relevant Files
- strategy/attribution.go: edited ×3, \`AddedPerFile\` \`UserAddedPerFile\``;

export const SUMMARY = `## Active Task
“The per-file count is still off for test files, find out why”

## Goal
Attribution that counts every line once, whoever wrote it.

## Constraints & Preferences
- Never touch generated files under \`api/\`.
- Table tests only; no new dependencies.

## Completed Actions
1. READ \`strategy/attribution.go:212\` — sums AgentLines per hunk [read_file]
2. TEST \`go test ./strategy\` — 1 failed: \`TestPerFile\` [run_command]
3. EDIT \`strategy/attribution_test.go\` — fixture fills \`UserAddedPerFile\` [edit_file]

## Blocked
\`attribution_test.go:88: got 12, want 6\`

## Relevant Files
- \`strategy/attribution.go\` — \`sumPerFile\`, \`splitHunk\`
- \`strategy/attribution_test.go\` — the fixture
`;

const WORDS =
  "the parser keeps a stack of open blocks and closes each one when its last line has been read so nothing is counted twice".split(
    " ",
  );

const sentence = (seed: number, length: number): string =>
  Array.from({ length }, (_, index) => WORDS[(seed * 7 + index * 3) % WORDS.length]).join(" ");

/** A conversation of `count` messages: a question, then answers with tools, code and lists. */
export const longConversation = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => {
    if (index % 5 === 0) return user(index, `Question ${index}: ${sentence(index, 12)}?`);
    if (index % 5 === 3) return aMessage(index, { parts: [aTool({ target: `src/file${index}.ts 1–120` })] });
    const code =
      index % 5 === 4
        ? `\n\n\`\`\`ts\nconst value${index} = ${index};\nexport { value${index} };\n\`\`\``
        : "";
    const list = index % 5 === 2 ? `\n\n- ${sentence(index, 6)}\n- ${sentence(index + 1, 9)}` : "";
    return aMessage(index, { parts: [text(`Answer ${index}. ${sentence(index, 25)}.${list}${code}`)] });
  });
