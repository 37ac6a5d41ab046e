import { expect, it } from 'vitest';
import { makePathMap } from './map-path.ts';

const files = ['shop/orders.py', 'shop/api/orders.py', 'src/users.ts', 'main.py', 'json/decoder.py', 'etc/passwd'];
const map = makePathMap(files, ['/tmp/heal-copy', '/home/me/project']);
const find = (file: string) => map.find(file)?.path;

it.each([
  ['shop/orders.py', 'shop/orders.py'],
  ['./shop/orders.py', 'shop/orders.py'],
  ['/home/me/project/shop/orders.py', 'shop/orders.py'],
  ['/app/shop/orders.py', 'shop/orders.py'],
  ['/app/shop/api/orders.py', 'shop/api/orders.py'],
  ['C:\\build\\shop\\api\\orders.py', 'shop/api/orders.py'],
  ['file:///srv/my%20app/src/users.ts?t=17', 'src/users.ts'],
  ['webpack://shop/./src/users.ts', 'src/users.ts'],
  ['/usr/lib/python3.12/site-packages/shop/orders.py', 'shop/orders.py'],
])('%s is %s', (file, path) => expect(find(file)).toBe(path));

it.each([
  '../../etc/passwd',
  '/app/../etc/passwd',
  'file:///app/%2e%2e/etc/passwd',
  '/home/me/project/shop/gone.py',
  '/app/node_modules/src/users.ts',
  '/usr/lib/python3.12/json/decoder.py',
  '/usr/lib/python3.12/site-packages/other/shop/orders.py',
  '/app/orders.py',
  'node:internal/modules/run_main',
  '<string>',
  '<frozen importlib._bootstrap>',
  '',
  'shop/orders.py\u0000.txt',
])('%j is nothing of the package', (file) => expect(find(file)).toBeUndefined());

it('wants a witness where only the name of the file is the same', () => {
  expect(map.find('/srv/main.py')).toEqual({ path: 'main.py', isCertain: false });
  expect(map.find('main.py')?.isCertain).toBe(true);
});
