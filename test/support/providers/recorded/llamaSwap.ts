import type { Routes } from "../scriptedServer.ts";

const models = {
  // mostlygeek/llama-swap#569, without the state, which only newer ones tell
  data: [
    {
      created: 1_775_097_337,
      id: "DeepSeek-V3-Q4_K_M",
      name: "DeepSeek V3",
      object: "model",
      owned_by: "llama-swap",
    },
    {
      created: 1_775_097_337,
      id: "org/llama-3.1-8b-instruct",
      object: "model",
      owned_by: "llama-swap",
    },
  ],
  object: "list",
};

/** What llama.cpp answers behind it, for each of them. */
const propsOf = (n_ctx: number): object => ({
  default_generation_settings: { params: { n_predict: -1 }, n_ctx },
  total_slots: 1,
});

/** `running` as of mostlygeek/llama-swap#65 and #474. */
export const llamaSwap = (
  running: readonly { readonly model: string; readonly state: string }[],
): Routes => ({
  "/running": { running: running.map((one) => ({ ...one, cmd: "llama-server", ttl: 0, name: "" })) },
  "/v1/models": models,
  "/api/version": { version: "v216", commit: "0046040", build_date: "2026-05-01T00:00:00Z" },
  "/upstream/DeepSeek-V3-Q4_K_M/props": propsOf(16_384),
  "/upstream/org/llama-3.1-8b-instruct/props": propsOf(8_192),
});

/** mostlygeek/llama-swap#984: newer ones pass on what a loaded model runs with. */
export const llamaSwapWithContext: Routes = {
  "/running": { running: [] },
  "/v1/models": { data: [{ id: "qwen3", object: "model", owned_by: "llama-swap", meta: { n_ctx: 65_536 } }] },
};
