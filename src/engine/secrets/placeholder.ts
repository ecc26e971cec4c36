/**
 * A value that stands for one: a variable, a template, an example, a row of stars.
 * Only its first 200 characters are looked at.
 */
export function isPlaceholder(value: string): boolean {
  const text = value.slice(0, 200);
  return (
    VARIABLE.test(text) ||
    VERSION.test(text) ||
    EXAMPLE.test(text) ||
    WORDS.has(text.toLowerCase()) ||
    /^(.)\1*$/u.test(text)
  );
}

/** `$NAME`, `${…}`, `{{…}}`, `{name}`, `<name>`, `%NAME%`, `%s`, `@name@`, `process.env.NAME`. */
const VARIABLE =
  /^(?:\$\w+$|\$\{|\$\(|\$\{\{|\{|<|%\w*%?$|@\w+@$|process\.env|os\.environ|import\.meta|env[.(:]|secrets?\.|vars?\.|self\.|this\.|config\.)/i;

/** As packages have them: "^10.2.2". */
const VERSION = /^[~^<>=v]*\d+(?:\.\d+){1,3}(?:-[\w.]+)?$/;

const EXAMPLE =
  /^(?:your|my|the|some|any|a|an|insert|enter|put|add|change|replace|example|sample|dummy|fake|mock|test|todo|x{3}|\.{3}|…)(?:[-_ .]|me\b|$)|[-_](?:here|goes[-_]here|placeholder)$|^(?:my|your|our|the|some)_?(?:password|passphrase|secret|token|(?:api_?)?key)$|^\[[\w ]+\]$|\$\{|\.\.\.|…|\*{3}/i;

/** What stands where a secret would in code, schemas and forms. */
const WORDS = new Set(
  `password passwd pwd pass passphrase secret token key apikey api_key api-key credential credentials auth
  string str text number int bool boolean bytes any object unknown never void buffer none null nil undefined
  true false required optional default hidden redacted masked removed omitted empty invalid missing wrong
  basic bearer oauth oauth2 jwt private public type name value field label input env environment file`.split(
    /\s+/,
  ),
);
