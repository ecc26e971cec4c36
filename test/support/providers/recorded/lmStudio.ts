import type { Routes } from "../scriptedServer.ts";

// zed-industries/zed#25606 (0.3.15); lmstudio-ai/lmstudio-bug-tracker#2139 for the list that other clients see.
export const lmStudio: Routes = {
  "/api/v0/models": {
    data: [
      {
        id: "gemma-3-4b-it",
        object: "model",
        type: "vlm",
        publisher: "lmstudio-community",
        arch: "gemma3",
        compatibility_type: "gguf",
        quantization: "Q4_K_M",
        state: "loaded",
        max_context_length: 131_072,
        loaded_context_length: 4_096,
      },
      {
        id: "qwen2-vl-7b-instruct",
        object: "model",
        type: "vlm",
        publisher: "mlx-community",
        arch: "qwen2_vl",
        compatibility_type: "mlx",
        quantization: "4bit",
        state: "not-loaded",
        max_context_length: 32_768,
      },
      {
        id: "text-embedding-nomic-embed-text-v1.5",
        object: "model",
        type: "embeddings",
        publisher: "nomic-ai",
        arch: "nomic-bert",
        compatibility_type: "gguf",
        quantization: "Q4_K_M",
        state: "not-loaded",
        max_context_length: 2_048,
      },
    ],
    object: "list",
  },
  "/v1/models": {
    data: ["gemma-3-4b-it", "qwen2-vl-7b-instruct", "text-embedding-nomic-embed-text-v1.5"].map((id) => ({
      id,
      object: "model",
      owned_by: "organization_owner",
    })),
    object: "list",
  },
  // It answers anything with a good status.
  "/running": { error: "Unexpected endpoint or method. (GET /running)" },
  "/api/version": { error: "Unexpected endpoint or method. (GET /api/version)" },
  "/props": { error: "Unexpected endpoint or method. (GET /props)" },
  "/api/ps": { error: "Unexpected endpoint or method. (GET /api/ps)" },
};
