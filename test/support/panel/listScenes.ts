import type { Search, SearchHit, SessionRow } from "../../../src/protocol/view.ts";
import { PROSE } from "../prose.ts";
import type { PanelPage } from "./page.ts";
import type { Scene } from "./scenes.ts";
import { aState, NOW } from "./states.ts";

/** The list of conversations and the search in it, in every state. */

export const aSession = (over: Partial<SessionRow> & Pick<SessionRow, "id">): SessionRow => ({
  title: `Conversation ${over.id}`,
  changed: NOW - 90_000,
  messages: 12,
  tokens: 4_100,
  compactions: 0,
  ...over,
});

const HOUR = 3_600_000;
const SUBJECTS = [
  "the settings page",
  "flaky uploads",
  "attribution",
  "the parser",
  "release notes",
  "fares",
];
const DOINGS = ["Move", "Why fails", "Repair", "Explain", "Speed up", "Write tests for"];

/** Newest first, as the host sends them. */
export const manySessions = (count: number): SessionRow[] =>
  Array.from({ length: count }, (_, index) =>
    aSession({
      id: `s${index}`,
      title: `${DOINGS[index % DOINGS.length]} ${SUBJECTS[Math.floor(index / 6) % SUBJECTS.length]} (${index})`,
      changed: NOW - index * 5 * HOUR,
      messages: 1 + ((index * 37) % 900),
      tokens: ((index * 7919) % 900_000) + 40,
      compactions: index % 4 === 3 ? 1 + (index % 3) : 0,
    }),
  );

const SESSIONS: SessionRow[] = [
  aSession({
    id: "s1",
    title: "Attribution counts test files twice",
    messages: 132,
    tokens: 310_000,
    compactions: 2,
  }),
  aSession({
    id: "s2",
    title: "Move the settings page to the new router",
    changed: NOW - 3 * HOUR,
    messages: 48,
  }),
  aSession({
    id: "s3",
    title: "A title that is much longer than the panel is wide and has to end in dots somewhere",
    changed: NOW - 26 * HOUR,
    messages: 1204,
    tokens: 2_400_000,
    compactions: 11,
  }),
  aSession({
    id: "s4",
    title: "Flaky upload test",
    changed: NOW - 9 * 24 * HOUR,
    messages: 77,
    problem: "This conversation's log is damaged (line 61), so it can only be read.",
    trouble: "damaged",
  }),
  aSession({
    id: "s5",
    title: "שלום, נתב חדש",
    changed: NOW - 30 * 24 * HOUR,
    problem: "This conversation is open in another window, so it can only be read here.",
    trouble: "readOnly",
  }),
  aSession({ id: "s6", title: "New conversation", changed: NOW - 400 * 24 * HOUR, messages: 0, tokens: 0 }),
];

const aHit = (over: Partial<SearchHit>): SearchHit => ({
  session: "s1",
  entry: "e1",
  role: "assistant",
  at: NOW - HOUR,
  excerpt: [
    { text: "…The fixture never fills the " },
    { text: "router", isHit: true },
    { text: " table, so…" },
  ],
  ...over,
});

const HITS: SearchHit[] = [
  aHit({}),
  aHit({
    entry: "e2",
    role: "summary",
    excerpt: [
      { text: "## Decisions - The new " },
      { text: "router", isHit: true },
      { text: " keeps the old paths for a release" },
    ],
  }),
  aHit({
    session: "s3",
    entry: "e3",
    role: "tool",
    excerpt: [
      { text: '{"path":"src/' },
      { text: "router", isHit: true },
      { text: `.ts","line":12} ${PROSE["English"]?.[0] ?? ""}` },
    ],
  }),
  aHit({
    session: "s5",
    entry: "e4",
    role: "user",
    excerpt: [{ text: "מה עם ה־" }, { text: "router", isHit: true }, { text: " החדש?" }],
  }),
];

export const aSearch = (over: Partial<Search> = {}): Search => ({
  query: "router",
  hits: HITS,
  isCut: false,
  ...over,
});

const SEARCH = "Search in all conversations";

export async function openList(panel: PanelPage, query = ""): Promise<void> {
  await panel.page.getByRole("button", { name: panel.say("Conversations"), exact: true }).click();
  if (query !== "") await panel.page.getByRole("textbox", { name: panel.say(SEARCH) }).fill(query);
  await panel.isDrawn();
}

const list = aState({ sessions: SESSIONS, trashed: 2, busy: ["s2"], lost: 3 });
const searching = (search: Search) => aState({ sessions: SESSIONS, search });

export const LIST_SCENES = {
  list: { state: list, act: (panel) => openList(panel) },
  listEmpty: { state: aState({ sessions: [], session: undefined }), act: (panel) => openList(panel) },
  listMany: { state: aState({ sessions: manySessions(1000) }), act: (panel) => openList(panel) },
  search: { state: searching(aSearch()), act: (panel) => openList(panel, "router") },
  searchNothing: {
    state: searching(aSearch({ query: "zebra", hits: [] })),
    act: (panel) => openList(panel, "zebra"),
  },
  searchGoesOn: {
    state: searching(aSearch({ progress: { done: 340, total: 1000 }, isCut: true })),
    act: (panel) => openList(panel, "router"),
  },
} satisfies Readonly<Record<string, Scene>>;
