import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Workflow } from '#core/replay/workflow.ts';
import { encodeWorkflow, listWorkflows, makeRunJournal, readWorkflow, writeWorkflow } from './index.ts';

const parent = mkdtempSync(join(tmpdir(), 'heal-workflows-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
let count = 0;
const freshFolder = (): string => join(parent, `set-${++count}`, 'monthly-report');

function makeInk() {
  const shape = new Float32Array(576).map((_, index) => Math.sin(index * 1.7));
  const length = Math.hypot(...shape);
  return { shape: shape.map((value) => value / length), aspect: 1.23456, fill: 0.5, centre: { x: 0.5, y: 0.49999 } };
}
const ink = makeInk();
const grey = new Uint8Array(40 * 12).map((_, index) => (index * 37) % 256);
const workflow: Workflow = {
  name: 'monthly-report',
  title: 'Monthly report',
  recordedOn: { width: 1920, height: 1080 },
  parameters: [
    { name: 'month', label: 'Month', isSecret: false, value: 'May' },
    { name: 'password', label: 'Password', isSecret: true, value: undefined },
  ],
  steps: [
    {
      id: '01-save',
      title: 'Press Save',
      window: { className: 'Editor', application: 'editor', title: '* - Editor' },
      action: { do: 'click', target: 'save', button: 'left', count: 1 },
      after: [
        { see: 'change', region: { x: 1, y: 2, width: 30, height: 40 } },
        { see: 'file', path: 'out/{{month}}.csv' },
      ],
      isIrreversible: true,
      timeoutMs: 5000,
    },
    {
      id: '02-name',
      title: 'Type',
      window: { className: 'Editor', application: 'editor', title: '' },
      action: { do: 'type', text: '{{password}}' },
      after: [],
      isIrreversible: false,
      timeoutMs: 5000,
    },
  ],
  targets: {
    save: {
      id: 'save',
      label: 'the button “Save”',
      screen: 'main',
      box: { x: 10, y: 20, width: 40, height: 12 },
      grip: { x: 0.5, y: 0.333333 },
      picture: { width: 40, height: 12, grey },
      ink,
      element: { role: 'Button', name: 'Save', controlId: '17' },
      texts: ['Save', 'Store'],
    },
  },
  screens: {
    main: {
      id: 'main',
      client: { width: 800, height: 600 },
      marks: [
        { box: { x: 10, y: 50, width: 40, height: 12 }, ink, text: 'Quit' },
        { box: { x: 10, y: 20, width: 40, height: 12 }, ink, text: 'Save' },
      ],
    },
  },
};

describe('the folder of a workflow', () => {
  it('comes back as it was written, and is the same bytes when it is written again', async () => {
    const folder = freshFolder();
    await writeWorkflow(folder, workflow);
    const { workflow: read, warnings } = await readWorkflow(folder);
    expect(warnings).toEqual([]);
    expect(read.steps).toEqual(workflow.steps);
    expect(read.parameters).toEqual(workflow.parameters);
    expect(read.targets['save']).toMatchObject({ label: 'the button “Save”', picture: { width: 40, height: 12 } });
    expect([...(read.targets['save']?.picture?.grey ?? [])]).toEqual([...grey]);
    const kept = read.targets['save']?.ink;
    const alike = ink.shape.reduce((sum, value, index) => sum + value * (kept?.shape[index] ?? 0), 0);
    expect(alike).toBeGreaterThan(0.999);
    const again = encodeWorkflow(read);
    for (const [path, bytes] of encodeWorkflow(workflow)) {
      expect(Buffer.from(again.get(path) ?? []).equals(Buffer.from(bytes)), path).toBe(true);
    }
    expect(readdirSync(folder).toSorted()).toEqual(['screens', 'targets', 'workflow.json']);
    expect(await listWorkflows(join(folder, '..'))).toEqual(['monthly-report']);
  });

  it('reads well: what is short stands on one line', () => {
    const text = Buffer.from(encodeWorkflow(workflow).get('workflow.json') ?? []).toString();
    expect(text).toContain('      "box": { "x": 10, "y": 20, "width": 40, "height": 12 },\n');
    expect(text).toContain('"window": { "class": "Editor", "application": "editor", "title": "* - Editor" },\n');
    expect(text).not.toMatch(/value.*password/);
  });

  it('keeps what people put beside it', async () => {
    const folder = freshFolder();
    await writeWorkflow(folder, workflow);
    writeFileSync(join(folder, 'README.md'), 'mine');
    await writeWorkflow(folder, {
      ...workflow,
      title: 'Other',
      targets: {},
      steps: workflow.steps.slice(1),
      screens: {},
    });
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'targets'))).toBe(false);
    expect((await readWorkflow(folder)).workflow.title).toBe('Other');
  });

  it('is the old one or the new one after a kill -9 at any moment', async () => {
    const folder = freshFolder();
    await writeWorkflow(folder, workflow);
    const writer = join(import.meta.dirname, 'folder.ts');
    const script = `
      import { readWorkflow, writeWorkflow } from ${JSON.stringify(writer)};
      const { workflow } = await readWorkflow(${JSON.stringify(folder)});
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(process.argv[1]));
      for (let i = 0; ; i++) await writeWorkflow(${JSON.stringify(folder)}, { ...workflow, title: 'Version ' + i });`;
    for (const ms of [3, 11, 24, 37]) {
      spawnSync(process.execPath, ['--input-type=module', '-e', script, String(ms)]);
      const { workflow: read, warnings } = await readWorkflow(folder);
      expect(read.title).toMatch(/^(Monthly report|Version \d+)$/);
      expect(warnings).toEqual([]);
    }
    const { workflow: read } = await readWorkflow(folder);
    // Between the two renames: the old one stands under another name.
    renameSync(folder, join(folder, '..', '.monthly-report.old'));
    expect(await listWorkflows(join(folder, '..'))).toEqual(['monthly-report']);
    expect((await readWorkflow(folder)).workflow.title).toBe(read.title);
  });
});

