import type { CodeContext } from '#core/healer.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { standardModules } from '#syntax/python/standard-library.ts';
import { findAll, parse, type Node, type Tree } from '#syntax/parse.ts';
import { countMatches } from '#syntax/suppressions.ts';

/**
 * What lets code reach out of itself: to the network, to other processes, to code that is text, to files and to the
 * environment. This is a net, not a proof: tests and a person stand behind it.
 */
const pythonPowers: readonly RegExp[] = [
  /(?<![\w.])(eval|exec|compile|__import__|globals|locals|vars|delattr|setattr|breakpoint|input)\s*\(/g,
  /(?<![\w.])getattr\s*\(/g,
  /__(builtins|globals|subclasses|bases|mro|code|loader|spec|reduce|reduce_ex|class)__/g,
  /(?<![\w.])(open|Path)\s*\(|\.(read_text|read_bytes|write_text|write_bytes|unlink|rmdir|rename|chmod|symlink_to)\s*\(/g,
  /\bos\s*\.\s*(system|popen|exec\w*|spawn\w*|fork\w*|kill\w*|remove\w*|unlink|rmdir|rename\w*|replace|chmod|chown|symlink|putenv|startfile)\b/g,
  /\b(environ|getenv|environb)\b|\bsys\s*\.\s*(modules|path|meta_path|settrace|setprofile|_getframe)\b/g,
  /(?<!\bimport[ \t])\b(os|sys|subprocess|socket|asyncio|builtins)\b(?!\s*[.\w])/g,
  /\.\s*(system|popen|Popen|check_output|check_call|getoutput|urlopen|urlretrieve|create_connection|sendto|sendall|create_subprocess\w*|open_connection|start_server)\s*\(/g,
  /\b(subprocess|socket|urllib|requests|httpx|aiohttp|ftplib|smtplib|telnetlib|paramiko|ctypes|pty|shutil|importlib|runpy)\s*\.\s*\w+/g,
  /\b(pickle|marshal|shelve|dill|jsonpickle|yaml)\s*\.\s*(loads?|unsafe_load|full_load|open)\b/g,
  /\bshell\s*=\s*True\b|\bverify\s*=\s*False\b|\b_create_unverified_context\b/g,
];
const scriptPowers: readonly RegExp[] = [
  /(?<![\w$.])(eval|Function|fetch|importScripts|XMLHttpRequest|WebSocket|EventSource|Worker|SharedWorker|open)\s*\(|\bnew\s+(Function|XMLHttpRequest|WebSocket|EventSource|Worker)\b/g,
  /\bsendBeacon\b|\bdocument\s*\.\s*(write|cookie)|\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc)\b/g,
  /\b(globalThis|window|self|global)\s*\[|\.constructor\b|\bconstructor\s*\[|\b__proto__\b|\bReflect\s*\./g,
  /\b(setTimeout|setInterval)\s*\(\s*['"`]/g,
  /\bprocess\s*\.\s*(binding|dlopen|env|kill|chdir|getBuiltinModule|mainModule)\b|\bprocess\s*\[|\bimport\.meta\.env\b|\b(Deno|Bun)\s*\./g,
  /\b(exec|execSync|execFile|execFileSync|spawn|spawnSync|fork)\s*\(/g,
  /\b(readFile|readFileSync|writeFile|writeFileSync|appendFile|appendFileSync|unlink|unlinkSync|rm|rmSync|createReadStream|createWriteStream|chmod|chmodSync|symlink|symlinkSync)\s*\(/g,
  /\b(axios|got|superagent|needle|undici|https?|net|tls|dgram|dns)\s*\.\s*\w+\s*\(|\baxios\s*\(/g,
  /\b(require|import)\s*\((?!\s*['"][^'"\n]*['"]\s*\))/g,
  /\brejectUnauthorized\s*:\s*false\b/g,
];
const addresses = /\b(?:https?|wss?|ftp|file|data|javascript):[^\s'"`<>)\]]*/gi;

const dangerousPython = new Set(
  (
    'subprocess socket socketserver ssl http urllib ftplib smtplib poplib imaplib telnetlib nntplib xmlrpc ctypes ' +
    'pickle marshal shelve importlib imp runpy multiprocessing pty pdb code codeop webbrowser shutil builtins signal ' +
    'winreg ensurepip venv site gc inspect'
  ).split(' '),
);
/** Of use, and dangerous in parts that are looked for by name: only ever as they are called. */
const plainOnly = new Set(['os', 'sys', 'asyncio']);
const safeBuiltins = new Set(
  (
    'assert buffer crypto events path path/posix path/win32 perf_hooks punycode querystring string_decoder ' +
    'timers timers/promises url util'
  ).split(' '),
);
const dangerousBuiltins = new Set(
  (
    'child_process cluster dgram diagnostics_channel dns dns/promises fs fs/promises http http2 https inspector module ' +
    'net os process repl sea tls tty v8 vm wasi worker_threads'
  ).split(' '),
);

/** A power that the file has after the cure and did not have before, in a few words; undefined when there is none. */
export function findNewPower(path: string, before: string, after: string, context: CodeContext): string | undefined {
  const isPython = context.language === 'python';
  for (const pattern of isPython ? pythonPowers : scriptPowers) {
    if (countMatches(after, pattern) > countMatches(before, pattern)) {
      const known = new Set(before.match(pattern));
      const fresh = after.match(pattern)?.find((one) => !known.has(one)) ?? after.match(pattern)?.[0] ?? '';
      return `it adds ${fresh.replace(/\W+$/, '').trim().slice(0, 40)}`;
    }
  }
  const knownAddresses = new Set(before.match(addresses));
  if ((after.match(addresses) ?? []).some((one) => !knownAddresses.has(one))) return 'it adds an address';
  const modules = (text: string) => (isPython ? pythonModules : scriptModules)(parse(path, text));
  const knownModules = new Set(modules(before));
  const isFine = isPython ? isHarmlessPython : isHarmlessScript;
  const added = modules(after).find((name) => !knownModules.has(name) && !isFine(name, path, context));
  return added === undefined ? undefined : `it imports ${added.slice(0, 60)}, which the file did not use`;
}

/** Every name that imports bring in: `os`, `os.path as p`, `subprocess.run`. */
function pythonModules(tree: Tree): string[] {
  return importsOf(tree).flatMap((one) => {
    const names = one.names.map(({ name, alias }) => (alias === undefined ? name : `${name} as ${alias}`));
    return one.kind === 'import' ? names : (one.isWildcard ? ['*'] : names).map((name) => `${one.module}.${name}`);
  });
}

/** Harmless parts of the standard library, and modules of the package itself. */
function isHarmlessPython(name: string, path: string, { files }: CodeContext): boolean {
  const module = name.replace(/ as .*$/, '');
  const root = module.split('.')[0] ?? '';
  if (root === '' || plainOnly.has(name)) return true;
  if (standardModules.has(root)) return !dangerousPython.has(root) && !plainOnly.has(root);
  const known = new Set(files);
  return [module, module.replace(/\.[^.]*$/, '')].some((one) => resolveModule(path, one, known) !== undefined);
}

/** Specifiers of imports; of what reaches out of the program the whole statement. */
function scriptModules(tree: Tree): string[] {
  return findAll(tree, { kind: 'string' }).flatMap((node) => {
    const parent = node.parent();
    const isStatic = parent?.kind() === 'import_statement' || parent?.kind() === 'export_statement';
    const isCall = parent?.kind() === 'arguments' && /^(require|import)\s*\(/.test(parent.parent()?.text() ?? '');
    if (!isStatic && !isCall) return [];
    const name = node.text().slice(1, -1);
    return [dangerousBuiltins.has(name.replace(/^node:/, '')) ? statementOf(node) : name];
  });
}

function statementOf(node: Node): string {
  const statement = node.ancestors().find((one) => /_(statement|declaration)$/.test(String(one.kind())));
  return (statement ?? node).text();
}

function isHarmlessScript(name: string): boolean {
  return name.startsWith('./') || name.startsWith('../') || safeBuiltins.has(name.replace(/^node:/, ''));
}
