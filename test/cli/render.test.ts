import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widthOf } from '#app/cli/layout.ts';
import { runLine } from './capture.ts';
import { makeFakeHeal, makeFinding } from './fake-heal.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'heal cli é-'));
  mkdirSync(join(root, 'shop'));
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, 'secret.txt'), 'top secret\n'.repeat(20));
  writeFileSync(join(root, 'shop/orders.py'), '# 漢字\r\ndef find():\r\n\treturn  query\r\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const many = Array.from({ length: 300 }, (_, index) => makeFinding(index));
function frameFinding(path: string, line: number, column: number, endColumn: number): ReturnType<typeof makeFinding> {
  return makeFinding(0, { place: { path, line, column, endLine: line, endColumn } });
}

describe('the report of a scan', () => {
  it('shows the code of urgent findings', async () => {
    const { out } = await runLine(makeFakeHeal([frameFinding('shop/orders.py', 3, 10, 15)]), ['scan'], { cwd: root });
    expect(out).toContain(
      '  P0  3:10    The query is built from a string; pass values as parameters  heal/sql-injection\n' +
        '    2 │ def find():\n' +
        '    3 │     return  query\n' +
        '      │             ^^^^^\n',
    );
  });

  it.each(['ruff/S105', 'secretlint/aws', 'heal/js-hardcoded-secret'])(
    'keeps the secret of %s to itself',
    async (rule) => {
      const finding = { ...frameFinding('shop/orders.py', 3, 10, 15), rule };
      const { out } = await runLine(makeFakeHeal([finding]), ['scan', '--all'], { cwd: root });
      expect(out).toContain(rule);
      expect(out).not.toContain('return  query');
    },
  );

  it('reads nothing outside of the package', async () => {
    symlinkSync(join(root, 'secret.txt'), join(root, 'shop/link.py'));
    for (const path of ['../secret.txt', 'link.py', '/etc/hostname', 'missing.py']) {
      const { out } = await runLine(makeFakeHeal([frameFinding(path, 3, 1, 5)]), ['scan', 'shop'], { cwd: root });
      expect(out).not.toContain('│');
    }
  });

  it.each([60, 80, 140])('fits into %d columns and 40 lines, the most urgent first', async (columns) => {
    const { out } = await runLine(makeFakeHeal(many), ['scan'], { columns, cwd: root });
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
    expect(out).toMatch(/… and \d+ more; heal scan --all/);
    expect(out).not.toContain('P2  ');
    expect(out).toContain('Found 300 problems in 4 files\n  P0 50 · P1 100 · P2 100 · P3 50');
  });

  it('lists everything with --all', async () => {
    const { out } = await runLine(makeFakeHeal(many), ['scan', '--all'], { cwd: root });
    expect(out.match(/^ {2}P\d {2}/gm)).toHaveLength(300);
  });

  it('does not call a scan clean when a scanner failed', async () => {
    expect((await runLine(makeFakeHeal([]), ['scan'])).out).toBe(
      'No problems found\nScanned by ruff, pyright in 4.2 s\n  bandit failed: printed no JSON\n',
    );
  });
});

describe('the report of a fix', () => {
  it.each([80, 140])('fits into %d columns and 40 lines, with every group', async (columns) => {
    const { out } = await runLine(makeFakeHeal(many), ['fix'], { columns });
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
    for (const title of ['Healed (', 'Rolled back (', 'Waits for people (', 'Left alone ('])
      expect(out).toContain(title);
  });

  it('says what was done, why not, on what evidence and how to undo it', async () => {
    const findings = [makeFinding(0), makeFinding(2), makeFinding(3)];
    const { out } = await runLine(makeFakeHeal(findings), ['fix']);
    const [sql, cycle, rows] = findings.map((finding) => finding.id);
    expect(out).toBe(
      [
        '✔ Healed 1 of 3 findings (4 suite runs, 24.1 s, bubblewrap)',
        '',
        'Healed (1)',
        `  P0  ${sql}  shop/orders.py:3  heal/sql-injection  Remove the unused import \`os\``,
        '',
        'Rolled back (1)',
        `  P2  ${rows}  shop/reports.py:6  heal/n-plus-one  test_reports.test_order was passed, is failed`,
        '',
        'Waits for people (1)',
        `  P1  ${cycle}  shop/catalogue.py:5  heal/import-cycle  The modules need each other at load time; move what both need into a third`,
        '',
        'Tests     python -m unittest discover (unittest)',
        'Baseline  33 passed, 0 failed in 2.2 s',
        '  scope     ✔ 1       2 ms  1 file, 1 line',
        '  suite     ✔ 1 ✘ 1  4.4 s  test_reports.test_order was passed, is failed',
        'Written to 3 files of the working tree; git diff shows it',
        `Undo     heal undo ${sql}`,
        `Explain  heal explain ${sql}`,
        'Record   .heal/logs/autonomous_healing/',
        '',
      ].join('\n'),
    );
  });

  it('shows the diff of a dry run and says that nothing was written', async () => {
    const { out } = await runLine(makeFakeHeal([makeFinding(0)]), ['fix', '--dry-run']);
    expect(out).toContain('✔ Would heal 1 of 1 finding');
    expect(out).toContain('\n-import os\n');
    expect(out).toContain('Nothing was written.');
    expect(out).not.toContain('heal undo');
  });
});

describe('annotations', () => {
  it('are ten of a level, name files from the repository and count the rest', async () => {
    const { out } = await runLine(makeFakeHeal(many), ['scan', 'shop', '--format', 'github'], { cwd: root });
    const lines = out.trimEnd().split('\n');
    for (const level of ['error', 'warning', 'notice']) {
      expect(lines.filter((line) => line.startsWith(`::${level} file=shop/shop/`))).toHaveLength(10);
    }
    expect(lines.at(-1)).toBe(
      'Heal found 300 problems (P0 50 · P1 100 · P2 100 · P3 50); 270 of them without annotation.',
    );
  });
});
