/**
 * What commands find in their environment, over the person's own: nothing pages
 * its output, opens an editor, or asks for a password where nobody would see it.
 */
export const QUIET_ENVIRONMENT: Readonly<Record<string, string>> = {
  PAGER: "cat",
  GIT_PAGER: "cat",
  MANPAGER: "cat",
  GH_PAGER: "cat",
  SYSTEMD_PAGER: "cat",
  AWS_PAGER: "",
  // Git takes the message it has prepared; without one it says so.
  GIT_EDITOR: "true",
  GIT_TERMINAL_PROMPT: "0",
  PIP_NO_INPUT: "1",
  DEBIAN_FRONTEND: "noninteractive",
};
