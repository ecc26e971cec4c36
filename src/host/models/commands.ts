import { COMMANDS } from "../../manifest.ts";
import { removeKey, setKey } from "./choose/askKey.ts";
import { chooseAtServer, chooseModel, chooseSummaryModel } from "./choose/chooseModel.ts";
import type { Models } from "./create.ts";
import { setWindow } from "./setWindow.ts";

/** What the palette offers about models. */
export const modelCommands = (models: Models) => ({
  [COMMANDS.chooseModel]: () => chooseModel(models),
  [COMMANDS.enterServer]: () => chooseAtServer(models),
  [COMMANDS.chooseSummaryModel]: () => chooseSummaryModel(models),
  [COMMANDS.setWindow]: () => setWindow(models.model),
  [COMMANDS.setApiKey]: () => setKey(models.keys),
  [COMMANDS.removeApiKey]: () => removeKey(models.keys),
});
