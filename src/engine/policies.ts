import { BALANCED_GUARD, type GuardFigures } from "./guard/figures.ts";
import type { Policy } from "./policy.ts";

/**
 * All policies, as data. Five reproduce known systems; where such a system has no figure of its own,
 * ours stands. At windows for which their figures were not made, the bounds of the trigger and the
 * reserve's share of the window keep them usable.
 */
export const BALANCED: Policy = {
  name: "balanced",
  description:
    "Prunes old tool output, then summarizes at 85% of the usable window; keeps the newest turns and your own words, and adds the facts that a summary lacks.",
  trigger: { kind: "share", of: 0.85 },
  bounds: { least: 0.5, most: 0.97 },
  reserve: { unknownOutput: 32_000, most: 20_000, shareOfWindow: 0.25 },
  levels: { warning: { most: 20_000, share: 0.15 }, blocking: { most: 3_000, share: 0.03 }, ofTrigger: 0.95 },
  prune: {
    what: ["results", "duplicates", "arguments", "media"],
    stub: "telling",
    turns: 2,
    protectsTail: false,
    protect: { most: 40_000, share: 0.25 },
    least: { most: 20_000, share: 0.1 },
    keepRecent: 1,
    exempt: [],
    only: [],
  },
  protectFirst: { messages: 0, share: 0 },
  tail: {
    kind: "fill",
    // The tokens below are the bound: of all that is sent, short turns hold most of what is needed again.
    turns: 9,
    share: 0.25,
    of: "usable",
    least: 2_000,
    most: 15_000,
    ceiling: 1.5,
    messages: 3,
  },
  keepUser: { most: 20_000, share: 0.1 },
  summary: {
    form: { kind: "template" },
    isAnchored: true,
    ledger: true,
    manualFailure: "digest",
    shareOfHead: 0.2,
    least: 2_000,
    leastShare: 0.1,
    shareOfWindow: 0.05,
    most: 12_000,
  },
  // Less of each file leaves room for those turns: half of it costs a hundredth of what is needed again.
  restore: { files: 5, perFile: 2_500, most: 50_000, share: 0.25, instructions: 25_000, outline: 1_000 },
  guard: BALANCED_GUARD,
};

const NOTHING = { most: 0, share: 0 };

/** What the others have in common: only the newest request stays of the user's words, nothing is read again. */
const PLAIN: Policy = {
  ...BALANCED,
  // Their triggers fire where their figures say, however near to the end that is.
  bounds: { least: 0.5, most: 1 },
  prune: { ...BALANCED.prune, what: [] },
  tail: { kind: "none" },
  keepUser: NOTHING,
  summary: { ...BALANCED.summary, isAnchored: false, ledger: false },
  restore: { files: 0, perFile: 0, most: 0, share: 0, instructions: 0, outline: 0 },
};

const withRetries = (manual: number, automatic: number): GuardFigures => ({
  ...BALANCED_GUARD,
  retries: { ...BALANCED_GUARD.retries, manual, automatic },
});
const NO_RESERVE = { unknownOutput: 0, most: 0, shareOfWindow: 0 };

const OPENCODE: Policy = {
  ...PLAIN,
  name: "opencode",
  description:
    "Waits until only the room for an answer is left, clears tool output beyond the newest 40,000 tokens, and summarizes everything in free text.",
  trigger: { kind: "past" },
  reserve: { unknownOutput: 32_000, most: 32_000, shareOfWindow: 0.25 },
  prune: {
    ...BALANCED.prune,
    what: ["results"],
    stub: "plain",
    protect: { most: 40_000, share: 1 },
    least: { most: 20_000, share: 1 },
  },
  summary: { ...PLAIN.summary, form: { kind: "free" } },
  guard: withRetries(10, 10),
};

const BOOCODE: Policy = {
  ...PLAIN,
  name: "boocode",
  description:
    "Summarizes at 85% of the whole window without pruning, updates one summary, and keeps up to 8,000 tokens of the last two turns.",
  trigger: { kind: "windowShare", of: 0.85, least: 0 },
  reserve: NO_RESERVE,
  tail: {
    kind: "fill",
    turns: 9,
    share: 0.25,
    of: "trigger",
    least: 2_000,
    most: 8_000,
    ceiling: 1,
    messages: 0,
  },
  summary: { ...PLAIN.summary, isAnchored: true, manualFailure: "error" },
};

