import type { Node, Tree } from '../parse.ts';
import { qualify, readArguments, readImportedNames } from './calls.ts';
import { descendants } from './nodes.ts';

/** Calls of the standard library that wait for ever, and how many arguments stand in front of `timeout`. */
const positions: ReadonlyMap<string, number> = new Map([
  ['urllib.request.urlopen', 2],
  ['http.client.HTTPConnection', 2],
  ['smtplib.SMTP', 3],
  ['ftplib.FTP', 4],
]);
/** Those whose later arguments differ between versions: only calls without more than host and port are looked at. */
const guarded: ReadonlyMap<string, number> = new Map([
  ['http.client.HTTPSConnection', 2],
  ['smtplib.SMTP_SSL', 2],
  ['ftplib.FTP_TLS', 1],
]);

/** Calls of the network that are written out and say nothing about how long they wait. */
export function findUntimed(tree: Tree): Node[] {
  const names = readImportedNames(tree);
  const calls = descendants(tree.root(), 'call');
  if (calls.some((call) => call.field('function')?.text().endsWith('setdefaulttimeout') === true)) return [];
  return calls.filter((call) => {
    const callee = qualify(call.field('function'), names) ?? '';
    const most = positions.get(callee) ?? guarded.get(callee);
    const args = readArguments(call);
    if (most === undefined || args.length === 0 || args.some((arg) => arg.isSplat || arg.name === 'timeout'))
      return false;
    // `data:` and `file:` wait for nobody.
    return (
      args.filter((arg) => arg.name === undefined).length <= most &&
      !/^[a-z]*["'](?:file|data):/.test(args[0]?.value.text() ?? '')
    );
  });
}
