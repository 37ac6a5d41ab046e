import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '#app/cli/run.ts';
import type { Terminal } from '#app/cli/terminal.ts';
import { writeWorkflow } from '#drivers/workflows/index.ts';
import { makePaintedDesktop, makeWorkflow } from './painted-desktop.ts';

const root = mkdtempSync(join(tmpdir(), 'heal-commands-'));
beforeAll(async () => {
  const workflow = makeWorkflow(makePaintedDesktop(['seven', 'plus']), ['seven', 'plus']);
  const parameters = [
    { name: 'user', label: 'User', isSecret: false, value: undefined },
    { name: 'pin', label: 'PIN', isSecret: true, value: undefined },
  ];
  await writeWorkflow(join(root, '.github/heal/replay/painted'), { ...workflow, parameters });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function heal(line: string): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    print: (text) => void out.push(text),
    printRaw: (text) => void out.push(text),
    note: (text) => void err.push(text),
    paint: (_style, text) => text,
    notePaint: (_style, text) => text,
    columns: 100,
    isLive: false,
    stderr: process.stderr,
  };
  const code = await run(line.split(' '), {
    terminal,
    cwd: root,
    env: { USER: 'ann' },
    version: '0',
    signal: new AbortController().signal,
    heal: () => Promise.reject(new Error('not asked for')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('heal replay', () => {
  it('lists and shows what there is', async () => {
    expect((await heal('replay list')).out).toMatch(/painted\s+running\s+2 steps\s+Painted/);
    const { out, code } = await heal('replay show painted');
    expect(code).toBe(0);
    expect(out).toContain('01-seven  Press seven');
    expect(out).toMatch(/pin\s+secret/);
    expect(JSON.parse((await heal('replay show painted --json')).out)).toMatchObject({ version: 1, name: 'painted' });
  });

  it('pauses and resumes by a person’s word, and says what cannot be', async () => {
    expect((await heal('replay pause painted --reason update')).out).toContain(
      'painted is paused: paused by ann: update',
    );
    expect((await heal('replay list')).out).toContain('paused');
    expect((await heal('replay release painted --reason x')).err).toContain('heal replay resume painted');
    expect((await heal('replay resume painted --reason done')).out).toContain('painted is running');
    expect(await heal('replay rollback painted')).toMatchObject({ code: 2 });
    expect((await heal('replay versions painted')).out).toContain('nothing yet');
    expect((await heal('replay simulate painted')).out).toContain('nothing to decide again');
  });

  it('refuses what cannot work, with what to do', async () => {
    const cases: [string, RegExp][] = [
      ['replay run nothing', /no workflow.*\n.*heal replay list/],
      ['replay run ../../etc', /no workflow/],
      ['replay run painted --set pin=1234', /pin is secret[^]*HEAL_REPLAY_PIN/],
      ['replay run painted --set who=x', /no parameter who[^]*user, pin/],
      ['replay run painted --set user', /name=value/],
      ['replay pause nothing --reason x', /no workflow nothing[^]*painted/],
      ['replay record Bad_Name --window x', /no name of a workflow/],
      ['replay record painted --window x', /painted already[^]*--replace/],
      // Elsewhere there may be a screen.
      ...(process.platform === 'linux'
        ? [['replay run painted --set user=x', /DISPLAY is not set[^]*heal doctor --replay/] satisfies [string, RegExp]]
        : []),
    ];
    for (const [line, said] of cases) {
      const { code, err } = await heal(line);
      expect(code, line).toBe(2);
      expect(err, line).toMatch(said);
    }
  });
});
