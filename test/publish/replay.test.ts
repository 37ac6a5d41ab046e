import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PNG } from 'pngjs';
import { keyOf } from '#app/healing/proposal-key.ts';
import type { GreyPicture, Ink } from '#core/ports/vision.ts';
import { blobId, type Proposal } from '#core/proposal.ts';
import type { RecordedScreen, Target, Workflow } from '#core/replay/workflow.ts';
import { encodeWorkflow } from '#drivers/workflows/index.ts';
import { makeSetting, type Setting } from './setting.ts';

const folder = '.github/heal/replay/monthly-report';
const picture = (level: number): GreyPicture => ({
  width: 40,
  height: 16,
  grey: Uint8Array.from({ length: 640 }, (_, i) => (level + i * 7) % 256),
});
const ink = (seed: number): Ink => ({
  shape: Float32Array.from({ length: 576 }, (_, i) => Math.sin(i * seed) / 24),
  aspect: 2,
  fill: 0.5,
  centre: { x: 0.5, y: 0.5 },
});
const box = (x: number) => ({ x, y: 20, width: 40, height: 16 });
const target = (id: string, x: number, seed: number): Target => ({
  id,
  label: `the button “${id}”`,
  screen: 'main',
  box: box(x),
  grip: { x: 0.5, y: 0.5 },
  picture: picture(seed),
  ink: ink(seed),
  element: undefined,
  texts: [id],
});
const screen = (id: string, seed: number): RecordedScreen => ({
  id,
  client: { width: 300, height: 120 },
  marks: [10, 60, 110].map((x) => ({ box: box(x), ink: ink(x + seed), text: '' })),
});
const window = { className: 'Report', application: 'report', title: 'Report*' };
const workflow: Workflow = {
  name: 'monthly-report',
  title: 'Monthly report',
  recordedOn: { width: 1920, height: 1080 },
  parameters: [],
  steps: ['open', 'save'].map((id, index) => ({
    id: `0${index + 1}-${id}`,
    title: `Press ${id}`,
    window,
    action: { do: 'click', target: id, button: 'left', count: 1 },
    after: [{ see: 'change' }],
    isIrreversible: false,
    timeoutMs: 5000,
  })),
  targets: { open: target('open', 10, 3), save: target('save', 60, 5) },
  screens: { main: screen('main', 1) },
};
const healedSave: Target = { ...target('save', 70, 11), screen: 'main-2' };
const healed: Workflow = {
  ...workflow,
  targets: { ...workflow.targets, save: healedSave },
  screens: { ...workflow.screens, 'main-2': screen('main-2', 2) },
};

/** `more`: cases beside the one, so that there is room for more files. */
function propose(after: Workflow, more = 0): Proposal {
  const [was, is] = [encodeWorkflow(workflow), encodeWorkflow(after)];
  const fingerprints = ['v1:replay-save', ...Array.from({ length: more }, (_, index) => `v1:replay-${index}`)];
  return {
    key: keyOf('replay', 'replay/target-changed', fingerprints),
    category: 'replay',
    rule: 'replay/target-changed',
    priority: 'P2',
    severity: 'low',
    cases: fingerprints.map((fingerprint, index) => ({
      id: `h012345678${index}`,
      fingerprint,
      rule: 'replay/target-changed',
      category: 'replay',
      severity: 'low',
      path: `${folder}/workflow.json`,
      line: 1,
      endLine: 1,
      message:
        '“Press save”: the button “save” is not found as it was recorded; it was found by the look of its label.',
      summary: 'Remember the button “save” as it looks now',
      healer: 'replay/relearn-target',
      origin: 'healer',
      rung: 'exact',
      safety: 'careful',
      confidence: 0.9,
      diff: 'target save\n- at 60,20\n+ at 70,20\n',
    })),
    files: [...is].flatMap(([path, content]) => {
      const old = was.get(path);
      if (old && Buffer.compare(old, content) === 0) return [];
      const after64 = Buffer.from(content).toString('base64');
      return [{ path: `${folder}/${path}`, before: old ? blobId(old) : '', after: after64 }];
    }),
    gates: [{ name: 'finds-again', passed: true, ms: 3, detail: '1 of 1 found by their pictures' }],
    approval: { needed: false, why: '' },
    testedBySuite: true,
  };
}

