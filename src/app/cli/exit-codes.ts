import { priorities, type Priority } from '#core/finding.ts';

/** What the shell is told. Public: scripts and CI build on these numbers. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, internal: 3, halted: 4, blocked: 5 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
export const exitCodeTexts: readonly (readonly [ExitCode, string])[] = [
  [0, 'nothing at or above --fail-on remains (or the command did what it was asked)'],
  [
    1,
    'findings at or above --fail-on remain; audit verify: the log was changed; doctor: a check failed; replay: a step failed',
  ],
  [2, 'wrong usage or configuration, or the repository is not in a state to be healed'],
  [3, 'our fault: please report it'],
  [4, 'replay: halted, because it was unsure; nothing more was touched'],
  [5, 'replay: blocked by quarantine, a pause, or another replay on the same desktop'],
];

export const failLevels = [...priorities, 'never'] as const;
export type FailLevel = (typeof failLevels)[number];
/** P2 and P3 are advice: they fail a build only where somebody asked for it. */
export const defaultFailLevel: FailLevel = 'P1';

/** True when a finding of this priority must be told to the shell. */
export function isAtOrAbove(priority: Priority, level: FailLevel): boolean {
  return level !== 'never' && priorities.indexOf(priority) <= priorities.indexOf(level);
}
