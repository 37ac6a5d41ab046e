import type { CodeHealer } from '#core/healer.ts';
import { methodOf, nodeAt, pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { moduleSystemOf, needBuiltin, packageTypeOf } from '#syntax/javascript/imports.ts';
import { apiOf, resolve } from '#syntax/javascript/scopes.ts';
import { quoteOf } from '#syntax/javascript/strings.ts';
import { parse, span, type Node } from '#syntax/parse.ts';

/** Makes ids and tokens with the cryptographic generator of the platform. */
export const healer: CodeHealer = {
  name: 'js-secure-random',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-weak-random'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const random = nodeAt(path, text, finding.place, (node) => node.text() === 'Math.random()');
    if (!random) return { leftAlone: 'Math.random is not called here.' };
    const id = idTextOf(random);
    const tree = parse(path, text);
    const system = moduleSystemOf(path, tree, await packageTypeOf(path, context.read));
    if (id) {
      if (isForPage(text) || isClientFile(path, text)) {
        return {
          leftAlone:
            'Browsers have crypto.randomUUID only on pages that came by https; use crypto.getRandomValues where the id must not be guessed.',
        };
      }
      const { length } = id;
      if (length !== undefined && length > 32)
        return { leftAlone: 'The text would have to be longer than one UUID is.' };
      const global = globalName(random);
      // Older versions of Node have the function in their module only.
      const isOld = global.module !== 'crypto' && (await oldestNode(path, context.read)) < 20;
      const needed = isOld ? needBuiltin(path, text, tree, system, 'crypto', 'randomUUID') : undefined;
      if (isOld && (!needed || isForPage(text))) {
        return {
          leftAlone: 'The package is for versions of Node that have no global crypto; bring randomUUID in by hand.',
        };
      }
      const call = needed ? needed.local : `${global.name}.randomUUID`;
      return {
        change: {
          edits: [
            ...(needed?.edits ?? []),
            { path, ...span(id.node), text: uuidText(call, length, isPart(id.node), quoteOf(text)) },
          ],
        },
        summary: 'Make the id with crypto.randomUUID',
      };
    }
    const index = indexOf(random);
    if (!index)
      return { leftAlone: 'How the number becomes an id or token is too special to be changed with certainty.' };
    if (!(await isForNode(path, text, context.read))) {
      return { leftAlone: 'This may run in a browser, which has no randomInt; use crypto.getRandomValues.' };
    }
    const needed = needBuiltin(path, text, tree, system, 'crypto', 'randomInt');
    if (!needed) return { leftAlone: 'The file uses the name `randomInt` for something else.' };
    return {
      change: {
        edits: [...needed.edits, { path, ...span(index.node), text: `${needed.local}(${index.limit.text()})` }],
      },
      summary: 'Choose with crypto.randomInt, which cannot be predicted',
    };
  },
};

/** `Math.random().toString(36)` and what cuts its first two letters, `0.`, and the rest off. */
function idTextOf(random: Node): { readonly node: Node; readonly length: number | undefined } | undefined {
  const made = callAround(random);
  const method = made && methodOf(made);
  if (!made || method?.name !== 'toString' || !/^(36|32|16)$/.test(method.args[0]?.text() ?? '')) return undefined;
  const cut = callAround(made);
  const how = cut && methodOf(cut);
  if (!cut || !how || !/^(slice|substr|substring)$/.test(how.name)) return undefined;
  const numbers = how.args.map((argument) => (/^-?\d+$/.test(argument.text()) ? Number(argument.text()) : Number.NaN));
  const [from, to] = numbers;
  if (from === undefined || Number.isNaN(from) || Number.isNaN(to ?? 0) || numbers.length > 2) return undefined;
  if (from < 0) return how.name === 'slice' && to === undefined ? { node: cut, length: -from } : undefined;
  if (to === undefined) return { node: cut, length: undefined };
  const length = how.name === 'substr' ? to : to - from;
  return length > 0 ? { node: cut, length } : undefined;
}

function callAround(object: Node): Node | undefined {
  const member = object.parent();
  const call = member?.kind() === 'member_expression' ? member.parent() : undefined;
  return call?.kind() === 'call_expression' && methodOf(call)?.object.id() === object.id() ? call : undefined;
}

