import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { enclosingFunction, methodOf, namedChildren, nodeAt } from '#syntax/javascript/nodes.ts';
import { literalText, quoteOf } from '#syntax/javascript/strings.ts';
import { span, type Node } from '#syntax/parse.ts';
import { escapeRegExp } from '#syntax/words.ts';

const mostFiles = 600;

/** Keeps the cookie of a login away from scripts, other sites and open lines. */
export const healer: CodeHealer = {
  name: 'js-cookie-flags',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-cookie-flags'],
  // Pages of another repository may read the cookie.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const flag = nodeAt(
      path,
      text,
      finding.place,
      (node) => /^(httpOnly|secure)\s*:\s*false$/.test(node.text()) && node.kind() === 'pair',
    );
    if (flag && !methodOf(flag) && /session/.test(text) && flag.parent()?.parent()?.kind() === 'pair') {
      return flipFlag(path, flag, quoteOf(text));
    }
    const call = nodeAt(path, text, finding.place, (node) => /^(cookie|setCookie)$/.test(methodOf(node)?.name ?? ''));
    const [name, value, options, ...more] = (call && methodOf(call)?.args) ?? [];
    if (!call || !name || !value || more.length > 0) return { leftAlone: 'No call that sets a cookie was found here.' };
    const reader = await readerOf(literalText(name) ?? name.text(), context);
    if (reader !== undefined) {
      return {
        leftAlone: `${reader} reads the cookie in the browser; let the server say what the page needs to know.`,
      };
    }
    if (options && (options.kind() !== 'object' || options.text().includes('...'))) {
      return { leftAlone: 'The options of the cookie are not all written here.' };
    }
    const entries = options ? namedChildren(options) : [];
    const has = (option: string) => entries.some((entry) => new RegExp(`^['"]?${option}\\b`, 'i').test(entry.text()));
    const off = entries.find((entry) => /^['"]?httpOnly['"]?\s*:\s*false$/.test(entry.text()))?.field('value');
    const added = [
      ...(has('httpOnly') ? [] : ['httpOnly: true']),
      ...(has('sameSite') ? [] : [`sameSite: ${quoteOf(text)}lax${quoteOf(text)}`]),
      ...(has('secure') ? [] : secureOf(call)),
    ].join(', ');
    const edits = off ? [{ path, ...span(off), text: 'true' }] : [];
    const last = entries.at(-1);
    if (!options) edits.push({ path, start: span(value).end, end: span(value).end, text: `, { ${added} }` });
    else if (!last) edits.push({ path, ...span(options), text: `{ ${added} }` });
    else if (added !== '') edits.push({ path, start: span(last).end, end: span(last).end, text: `, ${added}` });
    if (edits.length === 0) return { leftAlone: 'The cookie has its flags already.' };
    return { change: { edits }, summary: 'Keep the cookie away from scripts and other sites' };
  },
};

/** `auto` of express-session: secure where the request came in that way. */
function flipFlag(path: string, flag: Node, quote: string) {
  const value = flag.field('value');
  const isHttpOnly = flag.field('key')?.text() === 'httpOnly';
  if (!value) return { leftAlone: 'No value of a flag was found here.' };
  return {
    change: { edits: [{ path, ...span(value), text: isHttpOnly ? 'true' : `${quote}auto${quote}` }] },
    summary: isHttpOnly
      ? 'Keep the cookie away from scripts'
      : 'Keep the cookie to safe lines where the request came by one',
  };
}

/** Express knows whether the request came by a safe line; a fixed `true` would break logins where there is none. */
function secureOf(call: Node): readonly string[] {
  if (methodOf(call)?.name !== 'cookie') return [];
  const parameters = enclosingFunction(call)?.field('parameters')?.text() ?? '';
  const request = /(?<![\w$.])(req|request)(?![\w$])/.exec(parameters)?.[1];
  return request === undefined ? [] : [`secure: ${request}.secure`];
}

/** A file that reads the cookie in the browser. */
async function readerOf(name: string, { files, read }: CodeContext): Promise<string | undefined> {
  const named = new RegExp(`['"\`]${escapeRegExp(name)}(=|['"\`])`);
  const reads = /document\.cookie|js-cookie|react-cookie|universal-cookie|nookies|useCookies|\$cookies|getCookie\(/;
  for (const file of files.slice(0, mostFiles)) {
    const text = (await read(file)) ?? '';
    if (reads.test(text) && named.test(text)) return file;
  }
  return undefined;
}
