import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { scanOutputSchema } from '#app/cli/output-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-flow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const main = join(import.meta.dirname, '../../src/app/cli/main.ts');

const app = `import os
import pickle
from flask import Flask, request

app = Flask(__name__)


@app.route('/list')
def listing():
    os.system('ls ' + request.args['folder'])
    return {}


@app.route('/clean')
def clean():
    folder = 'cache'
    os.system('rm -r ' + folder)
    return {'copy': pickle.loads(request.data)}
`;

describe('heal scan --json', () => {
  it('raises what data from outside reaches, lowers what stands in the program, and shows the way', async () => {
    writeFileSync(join(folder, 'app.py'), app);
    await promisify(execFile)('git', ['init', '-q'], { cwd: folder });
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'scan', '--json'], { cwd: folder }).catch(
      // Findings make the exit code 1; the report is the same.
      (error: { stdout: string }) => error,
    );
    const { findings } = scanOutputSchema.parse(JSON.parse(stdout));
    const at = (line: number) => findings.find((one) => one.category === 'security' && one.line === line);
    expect(at(10)).toMatchObject({ priority: 'P0', flow: { verdict: 'tainted', confidence: 1 } });
    expect(at(10)?.flow?.steps.map((step) => step.line)).toEqual([10, 10, 10]);
    expect(at(17)).toMatchObject({ priority: 'P2', severity: 'low', flow: { verdict: 'fixed', steps: [] } });
    expect(at(18)).toMatchObject({ rule: 'ruff/S301', flow: { verdict: 'tainted' } });
  });
});