/** A text of the same length from the same letters (0-9, a-f); the first eight of a UUID have no hyphen. */
function uuidText(randomUuid: string, length: number | undefined, isInName: boolean, quote: string): string {
  const uuid = `${randomUuid}()`;
  if (length === undefined) return isInName ? `${uuid}.replace(/-/g, ${quote}${quote})` : uuid;
  if (length <= 8) return `${uuid}.slice(0, ${length})`;
  return `${uuid}.replace(/-/g, ${quote}${quote}).slice(0, ${length})`;
}

/** Text around it makes a name of it, and not every name may have a hyphen. */
function isPart(node: Node): boolean {
  return /^(template_substitution|binary_expression)$/.test(String(node.parent()?.kind()));
}

/** `crypto` is a global of browsers and of Node 20 and later; `node:crypto` has the same function. */
function globalName(near: Node): { readonly name: string; readonly module: string | undefined } {
  const root = near.ancestors().at(-1);
  const own = root?.findAll({ rule: { kind: 'identifier', regex: '^crypto$' } }).map((node) => resolve(node)) ?? [];
  const declared = own.find((binding) => binding !== undefined);
  if (!declared) return { name: 'crypto', module: undefined };
  const isModule = declared.scope.kind() === 'program' && apiOf(declared.name)?.module === 'crypto';
  return isModule ? { name: 'crypto', module: 'crypto' } : { name: 'globalThis.crypto', module: undefined };
}

/** `Math.floor(Math.random() * n)` with a whole `n`. */
function indexOf(random: Node): { readonly node: Node; readonly limit: Node } | undefined {
  const product = random.parent();
  if (product?.kind() !== 'binary_expression' || product.field('operator')?.text() !== '*') return undefined;
  const left = product.field('left');
  const right = product.field('right');
  const limit = left?.id() === random.id() ? right : left;
  let call = product.parent();
  while (
    call &&
    call.kind() !== 'call_expression' &&
    /^(arguments|parenthesized_expression)$/.test(String(call.kind()))
  )
    call = call.parent();
  if (!limit || !call || pathOf(call.field('function') ?? call) !== 'Math.floor') return undefined;
  if (
    call
      .field('arguments')
      ?.children()
      .filter((child) => child.isNamed()).length !== 1
  )
    return undefined;
  const inner = unwrap(limit);
  const isWhole = /^[1-9]\d{0,9}$/.test(inner.text()) || inner.field('property')?.text() === 'length';
  return isWhole ? { node: call, limit: inner } : undefined;
}

function isForPage(text: string): boolean {
  // A letter behind the dot: sentences of comments end in words as well.
  return /(?<![\w$.])(window|document|navigator|localStorage)\??\.[A-Za-z_$]/.test(text);
}

/** Files whose place or form says that browsers run them. */
function isClientFile(path: string, text: string): boolean {
  return (
    /(^|\/)(client|frontend|browser|components|public|www|ui|web-?components)\/|\.[jt]sx$/.test(path) ||
    /^['"]use client['"]/m.test(text) ||
    /from ['"](react-dom|vue|svelte|@angular\/core|preact|solid-js)['"]/.test(text)
  );
}

/** The oldest major version of Node that the package says it runs on; a current one when it says nothing. */
async function oldestNode(path: string, read: (path: string) => Promise<string | undefined>): Promise<number> {
  const folders = path.split('/').slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const manifest = await read([...folders.slice(0, i), 'package.json'].join('/'));
    if (manifest === undefined) continue;
    const engine = /"engines"\s*:\s*\{[^}]*"node"\s*:\s*"([^"]*)"/.exec(manifest)?.[1] ?? '';
    const majors = [...engine.matchAll(/(?:^|[\s|>=^~v])(\d+)(?:\.|\b)/g)].map(([, major]) => Number(major));
    return majors.length > 0 ? Math.min(...majors) : 24;
  }
  return 24;
}

async function isForNode(
  path: string,
  text: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<boolean> {
  if (isForPage(text)) return false;
  if (/['"]node:|\brequire\(['"](fs|path|crypto|http|os|child_process)['"]\)|(?<![\w$.])process\./.test(text))
    return true;
  const folders = path.split('/').slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const manifest = await read([...folders.slice(0, i), 'package.json'].join('/'));
    if (manifest === undefined) continue;
    if (/"(react|react-dom|vue|svelte|@angular\/core|preact|solid-js|browserslist|browser)"\s*:/.test(manifest))
      return false;
    return /"engines"\s*:\s*\{[^}]*"node"|"@types\/node"\s*:|"(express|fastify|koa)"\s*:/.test(manifest);
  }
  return false;
}
