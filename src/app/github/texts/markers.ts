import { parseJson } from '#core/json.ts';

/**
 * What Heal remembers in its own pull requests, issues and comments: the first line of the body, a comment that is not
 * shown. Only the first line counts, and only bodies whose author is our own actor may be asked: text in the middle of
 * a body can come from anywhere.
 */
export function writeMarker(name: string, data: unknown): string {
  const json = JSON.stringify(data)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    // No names, numbers or ends of comments, even where nobody sees them.
    .replaceAll('@', String.raw`\u0040`)
    .replaceAll('#', String.raw`\u0023`)
    .replaceAll('--', String.raw`-\u002d`);
  return `<!-- ${checkName(name)}:${json} -->`;
}

/** Undefined when the body does not start with this marker; what it holds is for the caller to check. */
export function readMarker(name: string, body: string | null | undefined): unknown {
  const [first = ''] = (body ?? '').slice(0, 65_536).split(/\r?\n/, 1);
  const opening = `<!-- ${checkName(name)}:`;
  if (!first.startsWith(opening) || !first.trimEnd().endsWith(' -->')) return undefined;
  return parseJson(first.trimEnd().slice(opening.length, -' -->'.length));
}

function checkName(name: string): string {
  if (!/^heal(?:-[a-z]+)*$/.test(name)) throw new TypeError(`not the name of a marker: ${name}`);
  return name;
}

/** One box that people tick: `- [ ] <!-- heal:retry=key --> label`. `label` is safe Markdown; the key is of `\w . / -`. */
export function checkbox(action: string, key: string | undefined, label: string): string {
  const name = key === undefined ? action : `${action}=${key}`;
  if (!/^[a-z]+(?:=[\w./-]{1,300})?$/.test(name)) throw new TypeError(`not the name of a box: ${name}`);
  return `- [ ] <!-- heal:${name} --> ${label}`;
}

export interface Tick {
  readonly action: string;
  readonly key: string | undefined;
}
/** The boxes that are ticked. `fence` never writes such a comment, so none is read out of a diff. */
export function readTicks(body: string | null | undefined): readonly Tick[] {
  const boxes = (body ?? '')
    .slice(0, 2 * 65_536)
    .matchAll(/^ {0,3}[-*] \[[xX]\] <!-- heal:([a-z]+)(?:=([\w./-]{1,300}))? -->/gm);
  return [...boxes].map(([, action = '', key]) => ({ action, key }));
}
