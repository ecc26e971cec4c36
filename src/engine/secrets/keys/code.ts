import type { KeyFormat } from "./format.ts";

/** Keys of code hosts, registries and build services. */
export const CODE_KEYS: readonly KeyFormat[] = [
  // docs.github.com: about authentication to GitHub, "GitHub's token formats"
  { kind: "GitHub token", starts: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], rest: /[A-Za-z0-9]{30}/ },
  { kind: "GitHub token", starts: ["github_pat_"], rest: /\w{40}/ },
  // docs.gitlab.com/security/tokens, "Token prefixes"; routable tokens have dots
  {
    kind: "GitLab token",
    starts: [
      "glpat-",
      "gldt-",
      "glrt-",
      "glrtr-",
      "glptt-",
      "glft-",
      "glimt-",
      "glagent-",
      "glcbt-",
      "glsoat-",
      "glffct-",
      "gloas-",
    ],
    rest: /[\w-]{20}/,
    run: /[\w.-]*/,
  },
  // github.blog/changelog: npm's access token format of 2021
  { kind: "npm token", starts: ["npm_"], rest: /[A-Za-z0-9]{36}/ },
  // pypi.org/help/#apitoken: a macaroon, whose first bytes name the site
  { kind: "PyPI token", starts: ["pypi-AgE"], rest: /[\w-]{40}/ },
  // guides.rubygems.org/api-key-scopes
  { kind: "RubyGems key", starts: ["rubygems_"], rest: /[0-9a-f]{40}/ },
  // docs.docker.com/security/access-tokens
  { kind: "Docker token", starts: ["dckr_pat_", "dckr_oat_"], rest: /[\w-]{20}/ },
  // circleci.com/docs/managing-api-tokens
  { kind: "CircleCI token", starts: ["CCIPAT_", "CCIPRJ_"], rest: /\w{30}/ },
  // buildkite.com/docs/apis/managing-api-tokens
  { kind: "Buildkite token", starts: ["bkua_"], rest: /[a-z0-9]{30}/ },
  // docs.sentry.io/account/auth-tokens
  { kind: "Sentry token", starts: ["sntrys_", "sntryu_"], rest: /[\w+/=-]{40}/, run: /[\w+/=-]*/ },
  // linear.app/developers
  { kind: "Linear key", starts: ["lin_api_", "lin_oauth_"], rest: /[A-Za-z0-9]{30}/ },
  // developers.notion.com/changelog: ntn_ since 2024
  { kind: "Notion token", starts: ["ntn_"], rest: /[A-Za-z0-9]{40}/ },
  // developer.atlassian.com: API tokens of people and of apps
  { kind: "Atlassian token", starts: ["ATATT3", "ATCTT3", "ATBB"], rest: /[\w=-]{24}/, run: /[\w=-]*/ },
  // figma.com/developers/api#access-tokens
  { kind: "Figma token", starts: ["figd_"], rest: /[\w-]{30}/ },
  // learning.postman.com/docs/developer/postman-api/authentication
  { kind: "Postman key", starts: ["PMAK-"], rest: /[0-9a-f]{24}-[0-9a-f]{30}/ },
  // age-encryption.org/v1: Bech32, so without 1, B, I and O
  { kind: "age key", starts: ["AGE-SECRET-KEY-1"], rest: /[0-9A-Z]{50}/ },
];
