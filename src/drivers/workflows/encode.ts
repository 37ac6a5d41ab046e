import type { RecordedScreen, Target, Workflow } from '#core/replay/workflow.ts';
import type { Rect } from '#core/replay/screen.ts';
import { encodeCrop } from './crop.ts';
import { formatJson } from './format-json.ts';
import { packInk, round } from './ink.ts';
import { workflowSchemaId, type ScreenFile, type WorkflowFile } from './schema.ts';

/** Files of a workflow's folder by their path in it, with `/`. The same workflow is the same bytes. */
export type WorkflowFiles = ReadonlyMap<string, Uint8Array>;

export function encodeWorkflow(workflow: Workflow): WorkflowFiles {
  const files = new Map<string, Uint8Array>();
  const put = (path: string, value: unknown) => files.set(path, Buffer.from(formatJson(value)));
  put('workflow.json', toWorkflowFile(workflow));
  for (const screen of sortedValues(workflow.screens)) put(`screens/${screen.id}.json`, toScreenFile(screen));
  for (const { id, picture } of sortedValues(workflow.targets)) {
    if (picture) files.set(`targets/${id}.png`, encodeCrop(picture));
  }
  return files;
}

function toWorkflowFile(workflow: Workflow): WorkflowFile {
  return {
    $schema: workflowSchemaId,
    version: 1,
    title: workflow.title,
    recordedOn: workflow.recordedOn,
    parameters: workflow.parameters.map(({ name, label, isSecret, value }) => ({
      name,
      label,
      isSecret,
      ...(value === undefined || isSecret ? {} : { value }),
    })),
    steps: workflow.steps.map(({ id, title, window, action, after, isIrreversible, timeoutMs }) => ({
      id,
      title,
      window: { class: window.className, application: window.application, title: window.title },
      action: action.do === 'press' ? { ...action, keys: [...action.keys] } : { ...action },
      after: after.map((one) =>
        (one.see === 'change' || one.see === 'no-change') && one.region
          ? { see: one.see, region: roundBox(one.region) }
          : { ...one },
      ),
      isIrreversible,
      timeoutMs,
    })),
    targets: Object.fromEntries(
      sortedValues(workflow.targets).map((target) => [
        target.id,
        toTargetFile(target, workflow.screens[target.screen]),
      ]),
    ),
  };
}

function toTargetFile(
  { label, screen, box, grip, element, texts, ink }: Target,
  on: RecordedScreen | undefined,
): WorkflowFile['targets'][string] {
  const packed = ink && packInk(ink);
  const mark = on?.marks.find((one) => isSameBox(roundBox(one.box), roundBox(box)));
  // The same 576 bytes twice would make the one file that people read unreadable.
  const isThatOfMark = packed && mark?.ink && JSON.stringify(packInk(mark.ink)) === JSON.stringify(packed);
  return {
    label,
    screen,
    box: roundBox(box),
    grip: { x: round(grip.x), y: round(grip.y) },
    ...(element ? { element: { ...element } } : {}),
    texts: [...texts],
    ...(packed ? { ink: isThatOfMark ? 'as its mark' : packed } : {}),
  };
}

function isSameBox(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function toScreenFile({ client, marks }: RecordedScreen): ScreenFile {
  return {
    client: { width: client.width, height: client.height },
    marks: marks
      .map(({ box, ink, text }) => ({ box: roundBox(box), text, ...(ink ? { ink: packInk(ink) } : {}) }))
      .toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || a.box.width - b.box.width),
  };
}

function roundBox({ x, y, width, height }: Rect): { x: number; y: number; width: number; height: number } {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}

function sortedValues<T extends { readonly id: string }>(record: Readonly<Record<string, T>>): T[] {
  return Object.values(record).toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}