/** Images are left out of what the summarizer reads, as under every policy; the conversation keeps them. */
const CLAUDE_CODE: Policy = {
  ...PLAIN,
  name: "claude-code",
  description:
    "Summarizes everything under nine headings when 13,000 usable tokens are left, and reads up to five files again.",
  trigger: { kind: "remaining", tokens: 13_000 },
  summary: {
    ...PLAIN.summary,
    form: {
      kind: "sections",
      analysis: true,
      sections: [
        ["Primary Request and Intent", "all that the user asked for, in detail"],
        ["Key Technical Concepts", "technologies and ideas that matter here"],
        ["Files and Code Sections", "files looked at, changed or made, with the code that matters and why"],
        ["Errors and Fixes", "what went wrong, how it was mended, what the user said to it"],
        ["Problem Solving", "what was solved and what is still being looked into"],
        ["All User Messages", "every message of the user that is no tool result"],
        ["Pending Tasks", "what was asked for and is not done"],
        ["Current Work", "what was being done just before this summary"],
        ["Optional Next Step", "the step that follows from the newest request, with a quotation of it"],
      ],
    },
  },
  restore: { ...BALANCED.restore, perFile: 5_000, share: 1, outline: 0 },
  guard: withRetries(2, 2),
};

/** Ours, then what that system calls the same. */
const OUR_SIX = ["read_file", "run_command", "search_text", "find_files", "edit_file", "write_file"];
const ITS_SIX = ["FileRead", "Bash", "Grep", "Glob", "FileEdit", "FileWrite"];

const AGENT_CODE: Policy = {
  ...PLAIN,
  name: "agent-code",
  description:
    "Clears all but the newest five results of six tools, then summarizes in one paragraph when 13,000 usable tokens are left; keeps 10,000 to 40,000 tokens.",
  trigger: { kind: "remaining", tokens: 13_000 },
  levels: { warning: { most: 20_000, share: 0.5 }, blocking: { most: 3_000, share: 0.25 }, ofTrigger: 1 },
  prune: {
    ...BALANCED.prune,
    what: ["results"],
    stub: "plain",
    turns: 0,
    protect: NOTHING,
    least: NOTHING,
    keepRecent: 5,
    only: [...OUR_SIX, ...ITS_SIX],
  },
  tail: { kind: "enough", texts: 5, least: 10_000, most: 40_000, conversation: 4 },
  summary: { ...PLAIN.summary, form: { kind: "paragraph" } },
  guard: withRetries(0, 0),
};

const HERMES: Policy = {
  ...PLAIN,
  name: "hermes",
  description:
    "Compacts early, at half of the window; keeps the first three messages and a tail, and turns all tool output between them into one line each.",
  trigger: { kind: "windowShare", of: 0.5, least: 64_000 },
  // Its floor is larger than a small window, which then has no reserve either: leave room for an answer.
  bounds: { least: 0.5, most: 0.85 },
  reserve: NO_RESERVE,
  prune: {
    ...BALANCED.prune,
    what: ["results", "duplicates", "arguments"],
    turns: 0,
    protectsTail: true,
    protect: NOTHING,
    least: NOTHING,
  },
  protectFirst: { messages: 3, share: 0.25 },
  tail: {
    kind: "fill",
    turns: Infinity,
    share: 0.2,
    of: "trigger",
    least: 0,
    most: Infinity,
    ceiling: 1.5,
    messages: 3,
  },
  summary: { ...PLAIN.summary, isAnchored: true },
};

/** In the order of the settings page. */
export const POLICIES: readonly Policy[] = [BALANCED, OPENCODE, BOOCODE, CLAUDE_CODE, AGENT_CODE, HERMES];

export const policyNamed = (name: string): Policy | undefined => POLICIES.find((one) => one.name === name);
