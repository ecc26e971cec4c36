import * as z from "zod";

import type { ToolSpec } from "../providers/provider.ts";
import { parsedArgs } from "./arguments/parsedArgs.ts";
import type { CallContext, PreparedCall, Tool, ToolResult } from "./tool.ts";

interface Definition<Args extends z.ZodObject> {
  readonly name: string;
  /** For the model: what it does, its limits, what to use instead. */
  readonly description: string;
  readonly effect: Tool["effect"];
  readonly args: Args;
  /** May throw a `ToolProblem`, here and in what it returns: its message is the answer then. */
  readonly prepare: (args: z.output<Args>, context: CallContext) => Promise<PreparedCall | ToolResult>;
}

/** A tool whose arguments are checked against their schema; the model is told in plain words what does not fit. */
export function defineTool<Args extends z.ZodObject>(definition: Definition<Args>): Tool {
  const { name, description, effect, args: schema, prepare } = definition;
  return {
    spec: { name, description, parameters: parametersOf(schema) },
    effect,
    prepare: async (args, context) => prepare(parsedArgs(schema, args), context),
  };
}

/** The schema as servers want it: without its own address, and without the bounds that every safe integer has. */
function parametersOf(schema: z.ZodObject): ToolSpec["parameters"] {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return plain;
}
