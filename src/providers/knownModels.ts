/** Tokens. */
export interface KnownLimits {
  readonly window: number;
  readonly maxOutput?: number;
}

/**
 * Hosted models whose servers do not tell their window. Open-weight models are
 * left out on purpose: their window is what the server was started with. Where
 * a model takes less input than its nominal window (GPT-5: 272,000 of
 * 400,000), the input counts. Figures: models.dev (anomalyco/models.dev) and
 * the vendors' pages, read in November 2026. The first match wins.
 */
const rows: readonly (KnownLimits & { readonly name: RegExp })[] = [
  { name: /^gpt-6/, window: 922_000, maxOutput: 128_000 },
  { name: /^gpt-5(?:\.\d)?-chat/, window: 128_000, maxOutput: 16_384 },
  { name: /^gpt-5\.[5-9](?!.*-(?:mini|nano))/, window: 922_000, maxOutput: 128_000 },
  { name: /^gpt-5(?!.*-spark)/, window: 272_000, maxOutput: 128_000 },
  { name: /^gpt-4\.1/, window: 1_047_576, maxOutput: 32_768 },
  { name: /^(?:gpt-4o|chatgpt-4o)/, window: 128_000, maxOutput: 16_384 },
  { name: /^gpt-4-turbo/, window: 128_000, maxOutput: 4_096 },
  { name: /^gpt-3\.5-turbo/, window: 16_385, maxOutput: 4_096 },
  { name: /^o(?:1|3|3-mini|3-pro|4-mini)(?:-20\d\d|$)/, window: 200_000, maxOutput: 100_000 },
  { name: /^claude-(?:opus|sonnet)-(?:4[-.][6-9]|5)/, window: 1_000_000, maxOutput: 64_000 },
  { name: /^claude-(?:opus|sonnet|haiku)-4/, window: 200_000, maxOutput: 32_000 },
  { name: /^claude-3/, window: 200_000, maxOutput: 8_192 },
  { name: /^gemini-2\.0/, window: 1_048_576, maxOutput: 8_192 },
  { name: /^gemini-(?:2\.5|3)/, window: 1_048_576, maxOutput: 65_536 },
  { name: /^deepseek-(?:chat|reasoner)$/, window: 1_000_000, maxOutput: 8_192 },
  { name: /^grok-4\.[5-7]/, window: 500_000 },
];

/** A model's name without a vendor's prefix: `openai/…`, `models/…`, `us.anthropic.…`. */
export const bareName = (model: string): string =>
  model
    .toLowerCase()
    .replace(/^.*\//, "")
    .replace(/^(?:[a-z]+\.)*anthropic\./, "");

/** The limits of a model known by its name. */
export const knownLimits = (model: string): KnownLimits | undefined => {
  const bare = bareName(model);
  const row = rows.find(({ name }) => name.test(bare));
  if (row === undefined) return undefined;
  const { window, maxOutput } = row;
  return { window, ...(maxOutput !== undefined && { maxOutput }) };
};
