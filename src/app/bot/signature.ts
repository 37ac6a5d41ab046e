import { createHmac, timingSafeEqual } from 'node:crypto';

const wellFormed = /^sha256=[0-9a-f]{64}$/;

/** What can be said of a signature before the body is there: SHA-256, in the form in which GitHub writes it. */
export function isSignatureLike(header: string | string[] | undefined): header is string {
  return typeof header === 'string' && wellFormed.test(header);
}

/**
 * Whether these raw bytes were signed with the secret; compared in constant time.
 * https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function isSigned(body: Uint8Array, signature: string, secret: string): boolean {
  if (!isSignatureLike(signature)) return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice('sha256='.length), 'hex'));
}
