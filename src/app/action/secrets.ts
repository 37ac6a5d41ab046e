import { setSecret } from '@actions/core';
import { makeMask, type Mask } from '#core/redact.ts';
import { inputs, type InputName } from './inputs.ts';

/** Variables of the runner that let their holder act for the job. */
const runnerSecrets = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_CACHE_URL',
  'GITHUB_TOKEN',
  'GH_TOKEN',
];
const shortest = 8;

/**
 * Tells the runner to hide every secret that reached this process, however it is written, takes them all out of the
 * environment before anything is started, and answers with what they are and a mask for what we write ourselves.
 */
export function hideSecrets(env: NodeJS.ProcessEnv): { readonly mask: Mask; readonly secrets: readonly string[] } {
  const names = (Object.keys(inputs) as InputName[]).filter((name) => 'isSecret' in inputs[name]);
  const variables = [...names.map((name) => `INPUT_${name.toUpperCase()}`), ...runnerSecrets];
  const values = new Set<string>();
  for (const name of variables) {
    const value = env[name]?.trim();
    delete env[name];
    if (value === undefined || value.length < shortest) continue;
    for (const part of [value, ...passwordOf(value)]) values.add(part);
  }
  for (const value of values) {
    for (const line of value.split(/\r?\n/)) if (line.length >= shortest) setSecret(line);
    // By itself, and as the login that Git sends.
    for (const text of [value, `x-access-token:${value}`])
      setSecret(Buffer.from(text).toString('base64').replace(/=+$/, ''));
    if (encodeURIComponent(value) !== value) setSecret(encodeURIComponent(value));
  }
  return { mask: makeMask(values), secrets: [...values] };
}

/** Of an address with a login, the password alone is a secret as well. */
function passwordOf(value: string): readonly string[] {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  const plain = decodeURIComponent(password);
  return plain.length >= shortest ? [plain] : [];
}
