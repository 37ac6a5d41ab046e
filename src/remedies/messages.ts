import { RE2JS } from 're2js';
import { messageOf } from '#core/errors.ts';
import type { Pattern } from '#core/pattern.ts';

/**
 * Patterns of users and of learning bring regular expressions with them: RE2 reads every message in linear time,
 * and refuses what it cannot (look-ahead, back references).
 */
const compiled = new WeakMap<Pattern, readonly RE2JS[]>();
/** Tools quote code in their messages; what is wrong stands at the beginning. */
const maxMessage = 2000;

/** True when one of the pattern's regular expressions finds itself in the message of a finding. */
export function matchesMessage(pattern: Pattern, message: string): boolean {
  if (pattern.messages.length === 0) return false;
  const text = message.slice(0, maxMessage);
  return expressionsOf(pattern).some((expression) => expression.matcher(text).find());
}

/** One that cannot be read matches nothing here; `findMessageFaults` says what is wrong with it. */
function expressionsOf(pattern: Pattern): readonly RE2JS[] {
  const known = compiled.get(pattern);
  if (known) return known;
  const made = pattern.messages.flatMap((source) => {
    const expression = compile(source);
    return typeof expression === 'string' ? [] : [expression];
  });
  compiled.set(pattern, made);
  return made;
}

/** What is wrong with the pattern's regular expressions, in sentences. */
export function findMessageFaults(pattern: Pattern): string[] {
  return pattern.messages.flatMap((source) => {
    const expression = compile(source);
    if (typeof expression === 'string') return [`messages: \`${source}\` is no RE2 expression: ${expression}`];
    return expression.matcher('').find()
      ? [`messages: \`${source}\` matches every message; write what it must say`]
      : [];
  });
}

function compile(source: string): RE2JS | string {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    return messageOf(error);
  }
}
