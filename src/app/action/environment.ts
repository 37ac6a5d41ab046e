/** What programs need to find themselves, their settings and the network; no token, no key, nothing of the workflow. */
const harmless =
  /^(PATH|HOME|USERPROFILE|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|APPDATA|LOCALAPPDATA|PROGRAMDATA|ProgramFiles|XDG_[A-Z]+_(HOME|DIR)|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|HTTPS?_PROXY|NO_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE|NODE_COMPILE_CACHE)$/i;

/** The environment for whatever the Action starts. */
export function chooseEnvironment(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const chosen: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && harmless.test(name)) chosen[name] = value;
  return chosen;
}
