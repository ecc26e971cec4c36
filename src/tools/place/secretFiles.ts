/**
 * Files that hold keys and passwords by their nature. Nobody reads them for a
 * model without the user's word, whatever a conversation says: what is read is
 * sent to a server.
 */
const NAMES: readonly RegExp[] = [
  /^\.env(?:\.(?!(?:example|sample|template|dist)$).*)?$/,
  /\.env(?:rc)?$/,
  /\.(?:pem|key|p12|pfx|pkcs12|jks|keystore|kdbx|ppk|asc|gpg|ovpn|tfstate|tfvars)$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:\.|$)/,
  /^\.?(?:netrc|npmrc|pypirc|git-credentials|htpasswd|pgpass|my\.cnf|s3cfg|boto|dockercfg|vault-token)$/,
  /^_netrc$/,
  /^credentials(?:\.\w+)?$/,
  /^(?:client_secret|service[-_]?account|application_default_credentials).*\.json$/,
  /^secrets?\.(?:json|ya?ml|toml|ini|txt|properties)$/,
];

const FOLDERS = new Set([".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".git"]);

/** Whether the file of this path, its folders included, may hold secrets. Case does not matter. */
export function isSecretFile(path: string): boolean {
  const pieces = path.toLowerCase().split(/[\\/]/).filter(Boolean);
  const name = pieces.at(-1) ?? "";
  return pieces.slice(0, -1).some((folder) => FOLDERS.has(folder)) || NAMES.some((known) => known.test(name));
}
