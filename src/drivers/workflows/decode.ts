import type { z } from 'zod';
import { ConfigError, messageOf } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';
import { unseenCharacters } from '#core/text.ts';
import {
  parametersIn,
  type Action,
  type Postcondition,
  type RecordedScreen,
  type Target,
  type Workflow,
} from '#core/replay/workflow.ts';
import { decodeCrop } from './crop.ts';
import { unpackInk } from './ink.ts';
import { screenSchema, workflowSchema, type WorkflowFile } from './schema.ts';

export interface ReadWorkflow {
  readonly workflow: Workflow;
  /** Each a sentence: a damaged picture, with what follows from it. */
  readonly warnings: readonly string[];
}
/** One file of the folder; undefined when it is missing. */
export type ReadPart = (path: string) => Promise<Uint8Array | undefined>;

/**
 * A workflow from its files. Strict: what is unknown, out of bounds or leads nowhere is a `ConfigError` with its place
 * and remedy; only a damaged picture is passed over, with a warning. `folder` is what people are told.
 */
export async function decodeWorkflow(name: string, folder: string, read: ReadPart): Promise<ReadWorkflow> {
  const file = parsePart(workflowSchema, await requirePart(read, folder, 'workflow.json'), `${folder}/workflow.json`);
  checkReferences(file, `${folder}/workflow.json`);
  const warnings: string[] = [];

  const screens: Record<string, RecordedScreen> = makeRecord();
  for (const id of new Set(Object.values(file.targets).map((target) => target.screen))) {
    const path = `screens/${id}.json`;
    const screen = parsePart(screenSchema, await requirePart(read, folder, path), `${folder}/${path}`);
    screens[id] = {
      id,
      client: screen.client,
      marks: screen.marks.map(({ box, text, ink }) => ({ box, text, ink: ink && unpackInk(ink) })),
    };
  }
  const targets: Record<string, Target> = makeRecord();
  for (const [id, target] of Object.entries(file.targets)) {
    const { picture, problem } = await readCrop(read, `targets/${id}.png`);
    if (problem !== undefined) {
      warnings.push(
        `${folder}/targets/${id}.png cannot be used (${problem}): “${target.label}” is not looked for by its picture. ` +
          'Bring the file back from Git, or record the step again.',
      );
    }
    const { label, screen, box, grip, element, texts, ink } = target;
    const unpacked = ink === 'as its mark' ? findMarkInk(screens[screen], box) : ink && unpackInk(ink);
    targets[id] = { id, label, screen, box, grip, picture, ink: unpacked, element, texts };
  }
  return {
    workflow: {
      name,
      title: file.title,
      recordedOn: file.recordedOn,
      parameters: file.parameters.map(({ name: one, label, isSecret, value }) => ({
        name: one,
        label,
        isSecret,
        value,
      })),
      steps: file.steps.map(({ window, action, after, ...step }) => ({
        ...step,
        window: { className: window.class, application: window.application, title: window.title },
        action: action satisfies Action,
        after: after.map(toPostcondition),
      })),
      targets,
      screens,
    },
    warnings,
  };
}

/** Undefined when there is no such mark any more: then the label cannot be compared. */
function findMarkInk(screen: RecordedScreen | undefined, box: Target['box']): Target['ink'] {
  const isSame = (other: Target['box']): boolean =>
    other.x === box.x && other.y === box.y && other.width === box.width && other.height === box.height;
  return screen?.marks.find((mark) => isSame(mark.box))?.ink;
}

function toPostcondition(one: WorkflowFile['steps'][number]['after'][number]): Postcondition {
  switch (one.see) {
    case 'change':
    case 'no-change':
      return one.region ? { see: one.see, region: one.region } : { see: one.see };
    case 'file': {
      const { contains, ...rest } = one;
      return contains === undefined ? rest : { ...rest, contains };
    }
    case 'http': {
      const { contains, ...rest } = one;
      return contains === undefined ? rest : { ...rest, contains };
    }
    default:
      return one;
  }
}

async function readCrop(
  read: ReadPart,
  path: string,
): Promise<{ picture: Target['picture']; problem: string | undefined }> {
  try {
    const bytes = await read(path);
    if (!bytes) return { picture: undefined, problem: 'it is missing' };
    return { picture: decodeCrop(bytes), problem: undefined };
  } catch (error) {
    return { picture: undefined, problem: messageOf(error).replace(unseenCharacters, '').slice(0, 200) };
  }
}

async function requirePart(read: ReadPart, folder: string, path: string): Promise<Uint8Array> {
  try {
    const bytes = await read(path);
    if (bytes) return bytes;
  } catch (error) {
    throw new ConfigError(`${folder}/${path} cannot be read: ${messageOf(error)}`, 'Bring it back from Git.');
  }
  throw new ConfigError(`${folder}/${path} is missing`, 'Bring it back from Git, or record the workflow again.');
}

function parsePart<T>(schema: z.ZodType<T>, bytes: Uint8Array, file: string): T {
  const remedy = 'Correct it by hand, or bring the file back from Git.';
  const json = parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  if (json === undefined) throw new ConfigError(`${file} is no JSON`, remedy);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map(({ path, message }) => {
    const place = path.map(String).join('.').replace(unseenCharacters, '').slice(0, 200);
    return `${file}: ${place === '' ? '' : `${place}: `}${message.replace(unseenCharacters, '').slice(0, 300)}`;
  });
  throw new ConfigError(problems.join('\n'), remedy);
}

/** Whatever a step names must be there. */
function checkReferences(file: WorkflowFile, where: string): void {
  const problems: string[] = [];
  const targets = new Set(Object.keys(file.targets));
  const parameters = new Set(file.parameters.map(({ name }) => name));
  const steps = new Set<string>();
  if (parameters.size < file.parameters.length) problems.push('two parameters have the same name');
  for (const { name, isSecret, value } of file.parameters) {
    if (isSecret && value !== undefined) problems.push(`parameter ${name} is secret, and its value stands here`);
  }
  for (const { id, action, after } of file.steps) {
    if (steps.has(id)) problems.push(`two steps are called ${id}`);
    steps.add(id);
    const named = [
      ...(action.do === 'click' ? [action.target] : []),
      ...(action.do === 'drag' ? [action.target, action.to] : []),
      ...after.flatMap((one) => (one.see === 'text' ? [one.target] : [])),
    ];
    for (const target of named) {
      if (!targets.has(target)) problems.push(`step ${id}: there is no target ${target}`);
    }
    const templates = [
      ...(action.do === 'type' ? [action.text] : []),
      ...after.flatMap((one) => Object.values(one).filter((value) => typeof value === 'string')),
    ];
    for (const name of templates.flatMap(parametersIn)) {
      if (!parameters.has(name)) problems.push(`step ${id}: there is no parameter ${name}`);
    }
  }
  if (problems.length === 0) return;
  const remedy = 'Correct it by hand, or bring the file back from Git.';
  throw new ConfigError(`${where}: ${problems.slice(0, 5).join('; ')}`, remedy);
}

/** Without a prototype: `targets['constructor']` is what the file says, or nothing. */
function makeRecord<T>(): Record<string, T> {
  // Object.create gives `any`; an object without a prototype and without properties is an empty record.
  return Object.create(null) as Record<string, T>;
}
