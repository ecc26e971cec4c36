import type { Entry } from "../../engine/entries.ts";
import { t } from "../../l10n/l10n.ts";
import { entrySchema, headerSchema } from "../../sessions/schema.ts";
import { kindOf } from "../fields.ts";
import type { Found } from "../found.ts";
import type { ImportedItem } from "../imported.ts";
import type { Draft, Finish, Importer } from "../importer.ts";
import type { Tally } from "../leftOut.ts";

/** Reads our own log, as *Export Conversation…* writes it: every entry comes back as it was. */
export class AnchoredImporter implements Importer {
  readonly #tally: Tally;
  readonly #entries: Entry[] = [];

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  accept({ value }: Found): void {
    if (isHeader(value)) return;
    const entry = entrySchema.safeParse(value).data;
    if (entry) this.#entries.push(entry);
    else this.#tally.add("unreadableRow", kindOf(value));
  }

  conversations(): number {
    return 1;
  }

  async finish({ pace }: Finish): Promise<Draft> {
    await pace.breathe();
    const items = this.#entries.flatMap(itemOf);
    return {
      items,
      log: this.#entries,
      conversations: [{ title: "", messages: items.length }],
      picked: 0,
      formatName: t("log of Anchored Chat"),
    };
  }
}

export const isHeader = (value: unknown): boolean => headerSchema.safeParse(value).success;

/** What is told of the file; the log itself is what is written. */
const itemOf = (entry: Entry): ImportedItem[] => (entry.kind === "message" ? [entry] : []);
