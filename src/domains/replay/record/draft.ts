import type {
  Postcondition,
  RecordedScreen,
  Step,
  Target,
  Workflow,
  WindowAnchor,
  Parameter,
} from '#core/replay/workflow.ts';
import type { DesktopWindow, Size } from '#core/replay/screen.ts';
import { chooseName } from './names.ts';

/** A workflow that grows, step by step. Every state of it is a workflow that can be kept. */
export interface Draft {
  /** Undefined while it has no step. */
  toWorkflow(): Workflow | undefined;
  addStep(step: Omit<Step, 'id' | 'window'>, window: DesktopWindow, named: string): string;
  /** What came of a step, seen later. */
  confirm(step: string, after: readonly Postcondition[]): void;
  /** Two clicks turned out to be one double click, for instance. */
  change(step: string, change: (step: Step) => Step): void;
  addTarget(target: Target, screen: RecordedScreen): Target;
  nameTarget(text: string): string;
  nameScreen(window: DesktopWindow): string;
  addParameter(parameter: Omit<Parameter, 'name'>, named: string): string;
  /** Titles of one window change: what is the same of them is its anchor. */
  noteTitles(windows: readonly DesktopWindow[]): void;
}
interface DraftStep {
  readonly step: Step;
  readonly windowId: string;
}

export function startDraft(head: { readonly name: string; readonly title: string; readonly recordedOn: Size }): Draft {
  const steps: DraftStep[] = [];
  const targets = new Map<string, Target>();
  const screens = new Map<string, RecordedScreen>();
  const parameters: Parameter[] = [];
  const titles = new Map<string, string>();
  const anchorOf = (window: DesktopWindow): WindowAnchor => ({
    className: window.className,
    application: window.application,
    title: window.title,
  });
  return {
    toWorkflow: () =>
      steps.length === 0
        ? undefined
        : {
            ...head,
            parameters: [...parameters],
            steps: steps.map(({ step, windowId }) => ({
              ...step,
              window: { ...step.window, title: titles.get(windowId) ?? step.window.title },
            })),
            targets: Object.fromEntries(targets),
            screens: Object.fromEntries(
              [...screens].filter(([id]) => [...targets.values()].some((one) => one.screen === id)),
            ),
          },
    addStep(step, window, named) {
      const number = String(steps.length + 1).padStart(2, '0');
      const id = chooseName(`${number}-${named}`, number, (one) => steps.some((other) => other.step.id === one));
      steps.push({ step: { ...step, id, window: anchorOf(window) }, windowId: window.id });
      return id;
    },
    confirm(id, after) {
      const index = steps.findIndex(({ step }) => step.id === id);
      const found = steps[index];
      if (found) steps[index] = { ...found, step: { ...found.step, after } };
    },
    change(id, change) {
      const index = steps.findIndex(({ step }) => step.id === id);
      const found = steps[index];
      if (found) steps[index] = { ...found, step: change(found.step) };
    },
    addTarget(target, screen) {
      const same = [...screens.values()].find((one) => isSameLook(one, screen));
      const kept = same ? { ...target, screen: same.id } : target;
      if (!same) screens.set(screen.id, screen);
      targets.set(kept.id, kept);
      return kept;
    },
    nameTarget: (text) => chooseName(text, 'place', (name) => targets.has(name)),
    nameScreen: ({ application, className, title }) =>
      chooseName(application || className || title, 'screen', (name) => screens.has(name)),
    addParameter(parameter, named) {
      const name = chooseName(/^[a-z]/i.test(named) ? named : `text ${named}`, 'text', (one) =>
        parameters.some((other) => other.name === one),
      );
      parameters.push({ ...parameter, name });
      return name;
    },
    noteTitles(windows) {
      for (const { id, title } of windows) {
        const known = titles.get(id);
        titles.set(id, known === undefined ? title : joinTitles(known, title));
      }
    },
  };
}

/** The same marks at the same places: only a picture that differs is kept again. */
function isSameLook(a: RecordedScreen, b: RecordedScreen): boolean {
  if (a.client.width !== b.client.width || a.client.height !== b.client.height) return false;
  if (a.marks.length !== b.marks.length) return false;
  return b.marks.every(({ box, text }, index) => {
    const other = a.marks[index];
    return (
      other !== undefined &&
      other.text === text &&
      other.box.x === box.x &&
      other.box.y === box.y &&
      other.box.width === box.width &&
      other.box.height === box.height
    );
  });
}

/** `a.txt - Editor` and `b.txt - Editor` are `*.txt - Editor`; where too little is the same, the old one stays. */
export function joinTitles(known: string, title: string): string {
  if (known === title || title === '') return known;
  let start = 0;
  while (start < known.length && known[start] === title[start] && known[start] !== '*') start++;
  const first = known.slice(0, start);
  let end = 0;
  const room = Math.min(known.length, title.length) - start;
  while (end < room && known.at(-1 - end) === title.at(-1 - end) && known.at(-1 - end) !== '*') end++;
  const last = known.slice(known.length - end);
  return (first + last).replace(/[^\p{L}\p{N}]/gu, '').length >= 3 ? `${first}*${last}` : known;
}
