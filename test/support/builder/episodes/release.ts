import type { Scribe } from "../scribe.ts";
import { versionOf, type Skerry } from "../skerry.ts";
import { editFile, readFile, runCommand } from "../tools.ts";

/** All tests, the version, the changelog, a commit and a tag. Does nothing before something changed. */
export function release(scribe: Scribe, skerry: Skerry): void {
  if (skerry.news.length === 0) return;
  const old = versionOf(skerry);
  skerry.release = nextRelease(skerry);
  const version = versionOf(skerry);
  const news = skerry.news.splice(0).map((one) => `- ${one.charAt(0).toUpperCase()}${one.slice(1)}.`);
  scribe.user(
    `Let's get ${version} out with what we have. Run everything, bump the version, write the changelog, commit and tag. Don't push, I do that.`,
  );
  scribe.assistant("", [runCommand("npm test"), readFile("CHANGELOG.md", 1, 12)]);
  scribe.assistant(`All tests pass. The version and ${news.length} lines for the changelog.`, [
    editFile("package.json", { old: `"version": "${old}"`, new: `"version": "${version}"` }),
    editFile("CHANGELOG.md", {
      old: "## Unreleased\n",
      new: `## Unreleased\n\n## ${version}\n\n${news.join("\n")}\n`,
    }),
  ]);
  const [committed] = scribe.assistant("", [
    runCommand(`git add -A && git commit -m "Release ${version}"`),
    runCommand(`git tag v${version}`),
  ]);
  const hash = /main (\w+)/.exec(committed?.text ?? "")?.[1] ?? "";
  scribe.assistant(`${version} is committed as ${hash} and tagged v${version}; nothing is pushed.

${news.join("\n")}`);
  skerry.facts.push({
    question: `Which commit is ${version}, and what is in it?`,
    answer: () =>
      `${version} is ${hash}, tagged v${version}. It has ${news.length} changes:\n\n${news.join("\n")}`,
  });
}

/** 2.3.0 is followed by 2.4.0, that by 2.4.1 … 2.4.9, and that by 2.5.0. */
function nextRelease({ release: { major, minor, patch } }: Skerry): Skerry["release"] {
  const isFirst = major === 2 && minor === 3;
  return isFirst || patch === 9 ? { major, minor: minor + 1, patch: 0 } : { major, minor, patch: patch + 1 };
}
