import { createHash } from 'node:crypto';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { messageOf } from '#core/errors.ts';
import type { RunArtifact } from './actions.ts';
import type { GitHubRepository } from './client.ts';

/** The archive is not what it was said to be. It comes from a run that others had a hand in: nothing of it is used. */
export class ArtifactRefused extends Error {}

/**
 * The archive of an artifact, at most `mostBytes`, read while it comes. GitHub answers with an address in its storage,
 * which is asked without our token. Throws `ArtifactRefused` when it is larger or not what its digest says.
 */
export async function downloadArtifact(
  { client, owner, repo }: GitHubRepository,
  artifact: RunArtifact,
  options: { readonly mostBytes: number; readonly signal: AbortSignal },
): Promise<Buffer> {
  if (artifact.isExpired) throw new ArtifactRefused('the artifact has expired');
  if (artifact.size > options.mostBytes) throw tooLarge(options.mostBytes);
  const answer = await client.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
    owner,
    repo,
    artifact_id: artifact.id,
    archive_format: 'zip',
    request: { redirect: 'manual', parseSuccessResponseBody: false, signal: options.signal },
  });
  const place = URL.parse(String(answer.headers.location ?? ''));
  const api = new URL(client.request.endpoint.DEFAULTS.baseUrl);
  if (!place || (place.protocol !== 'https:' && place.origin !== api.origin))
    throw new ArtifactRefused('GitHub did not say where the artifact is');
  const stored = await fetch(place, { signal: options.signal, redirect: 'error' });
  if (!stored.ok || !stored.body) throw new Error(`the artifact could not be read: ${stored.status}`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stored.body) {
    length += piece.length;
    if (length > options.mostBytes) throw tooLarge(options.mostBytes);
    pieces.push(piece);
  }
  const archive = Buffer.concat(pieces, length);
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
  if (artifact.digest !== undefined && artifact.digest !== digest)
    throw new ArtifactRefused('the artifact is not what its digest says');
  return archive;
}

/**
 * The files of an archive, in memory: nothing is ever unpacked to a place, so a name is only a name. Only the expected
 * names, each at most once and at most as large as said there; anything else refuses the whole archive.
 */
export async function readArchive(
  archive: Buffer,
  /** Name of a file, and the most bytes that it may have. */
  expected: Readonly<Record<string, number>>,
): Promise<ReadonlyMap<string, Buffer>> {
  const mostEntries = Object.keys(expected).length;
  const files = new Map<string, Buffer>();
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(archive, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
    if (zip.entryCount > mostEntries)
      throw new ArtifactRefused(`${zip.entryCount} files, expected ${mostEntries} at most`);
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      const most = Object.hasOwn(expected, name) ? expected[name] : undefined;
      if (most === undefined) throw new ArtifactRefused(`unexpected file ${JSON.stringify(name.slice(0, 100))}`);
      if (files.has(name)) throw new ArtifactRefused(`${name} is there twice`);
      files.set(name, await inflate(zip, entry, most));
    }
    return files;
  } catch (error) {
    if (error instanceof ArtifactRefused) throw error;
    throw new ArtifactRefused(`no readable archive: ${messageOf(error).slice(0, 200)}`, { cause: error });
  } finally {
    zip?.close();
  }
}

async function inflate(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer> {
  if (entry.isEncrypted()) throw new ArtifactRefused(`${entry.fileName} is encrypted`);
  if (entry.uncompressedSize > mostBytes) throw tooLarge(mostBytes);
  const stream = await zip.openReadStreamPromise(entry);
  const pieces: Buffer[] = [];
  let length = 0;
  // What the archive says of its sizes is not believed: what comes out is counted.
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > mostBytes) throw tooLarge(mostBytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

function tooLarge(mostBytes: number): ArtifactRefused {
  return new ArtifactRefused(`larger than ${mostBytes} bytes`);
}
