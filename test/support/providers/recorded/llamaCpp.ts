import type { Routes } from "../scriptedServer.ts";

/** llama-server b11669, `--models-dir … -c 2048`: recorded from the program itself; the arguments are shortened. */
export const routerWithUnloadedModels: Routes = {
  "/props": {
    role: "router",
    max_instances: 4,
    models_autoload: true,
    model_alias: "llama-server",
    model_path: "none",
    default_generation_settings: { params: null, n_ctx: 0 },
    build_info: "b11669-Debian",
  },
  "/v1/models": {
    data: [
      {
        id: "tiny-a",
        aliases: [],
        tags: [],
        object: "model",
        owned_by: "llamacpp",
        created: 1_795_283_511,
        status: {
          value: "unloaded",
          args: [
            "llama-server",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--alias",
            "tiny-a",
            "--ctx-size",
            "2048",
          ],
          preset: "[tiny-a]\nctx-size = 2048\n\n",
        },
        architecture: { input_modalities: ["text"], output_modalities: ["text"] },
        source: "models_dir",
        can_remove: false,
        context_length: 32_768,
      },
    ],
    object: "list",
  },
};

/** The same, when the model is loaded: `/props` with its name answers as a single server does. */
export const routerWithLoadedModel: Routes = {
  ...routerWithUnloadedModels,
  "/props?model=tiny-a&autoload=false": {
    default_generation_settings: { params: { n_predict: -1 }, n_ctx: 2_048 },
    total_slots: 1,
    model_alias: "tiny-a",
    build_info: "b11669-Debian",
  },
};
