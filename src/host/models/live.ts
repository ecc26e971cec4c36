import type { ChatModel, ChatSettings } from "../../chat/settings.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { whole } from "../../protocol/format.ts";
import { decideWindow, LEARNED } from "../../providers/learnedWindow.ts";
import { type DetectedWindow, KNOWN_MODEL } from "../../providers/limits.ts";
import { type Price, priceOf } from "../../providers/prices.ts";
import type { Settings } from "../settings.ts";
import type { Facts, PlacedModel } from "./facts.ts";

/** The settings of the moment with the model they name: asked for by everything that runs. */
export interface LiveSettings extends ChatSettings {
  /** For people: where the model runs. */
  readonly server?: string;
  /** False: the model cannot call tools. Absent: nobody tells. */
  readonly takesTools?: boolean;
  readonly isMeterVisible: boolean;
}

/** An error tells why what is set cannot be used; undefined: nothing is set. */
export type Place = PlacedModel | UserFacingError | undefined;

export interface Places {
  readonly chat: Place;
  /** The same object as `chat` where no other is set. */
  readonly summary: Place;
}

export const isPlaced = (place: Place): place is PlacedModel =>
  place !== undefined && !(place instanceof UserFacingError);

export function liveSettings(settings: Settings, { chat, summary }: Places, facts: Facts): LiveSettings {
  const { policy, compactionInstructions, isMeterVisible, titlesByModel, automatic } = settings;
  return {
    policy,
    automatic,
    compactionInstructions,
    isMeterVisible,
    titlesByModel,
    ...limitsOf(settings, chat, facts),
    ...(chat instanceof UserFacingError ? { problem: chat } : {}),
    ...(isPlaced(chat) ? ofChat(settings, chat, facts) : {}),
    ...(isPlaced(chat) && isPlaced(summary) && summary !== chat ? ofSummary(settings, summary, facts) : {}),
  };
}

type About<K extends keyof LiveSettings> = Pick<LiveSettings, K>;

function ofChat(
  settings: Settings,
  placed: PlacedModel,
  facts: Facts,
): About<"model" | "server" | "takesTools"> {
  const { takesTools } = facts.of(placed);
  return {
    model: chatModel(settings, placed, facts),
    server: placed.source.label,
    ...(takesTools === undefined ? {} : { takesTools }),
  };
}

function ofSummary(settings: Settings, placed: PlacedModel, facts: Facts): About<"summaryModel"> {
  const window = windowAt(placed, facts)?.window;
  return {
    summaryModel: { ...chatModel(settings, placed, facts), ...(window === undefined ? {} : { window }) },
  };
}

function chatModel(settings: Settings, placed: PlacedModel, facts: Facts): ChatModel {
  const price = priceAt(settings, placed, facts);
  return { name: placed.model, provider: placed.source.provider, ...(price ? { price } : {}) };
}

function limitsOf({ window: setting }: Settings, chat: Place, facts: Facts): About<"limits"> {
  const decided = isPlaced(chat) ? windowAt(chat, facts, setting) : decideWindow({ setting });
  if (!decided) return {};
  const { window, maxOutput } = decided;
  return { limits: { window, ...(maxOutput === undefined ? {} : { maxOutput }), source: wordsFor(decided) } };
}

const windowAt = (placed: PlacedModel, facts: Facts, setting = 0): DetectedWindow | undefined =>
  decideWindow({ setting, detected: facts.of(placed).window, learned: facts.learned(placed) });

/** "llama.cpp, but the table of known models says 200,000". */
const wordsFor = ({ source, conflict }: DetectedWindow): string =>
  conflict
    ? t(
        "{0}, but {1} says {2}",
        source,
        CLAIMANTS[conflict.source] ?? conflict.source,
        whole(conflict.window),
      )
    : source;

/** Sources that read badly as who says something. */
const CLAIMANTS: Readonly<Record<string, string>> = {
  [KNOWN_MODEL]: t("the table of known models"),
  [LEARNED]: t("a refusal"),
};

function priceAt({ prices }: Settings, { source, model }: PlacedModel, facts: Facts): Price | undefined {
  const { price: listed } = facts.of({ source, model });
  const pricing = priceOf({ baseUrl: source.baseUrl, model, own: prices[model], listed });
  return pricing.kind === "priced" ? pricing.price : undefined;
}
