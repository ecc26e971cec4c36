import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import * as z from "zod";

import { COMMANDS, CONTEXT_KEYS, EXTENSION_ID, VIEW, WALKTHROUGH } from "../../../src/manifest.ts";
import { readManifest } from "../../support/manifest.ts";
import { sizeOfPng } from "../../support/pictures/png.ts";

const root = new URL("../../../", import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const manifest = z
  .object({
    contributes: z.object({
      walkthroughs: z.array(
        z.object({
          id: z.string(),
          steps: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              description: z.string(),
              media: z.object({
                image: z.object({ dark: z.string(), light: z.string(), hc: z.string(), hcLight: z.string() }),
                altText: z.string(),
              }),
              completionEvents: z.array(z.string()),
            }),
          ),
        }),
      ),
    }),
  })
  .parse(readManifest());
const [walkthrough, ...others] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

const inReadme = [...read("README.md").matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(
  ([, alt = "", path = ""]) => ({
    alt,
    path,
  }),
);
const inSteps = steps.flatMap(({ media }) =>
  Object.values(media.image).map((path) => ({ alt: media.altText, path })),
);
const named = [...inReadme, ...inSteps];

/** Bytes, of all pictures together. */
const MOST = 600 * 1024;

describe("pictures", () => {
  it("the README has three, the walkthrough four kinds for each step", () => {
    expect(inReadme.length).toBe(3);
    expect(inSteps.length).toBe(4 * steps.length);
  });

  it("are those that lie in media, no more and no fewer", () => {
    const there = ["readme", "walkthrough"].flatMap((folder) =>
      readdirSync(join(root, "media", folder)).map((name) => `media/${folder}/${name}`),
    );
    expect(new Set(named.map(({ path }) => path))).toEqual(new Set(there));
  });

  it("are told to those who cannot see them", () => {
    for (const { alt } of named) expect(alt.length).toBeGreaterThan(40);
  });

  it("are small together", () => {
    const bytes = named.reduce((sum, { path }) => sum + statSync(join(root, path)).size, 0);
    expect(bytes).toBeLessThan(MOST);
  });

  it("of a step have one size in all themes", () => {
    for (const { media } of steps) {
      const sizes = Object.values(media.image).map((path) =>
        sizeOfPng(readFileSync(join(root, path))).join("×"),
      );
      expect(new Set(sizes).size).toBe(1);
    }
  });

  it("are packaged", () => {
    const kept = read(".vscodeignore").split("\n");
    expect(kept).toEqual(expect.arrayContaining(["!media/readme/*.png", "!media/walkthrough/*.png"]));
  });
});

describe("walkthrough", () => {
  const ids = new Set<string>([...Object.values(COMMANDS), `${VIEW}.focus`]);

  it("is one, of at most five steps, and the code opens it by its name", () => {
    expect(others).toEqual([]);
    expect(steps.length).toBeLessThanOrEqual(5);
    expect(`${EXTENSION_ID}#${walkthrough?.id}`).toBe(WALKTHROUGH);
  });

  it("every link runs a command that there is", () => {
    const links = steps.flatMap(({ description }) =>
      [...description.matchAll(/\(command:([^)]+)\)/g)].map(([, command = ""]) => command),
    );
    expect(links.length).toBeGreaterThanOrEqual(steps.length);
    expect(links.filter((command) => !ids.has(command))).toEqual([]);
  });

  it("every step ends by something that happens", () => {
    const known = new Set([
      "onStepSelected",
      ...Object.values(CONTEXT_KEYS).map((key) => `onContext:${key}`),
      ...[...ids].map((command) => `onCommand:${command}`),
    ]);
    for (const { completionEvents } of steps) {
      expect(completionEvents.length).toBeGreaterThan(0);
      expect(completionEvents.filter((event) => !known.has(event))).toEqual([]);
    }
  });
});
