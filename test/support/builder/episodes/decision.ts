import type { Scribe } from "../scribe.ts";
import type { Skerry } from "../skerry.ts";
import { editFile, readFile } from "../tools.ts";

interface Choice {
  readonly about: string;
  readonly question: string;
  readonly options: readonly [string, string];
  readonly taken: string;
  readonly why: string;
}

const CHOICES: readonly Choice[] = [
  {
    about: "cancelled sailings",
    question: "When a sailing is cancelled, what should happen to its bookings? Give me two ways to do it.",
    options: [
      "**Cancel them at once** and send the money back. Simple, one transaction; but people who would have taken the next ship have to book again, perhaps at a higher fare.",
      "**Put them on hold** for 48 hours with the next sailing offered at the same fare. Kinder, but needs a state more and a job that ends the hold.",
    ],
    taken: "Put them on hold for 48 hours, at the same fare.",
    why: "the storm in January cost us more in angry calls than in refunds",
  },
  {
    about: "the queue for mails",
    question:
      "Mails are sent inside the request today, and a slow mail server makes booking slow. How would you take that out?",
    options: [
      "**A table in Postgres** as the queue, emptied by one worker every 5 seconds. No new part to run, and mails are in the same transaction as the booking.",
      "**Redis with a queue library.** Faster, but a new dependency and another server to watch.",
    ],
    taken: "A table in Postgres, emptied every 5 seconds.",
    why: "no new dependencies, and a booking and its mail must not come apart",
  },
  {
    about: "codes for vouchers",
    question:
      "Voucher codes get read out on the phone, and people mix up letters. What should new codes look like?",
    options: [
      "**Eight characters without 0, O, 1, I and L**, in two groups of four. About 850 billion codes, and easy to say.",
      "**Ten digits with a check digit.** Nothing to mix up and mistakes are noticed, but longer to type.",
    ],
    taken: "Eight characters without 0, O, 1, I and L, in two groups of four.",
    why: "Norvik tried digits in 2019 and people swapped them",
  },
  {
    about: "old timetables",
    question: "The table of past sailings has 4,200,000 rows and searching got slow. What do you suggest?",
    options: [
      "**Move everything older than 400 days** to an archive table each night. Searches stay on the small table; reports have to read both.",
      "**Partition the table by month.** One table for everybody, but the migration needs a window of about two hours.",
    ],
    taken: "Move everything older than 400 days to an archive table each night.",
    why: "we get no window of two hours before October",
  },
  {
    about: "sold-out sailings",
    question: "On sold-out sailings, should we show a waiting list or nothing at all?",
    options: [
      "**A waiting list** with at most 30 names, first come first served. Seats that come free are offered for 30 minutes each.",
      "**Nothing**, only the next sailing with seats. No state to keep, but seats that come free late stay empty.",
    ],
    taken: "A waiting list with at most 30 names, offers for 30 minutes.",
    why: "on the Tindra line about 9 seats per sailing come free on the last day",
  },
  {
    about: "prices in other currencies",
    question: "The tour operators want prices in other currencies. Where should the conversion happen?",
    options: [
      "**In the page**, at the rate of the day, marked as approximate. What is stored and charged stays in our own cents.",
      "**In the booking**, with the rate stored beside the amount. Exact for the customer, but two amounts have to agree for ever.",
    ],
    taken: "In the page, marked as approximate; stored amounts stay in our own cents.",
    why: "accounting will not sign off two amounts",
  },
  {
    about: "locking cabins",
    question: "Two counters sold the same cabin on Saturday, within a second. Optimistic or pessimistic?",
    options: [
      "**Optimistic**: a version number in the row, and the second sale is told to choose again. No waiting, and the case is rare.",
      "**Pessimistic**: `select … for update` while the counter has the cabin open. Nobody is disappointed, but a counter that goes to lunch blocks the cabin.",
    ],
    taken: "Optimistic, with a version number in the row.",
    why: "counters do go to lunch",
  },
  {
    about: "the audit trail",
    question:
      "The auditors want to know who changed a fare, and when. Triggers in the database or in our code?",
    options: [
      "**Triggers**: nothing gets past them, not even a fix by hand; but nobody on the team likes to maintain them.",
      "**In our code**, one function in src/store.ts through which every write goes. Readable and tested; changes by hand are not seen.",
    ],
    taken: "Triggers, only for fares and refunds.",
    why: "the auditors asked about changes by hand in particular",
  },
];

/** The user weighs two ways, takes one, and it is written down. Does nothing when all is decided. */
export function decision(scribe: Scribe, skerry: Skerry): void {
  const choice = CHOICES[skerry.decided];
  if (!choice) return;
  skerry.decided++;
  const number = skerry.decided + 1;
  scribe.user(choice.question);
  scribe.assistant(
    `Two ways that would both work:\n\n1. ${choice.options[0]}\n2. ${choice.options[1]}\n\nI lean towards the first as long as nothing speaks against it; you know the people involved.`,
    [],
    `This is a choice for the user, not for me. I should give both with what they cost, and keep to the rules: no new dependency without asking, whole cents, nothing under api/.`,
  );
  scribe.user(
    `${choice.taken} ${choice.why.charAt(0).toUpperCase()}${choice.why.slice(1)}. Write it down in docs/decisions.md, we'll build it after the release.`,
  );
  const path = "docs/decisions.md";
  scribe.assistant("", [readFile(path)]);
  const last = skerry.world.read(path)?.trimEnd().split("\n").at(-1) ?? "";
  const text = `${last}\n\n## ${number}. ${choice.about.charAt(0).toUpperCase()}${choice.about.slice(1)}\n\n${choice.taken} Reason: ${choice.why}.`;
  scribe.assistant("", [editFile(path, { old: last, new: text })]);
  scribe.assistant(
    `Written down as decision ${number} in ${path}: ${choice.taken} I have added the reason, and built nothing yet.`,
  );
  skerry.facts.push({
    question: `What did we decide about ${choice.about}?`,
    answer: () =>
      `Decision ${number}: ${choice.taken} The reason was that ${choice.why}. It is to be built after the release.`,
  });
}
