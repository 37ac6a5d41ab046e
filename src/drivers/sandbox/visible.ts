import { lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { dependencyFolders, isWithin, type SandboxOptions } from './options.ts';

/** System folders that hold programs and libraries and no secrets; read-only. */
const systemFolders = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];
/** Of `/etc` only what programs need to start, to know names, time zones and certificates. */
const systemFiles = [
  ...['passwd', 'group', 'nsswitch.conf', 'hosts', 'host.conf', 'resolv.conf', 'protocols', 'services', 'mime.types'],
  ...['ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'ld.so.preload', 'ld-musl-x86_64.path', 'ld-musl-aarch64.path'],
  ...['alternatives', 'localtime', 'timezone', 'locale.conf', 'locale.alias', 'os-release', 'lsb-release'],
  ...['debian_version', 'alpine-release', 'redhat-release', 'ssl/certs', 'ssl/cert.pem', 'ssl/openssl.cnf'],
  ...['ca-certificates', 'pki/tls/certs', 'pki/tls/cert.pem', 'pki/ca-trust', 'crypto-policies', 'fonts', 'magic'],
  ...['terminfo', 'inputrc', 'java', 'maven', 'python3', 'python3.8', 'python3.9', 'python3.10', 'python3.11'],
  ...['python3.12', 'python3.13', 'python3.14'],
].map((name) => `/etc/${name}`);
/** Folders directly below the home folder that are the installation of a tool as a whole. */
const homeInstallations = new Set([
  ...['.pyenv', '.nvm', '.volta', '.asdf', '.fnm', '.rbenv', '.nodenv', '.bun', '.deno', '.rye', '.proto'],
  ...['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba'],
]);
/** Beside `~/.local/bin`: what the programs there are made of, not the keyrings and histories that also lie in `share`. */
const localInstallations = ['lib', 'share/uv', 'share/mise', 'share/fnm', 'share/pipx', 'share/pnpm', 'share/rtx'];
const programFolders = new Set(['bin', 'sbin', 'shims', 'condabin', 'Scripts']);

/**
 * Host paths that processes in the sandbox may read, at the same path, in the order in which they are to be bound.
 * `root` is the repository's real path.
 */
export async function findVisiblePaths(root: string, packageRoot: string, options: SandboxOptions): Promise<string[]> {
  // Python looks for packages of the person here, whether or not their programs are on the search path.
  const wanted: string[] = [...options.expose, path.join(options.home, '.local', 'lib')];
  const searched = options.path.split(path.delimiter).filter((entry) => path.isAbsolute(entry));
  for (const entry of [...searched, path.dirname(process.execPath)]) {
    wanted.push(...findInstallation(entry, options.home));
    const real = await realpath(entry).catch(() => entry);
    if (real !== entry) wanted.push(...findInstallation(real, options.home));
  }
  wanted.push(...(await findDependencyTargets(root, packageRoot)));
  const forbidden = new Set(['/', path.dirname(options.home), options.home, '/tmp', '/run', '/var', '/etc', '/proc']);
  const found: string[] = [];
  for (const place of [...systemFiles, ...new Set(wanted)]) {
    // The repository itself is bound anyway, and what contains it only on demand: its neighbours are nobody's business.
    if (forbidden.has(place) || isWithin(root, place)) continue;
    if (isWithin(place, root) && !options.expose.includes(place)) continue;
    if (systemFolders.some((folder) => isWithin(folder, place))) continue;
    if ((await lstat(place).catch(() => undefined)) !== undefined) found.push(place);
  }
  return found;
}

/** System folders as they are on this machine; many are links into `/usr` today. */
export async function findSystemFolders(): Promise<readonly { readonly path: string; readonly real: string }[]> {
  const found: { path: string; real: string }[] = [];
  for (const folder of systemFolders) {
    const real = await realpath(folder).catch(() => undefined);
    if (real !== undefined) found.push({ path: folder, real });
  }
  return found;
}

/** What belongs to the programs in a folder of the search path. */
function findInstallation(entry: string, home: string): readonly string[] {
  const prefix = path.dirname(entry);
  if (!programFolders.has(path.basename(entry))) return [entry];
  if (!isWithin(home, entry)) return prefix === '/' ? [entry] : [prefix];
  if (prefix === path.join(home, '.local'))
    return [entry, ...localInstallations.map((name) => path.join(prefix, name))];
  const [first = '', ...rest] = path.relative(home, prefix).split(path.sep);
  if (homeInstallations.has(first)) return [path.join(home, first)];
  // `~/bin`, `~/.cargo/bin`: the programs alone; credentials lie beside them.
  return rest.length === 0 ? [entry] : [prefix];
}

/** Where dependency folders lead that are links, and the interpreters that Python environments were made from. */
async function findDependencyTargets(root: string, packageRoot: string): Promise<readonly string[]> {
  const targets: string[] = [];
  for (let folder = packageRoot; isWithin(root, folder); folder = path.dirname(folder)) {
    for (const name of dependencyFolders) {
      const place = path.join(folder, name);
      const real = await realpath(place).catch(() => undefined);
      if (real === undefined) continue;
      // Only what looks like the thing: a link called `env` may lead anywhere.
      const base = await readFile(path.join(real, 'pyvenv.cfg'), 'utf8').catch(() => undefined);
      if (real !== place && (path.basename(real) === 'node_modules' || base !== undefined)) targets.push(real);
      const home = /^home\s*=\s*(.+)$/m.exec(base ?? '')?.[1]?.trim();
      if (home !== undefined && programFolders.has(path.basename(home))) {
        const interpreter = await realpath(home).catch(() => home);
        targets.push(path.dirname(home), path.dirname(interpreter));
      }
    }
    if (folder === path.dirname(folder)) break;
  }
  return targets.filter((target) => path.isAbsolute(target));
}
