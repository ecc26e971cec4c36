import type { Head } from "../../reading/head.ts";
import type { Draft } from "../fit.ts";
import { actionsDraft } from "./actions.ts";
import { goalDraft, pendingDraft, taskDraft } from "./asks.ts";
import { blockedDraft } from "./blocked.ts";
import { constraintsDraft } from "./constraints.ts";
import { decisionsDraft } from "./decisions.ts";
import { filesDraft } from "./files.ts";
import { progressDraft } from "./progress.ts";
import { questionsDraft } from "./questions.ts";
import { remainingDraft } from "./remaining.ts";
import { stateDraft } from "./state.ts";
import { valuesDraft } from "./values.ts";

/** How each section of the template is written. */
export const SECTIONS: readonly ((head: Head) => Draft)[] = [
  taskDraft,
  goalDraft,
  constraintsDraft,
  actionsDraft,
  stateDraft,
  progressDraft,
  blockedDraft,
  decisionsDraft,
  questionsDraft,
  pendingDraft,
  filesDraft,
  remainingDraft,
  valuesDraft,
];
