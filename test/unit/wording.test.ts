import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import * as z from "zod";

import { CONTEXT_KEYS, COMMANDS, SETTINGS, SETTINGS_SECTION } from "../../src/manifest.ts";

/** What people read in the palette and in the editor of settings. */

const setting = z.object({
  type: z.string(),
  markdownDescription: z.string(),
  enum: z.array(z.string()).optional(),
  enumDescriptions: z.array(z.string()).optional(),
  order: z.number(),
});
const when = z.object({ command: z.string(), when: z.string().optional() });
const { contributes } = z
  .object({
    contributes: z.object({
      commands: z.array(z.object({ command: z.string(), title: z.string(), category: z.string() })),
      menus: z.record(z.string(), z.array(when)),
      configuration: z.object({ properties: z.record(z.string(), setting) }),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")));
const settings = Object.entries(contributes.configuration.properties);

describe("settings", () => {
  it.each(settings)("%s is described in a sentence or more", (_, { markdownDescription }) => {
    expect(markdownDescription).toMatch(/^[A-Z][^]{20,}[.)]$/);
  });

  it.each(settings.filter(([, { type }]) => type === "number" || type === "integer"))(
    "%s says what its number counts",
    (_, { markdownDescription }) => {
      expect(markdownDescription).toMatch(
        /\b(?:tokens|characters|bytes|seconds|milliseconds|minutes|days|percent|files)\b/i,
      );
    },
  );

  it.each(settings.filter(([, one]) => one.enum))("%s says what each value means", (_, one) => {
    expect(one.enumDescriptions?.length).toBe(one.enum?.length);
  });

  // On and off are all that there is to a switch.
  it.each(settings.filter(([, one]) => one.type !== "boolean" && !one.enum))(
    "%s has an example",
    (_, { markdownDescription }) => {
      expect(markdownDescription).toMatch(/for example.{0,80}(?:`[^`]+`|\*[^*]+\*)/i);
    },
  );

  it("stand in an order of their own, and name only settings that there are", () => {
    const orders = settings.map(([, { order }]) => order);
    expect(new Set(orders).size).toBe(orders.length);
    const known = Object.values(SETTINGS).map((name) => `${SETTINGS_SECTION}.${name}`);
    const named = settings.flatMap(([, { markdownDescription }]) =>
      [...markdownDescription.matchAll(/`#([^`]+)#`/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  });

  it("name commands by their titles", () => {
    const titles = contributes.commands.map(({ category, title }) => `${category}: ${title}`);
    const named = settings.flatMap(([, { markdownDescription }]) =>
      [...markdownDescription.matchAll(/\*(Anchored Chat: [^*]+)\*/g)].map(([, title]) => title),
    );
    expect(named.filter((title) => !titles.includes(title ?? ""))).toEqual([]);
    expect(named.length).toBeGreaterThan(2);
  });
});

describe("commands", () => {
  it("have one category, and titles in title case", () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(["Anchored Chat"]));
    for (const { title } of contributes.commands) expect(title).toMatch(/^[A-Z]/);
  });

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
