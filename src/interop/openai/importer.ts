import { t } from "../../l10n/l10n.ts";
import { fields, kindOf } from "../fields.ts";
import type { Found } from "../found.ts";
import type { Draft, Finish, Importer } from "../importer.ts";
import { Tally } from "../leftOut.ts";
import { sound } from "../loose.ts";
import { Thread } from "../thread.ts";
import { titleOf } from "../titles.ts";
import { contentOf } from "./content.ts";
import { conversation, openAiMessage } from "./message.ts";
import { say } from "./say.ts";

interface Conversation {
  readonly messages: readonly unknown[];
  readonly title?: string | undefined;
}

/** Reads message lists: one a file, or one a row or simulation. Only the picked one is worked on. */
export class OpenAiImporter implements Importer {
  readonly #tally: Tally;
  readonly #single: unknown[] = [];
  readonly #several: Conversation[] = [];
  readonly #members = new Map<string, unknown>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  accept({ key, value }: Found): void {
    if (key === undefined) this.#row(value);
    else if (key === "messages" || key === "traj") this.#single.push(value);
    else if (key === "simulations") this.#conversation(value);
    else this.#members.set(key, value);
  }

  conversations(): number {
    return this.#all().length;
  }

  async finish({ pace, start, pick }: Finish): Promise<Draft> {
    const all = this.#all();
    const thread = new Thread(this.#tally);
    for (const raw of all[pick]?.messages ?? []) {
      say(raw, thread, this.#tally);
      await pace.breathe();
    }
    this.#tally.addMany("otherConversation", all.length - 1);
    const conversations = all.map((one) => ({ title: titleFor(one) ?? "", messages: one.messages.length }));
    const title = conversations[pick]?.title;
    const model = this.#text("model") ?? this.#agentOfTau2();
    return {
      items: await thread.items(start, pace),
      conversations,
      picked: pick,
      formatName: this.#formatName(),
      ...(title ? { title } : {}),
      ...(model ? { model: sound(model) } : {}),
    };
  }

  #row(value: unknown): void {
    const { simulations } = fields(value);
    if (Array.isArray(simulations)) this.#document(fields(value));
    else if (openAiMessage.safeParse(value).success) this.#single.push(value);
    else this.#conversation(value);
  }

  /** A document of one line comes as a row. */
  #document(members: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(members))
      for (const one of Array.isArray(value) ? value : [value]) this.accept({ key, value: one });
  }

  #conversation(value: unknown): void {
    const read = conversation.safeParse(value).data;
    const messages = Array.isArray(value) ? value : (read?.messages ?? read?.traj);
    if (messages) this.#several.push({ messages, title: read?.title ?? read?.instance_id });
    else this.#tally.add("otherRow", kindOf(value));
  }

  #all(): readonly Conversation[] {
    if (this.#single.length === 0) return this.#several;
    const title = this.#text("title") ?? this.#text("instance_id");
    return [{ messages: this.#single, title }, ...this.#several];
  }

  #formatName(): string {
    if (this.#text("trajectory_format")?.startsWith("mini-swe-agent")) return t("mini-swe-agent trajectory");
    return t(this.#agentOfTau2() === undefined ? "message list in OpenAI's style" : "file of tau2 results");
  }

  #agentOfTau2(): string | undefined {
    const { llm } = fields(fields(this.#members.get("info"))["agent_info"]);
    return typeof llm === "string" ? llm : undefined;
  }

  #text(member: string): string | undefined {
    const value = this.#members.get(member);
    return typeof value === "string" ? value : undefined;
  }
}

/** Its own, or the beginning of what the user said first. */
function titleFor({ title, messages }: Conversation): string | undefined {
  if (title) return titleOf(title);
  for (const raw of messages) {
    const { role, content } = openAiMessage.safeParse(raw).data ?? {};
    const [first] = role === "user" ? contentOf(content, new Tally()) : [];
    if (first?.kind === "text") return titleOf(first.text);
  }
  return undefined;
}
