import { InvalidArgumentError } from 'commander';
import { triggers, type Trigger } from '#core/replay/execution.ts';
import { parseWord } from '../../flags.ts';

/** `--set name=value`, any number of times. */
export function collectPairs(value: string, previous: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write name=value.');
  return new Map([...previous, [value.slice(0, at), value.slice(at + 1)]]);
}

/** A flag that may be repeated. */
export function collectWords(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** `--test-fail step=TARGET_NOT_FOUND`, any number of times. */
export function collectInjections(
  value: string,
  previous: ReadonlyMap<string, Trigger> = new Map(),
): Map<string, Trigger> {
  const [step = '', trigger = ''] = value.split('=');
  if (step === '' || trigger === '')
    throw new InvalidArgumentError(`Write step=TRIGGER, one of: ${triggers.join(', ')}.`);
  return new Map([...previous, [step, parseWord(trigger, triggers)]]);
}
