import type { Asks, ViewPart, ViewState } from "../../../src/protocol/view.ts";
import type { Scene } from "./scenes.ts";
import { aMessage, aState, aTool, NOW, text, user } from "./states.ts";

/** Calls of tools in each of their states. */

const RUN = { id: "r1", kind: "tools", started: NOW, label: "Working" } as const;

export const A_DIFF = `--- a/strategy/attribution_test.go
+++ b/strategy/attribution_test.go
@@ -84,7 +84,8 @@ func TestPerFile(t *testing.T) {
 	prompt := PromptAttribution{
-		UserAdded: 3,
+		UserAdded: 3,
+		UserAddedPerFile: map[string]int{"b_test.go": 3}, // per file, not per hunk, as the recorder does it
 	}
 	got := sumPerFile(prompt)
-	if got != 12 {
+	if got != 6 {
 		t.Fatalf("got %d", got)
`;

const LONG_DIFF = `@@ -0,0 +1,60 @@\n${Array.from({ length: 60 }, (_, line) => `+line ${line + 1} of a new file\n`).join("")}`;

export const anAsk = (asks: Partial<Asks> = {}, call = "call-7"): ViewPart =>
  aTool({
    callId: call,
    tool: "run_command",
    target: "go test ./... -count=1",
    state: "asking",
    tokens: 0,
    args: "{}",
    output: "",
    asks: { action: "run", target: "go test ./... -count=1", always: "this command", ...asks },
  });

const asking = (...parts: ViewPart[]): ViewState =>
  aState({
    items: [
      user(1, "ok, fix the fixture and run everything"),
      aMessage(2, {
        parts: [text("The fixture has to say how many lines were added in each file."), ...parts],
      }),
    ],
    run: RUN,
  });

const edit = anAsk({
  action: "write",
  target: "strategy/attribution_test.go",
  always: "edits in the workspace",
  diff: A_DIFF,
});

const COMMAND =
  "find . -name '*_test.go' -newer go.sum -not -path './vendor/*' -print0 | xargs -0 gofmt -l | tee /tmp/unformatted.txt && go vet ./... && go test ./... -count=1 -race -timeout 10m";

const finished = aState({
  items: [
    user(1, "ok, fix the fixture and run everything"),
    aMessage(2, {
      parts: [
        aTool({
          tool: "edit_file",
          target: "strategy/attribution_test.go",
          tokens: 400,
          stat: { added: 3, removed: 2 },
          canUndo: true,
        }),
        aTool({ tool: "run_command", target: "go vet ./...", exit: 0, tokens: 12 }),
        aTool({ tool: "run_command", target: "go test ./strategy", state: "error", exit: 1, tokens: 2400 }),
        aTool({
          callId: "call-4",
          tool: "run_command",
          target: "go test ./... -count=1",
          state: "running",
          started: NOW - 12_000,
          tokens: 0,
          output: "",
          live: Array.from({ length: 30 }, (_, n) => `ok  \tgithub.com/a/b/pkg${n}\t0.0${n}s`).join("\n"),
        }),
      ],
    }),
  ],
  run: RUN,
});

export const TOOL_SCENES = {
  askEdit: { state: asking(edit) },
  askCommand: { state: asking(anAsk({ target: COMMAND, because: "It writes outside of the workspace." })) },
  askSeveral: {
    state: asking(
      anAsk({
        action: "read",
        target: "/home/me/.ssh/config",
        because: "Outside of the workspace.",
        always: "reading this file",
      }),
      anAsk(
        { action: "write", target: "docs/new.md", always: "edits in the workspace", diff: LONG_DIFF },
        "call-8",
      ),
      anAsk({ action: "foreign", target: "create_issue", always: "this tool" }, "call-9"),
    ),
  },
  toolsDone: { state: finished },
} satisfies Readonly<Record<string, Scene>>;
