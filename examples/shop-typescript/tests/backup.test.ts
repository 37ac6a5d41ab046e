import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { compress, copyDatabase } from '../src/backup.ts';
import { openDatabase } from '../src/storage.ts';
import { openShop } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-'));
after(() => rmSync(folder, { recursive: true }));

test('a copy has everything', () => {
  const path = join(folder, 'night.db');
  copyDatabase(openShop().db, path);
  const copy = openDatabase(path);
  assert.equal(copy.prepare('SELECT count(*) AS n FROM products').get()?.['n'], 3);
  copy.close();
});

test('the copy is compressed and kept', { skip: process.platform === 'win32' && 'gzip is not installed' }, () => {
  const path = join(folder, 'plain.db');
  writeFileSync(path, 'night '.repeat(100));
  assert.equal(compress(path), `${path}.gz`);
  assert.equal(gunzipSync(readFileSync(`${path}.gz`)).toString(), readFileSync(path, 'utf8'));
});
