import { changedPaths } from "../calls/facts.ts";
import { cut } from "../calls/wording.ts";
import type { Deed, History } from "./history.ts";
import type { Place } from "./place.ts";

const MOST_FILES = 12;
/** Told with their subjects; older ones by their hashes, which cost little and are asked for again. */
const MOST_SUBJECTS = 5;
const MOST_COMMITS = 16;
/** Characters. */
const SUBJECT = 70;
/** What is read of one output. */
const READ = 4_000;

function newest<T>(deeds: readonly Deed[], find: (deed: Deed) => T | undefined): T | undefined {
  for (const deed of deeds.toReversed()) {
    const found = find(deed);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The branch as git named it last. */
export const branchOf = ({ deeds }: History): string | undefined => newest(deeds, branchIn);

/** Commits as `git log --oneline` showed them, what it showed last first: "1847930 Add a counter". */
export function commitsOf({ deeds }: History): readonly string[] {
  const commits = new Map<string, string>();
  for (const deed of deeds.toReversed()) {
    for (const commit of commitsIn(deed)) {
      const hash = hashOf(commit);
      if (!commits.has(hash)) commits.set(hash, commit);
    }
    if (commits.size >= MOST_COMMITS) break;
  }
  return [...commits.values()].slice(0, MOST_COMMITS);
}

const hashOf = (commit: string): string => commit.split(" ", 1)[0] ?? "";

/** Commits in one line, at most `subjects` of them with their subjects; "" for none. */
export function toldCommits(commits: readonly string[], subjects = MOST_SUBJECTS): string {
  const older = commits.slice(subjects).map(hashOf);
  const before = older.length > 0 ? [`before: ${older.join(" ")}`] : [];
  return [...commits.slice(0, subjects), ...before].join("; ");
}

/** As git tells it: status, switch and checkout, commit, branch. */
const BRANCH: readonly RegExp[] = [
  /^On branch (\S+)/m,
  /^Switched to (?:a new )?branch '([^']+)'/m,
  /^\[([\w./-]+)(?: \(root-commit\))? [0-9a-f]{7,40}\]/m,
  /^\* (?!\()([\w./-]+)$/m,
];

function branchIn({ facts, output }: Deed): string | undefined {
  if (facts.action !== "run" || !/\bgit\b/.test(facts.command)) return undefined;
  const shown = output.slice(0, READ);
  return BRANCH.map((pattern) => pattern.exec(shown)?.[1]).find((branch) => branch !== undefined);
}

const ONE_LINE = /^[*|\\/ ]*([0-9a-f]{7,12}) (?:\([^)]*\) )?(\S.*)$/gm;

function commitsIn({ facts, output }: Deed): string[] {
  if (facts.action !== "run" || !/\bgit\b.*\blog\b/.test(facts.command)) return [];
  const commits = [...output.slice(0, READ).matchAll(ONE_LINE)].slice(0, MOST_COMMITS);
  return commits.map(([, hash = "", subject = ""]) => `${hash} ${cut(subject, SUBJECT)}`);
}

const COMMIT = /\bgit (?:-C \S+ )?commit\b/;

/** Files edited after the last commit of the head; undefined without a commit. */
export function uncommittedOf({ deeds }: History, place: Place): string | undefined {
  const isGood = ({ outcome }: Deed): boolean => !outcome?.failed;
  const commit = deeds.findLastIndex(
    (deed) => deed.facts.action === "run" && COMMIT.test(deed.facts.command) && isGood(deed),
  );
  if (commit < 0) return undefined;
  const edits = deeds.slice(commit + 1).filter(isGood);
  const files = [
    ...new Set(edits.flatMap(({ facts }) => changedPaths(facts)).map((path) => `\`${place.tell(path)}\``)),
  ];
  if (files.length === 0) return "nothing";
  const more = files.length > MOST_FILES ? ` and ${files.length - MOST_FILES} more` : "";
  return files.slice(0, MOST_FILES).join(", ") + more;
}
