import type { Conversations } from "../../chat/conversations.ts";
import type { Presenter } from "../../protocol/presenter.ts";
import type { Drafts } from "../../sessions/drafts.ts";
import type { Importing } from "../importing.ts";
import type { Lists } from "../lists/create.ts";
import type { HostTools } from "../tools/create.ts";
import type { FirstMinutes } from "../welcome/create.ts";

/** What the panel's intents are carried out with. */
export interface IntentParts {
  readonly conversations: Conversations;
  readonly drafts: Drafts;
  readonly presenter: Presenter;
  readonly importing: Importing;
  readonly lists: Lists;
  readonly firstMinutes: Pick<FirstMinutes, "welcome">;
  readonly tools: Pick<HostTools, "undoEdit" | "showDiff">;
  readonly ready: () => Promise<void>;
}
