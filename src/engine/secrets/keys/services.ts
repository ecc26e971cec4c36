import type { KeyFormat } from "./format.ts";

/** Keys of clouds, payment, messaging and the like. */
export const SERVICE_KEYS: readonly KeyFormat[] = [
  // docs.aws.amazon.com/IAM: "Understanding unique ID prefixes"
  { kind: "AWS access key", starts: ["AKIA", "ASIA", "ABIA", "ACCA"], rest: /[A-Z0-9]{16}/ },
  // docs.aws.amazon.com/bedrock: API keys
  {
    kind: "AWS Bedrock key",
    starts: ["ABSK", "bedrock-api-key-"],
    rest: /[A-Za-z0-9+/]{60}/,
    run: /[\w+/=-]*/,
  },
  // developers.google.com/identity/protocols/oauth2: client secret, access token, refresh token
  { kind: "Google secret", starts: ["GOCSPX-"], rest: /[\w-]{20}/ },
  { kind: "Google token", starts: ["ya29."], rest: /[\w.-]{20}/, run: /[\w.-]*/ },
  { kind: "Google token", starts: ["1//0"], rest: /[\w-]{30}/ },
  // docs.slack.dev/authentication/tokens
  {
    kind: "Slack token",
    starts: ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxc-", "xoxd-"],
    rest: /[\w%-]{20}/,
    run: /[\w%-]*/,
  },
  { kind: "Slack token", starts: ["xoxe.", "xoxe-", "xapp-"], rest: /[\w.-]{20}/, run: /[\w.-]*/ },
  // docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: the address is the secret
  {
    kind: "Slack webhook",
    starts: ["hooks.slack.com/services/", "hooks.slack.com/workflows/"],
    rest: /[\w/-]{20}/,
    run: /[\w/-]*/,
  },
  // discord.com/developers/docs/resources/webhook
  {
    kind: "Discord webhook",
    starts: ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"],
    rest: /\d{15,20}\/[\w-]{30}/,
  },
  // docs.stripe.com/keys, docs.stripe.com/webhooks (publishable keys are no secret)
  { kind: "Stripe key", starts: ["sk_live_", "sk_test_", "rk_live_", "rk_test_"], rest: /[A-Za-z0-9]{16}/ },
  { kind: "Stripe webhook secret", starts: ["whsec_"], rest: /[A-Za-z0-9+/]{24}/, run: /[\w+/=-]*/ },
  // twilio.com/docs/iam/api-keys: SK and 32 hexadecimal digits
  { kind: "Twilio key", starts: ["SK"], rest: /[0-9a-f]{32}/ },
  // docs.sendgrid.com/ui/account-and-settings/api-keys
  { kind: "SendGrid key", starts: ["SG."], rest: /[\w-]{22}\.[\w-]{40}/ },
  // documentation.mailgun.com: key- and 32 hexadecimal digits
  { kind: "Mailgun key", starts: ["key-"], rest: /[0-9a-f]{32}/ },
  // docs.digitalocean.com/reference/api: personal, OAuth, refresh
  { kind: "DigitalOcean token", starts: ["dop_v1_", "doo_v1_", "dor_v1_"], rest: /[0-9a-f]{40}/ },
  // shopify.dev/docs/apps/build/authentication-authorization/access-tokens
  { kind: "Shopify token", starts: ["shpat_", "shpca_", "shppa_", "shpss_"], rest: /[0-9a-fA-F]{32}/ },
  // developer.squareup.com/docs/build-basics/access-tokens
  { kind: "Square token", starts: ["sq0atp-", "sq0csp-"], rest: /[\w-]{20}/ },
  // docs.databricks.com/dev-tools/auth/pat
  { kind: "Databricks token", starts: ["dapi"], rest: /[0-9a-f]{32}/ },
  // developer.hashicorp.com/vault/docs/concepts/tokens
  { kind: "Vault token", starts: ["hvs.", "hvb.", "hvr."], rest: /[\w-]{24}/ },
  // docs.doppler.com/docs/service-tokens
  {
    kind: "Doppler token",
    starts: ["dp.pt.", "dp.st.", "dp.sa.", "dp.ct.", "dp.scim.", "dp.audit."],
    rest: /[\w.-]{30}/,
    run: /[\w.-]*/,
  },
  // supabase.com/docs/guides/api/api-keys
  { kind: "Supabase key", starts: ["sbp_"], rest: /[0-9a-f]{40}/ },
  { kind: "Supabase key", starts: ["sb_secret_"], rest: /[A-Za-z0-9]{20}/ },
  // planetscale.com/docs/concepts/planetscale-api-oauth-applications, …/password
  {
    kind: "PlanetScale secret",
    starts: ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"],
    rest: /[\w.=-]{30}/,
    run: /[\w.=-]*/,
  },
  // fly.io/docs/security/tokens
  {
    kind: "Fly.io token",
    starts: ["fm1r_", "fm1a_", "fm2_", "fo1_"],
    rest: /[\w+/=-]{30}/,
    run: /[\w+/=-]*/,
  },
  // docs.netlify.com/api/get-started, devcenter.heroku.com/articles/authentication
  { kind: "Netlify token", starts: ["nfp_"], rest: /[A-Za-z0-9]{30}/ },
  { kind: "Heroku key", starts: ["HRKU-"], rest: /[\w-]{30}/ },
  // grafana.com/docs/grafana/latest/administration/service-accounts, grafana.com/docs/grafana-cloud
  { kind: "Grafana token", starts: ["glsa_", "glc_"], rest: /[\w+/=-]{30}/, run: /[\w+/=-]*/ },
  // docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
  { kind: "New Relic key", starts: ["NRAK-"], rest: /[A-Z0-9]{20}/ },
  // posthog.com/docs/api: personal keys (phc_ is public)
  { kind: "PostHog key", starts: ["phx_"], rest: /\w{30}/ },
  // tailscale.com/kb/1277/token-prefixes
  { kind: "Tailscale key", starts: ["tskey-"], rest: /[\w-]{20}/ },
  // developer.1password.com/docs/service-accounts
  { kind: "1Password token", starts: ["ops_eyJ"], rest: /[\w+/=-]{40}/, run: /[\w+/=-]*/ },
  // airtable.com/developers/web/guides/personal-access-tokens: id, dot, 64 hexadecimal digits
  { kind: "Airtable token", starts: ["pat"], rest: /[A-Za-z0-9]{14}\.[0-9a-f]{40}/ },
  // alibabacloud.com/help/en/ram: AccessKey
  { kind: "Alibaba Cloud key", starts: ["LTAI"], rest: /[A-Za-z0-9]{17}/ },
];
