import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { languageOf, parse, span } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { nodesAt, usesOf } from '#syntax/typescript/nodes.ts';

/** Drops the name of a caught error that nothing reads. */
export const healer: CodeHealer = {
  name: 'js-bare-catch',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    'oxlint/no-unused-vars',
    'eslint/no-unused-vars',
    'eslint/@typescript-eslint/no-unused-vars',
    'biome/lint/correctness/noUnusedVariables',
  ],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const holders = nodesAt(parse(path, text).root(), offsetsOf(finding.place, text).start);
    const clause = holders.findLast((node) => node.is('catch_clause'));
    const name = clause?.field('parameter');
    const body = clause?.field('body');
    if (!clause || !name || !body || !holders.some((node) => node.id() === name.id()))
      return { leftAlone: 'what is unused is not a caught error' };
    if (!name.is('identifier')) return { leftAlone: 'the caught error is taken apart, which may do something' };
    if (usesOf(body, name.text()).length > 0 || /\beval\s*\(/.test(body.text()))
      return { leftAlone: `${name.text()} stands in the block behind it` };
    const start = span(clause).start + 'catch'.length;
    const end = span(body).start;
    if (/\/\/|\/\*/.test(text.slice(start, end))) return { leftAlone: 'a comment beside the name would be lost' };
    if (!(await isRecentEnough(path, context)))
      return { leftAlone: 'nothing says that this JavaScript is run where `catch {` is known (ES2019)' };
    return {
      change: { edits: [{ path, start, end, text: ' ' }] },
      summary: `Catch without the name ${name.text()}, which nothing reads`,
    };
  },
};

/** TypeScript writes it for older engines; JavaScript is run as it stands. */
async function isRecentEnough(path: string, { text, read }: CodeContext): Promise<boolean> {
  if (languageOf(path) === 'typescript') return true;
  // As old as `catch {` or younger.
  if (/\?\.[A-Za-z_$[(]|[^?]\?\?[^?]|\bcatch\s*\{|\bimport\.meta\b/.test(text)) return true;
  const node = /"node"\s*:\s*"[^"\d]*(\d+)/.exec((await read('package.json')) ?? '')?.[1];
  return node !== undefined && Number(node) >= 10;
}
