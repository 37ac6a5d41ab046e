import { afterEach, expect, it } from 'vitest';
import { makeFakeTool, makeTree, type Tree } from '../fixtures/local.ts';
import { createBanditScanner } from './index.ts';

let tree: Tree | undefined;
afterEach(() => tree?.remove());

it('bandit: reads its JSON, leaves out what is uncertain, outdated or noise', async () => {
  tree = makeTree({ 'a.py': 'import subprocess\nsubprocess.call(x, shell=True)\n' });
  const one = {
    filename: './a.py',
    issue_text: 'shell=True',
    issue_confidence: 'HIGH',
    line_number: 2,
    line_range: [2],
    col_offset: 0,
    end_col_offset: 30,
  };
  const results = [
    { ...one, test_id: 'B602', issue_severity: 'HIGH' },
    { ...one, test_id: 'B105', issue_severity: 'LOW', issue_text: "Possible hardcoded password: 'hunter2'" },
    { ...one, test_id: 'B404', issue_severity: 'LOW', line_number: 1 },
    { ...one, test_id: 'B322', issue_severity: 'HIGH' },
    { ...one, test_id: 'B608', issue_severity: 'MEDIUM', issue_confidence: 'LOW' },
  ];
  const bandit = makeFakeTool(
    tree.root,
    'bandit',
    `console.log('Working... 100%\\n' + ${JSON.stringify(JSON.stringify({ results }))})`,
  );
  const scanner = createBanditScanner();
  const request = await tree.request({ bandit });
  expect(await scanner.applies(await tree.request())).toBe(false);
  const { findings } = await scanner.scan(request);
  expect(findings).toMatchObject([
    { rule: 'bandit/B602', severity: 'high', priority: 'P0', place: { line: 2, column: 1, endColumn: 31 } },
    { rule: 'bandit/B105', message: 'Possible hardcoded password: ***' },
  ]);
});
