import type { Routes } from "../scriptedServer.ts";

// modal-labs/modal-examples#843
export const vllm: Routes = {
  "/v1/models": {
    object: "list",
    data: [
      {
        id: "meta-llama/Meta-Llama-3.1-8B-Instruct",
        object: "model",
        created: 1_723_770_563,
        owned_by: "vllm",
        root: "meta-llama/Meta-Llama-3.1-8B-Instruct",
        parent: null,
        max_model_len: 8_096,
        permission: [
          {
            id: "modelperm-7c4c5de9b37b4f76800eb2d03b845b00",
            object: "model_permission",
            allow_sampling: true,
            organization: "*",
            group: null,
            is_blocking: false,
          },
        ],
      },
    ],
  },
};
