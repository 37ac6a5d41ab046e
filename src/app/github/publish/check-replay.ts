import { isDeepStrictEqual } from 'node:util';
import { ConfigError, messageOf } from '#core/errors.ts';
import { blobId, type Proposal, type ProposalBundle } from '#core/proposal.ts';
import type { Target, Workflow } from '#core/replay/workflow.ts';
import { readBlob, type TreeReader } from '#drivers/github/contents.ts';
import { decodeWorkflow, encodeWorkflow } from '#drivers/workflows/index.ts';
import { isRenamed, keepsTexts, rules } from '#domains/replay/healing/finding.ts';
import { targetsOf } from '#domains/replay/healing/excerpt.ts';
import { workflowsPath } from '../../replay/paths.ts';
import { decodeBase64, decodeText } from './check-change.ts';
import { findPlaceProblem } from './check-paths.ts';
import type { Base, CheckedFile } from './check-proposal.ts';

export type ReplayCheck =
  | {
      readonly state: 'fine';
      readonly files: readonly CheckedFile[];
      /** What it says of itself, worked out again: a person must look where this is true. */
      readonly isRisky: boolean;
    }
  | { readonly state: 'moved' | 'refused'; readonly why: string };

const part =
  /^(?:workflow\.json|(?:targets\/[a-z0-9][a-z0-9-]{0,63}\.png)|(?:screens\/[a-z0-9][a-z0-9-]{0,63}\.json))$/;
const largest = 8_000_000;

/** True for heals of desktop workflows: other files, other rules. A proposal is of one kind or of the other. */
export function isOfReplay({ category, cases }: Proposal): boolean {
  return category === 'replay' || cases.some((one) => one.category === 'replay');
}

/** It says nothing of the code: what is known of that stays as it is. */
export function isReplayOnly({ proposals, open }: ProposalBundle): boolean {
  const all = [...proposals, ...open];
  return all.length > 0 && all.every(({ category }) => category === 'replay');
}

/**
 * Judges the heal of one workflow from scratch, by what GitHub says of its folder: the workflow must read as one before
 * and after, be written exactly as Heal writes it, and differ in nothing but what is remembered of its targets.
 */
export async function checkReplay(proposal: Proposal, base: Base): Promise<ReplayCheck> {
  const refuse = (why: string): ReplayCheck => ({ state: 'refused', why });
  const known: readonly string[] = Object.values(rules);
  if (proposal.cases.some(({ rule, category }) => category !== 'replay' || !known.includes(rule)))
    return refuse('it mixes heals of workflows with others');
  const folder = folderOf(proposal);
  if (folder === undefined) return refuse('its files are not those of one workflow');
  const files: CheckedFile[] = [];
  for (const file of proposal.files) {
    const checked = await checkFile(file, base);
    if (typeof checked === 'string') return checked === moved ? { state: 'moved', why: moved } : refuse(checked);
    files.push(checked);
  }
  const proposed = new Map(proposal.files.map(({ path, after }) => [path, Buffer.from(after, 'base64')]));
  const name = folder.split('/').at(-1) ?? '';
  const fromHead = (path: string) => readAt(base, base.head, `${folder}/${path}`);
  try {
    const { workflow: before } = await decodeWorkflow(name, folder, fromHead);
    const { workflow: after, warnings } = await decodeWorkflow(
      name,
      folder,
      async (path) => proposed.get(`${folder}/${path}`) ?? fromHead(path),
    );
    if (warnings.length > 0) return refuse('one of its pictures cannot be read');
    const canonical = encodeWorkflow(after);
    for (const [path, content] of proposed) {
      const own = canonical.get(path.slice(folder.length + 1));
      if (!own || Buffer.compare(own, content) !== 0) return refuse('a file is not written as Heal writes it');
    }
    const problem = findProblem(before, after, proposal.cases.length);
    return problem === undefined ? { state: 'fine', files, isRisky: isRisky(before, after) } : refuse(problem);
  } catch (error) {
    if (error instanceof ConfigError) return refuse(`it is no workflow: ${messageOf(error).split('\n')[0]}`);
    throw error;
  }
}

const moved = 'a file that it heals is another by now';

