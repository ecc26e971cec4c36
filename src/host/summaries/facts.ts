import { TEMPLATE_FILE, templateIn } from "../../chat/compacting.ts";
import type { Conversation } from "../../chat/conversation.ts";
import type { Conversations } from "../../chat/conversations.ts";
import { planningBudget } from "../../chat/measure.ts";
import type { ChatSettings } from "../../chat/settings.ts";
import { sourcesOf } from "../../engine/audit/sources.ts";
import { cut, flat } from "../../engine/calls/wording.ts";
import type { MessageEntry } from "../../engine/entries.ts";
import type { RestorePorts } from "../../engine/restore/restore.ts";
import { summaryBudget } from "../../engine/summary/budget.ts";
import { formOf } from "../../engine/summary/form.ts";
import { TEMPLATE, type Template } from "../../engine/summary/template.ts";
import { messageTokens } from "../../engine/tokenSums.ts";
import type { Anchor, Transcript } from "../../engine/transcript.ts";
import { type Address, readAddress } from "../../summaries/address.ts";
import { type DocumentKind, type Facts, NO_FACTS, type Source } from "../../summaries/facts.ts";
import { versionsOf } from "../../summaries/versions.ts";
import { liveVersion } from "./documents.ts";
import { SourceCheck } from "./sourceCheck.ts";

export interface FactsPorts {
  readonly conversations: Pick<Conversations, "at">;
  readonly settings: () => ChatSettings;
  /** For the workspace's own template. */
  readonly world: RestorePorts;
  /** Which of these paths are in the workspace, with their URIs, and which are gone. */
  readonly look: (paths: readonly string[]) => Promise<Pick<Facts, "files" | "gone">>;
}

interface Asked {
  readonly uri: string;
  readonly text: string;
  readonly paths: readonly string[];
}

/** What the host knows of the documents that the server looks at. */
export class DocumentFacts {
  readonly #ports: FactsPorts;
  #checked: { readonly transcript: Transcript; readonly check: SourceCheck } | undefined;

  constructor(ports: FactsPorts) {
    this.#ports = ports;
  }

  async of({ uri, text, paths }: Asked): Promise<Facts> {
    const address = readAddress(uri);
    const kind = kindOf(uri, address);
    if (kind === "messages") return { ...NO_FACTS, kind };
    // Its own headings are what it says; ours are offered.
    if (kind === "template") return { ...NO_FACTS, kind, template: TEMPLATE };
    const [template, places, inside] = await Promise.all([
      this.#template(),
      this.#ports.look(paths),
      address && this.#inside(address, text),
    ]);
    return { ...NO_FACTS, kind, template, ...places, ...inside };
  }

  /** The messages that a line comes from; none where the document belongs to no conversation. */
  async sources({ uri, line }: { readonly uri: string; readonly line: string }): Promise<readonly Source[]> {
    const address = readAddress(uri);
    if (!address) return [];
    const { messages, anchor } = (await this.#at(address)).transcript;
    const from = anchor?.from ?? 0;
    const covered = messages.slice(from, anchor?.to ?? messages.length);
    return sourcesOf(line, covered).flatMap((at): Source[] => {
      const message = covered[at];
      return message ? [{ message: from + at + 1, role: message.role, excerpt: excerptOf(message) }] : [];
    });
  }

  async #at({ session }: Address): Promise<Conversation> {
    return (await this.#ports.conversations.at(session)).conversation;
  }

  async #template(): Promise<Template> {
    const own = await templateIn(this.#ports.world);
    return formOf(this.#ports.settings().policy.summary.form, own).template;
  }

  /** What the conversation says of a text that is to stand for its beginning. */
  async #inside(address: Address, text: string): Promise<Pick<Facts, "session" | "unsourced" | "budget">> {
    const conversation = await this.#at(address);
    const { transcript } = conversation;
    const budget = transcript.anchor && budgetFor(transcript, transcript.anchor, this.#ports.settings());
    return {
      session: { id: address.session, messages: transcript.messages.length },
      unsourced: this.#checkOf(conversation).unsourcedIn(text),
      ...(budget === undefined ? {} : { budget }),
    };
  }

  #checkOf(conversation: Conversation): SourceCheck {
    const { transcript, entries } = conversation;
    if (this.#checked?.transcript === transcript) return this.#checked.check;
    const live = liveVersion(conversation);
    const before = live && versionsOf(entries)[(live.previous ?? 0) - 1];
    const sources = {
      messages: transcript.messages.slice(0),
      anchor: `${before?.markdown ?? ""}\n${before?.compaction.ledger ?? ""}`,
    };
    const audited = live?.audit && { text: live.markdown, unsourced: live.audit.unsourced };
    const check = new SourceCheck(sources, audited);
    this.#checked = { transcript, check };
    return check;
  }
}

function kindOf(uri: string, address: Address | undefined): DocumentKind {
  if (address) return address.kind;
  return uri.endsWith(`/${TEMPLATE_FILE}`) ? "template" : "file";
}

/** Row Z4, from stored counts of what the summary stands for. Tokens. */
function budgetFor({ messages }: Transcript, { from, to }: Anchor, settings: ChatSettings): number {
  const covered = messages.slice(from, to).reduce((sum, { parts }) => sum + messageTokens(parts), 0);
  return summaryBudget(covered, { policy: settings.policy, budget: planningBudget(settings) });
}

/** Characters. */
const EXCERPT = 120;

function excerptOf({ parts }: MessageEntry): string {
  const texts = parts.map((part) => {
    if (part.kind === "media") return part.media.name ?? part.media.mediaType;
    return part.kind === "call" ? `${part.tool} ${part.args}` : part.text;
  });
  return cut(flat(texts.map((text) => text.slice(0, 4 * EXCERPT)).join(" ")), EXCERPT);
}
