import { describe, expect, it } from "vitest";

import { BALANCED, POLICIES } from "../../src/engine/policies.ts";
import { COMMANDS, EXTENSION_ID, SETTINGS, SETTINGS_SECTION, TOOLS, VIEW } from "../../src/manifest.ts";
import { readManifest } from "../support/manifest.ts";

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly scope?: string;
            readonly default: unknown;
            readonly enum?: readonly string[];
            readonly enumDescriptions?: readonly string[];
          }
        >
      >;
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly modelDescription: string;
      readonly toolReferenceName: string;
    }[];
  };
}

const manifest = readManifest() as Manifest;
const { commands, configuration, views } = manifest.contributes;

const OF_THE_MACHINE = [
  SETTINGS.baseUrl,
  SETTINGS.headers,
  SETTINGS.model,
  SETTINGS.summaryBaseUrl,
  SETTINGS.summaryModel,
  SETTINGS.prices,
];

describe("manifest", () => {
  it("package.json has the commands that the code has", () => {
    expect(commands.map(({ command }) => command).toSorted()).toEqual(Object.values(COMMANDS).toSorted());
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
  });

  it("package.json has the settings that the code has, each with a default", () => {
    const names = Object.values(SETTINGS).map((name) => `${SETTINGS_SECTION}.${name}`);
    expect(Object.keys(configuration.properties).toSorted()).toEqual(names.toSorted());
    expect(Object.values(configuration.properties).every((setting) => setting.default !== undefined)).toBe(
      true,
    );
  });

  it("all compaction policies can be chosen, each with its description", () => {
    const setting = configuration.properties[`${SETTINGS_SECTION}.${SETTINGS.policy}`];
    expect(setting?.enum).toEqual(POLICIES.map(({ name }) => name));
    expect(setting?.enumDescriptions).toEqual(POLICIES.map(({ description }) => description));
    expect(setting?.default).toBe(BALANCED.name);
  });

  it("where the key is sent is a setting of the machine, never of a repository", () => {
    for (const name of OF_THE_MACHINE) {
      expect(configuration.properties[`${SETTINGS_SECTION}.${name}`]?.scope).toBe("machine");
    }
  });

  it("package.json has the tools for other assistants that the code has, each with what it does", () => {
    const { languageModelTools } = manifest.contributes;
    expect(languageModelTools.map(({ name }) => name).toSorted()).toEqual(Object.values(TOOLS).toSorted());
    // VS Code drops those that lack it, without a word.
    expect(languageModelTools.every((tool) => tool.modelDescription && tool.toolReferenceName)).toBe(true);
  });

  it("the view and the extension are spelled alike", () => {
    expect(
      Object.values(views)
        .flat()
        .map(({ id }) => id),
    ).toEqual([VIEW]);
    expect(`${manifest.publisher}.${manifest.name}`).toBe(EXTENSION_ID);
  });

  it("everything is bundled: no runtime dependencies, and the types are no newer than the engine", () => {
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.devDependencies["@types/vscode"]?.replace(/^\D/, "")).toBe(
      manifest.engines.vscode.replace(/^\D/, ""),
    );
  });
});
