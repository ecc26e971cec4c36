import type { Idiom } from "./idiom.ts";

const key: Idiom = ({ dice, one, slug, One, many }) => {
  const name = `key${One}`;
  const number = dice.between(10, 99);
  return {
    name,
    code: `/** The key under which a ${one} is cached: its own for every port and code. */
export function ${name}(port: string, code: string): string {
  return \`${slug}\${port}\${code}\`;
}`,
    faulty: `  return \`${slug}\${port}\${code}\`;`,
    fixed: `  return \`${slug}:\${port}:\${code}\`;`,
    testName: "gives different ports and codes different keys",
    testBody: [`expect(${name}("NV", "K${number}")).not.toBe(${name}("NVK", "${number}"));`],
    failure: {
      error: `AssertionError: expected '${slug}NVK${number}' not to be '${slug}NVK${number}' // Object.is equality`,
    },
    symptom: `Two ${many} got mixed up in the cache: somebody asked for port NV, code K${number}, and saw port NVK, code ${number}. The staging log has both under "${slug}NVK${number}".`,
    cause: `\`${name}\` joins port and code without anything between them, so NV + K${number} and NVK + ${number} make the same key`,
    repair: `\`${name}\` puts colons between the pieces. Old entries are never found again; they leave the cache when their time is over`,
    headline: `keep ports and codes apart in ${one} cache keys`,
  };
};

const code: Idiom = ({ dice, port, one, One }) => {
  const name = `is${One}Code`;
  const number = dice.between(1000, 9999);
  return {
    name,
    code: `/** Whether a text is the code of a ${one}: three letters, a dash, four digits. */
export function ${name}(text: string): boolean {
  return /^[A-Z]{3}-\\d{4}/.test(text);
}`,
    faulty: "  return /^[A-Z]{3}-\\d{4}/.test(text);",
    fixed: "  return /^[A-Z]{3}-\\d{4}$/.test(text);",
    testName: "refuses a code with something behind it",
    testBody: [`expect(${name}("${port.code}-${number}7")).toBe(false);`],
    failure: { expected: "false", received: "true" },
    symptom: `The form accepts ${port.code}-${number}7, a digit too many, and the ${one} then fails at the counter. It should say at once that the code is wrong.`,
    cause: `the expression in \`${name}\` is not closed with \`$\`, so anything may follow the four digits`,
    repair: `\`${name}\` matches the whole text`,
    headline: `refuse ${one} codes with trailing characters`,
  };
};

const find: Idiom = ({ dice, port, one, One, type }) => {
  const name = `find${One}`;
  const number = dice.between(1000, 9999);
  return {
    name,
    code: `/** The ${one} with this code, however it is written. */
export function ${name}(items: readonly ${type}[], code: string): ${type} | undefined {
  return items.find((item) => item.code === code);
}`,
    faulty: "  return items.find((item) => item.code === code);",
    fixed:
      "  const wanted = code.trim().toUpperCase();\n  return items.find((item) => item.code === wanted);",
    halfway: {
      text: "  return items.find((item) => item.code === code.toUpperCase());",
      failure: { expected: `"${port.code}-${number}"`, received: "undefined" },
      why: `Upper case is right, but the test types the code with a blank behind it, as phones do after a suggestion. It has to be trimmed as well`,
    },
    testName: "does not mind case and blanks",
    testBody: [
      `const items = [item({ code: "${port.code}-${number}" })];`,
      `expect(${name}(items, "${port.code.toLowerCase()}-${number} ")?.code).toBe("${port.code}-${number}");`,
    ],
    failure: { expected: `"${port.code}-${number}"`, received: "undefined" },
    symptom: `A customer typed "${port.code.toLowerCase()}-${number} " on a phone and was told that there is no such ${one}. ${port.code}-${number} exists.`,
    cause: `\`${name}\` compares the codes letter by letter, and codes are stored in upper case`,
    repair: `\`${name}\` takes blanks away and compares in upper case`,
    headline: `find a ${one} by its code however it is typed`,
  };
};

const url: Idiom = ({ dice, one, slug, One }) => {
  const name = `url${One}`;
  const id = `${one.charAt(0)}${dice.between(10_000, 99_999)}`;
  return {
    name,
    code: `/** Where the page of a ${one} is; \`base\` may end with a slash. */
export function ${name}(base: string, id: string): string {
  return \`\${base}/${slug}/\${id}\`;
}`,
    faulty: `  return \`\${base}/${slug}/\${id}\`;`,
    fixed: `  return \`\${base.replace(/\\/+$/, "")}/${slug}/\${encodeURIComponent(id)}\`;`,
    testName: "has one slash between base and path",
    testBody: [
      `expect(${name}("https://skerry.example/", "${id}")).toBe("https://skerry.example/${slug}/${id}");`,
    ],
    failure: {
      expected: `"https://skerry.example/${slug}/${id}"`,
      received: `"https://skerry.example//${slug}/${id}"`,
    },
    symptom: `Links in the mails for ${one} ${id} have two slashes (https://skerry.example//${slug}/${id}), and the proxy answers 404 for them since Tuesday.`,
    cause: `SKERRY_BASE_URL ends with a slash since the proxy moved, and \`${name}\` adds another one`,
    repair: `\`${name}\` takes slashes off the end of the base, and encodes the id while at it`,
    headline: `build ${one} links with a single slash`,
  };
};

export const CODES: readonly Idiom[] = [key, code, find, url];
