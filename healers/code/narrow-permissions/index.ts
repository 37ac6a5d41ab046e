import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { findAll, parse, span } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames } from '#syntax/python/calls.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { isTestFile } from '#syntax/test-files.ts';

/** What only the owner may do to a file: change it. Bits of the group and of everybody. */
const writable = 0o022;

export const healer: CodeHealer = {
  name: 'narrow-permissions',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S103', 'bandit/B103'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    if (isTestFile(path)) return leave('A test needs the permissions that it gives.');
    const tree = parse(path, context.text);
    const names = readImportedNames(tree);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: 'call' }).filter((call) => {
      const callee = call.field('function');
      return /^os\.f?chmod$/.test(qualify(callee, names) ?? '') || callee?.field('attribute')?.text() === 'chmod';
    });
    const call = smallestOverlapping(calls, start, end);
    const args = call ? readArguments(call) : [];
    const mode = args.find((arg) => arg.name === 'mode') ?? args.findLast((arg) => arg.name === undefined);
    if (!call || !mode || !mode.value.is('integer') || !/^0o[0-7]{3,4}$/i.test(mode.value.text()))
      return leave('The permissions are not written out here as a number such as 0o777.');
    const given = Number(mode.value.text());
    if ((given & writable) === 0) return leave('Only the owner may change the file already.');
    // A folder with the sticky bit is open on purpose, as /tmp is.
    if ((given & 0o1000) !== 0) return leave('The sticky bit says that the folder is open to all on purpose.');
    const text = `0o${(given & ~writable).toString(8).padStart(mode.value.text().length - 2, '0')}`;
    return {
      change: { edits: [{ path, ...span(mode.value), text }] },
      summary: `Let only the owner change the file: ${text}`,
    };
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}
