import { build } from "esbuild";
import { expect, it } from "vitest";

const root = new URL("../../..", import.meta.url).pathname;

const inputsOf = async (entryPoint: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    bundle: true,
    platform: "node",
    external: ["vscode"],
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return Object.keys(metafile.inputs);
};

it("the vocabulary is in the server's process alone, in one of all encodings", async () => {
  const ofVocabulary = (inputs: readonly string[]): readonly string[] =>
    inputs.filter((file) => file.includes("bpeRanks"));
  expect(ofVocabulary(await inputsOf("src/server/main.ts"))).toHaveLength(1);
  expect(ofVocabulary(await inputsOf("src/extension.ts"))).toEqual([]);
});

it("the server knows nothing of VS Code, the panel or the model servers", async () => {
  const own = (await inputsOf("src/server/main.ts")).filter((file) => file.startsWith("src/"));
  expect(own.length).toBeGreaterThan(8);
  const below = /^src\/(?:manifest\.ts|(?:l10n|server|summaries|protocol\/format|interop|engine)(?:\/|\.ts))/;
  expect(own.filter((file) => !below.test(file))).toEqual([]);
});
