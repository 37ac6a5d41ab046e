import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centreOf, type Rect } from '#core/replay/screen.ts';
import type { Step, Target, Workflow } from '#core/replay/workflow.ts';
import { makeRememberer } from '#domains/replay/find/index.ts';
import { openVision } from '#drivers/vision/index.ts';
import { encodeWorkflow } from '#drivers/workflows/index.ts';
import { packAction, remove, runStep, type StepResult } from '../action/runner.ts';
import { startDouble, type GitHubDouble, type Repo } from '../github-double/index.ts';
import { screenMissing, startScreen, tkMissing, waitFor, type App, type Screen } from '../replay/support/index.ts';

const folder = '.github/heal/replay/groceries';
const presses = ['Bread', 'Milk', 'Bread', 'Apples', 'Pay'];
const python = '/usr/bin/python3';

interface Till {
  readonly app: App;
  readonly boxes: Readonly<Record<string, Rect>>;
  pressed(): readonly string[];
}

describe.skipIf(screenMissing !== '' || tkMissing !== '')(
  `a workflow on a screen that changed${screenMissing}${tkMissing}`,
  () => {
    let screen: Screen;
    let github: GitHubDouble;
    let repo: Repo;
    let action: string;
    const made: string[] = [];

    async function openTill(look: 'light' | 'dark'): Promise<Till> {
      const script = join(import.meta.dirname, 'apps/till.py');
      const app = await screen.startApp({
        argv: [python, script, 'till.jsonl', look],
        files: { 'till.jsonl': '' },
        title: /^Till$/,
      });
      const lines = () =>
        readFileSync(join(app.home, 'till.jsonl'), 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line): { boxes?: Record<string, [number, number, number, number]>; pressed?: string } =>
            JSON.parse(line),
          );
      const told = await waitFor('the till to say where its buttons are', async () =>
        lines().find(({ boxes }) => boxes),
      );
      const boxes = Object.fromEntries(
        Object.entries(told.boxes ?? {}).map(([name, [x, y, width, height]]) => [name, { x, y, width, height }]),
      );
      return { app, boxes, pressed: () => lines().flatMap(({ pressed }) => pressed ?? []) };
    }

    /** What a recorder would write down of somebody who buys these things. */
    async function record(till: Till): Promise<Workflow> {
      const vision = openVision();
      try {
        const window = await till.app.windowNow();
        const { client } = window;
        const frame = await screen.desktop.capture(client);
        const seen = await Promise.all(
          [...new Set(presses)].map((name) => {
            const box = till.boxes[name];
            if (!box) throw new Error(name);
            const id = name.toLowerCase();
            const label = `the button “${name}”`;
            return makeRememberer(vision)({ id, label, screen: 'till', window, frame, at: centreOf(box) });
          }),
        );
        const shown = till.boxes['shown'] ?? client;
        const region = { ...shown, x: shown.x - client.x, y: shown.y - client.y };
        const steps = presses.map((name, index): Step => ({
          id: `0${index + 1}-${name.toLowerCase()}`,
          title: `Press ${name}`,
          window: { className: window.className, application: '', title: 'Till' },
          action: { do: 'click', target: name.toLowerCase(), button: 'left', count: 1 },
          after: [{ see: 'change', region }],
          isIrreversible: false,
          timeoutMs: 20_000,
        }));
        const targets = Object.fromEntries(seen.map(({ target }): [string, Target] => [target.id, target]));
        const [first] = seen;
        if (!first) throw new Error('nothing was seen');
        return {
          name: 'groceries',
          title: 'Groceries',
          recordedOn: await screen.desktop.size(),
          parameters: [],
          steps,
          targets,
          screens: { till: first.screen },
        };
      } finally {
        await vision.close();
      }
    }

    async function replay(): Promise<
      StepResult & { readonly report: { runs: { steps: { rung: string }[]; healed: unknown[]; status: string }[] } }
    > {
      const token = github.workflowToken(repo, { contents: 'write', pull_requests: 'write', issues: 'write' });
      const workspace = mkdtempSync(join(tmpdir(), 'heal-workspace-'));
      made.push(workspace);
      // GitHub answers from this very process: it must not be kept waiting.
      await promisify(execFile)('git', ['clone', '--quiet', github.cloneUrl(repo, token), workspace]);
      const step = await runStep({
        action,
        workspace,
        event: 'workflow_dispatch',
        payload: { repository: { default_branch: 'main' } },
        with: { 'github-token': token.value, command: 'replay', workflows: 'groceries' },
        env: {
          DISPLAY: screen.display,
          GITHUB_REPOSITORY: 'ann/robots',
          GITHUB_API_URL: github.baseUrl,
          GITHUB_SERVER_URL: github.webUrl,
          GITHUB_REF: 'refs/heads/main',
        },
      });
      made.push(step.temp);
      return { ...step, report: JSON.parse(readFileSync(step.outputs['report-path'] ?? '', 'utf8')) };
    }

    beforeAll(async () => {
      screen = await startScreen({ width: 1024, height: 700 });
      github = await startDouble();
      github.createUser('ann');
      action = packAction({ withPackages: true });
    }, 60_000);
    afterAll(async () => {
      await screen?.stop();
      if (github) {
        expect(github.violations).toEqual([]);
        await github.close();
      }
      remove(action, ...made);
    });

    it('is carried out all the same; what it found anew is a pull request, and once merged it is found as recorded', async () => {
      const light = await openTill('light');
      const workflow = await record(light);
      await light.app.stop();
      const files = Object.fromEntries(
        [...encodeWorkflow(workflow)].map(([path, bytes]) => [`${folder}/${path}`, bytes]),
      );
      repo = await github.createRepo('ann/robots', { files: { 'README.md': '# Robots\n' } });
      await github.as('ann').push({ repo, files });

      const dark = await openTill('dark');
      const first = await replay();
      expect([first.code, first.outputs['replay-status']], first.log).toEqual([0, 'done']);
      expect(dark.pressed()).toEqual(presses);
      await dark.app.stop();
      expect(first.summary).toContain('5 of 5');
      const [run] = first.report.runs;
      expect(run?.healed.length).toBeGreaterThan(0);
      const bundle = first.outputs['bundle-path'] ?? '';
      expect(existsSync(join(bundle, 'replay/groceries/healed/bread-before.png'))).toBe(true);

      const pull = [...repo.issues.values()].find((issue) => issue.pull);
      expect(pull?.title).toMatch(/^fix\(replay\)|remember/i);
      expect(pull?.body).toContain('### What it looks for');
      expect(pull?.body).toContain('✅ others-unharmed');
      // That something changed on the screen is little to go by: it waits until a person has looked.
      expect(pull?.pull?.isDraft).toBe(true);
      if (pull?.pull) pull.pull.isDraft = false;
      await github.as('ann').merge(repo, pull?.number ?? 0);

      const again = await openTill('dark');
      const second = await replay();
      expect([second.code, second.outputs['replay-status']], second.log).toEqual([0, 'done']);
      expect(again.pressed()).toEqual(presses);
      await again.app.stop();
      expect(second.report.runs[0]?.healed).toEqual([]);
      expect(new Set(second.report.runs[0]?.steps.map(({ rung }) => rung))).toEqual(new Set(['local-anchor']));
    }, 180_000);
  },
);
