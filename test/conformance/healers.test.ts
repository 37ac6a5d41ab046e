import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { safeties } from '#core/finding.ts';
import { healers } from '../../healers/index.generated.ts';

const root = join(import.meta.dirname, '../../healers/code');
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  .filter((entry) => existsSync(join(root, entry.name, 'index.ts')))
  .map((entry) => entry.name)
  .sort();
const sections = ['What it cures', 'Why', 'Before / After', 'When it leaves alone', 'Links', 'Review level'];

it('each folder is a healer of that name, and no healer is without a folder', () => {
  expect(healers.map(({ name }) => name).sort()).toEqual(folders);
});

describe.each(healers.map((healer) => ({ healer, folder: join(root, healer.name.replace(/^code\//, '')) })))(
  '$healer.name',
  ({ healer, folder }) => {
    it('says what it answers, how far it is to be trusted, and how closely to look', () => {
      expect(healer.kind).toBe('code');
      expect(healer.languages.length).toBeGreaterThan(0);
      expect(healer.rules.length).toBeGreaterThan(0);
      expect(new Set(healer.rules).size, 'each rule once').toBe(healer.rules.length);
      expect(safeties).toContain(healer.safety);
      expect(['none', 'cursory', 'full']).toContain(healer.review);
    });
    it('has a README with every section and a link', () => {
      const text = readFileSync(join(folder, 'README.md'), 'utf8');
      expect(text).toMatch(new RegExp(`^# ${healer.name.replace(/^code\//, '')}\\s*$`, 'm'));
      const isMissing = (section: string) => !new RegExp(`^(?:## ${section}$|\\*\\*${section}\\b)`, 'm').test(text);
      expect(sections.filter(isMissing)).toEqual([]);
      expect(text).toMatch(/\]\(https:\/\//);
      expect(text, 'the words of the template are replaced').not.toContain('Each case in which it is unsure');
    });
    it('has at least two examples that it heals and two that it leaves alone', () => {
      const text = readFileSync(join(folder, 'index.test.ts'), 'utf8');
      expect(countExamples(text, 'heals'), 'heals').toBeGreaterThanOrEqual(2);
      expect(countExamples(text, 'leavesAlone'), 'leavesAlone').toBeGreaterThanOrEqual(2);
    });
  },
);

/** Calls in the text of a test: direct ones, those through a function of the test, and rows of tables. */
function countExamples(text: string, called: string): number {
  const direct = text.matchAll(new RegExp(`\\b${called}\\(`, 'g'));
  let count = 0;
  for (const { index } of direct) {
    const before = text.slice(0, index);
    const helper =
      /(?:^|\n)[ \t]*(?:const (\w+) = (?:async )?\(|(?:async )?function (\w+)\()(?:(?!;\n|\n\n)[^])*$/.exec(before);
    const name = helper?.[1] ?? helper?.[2];
    const uses = name === undefined ? 0 : (text.match(new RegExp(`(?<!function )\\b${name}\\(`, 'g')) ?? []).length;
    // The start of the statement that the call stands in: a table or a loop runs it once for each row.
    const statement = before.slice(Math.max(0, before.lastIndexOf('\n\n')));
    const isRepeated = /\.each(?:\(|`)|for \(const|\.map\(/.test(statement);
    count += Math.max(uses, isRepeated ? 2 : 1);
  }
  return count;
}
