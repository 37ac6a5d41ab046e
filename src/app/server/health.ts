import { messageOf } from '#core/errors.ts';
import type { Route } from './router.ts';

export interface ReadinessCheck {
  /** As operators read it: `jobs`, `github`. */
  readonly name: string;
  /** Throws when it is not ready. */
  check(signal: AbortSignal): Promise<void>;
}

const slowestCheckMs = 3_000;
/** Whoever asks often, asks us and not what stands behind us. */
const freshForMs = 5_000;

/**
 * `/healthz`: the process answers. `/readyz`: what it stands on answers as well, or 503 and what does not. Open to anyone
 * who can reach the port, so it says names, and the details go to the log.
 */
export function makeHealthRoutes(checks: readonly ReadinessCheck[], now: () => Date): readonly Route[] {
  let last: { readonly at: number; readonly failed: Promise<readonly string[]> } | undefined;
  return [
    { method: 'GET', path: '/healthz', handle: () => ({ status: 200, body: { alive: true } }) },
    {
      method: 'GET',
      path: '/readyz',
      async handle({ log }) {
        if (!last || now().getTime() - last.at > freshForMs)
          last = {
            at: now().getTime(),
            failed: findFailed(checks, (name, error) => log.warn({ check: name, error }, 'Not ready')),
          };
        const failed = await last.failed;
        const states = Object.fromEntries(checks.map(({ name }) => [name, !failed.includes(name)]));
        return { status: failed.length === 0 ? 200 : 503, body: { ready: failed.length === 0, ...states } };
      },
    },
  ];
}

async function findFailed(
  checks: readonly ReadinessCheck[],
  tell: (name: string, error: string) => void,
): Promise<readonly string[]> {
  const names = await Promise.all(
    checks.map(async ({ name, check }) => {
      try {
        const signal = AbortSignal.timeout(slowestCheckMs);
        const timeout = new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error(`no answer in ${slowestCheckMs} ms`)), {
            once: true,
          }),
        );
        await Promise.race([check(signal), timeout]);
        return [];
      } catch (error) {
        tell(name, messageOf(error));
        return [name];
      }
    }),
  );
  return names.flat();
}
