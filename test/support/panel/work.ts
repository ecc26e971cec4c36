import type { Item } from "../../../src/protocol/view.ts";
import { aMessage, aTool, NOW, text, user } from "./states.ts";

/** A stretch of work that several scenes show. */

export const SESSIONS = [
  {
    id: "s1",
    title: "Attribution counts test files twice",
    changed: NOW - 90_000,
    messages: 132,
    tokens: 310_000,
    compactions: 4,
  },
  {
    id: "s2",
    title: "Move the settings page to the new router",
    changed: NOW - 3 * 3_600_000,
    messages: 48,
    tokens: 41_000,
    compactions: 0,
  },
  {
    id: "s3",
    title: "A title that is much longer than the panel is wide and has to end in dots somewhere",
    changed: NOW - 26 * 3_600_000,
    messages: 1204,
    tokens: 2_140_000,
    compactions: 21,
  },
  {
    id: "s4",
    title: "Flaky upload test",
    changed: NOW - 9 * 86_400_000,
    messages: 77,
    tokens: 80_000,
    compactions: 1,
    trouble: "damaged" as const,
    problem: "Damaged after message 61. What is before that can be read.",
  },
];

const ANSWER = `The fixture never fills \`UserAddedPerFile\`, so the fallback divides the total by the number of files. The count is right **only** when one file changed:

\`\`\`go
prompt := PromptAttribution{
	UserAddedPerFile: map[string]int{"b_test.go": 3}, // per file, not per hunk
}
\`\`\`

Three ways to repair it:

1. Fill the fixture as the recorder does.
2. Let \`sumPerFile\` refuse an empty map:
   \`\`\`go
   if len(m) == 0 { return 0, errEmpty }
   \`\`\`
3. Drop the fallback, see [the discussion](https://example.org/issues/41).

| file | before | after |
| --- | ---: | ---: |
| a.go | 12 | 6 |
| b_test.go | 3 | 3 |`;

export const WORK: readonly Item[] = [
  user(1, "The per-file count is still off for test files, find out why"),
  aMessage(2, {
    parts: [
      { kind: "reasoning", text: "The user wants the cause, not a patch. Start with the sum.", cut: 1200 },
      aTool({
        tool: "search_text",
        target: "“AddedPerFile” in strategy",
        pruned: { stub: "[search_text] “AddedPerFile” in strategy → 14 matches", saved: 3100 },
      }),
      aTool(),
      aTool({ tool: "run_command", target: "go test ./strategy → exit 1", state: "error", tokens: 2400 }),
    ],
  }),
  aMessage(3, { parts: [text(ANSWER)] }),
  user(4, "ok, fix the fixture and run everything\n\n```sh\ngo test ./... -count=1\n```"),
  aMessage(5, {
    parts: [
      aTool({ tool: "edit_file", target: "attribution_test.go, 1 replacement", tokens: 400 }),
      aTool({
        tool: "run_command",
        target: "go test ./... -count=1",
        state: "running",
        tokens: 0,
        output: "",
      }),
    ],
  }),
  aMessage(6, { parts: [text("Fixed. Running the whole suite now")], status: "streaming" }),
];

export const RUN = { id: "r1", kind: "answer", started: NOW, label: "Waiting for qwen3-coder…" } as const;
