import { expect, it } from 'vitest';
import { findingOf } from '../../../test/healing.ts';
import { findMoved } from './moved-finding.ts';

const before = 'import os\n\na = 1\nx = md5(a)\n';
const finding = findingOf({ rule: 'ruff/S324', path: 'a.py', before, at: 'md5(a)' });
const diff = '--- a/a.py\n+++ b/a.py\n@@ -2,3 +2,3 @@\n \n a = 1\n-x = md5(a)\n+x = sha256(a)\n';

it('follows its line to where other heals have moved it', () => {
  expect(findMoved(finding, diff, 'a = 1\nx = md5(a)\n')?.place).toMatchObject({ line: 2, endLine: 2 });
  expect(findMoved(finding, diff, before)?.place).toEqual(finding.place);
});
it('is gone when its line is gone, or the diff is of another file', () => {
  expect(findMoved(finding, diff, 'a = 1\n')).toBeUndefined();
  expect(findMoved(finding, diff.replaceAll('a.py', 'b.py'), before)).toBeUndefined();
});
