import type { MessageEntry, Part } from "../engine/entries.ts";
import { estimateTokens } from "../engine/estimate.ts";
import { excerptOf } from "../engine/restore/excerpt.ts";
import { framedFile } from "../engine/restore/framing.ts";
import type { Calls } from "./calls.ts";
import { estimated } from "./counting.ts";
import { planningBudget } from "./measure.ts";
import type { Thread } from "./thread.ts";

/** Of what is usable, for one file: as much as one result of a tool may take. */
const FILE_SHARE = 1 / 4;

/** Files that a message names with `@`. */
export class Attaching {
  readonly #thread: Thread;
  readonly #calls: Calls;

  constructor(thread: Thread, calls: Calls) {
    this.#thread = thread;
    this.#calls = calls;
  }

  /**
   * For a model that calls nothing, which may not be told of results either: the files stand
   * in the message itself. None where tools are; what cannot be read freely is left out.
   */
  async inWords(text: string): Promise<Part[]> {
    const { settings, ports } = this.#thread;
    if (settings.tools || !settings.mentions || !ports.world) return [];
    const parts: Part[] = [];
    for (const { path } of await settings.mentions.callsIn(text)) {
      const content = await ports.world.readFile(path);
      if (content.kind !== "text") continue;
      const most = planningBudget(settings).usable * FILE_SHARE;
      const excerpt = excerptOf(content.text, { looks: [], most, count: estimateTokens });
      if (excerpt) parts.push(estimated({ kind: "text", text: framedFile(content.name, excerpt).text }));
    }
    return parts;
  }

  /**
   * Else they are read as if the model had asked for them: so they can be pruned, pinned and
   * read again after a compaction like all other output. False: the user has stopped it.
   */
  async asCalls(text: string): Promise<boolean> {
    const { tools, mentions } = this.#thread.settings;
    const question = this.#thread.entries.at(-1);
    const named = tools ? ((await mentions?.callsIn(text)) ?? []) : [];
    if (!mentions || !question || named.length === 0) return true;
    const parts = named.map(({ tool, args }, i) =>
      estimated({ kind: "call", callId: `mention_${question.id}_${i}`, tool, args }),
    );
    const reading: Omit<MessageEntry, "id" | "at"> = {
      kind: "message",
      role: "assistant",
      status: "complete",
      parts,
    };
    await this.#thread.append([reading]);
    const asked = this.#thread.transcript.messages.at(-1);
    return !asked || this.#calls.make(asked, mentions.tools);
  }
}
