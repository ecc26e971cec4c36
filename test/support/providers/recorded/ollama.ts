import type { Routes } from "../scriptedServer.ts";

// ollama/ollama, docs/openapi.yaml: the examples of /api/ps, /api/show, /api/version and of the list of models; shortened.
const details = {
  parent_model: "",
  format: "gguf",
  family: "gemma4",
  families: ["gemma4"],
  parameter_size: "8.0B",
  quantization_level: "Q4_K_M",
};

const running = {
  name: "gemma4",
  model: "gemma4",
  size: 6_591_830_464,
  digest: "c6eb396dbd5992bbe3f5cdb947e8bbc0ee413d7c17e2beaae69f5d569cf982eb",
  details,
  expires_at: "2025-10-17T16:47:07.93355-07:00",
  size_vram: 5_333_539_264,
  context_length: 4_096,
};

const shown = {
  parameters: "temperature 0.7\nnum_ctx 2048",
  license: "Gemma Terms of Use \n\nLast modified: February 21, 2024...",
  capabilities: ["completion", "vision"],
  details,
  model_info: {
    "gemma4.attention.head_count": 8,
    "gemma4.attention.sliding_window": 512,
    "gemma4.context_length": 131_072,
    "general.architecture": "gemma4",
    "tokenizer.ggml.merges": null,
  },
};

const always: Routes = {
  "/api/version": { version: "0.12.6" },
  "/v1/models": {
    object: "list",
    data: [{ id: "gemma4", object: "model", created: 1_759_559_643, owned_by: "library" }],
  },
};

export const ollamaRunning: Routes = {
  ...always,
  "/api/ps": { models: [running] },
  "/api/show": shown,
};

export const ollamaIdle: Routes = { ...always, "/api/ps": { models: [] }, "/api/show": shown };

export const ollamaIdleWithoutNumCtx: Routes = {
  ...ollamaIdle,
  "/api/show": { ...shown, parameters: "temperature 0.7" },
};

export const ollamaWithoutModels: Routes = {
  ...always,
  "/api/ps": { models: [] },
  "/v1/models": { object: "list", data: null },
};
