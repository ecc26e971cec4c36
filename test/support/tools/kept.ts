import type { CallRef, KeptOutputs } from "../../../src/tools/ports.ts";

/** Outputs kept in memory, by path; `isFull`: no disk takes them. */
export class Kept implements KeptOutputs {
  readonly folder = "/kept";
  readonly texts = new Map<string, string>();
  readonly problem: Error | undefined;

  constructor(problem?: Error) {
    this.problem = problem;
  }

  readonly open = async ({ callId }: CallRef) => {
    const path = `${this.folder}/${callId}-${this.texts.size}.txt`;
    const pieces: string[] = [];
    if (this.problem) throw this.problem;
    return {
      path,
      write: async (text: string) => {
        pieces.push(text);
      },
      close: async () => {
        this.texts.set(path, pieces.join(""));
      },
    };
  };
}
