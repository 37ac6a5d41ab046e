import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunTool, Toolbox } from '#core/ports/tools.ts';
import type { TypeInference } from '#core/ports/type-inference.ts';
import { createTypeInference } from '#drivers/type-inference/index.ts';
import * as probes from '#syntax/python/type-probes.ts';

/** The bundled pyright on a folder, without a sandbox: for examples that need real types. */
export async function realPythonTypes(root: string): Promise<TypeInference> {
  return createTypeInference({
    probes,
    tools: bundledPyright,
    read: (path) => readFile(join(root, path), 'utf8').catch(() => undefined),
    copy: {
      toolRoot: root,
      run: runIn(root),
      write: (path, bytes) => writeFile(join(root, path), bytes),
      restore: (path) => rm(join(root, path), { force: true }),
    },
  });
}

const bundledPyright: Toolbox = {
  find: async (name) => {
    if (name !== 'pyright') return undefined;
    const script = createRequire(import.meta.url).resolve('pyright/index.js');
    return { argv: [process.execPath, script], version: 'bundled', origin: 'bundled' };
  },
};

/** Plain and unbounded but for its time limit: examples are trusted. */
function runIn(root: string): RunTool {
  return ({ argv, timeoutMs }) =>
    new Promise((resolve) => {
      const started = performance.now();
      const [program = '', ...rest] = argv;
      const child = spawn(program, rest, { cwd: root, timeout: timeoutMs });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
      const end = (status: 'exited' | 'not-started', code: number | undefined) =>
        resolve({ status, code, stdout, stderr, ms: performance.now() - started });
      child.on('error', () => end('not-started', undefined));
      child.on('close', (code) => end('exited', code ?? undefined));
    });
}
