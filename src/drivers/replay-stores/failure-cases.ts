import { join } from 'node:path';
import type { CasePicture, FailureCase, FailureCases } from '#core/ports/replay-stores.ts';
import type { Mask } from '#core/redact.ts';
import { encodePng } from '../desktop/png.ts';
import { writeReadme } from './case-readme.ts';
import { blackOut, colours, halve, outline } from './paint.ts';
import { Disk, namesIn, type OnPoint } from './versions/disk.ts';
import { asOnlyWriter } from './versions/writer-lock.ts';

export interface CasesParts {
  /** Folder of the workflow's stores. */
  readonly folder: string;
  /** Takes typed secrets out of every text. */
  readonly mask: Mask;
  /** Cases and reports that are kept, each; the oldest go. 20 and 50 when absent. */
  readonly keptCases?: number;
  readonly keptReports?: number;
  readonly onPoint?: OnPoint;
}
const mostPictures = 6;
/** A picture that would be larger as a file is made smaller, in bytes. */
const largestPicture = 3_000_000;
const mostMarks = 500;
const mostDecisions = 100;
const longestText = 1000;

/** A case appears whole or not at all: it is written beside, then renamed. */
export function openFailureCases({
  folder,
  mask,
  keptCases = 20,
  keptReports = 50,
  onPoint,
}: CasesParts): FailureCases {
  const disk = new Disk(onPoint);
  const [cases, reports] = [join(folder, 'cases'), join(folder, 'reports')];
  const own = (work: () => Promise<string>) => asOnlyWriter(cases, 15_000, work);
  const listCases = async () =>
    (await namesIn(cases))
      .filter((name) => /^\d{4}-/.test(name))
      .sort(compareNames)
      .toReversed();

  return {
    record: (failure) =>
      own(async () => {
        const masked = maskCase(failure, mask);
        const draft = join(cases, '.draft');
        await disk.remove(draft);
        await disk.folder(draft);
        const pictures = await writePictures(disk, draft, failure);
        const { pictures: _, ...rest } = masked;
        await disk.write(join(draft, 'case.json'), `${JSON.stringify({ ...rest, pictures }, undefined, 1)}\n`);
        await disk.write(join(draft, 'README.md'), writeReadme(masked, pictures));
        await disk.syncFolder(draft);
        const name = freeName(`${stamp(failure.at)}-${slug(failure.step)}`, await namesIn(cases));
        await disk.rename(draft, join(cases, name));
        for (const old of (await listCases()).slice(Math.max(1, keptCases))) await disk.remove(join(cases, old));
        return `cases/${name}`;
      }),
    report: ({ at, markdown, json }) =>
      own(async () => {
        await disk.folder(reports);
        const taken = (await namesIn(reports)).map((name) => name.replace(/\.\w+$/, ''));
        const name = freeName(stamp(at), taken);
        const texts = { json: `${JSON.stringify(maskAll(json, mask), undefined, 1)}\n`, md: mask(markdown) };
        for (const [kind, text] of Object.entries(texts)) {
          const draft = join(reports, `.${name}.${kind}.tmp`);
          await disk.write(draft, text);
          await disk.rename(draft, join(reports, `${name}.${kind}`));
        }
        const names = [...new Set([...taken, name])]
          .filter((one) => /^\d{4}-/.test(one))
          .sort(compareNames)
          .toReversed();
        for (const old of names.slice(Math.max(1, keptReports)))
          for (const kind of Object.keys(texts)) await disk.remove(join(reports, `${old}.${kind}`));
        return `reports/${name}.md`;
      }),
    list: async () => (await listCases()).map((name) => `cases/${name}`),
  };
}

async function writePictures(
  disk: Disk,
  draft: string,
  { pictures, finding }: FailureCase,
): Promise<readonly string[]> {
  const names: string[] = [];
  const write = async (name: string, frame: CasePicture['frame']) => {
    const file = freeName(
      slug(name),
      names.map((one) => one.replace('.png', '')),
    );
    let png = await encodePng(frame);
    for (let smaller = frame; png.length > largestPicture && smaller.width > 200;) {
      smaller = halve(smaller);
      png = await encodePng(smaller);
    }
    if (png.length > largestPicture) return;
    await disk.write(join(draft, `${file}.png`), png);
    names.push(`${file}.png`);
  };
  const hidden = pictures.slice(0, mostPictures).map(({ name, frame, secrets }) => ({
    name,
    frame: blackOut(frame, secrets),
  }));
  const [first] = hidden;
  if (first && finding && finding.candidates.length > 0) {
    const chosen = finding.status === 'found' ? [{ box: finding.box, colour: colours.chosen }] : [];
    const refused = finding.candidates
      .filter(({ box }) => chosen.every((one) => one.box.x !== box.x || one.box.y !== box.y))
      .map(({ box }) => ({ box, colour: colours.refused }));
    await write('where-it-was-looked-for', outline(first.frame, [...refused, ...chosen]));
  }
  for (const { name, frame } of hidden) await write(name, frame);
  return names;
}

function maskCase(failure: FailureCase, mask: Mask): FailureCase {
  const bounded = {
    ...failure,
    pictures: [],
    marks: failure.marks.slice(0, mostMarks),
    decisions: failure.decisions.slice(-mostDecisions),
  };
  return maskAll(bounded, mask);
}

function maskAll<T>(value: T, mask: Mask): T {
  const visit = (one: unknown): unknown => {
    if (typeof one === 'string') return mask(one).slice(0, longestText).toWellFormed();
    if (Array.isArray(one)) return one.slice(0, mostMarks).map(visit);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, visit(child)]));
  };
  // Only texts are replaced, by texts, and lists become shorter: the shape stays.
  return visit(value) as T;
}

/** Sorts as the time does. */
function stamp(at: string): string {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0] ?? '0000-00-00T00:00:00';
  return time.replaceAll(':', '-');
}
function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');
  return plain === '' ? 'step' : plain;
}
function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.includes(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
function compareNames(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
