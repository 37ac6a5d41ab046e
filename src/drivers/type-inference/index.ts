import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Toolbox } from '#core/ports/tools.ts';
import type { TypeInference } from '#core/ports/type-inference.ts';

/** A changed text of a file that makes pyright say types, and how to read what it says. */
export interface TypeProbe {
  readonly text: string;
  read(line: number, printed: string): { readonly key: number; readonly type: string } | undefined;
}
/** Knows Python; `#syntax/python/type-probes.ts` in the real house. */
export interface TypeProbes {
  probeReturns(path: string, text: string): TypeProbe;
  probeExpression(path: string, text: string, start: number, end: number): TypeProbe;
}
export interface TypeInferenceParts {
  /** Probes are written beside the file that they ask about, and taken away after the run. */
  readonly copy: Pick<SandboxCopy, 'toolRoot' | 'run' | 'write' | 'restore'>;
  readonly tools: Toolbox;
  readonly probes: TypeProbes;
  /** Text of a file of the copy as it is now. */
  read(path: string): Promise<string | undefined>;
  readonly signal?: AbortSignal;
}

const timeoutMs = 120_000;
const maxOutputBytes = 16 * 1024 * 1024;

const Report = z.object({
  generalDiagnostics: z.array(
    z.object({
      file: z.string(),
      severity: z.string(),
      message: z.string(),
      range: z.object({ start: z.object({ line: z.number().int().nonnegative() }) }).optional(),
    }),
  ),
});

interface Question {
  readonly path: string;
  readonly probe: TypeProbe;
  readonly answer: (types: ReadonlyMap<number, string>) => void;
}

/**
 * Types from pyright's command line: `reveal_type` calls are put into a copy of the file and read from the report.
 * Questions that come while pyright runs are answered together by its next run. Answers are kept per text of a file.
 * Without pyright, or when it fails, every type is unknown.
 */
export function createTypeInference(parts: TypeInferenceParts): TypeInference {
  const answers = new Map<string, Promise<ReadonlyMap<number, string>>>();
  let waiting: Question[] = [];
  let running: Promise<void> | undefined;

  const drain = async () => {
    // One tick, so that questions asked together go together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const types = await askPyright(parts, batch).catch(() => undefined);
      batch.forEach((question, index) => question.answer(types?.[index] ?? new Map()));
    }
    running = undefined;
  };
  const ask = async (path: string, kind: string, probeOf: (text: string) => TypeProbe) => {
    const text = await parts.read(path);
    if (text === undefined) return new Map<number, string>();
    const key = createHash('sha256').update(`${path}\0${kind}\0${text}`).digest('hex');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = new Promise<ReadonlyMap<number, string>>((resolve) => {
      waiting.push({ path, probe: probeOf(text), answer: resolve });
    });
    answers.set(key, answer);
    running ??= drain();
    return answer;
  };
  return {
    returnTypes: (path) => ask(path, 'returns', (text) => parts.probes.probeReturns(path, text)),
    typeOf: async (path, start, end) => {
      const probeOf = (text: string) => parts.probes.probeExpression(path, text, start, end);
      return (await ask(path, `${start}-${end}`, probeOf)).get(start);
    },
  };
}

async function askPyright(parts: TypeInferenceParts, questions: readonly Question[]): Promise<Map<number, string>[]> {
  const types = questions.map(() => new Map<number, string>());
  const tool = await parts.tools.find('pyright');
  if (tool === undefined) return types;
  const names = questions.map(({ path, probe }, index) => probeName(path, probe.text, index));
  try {
    for (const [index, question] of questions.entries()) {
      await parts.copy.write(names[index] ?? '', new TextEncoder().encode(question.probe.text));
    }
    const argv = [...tool.argv, '--outputjson', ...names];
    const result = await parts.copy.run({ argv, timeoutMs, maxOutputBytes }, parts.signal);
    if (result.status !== 'exited') return types;
    const report = Report.safeParse(parseJson(result.stdout));
    if (!report.success) return types;
    for (const diagnostic of report.data.generalDiagnostics) {
      const file = diagnostic.file.replaceAll('\\', '/');
      const index = names.findIndex((name) => file.endsWith(`/${name}`) || file === name);
      const printed = /^Type of ".*" is "(.*)"$/s.exec(diagnostic.message)?.[1];
      const line = (diagnostic.range?.start.line ?? -1) + 1;
      if (diagnostic.severity !== 'information' || printed === undefined) continue;
      const said = questions[index]?.probe.read(line, printed);
      if (said !== undefined) types[index]?.set(said.key, said.type);
    }
    return types;
  } finally {
    for (const name of names) await parts.copy.restore(name);
  }
}

/** Beside the file, so that relative imports mean the same; a name that no file has. */
function probeName(path: string, text: string, index: number): string {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `${folder}heal_types_${index}_${digest}.${path.endsWith('.pyi') ? 'pyi' : 'py'}`;
}
