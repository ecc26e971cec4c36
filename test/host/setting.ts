/** What `hostTests.ts` hands to the extension host, by environment variable. */
export type Setting = "HOST_TESTS" | "HOST_RESULT" | "HOST_DATA";

export function setting(name: Setting): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: start the host tests with \`npm run test:host\`.`);
  return value;
}
