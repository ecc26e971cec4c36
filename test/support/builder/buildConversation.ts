import type { ImportedMessage } from "../../../src/interop/imported.ts";
import { createDice, type Dice } from "./dice.ts";
import { branch } from "./episodes/branch.ts";
import { bugFix } from "./episodes/bugFix.ts";
import { coverage } from "./episodes/coverage.ts";
import { decision } from "./episodes/decision.ts";
import { endToEnd } from "./episodes/endToEnd.ts";
import { feature } from "./episodes/feature.ts";
import { opening } from "./episodes/opening.ts";
import { recall } from "./episodes/recall.ts";
import { release } from "./episodes/release.ts";
import { setting } from "./episodes/settings.ts";
import { Scribe } from "./scribe.ts";
import { createSkerry, type Skerry } from "./skerry.ts";

/** It ends with the first episode that reaches one of these; without any, at 150,000 characters. */
export interface Size {
  /** Prompts of the user. */
  readonly turns?: number;
  readonly messages?: number;
  /** Of texts, arguments and results together. */
  readonly characters?: number;
}

interface ConversationOptions extends Size {
  readonly seed?: number;
}

/**
 * A long working conversation over a small code base, the same for the same
 * seed: complaints, fixes, features, figures, decisions, and questions about
 * what was said before. All tool output is true of the files as they are then.
 */
export function buildConversation(options: ConversationOptions = {}): readonly ImportedMessage[] {
  const dice = createDice(options.seed ?? 1);
  const skerry = createSkerry(dice);
  const scribe = new Scribe(skerry.world, dice);
  opening(scribe, skerry);
  bugFix(scribe, skerry);
  while (!isLongEnough(scribe, options)) nextEpisode(dice)(scribe, skerry);
  return scribe.messages;
}

function isLongEnough({ turns, messages, characters }: Scribe, size: Size): boolean {
  const isSized = size.turns !== undefined || size.messages !== undefined;
  const most = size.characters ?? (isSized ? Infinity : 150_000);
  return (
    turns >= (size.turns ?? Infinity) || messages.length >= (size.messages ?? Infinity) || characters >= most
  );
}

type Episode = (scribe: Scribe, skerry: Skerry) => void;

/** Of a hundred: how many are of which kind. */
const EPISODES: readonly (readonly [share: number, episode: Episode])[] = [
  [40, bugFix],
  [14, feature],
  [12, setting],
  [9, decision],
  [13, recall],
  [4, release],
  [4, endToEnd],
  [2, coverage],
  [2, branch],
];

function nextEpisode(dice: Dice): Episode {
  let thrown = dice.between(1, 100);
  return EPISODES.find(([share]) => (thrown -= share) <= 0)?.[1] ?? bugFix;
}
