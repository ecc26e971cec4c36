import type { Routes } from "../scriptedServer.ts";

// Rows of openrouter.ai/api/v1/models, as public test suites of other projects keep them (autumn of 2026), and as
// openrouter-api.yestool.org/docs/models describes them. The figures of the first are those of anomalyco/models.dev.
export const openRouter: Routes = {
  "/v1/models": {
    data: [
      {
        id: "openai/gpt-6-astra",
        context_length: 1_050_000,
        architecture: { input_modalities: ["text", "image", "file"] },
        pricing: {
          prompt: "0.00001",
          completion: "0.00005",
          input_cache_read: "0.000001",
          input_cache_write: "0.0000125",
          overrides: [
            {
              min_prompt_tokens: 272_000,
              prompt: "0.00002",
              completion: "0.000075",
              input_cache_read: "0.000002",
              input_cache_write: "0.000025",
            },
          ],
        },
        supported_parameters: ["include_reasoning", "reasoning", "tool_choice", "tools"],
      },
      {
        id: "anthropic/claude-sonnet-4",
        name: "Anthropic: Claude Sonnet 4",
        context_length: 1_000_000,
        architecture: { input_modalities: ["image", "text", "file"], output_modalities: ["text"] },
        pricing: { prompt: "0.000003", completion: "0.000015" },
        top_provider: { context_length: 200_000, max_completion_tokens: 64_000 },
        supported_parameters: ["max_tokens", "reasoning", "tools", "tool_choice"],
      },
      {
        id: "mistralai/mistral-7b-instruct",
        context_length: 32_768,
        top_provider: { context_length: 8_192 },
      },
      {
        id: "meta-llama/llama-3.3-70b-instruct:free",
        name: "Meta: Llama 3.3 70B (free)",
        context_length: 131_072,
        pricing: { prompt: "0", completion: "0" },
        supported_parameters: ["max_tokens", "temperature"],
      },
      {
        id: "openai/gpt-4o-audio-preview",
        pricing: { prompt: "-1", completion: "-1" },
        top_provider: { context_length: 128_000 },
        supported_parameters: ["tools"],
      },
    ],
  },
};
