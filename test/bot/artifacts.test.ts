import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArtifactRefused, downloadArtifact, readArchive } from '#drivers/github/artifacts.ts';
import { openGitHub } from '#drivers/github/client.ts';
import { makeZip } from './support/make-zip.ts';

const expected = { 'bundle.json': 1000, 'heal.patch': 1000 };
const read = (archive: Buffer) => readArchive(archive, expected);
const bundle = { name: 'bundle.json', content: '{"version":1}' };

describe('an archive', () => {
  it('gives the files that are expected', async () => {
    const files = await read(makeZip([bundle, { name: 'heal.patch', content: 'diff' }]));
    expect([...files].map(([name, content]) => [name, content.toString()])).toEqual([
      ['bundle.json', '{"version":1}'],
      ['heal.patch', 'diff'],
    ]);
  });
  it('may leave some of them out', async () => {
    expect((await read(makeZip([]))).size).toBe(0);
  });
  it.each([
    '../bundle.json',
    '/bundle.json',
    'C:/bundle.json',
    '..\\bundle.json',
    'bundle.json/',
    'Bundle.json',
    './bundle.json',
    '__proto__',
    'constructor',
    'bundle.json\0.txt',
    'other.json',
  ])('with a file %j is refused as a whole', async (name) => {
    await expect(read(makeZip([bundle, { name, content: 'x' }]))).rejects.toThrow(ArtifactRefused);
  });
  it.each([
    ['a file twice', [bundle, bundle]],
    ['more files than are expected', [bundle, bundle, bundle]],
    ['a file that is too large', [{ name: 'bundle.json', content: 'x'.repeat(1001) }]],
    ['a file that is larger than it says', [{ ...bundle, content: 'x'.repeat(900_000), claimedSize: 10 }]],
    ['a file that is smaller than it says', [{ ...bundle, claimedSize: 999 }]],
    ['a file that is encrypted', [{ ...bundle, isEncrypted: true }]],
  ])('with %s is refused', async (_what, entries) => {
    await expect(read(makeZip(entries))).rejects.toThrow(ArtifactRefused);
  });
  it('that is a bomb costs what is allowed and no more', async () => {
    const bomb = makeZip([{ name: 'bundle.json', content: Buffer.alloc(200 * 2 ** 20), claimedSize: 1000 }]);
    expect(bomb.length).toBeLessThan(2 ** 20);
    const before = process.memoryUsage().rss;
    await expect(read(bomb)).rejects.toThrow(ArtifactRefused);
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 2 ** 20);
  });
  it.each([
    ['is no archive', Buffer.from('<html>')],
    ['is empty', Buffer.alloc(0)],
    ['is cut', makeZip([bundle]).subarray(0, 60)],
  ])('that %s is refused', async (_what, archive) => {
    await expect(read(archive)).rejects.toThrow(ArtifactRefused);
  });
});

describe('a download', () => {
  // GitHub and its storage, as far as a download needs them.
  let server: Server;
  let url: string;
  const archive = makeZip([bundle]);
  const asked: { path: string; authorization: string | undefined }[] = [];
  let answer: (path: string, response: ServerResponse) => void;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
      answer(request.url ?? '', response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const redirectTo = (location: string, stored: Buffer | ((response: ServerResponse) => void)) => {
    asked.length = 0;
    answer = (path, response) => {
      if (path.startsWith('/repos/')) response.writeHead(302, { location }).end();
      else if (typeof stored === 'function') stored(response);
      else response.end(stored);
    };
  };
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
  const artifact = { id: 5, name: 'heal-proposals', size: archive.length, isExpired: false, digest };
  const download = (changes: Partial<typeof artifact> = {}, mostBytes = 10_000) =>
    downloadArtifact(
      openGitHub({
        token: 'ghs_token',
        baseUrl: url,
        repository: 'acme/shop',
        signal: AbortSignal.timeout(10_000),
        say: () => {},
      }),
      { ...artifact, ...changes },
      { mostBytes, signal: AbortSignal.timeout(10_000) },
    );

  it('asks the storage without the token', async () => {
    redirectTo(`${url}/storage?sig=1`, archive);
    expect((await download()).equals(archive)).toBe(true);
    expect(asked).toEqual([
      { path: '/repos/acme/shop/actions/artifacts/5/zip', authorization: 'token ghs_token' },
      { path: '/storage?sig=1', authorization: undefined },
    ]);
  });
  it('ends when more comes than was said', async () => {
    redirectTo(`${url}/storage`, (response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(download()).rejects.toThrow(ArtifactRefused);
  });
  it.each([
    ['is another one than its digest says', { digest: `sha256:${'0'.repeat(64)}` }],
    ['says that it is too large', { size: 20_000 }],
    ['has expired', { isExpired: true }],
  ])('of what %s is refused', async (_what, changes) => {
    redirectTo(`${url}/storage`, archive);
    await expect(download(changes)).rejects.toThrow(ArtifactRefused);
  });
  it.each(['http://169.254.169.254/latest/meta-data', 'file:///etc/passwd', ''])('goes not to %j', async (location) => {
    redirectTo(location, archive);
    await expect(download()).rejects.toThrow(ArtifactRefused);
    expect(asked).toHaveLength(1);
  });
});
