import { generateKeyPairSync } from 'node:crypto';

let made: string | undefined;
/** A private key of an App, made for this process. */
export function makeAppKey(): string {
  made ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
  return made;
}
export const webhookSecret = 'a-secret-of-the-tests-0123456789-abcdef';