let setting: Setting;
beforeAll(async () => {
  setting = await makeSetting();
  const files = Object.fromEntries([...encodeWorkflow(workflow)].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
  await setting.double.as('ann').push({ repo: setting.repo, files });
}, 30_000);
afterAll(async () => {
  expect(setting.double.violations).toEqual([]);
  await setting.double.close();
});
const publish = async (proposal: Proposal) => {
  const report = await setting.publish(await setting.bundle([proposal], { isComplete: false }));
  return report.proposals[0];
};
const edit = (proposal: Proposal, name: string, change: (content: Buffer) => Uint8Array): Proposal => ({
  ...proposal,
  files: proposal.files.map((file) =>
    file.path.endsWith(name)
      ? { ...file, after: Buffer.from(change(Buffer.from(file.after, 'base64'))).toString('base64') }
      : file,
  ),
});

describe('what is no heal of a workflow is refused', () => {
  const [first, second] = workflow.steps;
  if (!first || !second) throw new Error('no steps');
  it.each<readonly [string, () => Proposal, string]>([
    ['another step', () => propose({ ...healed, steps: [second, first] }), 'what the workflow does'],
    ['no condition', () => propose({ ...healed, steps: [first, { ...second, after: [] }] }), 'what the workflow does'],
    [
      'a parameter',
      () => propose({ ...healed, parameters: [{ name: 'a', label: '', isSecret: false, value: 'x' }] }),
      'does',
    ],
    [
      'one target more',
      () => propose({ ...healed, targets: { ...healed.targets, other: target('other', 1, 1) } }, 2),
      'adds',
    ],
    [
      'two targets for one case',
      () => propose({ ...healed, targets: { save: healedSave, open: target('open', 90, 4) } }),
      'more',
    ],
    [
      'another label',
      () => propose({ ...healed, targets: { ...healed.targets, save: { ...healedSave, label: 'x' } } }),
      'called',
    ],
    [
      'another grip',
      () => propose({ ...healed, targets: { ...healed.targets, save: { ...healedSave, grip: { x: 0, y: 1 } } } }),
      'where',
    ],
    [
      'a text less',
      () => propose({ ...healed, targets: { ...healed.targets, save: { ...healedSave, texts: [] } } }),
      'takes a text',
    ],
    [
      'the screen of others',
      () => propose({ ...healed, screens: { ...healed.screens, main: screen('main', 9) } }, 2),
      'other targets are on',
    ],
    [
      'bytes after a picture',
      () => edit(propose(healed), 'save.png', (png) => Buffer.concat([png, Buffer.from('<script>')])),
      'cannot be read',
    ],
    [
      'another picture format',
      () => edit(propose(healed), 'save.png', () => PNG.sync.write(new PNG({ width: 4, height: 4 }))),
      'as Heal writes it',
    ],
    ['no picture', () => edit(propose(healed), 'save.png', () => Buffer.from('GIF89a')), 'cannot be read'],
    [
      'a key that is not known',
      () =>
        edit(propose(healed), 'workflow.json', (json) =>
          Buffer.from(json.toString().replace('{', '{"run": "calc.exe",')),
        ),
      'no workflow',
    ],
    [
      'a workflow elsewhere',
      () => ({
        ...propose(healed),
        cases: propose(healed).cases.map((one) => ({ ...one, path: '.github/workflows/workflow.json' })),
      }),
      'one workflow',
    ],
    [
      'another folder',
      () => ({ ...propose(healed), files: [{ path: 'replays/other/targets/save.png', before: '', after: 'AA==' }] }),
      'one workflow',
    ],
    [
      'a program beside it',
      () => ({
        ...propose(healed, 2),
        files: [...propose(healed).files, { path: `${folder}/run.py`, before: '', after: 'AA==' }],
      }),
      'one workflow',
    ],
    [
      'code in its name',
      () => ({ ...propose(healed), cases: propose(healed).cases.map((one) => ({ ...one, rule: 'ruff/F401' })) }),
      'not of the rule',
    ],
  ])('%s', async (_what, make, why) => {
    const answer = await publish(make());
    expect(answer).toMatchObject({ state: 'refused', why: expect.stringContaining(why) });
    expect(setting.pulls()).toEqual([]);
  });
});

describe('a healed target', () => {
  it('becomes a pull request with its picture before and after', async () => {
    expect(await publish(propose(healed))).toMatchObject({ state: 'opened', isDraft: false, need: { needed: false } });
    const [pull] = setting.pulls();
    expect(pull).toMatchObject({ title: expect.stringContaining('remember the button “save”') });
    expect(pull?.body).toMatch(
      /!\[as recorded\]\(\S+\/blob\/[0-9a-f]{40}\/\.github\/heal\/replay\/monthly-report\/targets\/save\.png\?raw=true\)/,
    );
    expect(pull?.body).toMatch(
      /!\[now\]\(\S+\/blob\/[0-9a-f]{40}\/\.github\/heal\/replay\/monthly-report\/targets\/save\.png\?raw=true\)/,
    );
    expect(pull?.body).not.toMatch(/[A-Za-z0-9+/]{300}/);
    const written = await setting.github.client.rest.repos.getContent({
      owner: 'acme',
      repo: 'shop',
      path: `${folder}/screens/main-2.json`,
      ref: pull?.branch ?? '',
    });
    expect(written.status).toBe(200);
  });

  it('is not taken away by a run that looked at the code', async () => {
    await setting.publish(await setting.bundle([], { isComplete: true }));
    expect(setting.pulls()).toHaveLength(1);
  });

  it('with another text on it is a draft, whatever the bundle says', async () => {
    const renamed: Workflow = {
      ...healed,
      targets: {
        ...healed.targets,
        save: {
          ...healedSave,
          element: { role: 'Button', name: 'Send', controlId: '7' },
        },
      },
    };
    const before: Workflow = {
      ...workflow,
      targets: {
        ...workflow.targets,
        save: { ...target('save', 60, 5), element: { role: 'Button', name: 'Save', controlId: '7' } },
      },
    };
    const files = Object.fromEntries([...encodeWorkflow(before)].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
    await setting.double.as('ann').push({ repo: setting.repo, files });
    const proposal = propose(renamed);
    const was = encodeWorkflow(before);
    const answer = await publish({
      ...proposal,
      files: proposal.files.map((file) => {
        const old = was.get(file.path.slice(folder.length + 1));
        return { ...file, before: old ? blobId(old) : '' };
      }),
    });
    expect(answer).toMatchObject({ isDraft: true, need: { needed: true } });
  });
});
