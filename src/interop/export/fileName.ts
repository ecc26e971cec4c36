/** What some system does not allow in the name of a file. */
const FORBIDDEN = /[\p{C}<>:"/\\|?*]+/gu;
const LONGEST = 80;

/** A name for the file of a conversation, made from its title; never empty, hidden, or too long. */
export function fileName(title: string, ending: string): string {
  const base = title.replaceAll(FORBIDDEN, " ").replaceAll(/\s+/g, " ").trim();
  const cut = base
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/^[.\s]+|[.\s…]+$/g, "");
  return `${cut || "conversation"}.${ending}`;
}
