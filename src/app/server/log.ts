import { makeMask } from '#core/redact.ts';

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
/** One line of JSON per happening: a message that never varies, and the facts beside it. Never payloads, never secrets. */
export interface Log {
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
  /** The same log, with these facts on every line. */
  with(facts: LogFacts): Log;
}
export interface LogOptions {
  readonly write: (line: string) => void;
  readonly now: () => Date;
  /** Masked wherever they turn up, however they are written there. */
  readonly secrets: readonly string[];
}

/** A fact is a name, an id, a number, the first line of an error: what is longer was never meant for a log. */
const longestFact = 500;

export function makeLog({ write, now, secrets }: LogOptions): Log {
  const mask = makeMask(secrets);
  const at = (fixed: LogFacts): Log => {
    const say = (level: string) => (facts: LogFacts, message: string) => {
      const cut = Object.entries({ ...fixed, ...facts }).map(([name, fact]) => [
        name,
        typeof fact === 'string' ? fact.slice(0, longestFact) : fact,
      ]);
      write(mask(JSON.stringify({ at: now().toISOString(), level, message, ...Object.fromEntries(cut) })));
    };
    return {
      info: say('info'),
      warn: say('warn'),
      error: say('error'),
      with: (facts) => at({ ...fixed, ...facts }),
    };
  };
  return at({});
}
