import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config/schema.ts';
import { sha256 } from '#core/fingerprint.ts';
import type { ScannerReport } from '#core/scanner.ts';
import type { PackagePlace } from '../place.ts';

/** More than this is work in full swing: nothing is remembered of it. */
const maxFiles = 200;
const maxBytes = 20_000_000;

/**
 * What a verification depends on, as one word: every file that Git knows or could know, the configuration, the tools with
 * their versions, how the tests are run. What Git ignores, such as installed packages, is not in it. Undefined when it
 * cannot be told.
 */
export async function readVerifiedState(
  { repository }: Pick<PackagePlace, 'repository'>,
  about: {
    readonly config: Config;
    readonly scanners: readonly ScannerReport[];
    readonly tests: boolean;
    readonly testCommand?: string | undefined;
    readonly version: string;
  },
): Promise<string | undefined> {
  const tree = await repository.ask(['rev-parse', '--verify', '--quiet', 'HEAD^{tree}']);
  const changed = [...(await repository.uncommittedFiles())].toSorted();
  if (tree === undefined || changed.length > maxFiles) return undefined;
  const files: (readonly [string, string])[] = [];
  let bytes = 0;
  for (const path of changed) {
    const file = join(repository.packageRoot, path);
    const facts = await lstat(file).catch(() => undefined);
    if (facts === undefined) files.push([path, 'gone']);
    else if (facts.isFile() && (bytes += facts.size) <= maxBytes) files.push([path, sha256(await readText(file))]);
    else return undefined;
  }
  const tools = about.scanners.map(({ name, version, origin, status }) => [name, version, origin, status]);
  const { config, tests, testCommand = '', version } = about;
  const all = [version, process.version, tree.trim(), files, config, tools.toSorted(), tests, testCommand];
  return sha256(JSON.stringify(all));
}

/** Any bytes are told apart. */
function readText(file: string): Promise<string> {
  return readFile(file, 'latin1').catch(() => 'unreadable');
}