describe('a folder that is damaged or hostile', () => {
  const spoil = async (work: (folder: string) => void) => {
    const folder = freshFolder();
    await writeWorkflow(folder, workflow);
    work(folder);
    return readWorkflow(folder);
  };
  const edit = (change: (json: Record<string, unknown>) => void) => (folder: string) => {
    const file = join(folder, 'workflow.json');
    // What the writer wrote is an object.
    const json = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    change(json);
    writeFileSync(file, JSON.stringify(json));
  };

  it('loses only the picture when a crop is damaged, missing or a bomb, and says so', async () => {
    const huge = Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      Buffer.from('0000ffff0000ffff0800000000', 'hex'),
      Buffer.alloc(100),
    ]);
    for (const bytes of [Buffer.from('no png'), huge, deflateSync(Buffer.alloc(5000)), Buffer.alloc(5_000_000)]) {
      const { workflow: read, warnings } = await spoil((folder) =>
        writeFileSync(join(folder, 'targets/save.png'), bytes),
      );
      expect(read.targets['save']?.picture).toBeUndefined();
      expect(warnings).toEqual([expect.stringMatching(/save\.png cannot be used.*the button “Save”.*Git/)]);
    }
    const cut = await spoil((folder) => {
      const file = join(folder, 'targets/save.png');
      writeFileSync(file, readFileSync(file).subarray(0, 70));
    });
    expect(cut.workflow.targets['save']?.picture).toBeUndefined();
    const { warnings } = await spoil((folder) => rmSync(join(folder, 'targets/save.png')));
    expect(warnings[0]).toContain('it is missing');
  });

  it('is refused with the place and a remedy', async () => {
    const cases: [string, (folder: string) => void][] = [
      ['workflow.json is no JSON', (folder) => writeFileSync(join(folder, 'workflow.json'), '{"version": NaN')],
      ['version', edit((json) => (json['version'] = 2))],
      ['Unrecognized key', edit((json) => (json['surprise'] = 1))],
      [
        'no target nowhere',
        edit(
          (json) => (json['steps'] = [{ id: 'a', title: '', window: {}, action: { do: 'click', target: 'nowhere' } }]),
        ),
      ],
      [
        'no target constructor',
        edit(
          (json) =>
            (json['steps'] = [{ id: 'a', title: '', window: {}, action: { do: 'click', target: 'constructor' } }]),
        ),
      ],
      [
        'no parameter who',
        edit((json) => (json['steps'] = [{ id: 'a', title: '', window: {}, action: { do: 'type', text: '{{who}}' } }])),
      ],
      ['targets', edit((json) => (json['targets'] = { '../../x': {} }))],
      ['screens/main.json', (folder) => rmSync(join(folder, 'screens/main.json'))],
      [
        'is secret',
        edit((json) => (json['parameters'] = [{ name: 'month' }, { name: 'password', isSecret: true, value: 'x' }])),
      ],
      [
        'link',
        (folder) => (rmSync(join(folder, 'workflow.json')), symlinkSync('/etc/passwd', join(folder, 'workflow.json'))),
      ],
      [
        'link',
        (folder) => (
          rmSync(join(folder, 'screens'), { recursive: true }),
          symlinkSync(tmpdir(), join(folder, 'screens'))
        ),
      ],
      ['bytes', (folder) => writeFileSync(join(folder, 'workflow.json'), ' '.repeat(9_000_000))],
    ];
    for (const [said, work] of cases) {
      await expect(spoil(work), said).rejects.toThrow(said);
      await expect(spoil(work), said).rejects.toHaveProperty('remedy', expect.stringMatching(/\w/));
    }
    await expect(readWorkflow(join(parent, 'Bad Name'))).rejects.toThrow('no name of a workflow');
    await expect(readWorkflow(join(parent, 'con'))).rejects.toThrow('device');
    await expect(readWorkflow(join(parent, 'none'))).rejects.toThrow('no workflow');
  });

  it('has no prototype to look things up in', async () => {
    const { workflow: read } = await spoil(() => {});
    expect(read.targets['constructor']).toBeUndefined();
    expect(read.screens['toString']).toBeUndefined();
  });
});

describe('the journal of a run', () => {
  it('knows where a run was cut off, also in the middle of a line', async () => {
    const file = join(parent, 'journal', 'a.jsonl');
    const journal = makeRunJournal(file);
    expect(await journal.unfinished()).toBeUndefined();
    await journal.begin('r1', 't0');
    await journal.intend('r1', '01', 't1');
    await journal.acted('r1', '01', 't2');
    expect(await journal.unfinished()).toMatchObject({ done: [], middle: { step: '01', was: 'acted' } });
    await journal.settled('r1', '01', 't3', 'done');
    expect(await journal.unfinished()).toMatchObject({ done: ['01'], middle: undefined });
    await journal.intend('r1', '02', 't4');
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"is":"acted","run":"r1","st`);
    expect(await makeRunJournal(file).unfinished()).toMatchObject({
      done: ['01'],
      middle: { step: '02', was: 'intended' },
    });
    await journal.begin('r2', 't5');
    await journal.end('r2', 't6', 'done');
    expect(await journal.unfinished()).toBeUndefined();
  });
});
