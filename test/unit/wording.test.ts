import { describe, expect, it } from "vitest";
import * as z from "zod";

import { CONTEXT_KEYS, COMMANDS, SETTINGS, SETTINGS_SECTION } from "../../src/manifest.ts";
import { translated } from "../support/l10n/bundle.ts";
import { KEY, type Language, LANGUAGES, readManifest, readRawManifest } from "../support/manifest.ts";

/** What people read in the palette and in the editor of settings. */

const setting = z.object({
  type: z.union([z.string(), z.array(z.string())]).transform((type) => [type].flat()),
  markdownDescription: z.string(),
  enum: z.array(z.string()).optional(),
  enumDescriptions: z.array(z.string()).optional(),
  order: z.number(),
});
const when = z.object({ command: z.string(), when: z.string().optional() });
const manifest = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), title: z.string(), category: z.string() })),
    menus: z.record(z.string(), z.array(when)),
    configuration: z.object({ properties: z.record(z.string(), setting) }),
  }),
});
const { contributes } = manifest.parse(readManifest());
const settings = Object.entries(contributes.configuration.properties);

interface Wording {
  readonly unit: RegExp;
  readonly example: RegExp;
}

const WORDING: Readonly<Record<Language, Wording>> = {
  en: {
    unit: /\b(?:tokens|characters|bytes|seconds|milliseconds|minutes|days|percent|files)\b/i,
    example: /for example.{0,80}(?:`[^`]+`|\*[^*]+\*)/i,
  },
  de: {
    unit: /\b(?:Token|Zeichen|Byte|Sekunden|Millisekunden|Minuten|Tage|Prozent|Dateien)\b/i,
    example: /zum Beispiel.{0,80}(?:`[^`]+`|\*[^*]+\*)/i,
  },
};

describe.each(LANGUAGES)("settings in %s", (language) => {
  const { commands, configuration } = manifest.parse(readManifest(language)).contributes;
  const rows = Object.entries(configuration.properties);
  const { unit, example } = WORDING[language];

  it.each(rows)("%s is described in a sentence or more", (_, { markdownDescription }) => {
    expect(markdownDescription).toMatch(/^\p{Lu}[^]{20,}[.)]$/u);
  });

  it.each(rows.filter(([, { type }]) => type.includes("number") || type.includes("integer")))(
    "%s says what its number counts",
    (_, { markdownDescription }) => {
      expect(markdownDescription).toMatch(unit);
    },
  );

  it.each(rows.filter(([, one]) => one.enum))("%s says what each value means", (_, one) => {
    expect(one.enumDescriptions?.length).toBe(one.enum?.length);
  });

  // On and off are all that there is to a switch.
  it.each(rows.filter(([, one]) => !one.type.includes("boolean") && !one.enum))(
    "%s has an example",
    (_, { markdownDescription }) => {
      expect(markdownDescription).toMatch(example);
    },
  );

  it("name only settings that there are", () => {
    const known = Object.values(SETTINGS).map((name) => `${SETTINGS_SECTION}.${name}`);
    const named = rows.flatMap(([, { markdownDescription }]) =>
      [...markdownDescription.matchAll(/`#([^`]+)#`/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  });

  it("name the buttons of a question as they are called", () => {
    const asking = configuration.properties[`${SETTINGS_SECTION}.${SETTINGS.mode}`]?.enumDescriptions?.[1];
    const buttons = ["Compact Now", "Later", "Not in This Conversation"].map(translated(language));
    expect(buttons.filter((button) => !asking?.includes(button))).toEqual([]);
  });

  it("name commands by their titles", () => {
    const titles = commands.map(({ category, title }) => `${category}: ${title}`);
    const named = rows.flatMap(([, { markdownDescription }]) =>
      [...markdownDescription.matchAll(/\*(Anchored Chat: [^*]+)\*/g)].map(([, title]) => title),
    );
    expect(named.filter((title) => !titles.includes(title ?? ""))).toEqual([]);
    expect(named.length).toBeGreaterThan(2);
  });
});

describe("settings", () => {
  it("stand in an order of their own", () => {
    const orders = settings.map(([, { order }]) => order);
    expect(new Set(orders).size).toBe(orders.length);
  });
});

describe.each(LANGUAGES)("commands in %s", (language) => {
  const { commands } = manifest.parse(readManifest(language)).contributes;

  it("have one category, and titles of their own that begin with a capital letter", () => {
    expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(["Anchored Chat"]));
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
    for (const { title } of commands) expect(title).toMatch(/^\p{Lu}/u);
  });

  it("say alike which of them ask for more", () => {
    const asking = (all: typeof commands): string[] =>
      all.filter(({ title }) => title.endsWith("…")).map(({ command }) => command);
    expect(asking(commands)).toEqual(asking(contributes.commands));
  });
});

describe("commands", () => {
  it("stand in menus under conditions that the code keeps true", () => {
    const keys = new Set<string>(Object.values(CONTEXT_KEYS));
    const rows = Object.values(contributes.menus).flat();
    const named = rows.flatMap(
      ({ when: text = "" }) => text.match(/(?<!config\.)\banchoredChat\.\w+/g) ?? [],
    );
    expect(named.filter((key) => !keys.has(key) && key !== "anchoredChat.panel")).toEqual([]);
    const configured = rows.flatMap(({ when: text = "" }) =>
      [...text.matchAll(/config\.([\w.]+)/g)].map(([, name]) => name),
    );
    const known = settings.map(([name]) => name);
    expect(configured.filter((name) => !known.includes(name ?? ""))).toEqual([]);
    const commands = new Set<string>(Object.values(COMMANDS));
    expect(rows.filter(({ command }) => !commands.has(command))).toEqual([]);
  });

  it("every context key is used", () => {
    const used = JSON.stringify(contributes.menus);
    expect(Object.values(CONTEXT_KEYS).filter((key) => !used.includes(key))).toEqual([]);
  });
});

/** Properties of package.json that people read; below `inputSchema` stands what models read. */
const SHOWN = new Set(
  "displayName description userDescription title category contextualTitle altText markdownDescription".split(
    " ",
  ),
);

/** Texts that stand in package.json itself. */
function bare(value: unknown, name: string): string[] {
  if (typeof value === "string") return SHOWN.has(name) && !KEY.test(value) ? [value] : [];
  if (Array.isArray(value))
    return value.flatMap((one: unknown) => bare(one, name === "enumDescriptions" ? "title" : ""));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === "inputSchema" ? [] : bare(one, key)));
}

describe("texts of package.json", () => {
  it("are all looked up in the language", () => {
    expect(bare(readRawManifest(), "")).toEqual([]);
    expect(
      bare({ title: "Bare", inputSchema: { title: "x" }, enumDescriptions: ["Bare, too", "%key%"] }, ""),
    ).toEqual(["Bare", "Bare, too"]);
  });
});