/** The folder that all files are in, which holds a workflow already. */
function folderOf({ files, cases }: Proposal): string | undefined {
  const [first] = cases;
  const folder = /^(.+)\/workflow\.json$/.exec(first?.path ?? '')?.[1];
  if (folder === undefined || cases.some(({ path }) => path !== first?.path)) return undefined;
  if (!`/${folder.slice(0, folder.lastIndexOf('/'))}`.endsWith(`/${workflowsPath}`)) return undefined;
  const isInside = files.every(({ path }) => path.startsWith(`${folder}/`) && part.test(path.slice(folder.length + 1)));
  return isInside ? folder : undefined;
}

async function checkFile(
  { path, before, after }: Proposal['files'][number],
  { repository, head, tip }: Base,
): Promise<CheckedFile | string> {
  // Of what steers machines, this one folder is open to it.
  const problem = findPlaceProblem(path.replace(`${workflowsPath}/`, ''));
  if (problem !== undefined) return problem;
  const [entry, now] = [await head.find(path), await tip.find(path)];
  const content = decodeBase64(after);
  if (content === undefined || content.length > largest) return 'a file is too large, or not encoded as files are';
  const isPicture = path.endsWith('.png');
  const text = isPicture ? '' : decodeText(content);
  if (text === undefined) return 'a file is no text';
  const made = { path, after: text, content: after, blob: blobId(content) } as const;
  if (!entry) {
    // Only what belongs to a screen or a target can be new: the workflow is there.
    if (before !== '' || path.endsWith('/workflow.json')) return 'it changes a file that is not there';
    return now ? moved : { ...made, mode: '100644', before: '', isNew: true };
  }
  if (entry.type !== 'blob' || entry.mode !== '100644') return 'it writes through a link, or into a program';
  if (entry.sha !== before) return 'it was made for another content of a file';
  if (now?.sha !== before || now.mode !== entry.mode) return moved;
  const old = isPicture ? '' : decodeText(await readBlob(repository, entry.sha));
  return old === undefined ? 'a file is no text' : { ...made, mode: '100644', before: old };
}

async function readAt({ repository }: Base, tree: TreeReader, path: string): Promise<Uint8Array | undefined> {
  const entry = await tree.find(path);
  if (!entry) return undefined;
  if (entry.type !== 'blob' || entry.mode === '120000' || (entry.size ?? 0) > largest)
    throw new ConfigError(`${path} is a link, or too large`, 'Put a plain file there.');
  return readBlob(repository, entry.sha);
}

/** What differs beside the look of a few targets. */
function findProblem(before: Workflow, after: Workflow, cases: number): string | undefined {
  const { targets: old, screens: oldScreens, ...was } = before;
  const { targets: now, screens, ...is } = after;
  if (!isDeepStrictEqual(was, is)) return 'it changes what the workflow does';
  if (!isDeepStrictEqual(Object.keys(old).toSorted(), Object.keys(now).toSorted()))
    return 'it adds or takes away a target';
  const changed = Object.values(now).filter((target) => !isDeepStrictEqual(target, old[target.id]));
  if (changed.length === 0) return 'it changes nothing';
  if (changed.length > cases) return 'it changes more targets than it has cases for';
  for (const target of changed) {
    const earlier = old[target.id];
    if (!earlier || earlier.label !== target.label || !isDeepStrictEqual(earlier.grip, target.grip))
      return 'it changes what a target is called, or where in it is clicked';
    if (!keepsTexts(earlier, target)) return 'it takes a text of a target away';
  }
  // A screen that targets are on which are not healed must stay what it is: their rivals are on it.
  const ids = new Set(changed.map(({ id }) => id));
  const kept = Object.values(now).filter(({ id }) => !ids.has(id));
  if (kept.some(({ screen }) => !isDeepStrictEqual(screens[screen], oldScreens[screen])))
    return 'it changes a screen that other targets are on';
  return undefined;
}

/** Another text, or a step that cannot be taken back. */
function isRisky(before: Workflow, after: Workflow): boolean {
  return Object.values(after.targets).some((target) => {
    const earlier: Target | undefined = before.targets[target.id];
    if (!earlier || isDeepStrictEqual(earlier, target)) return false;
    const steps = before.steps.filter((step) => targetsOf(step).includes(target.id));
    return isRenamed({ before: earlier, after: target }) || steps.some(({ isIrreversible }) => isIrreversible);
  });
}
