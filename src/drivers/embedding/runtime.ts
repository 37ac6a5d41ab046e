import type * as runtime from 'onnxruntime-node';
import { messageOf } from '#core/errors.ts';

/** Sets a variable of this process's environment if nobody set it. */
export type SetVariable = (name: string, value: string) => void;

/** What is used of onnxruntime-node: whole numbers are given as 64 bits, as models of Hugging Face want them. */
export interface OnnxSession {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  run(feeds: Readonly<Record<string, OnnxInput>>): Promise<Readonly<Record<string, OnnxOutput>>>;
}
export interface OnnxInput {
  readonly data: Float32Array | BigInt64Array;
  readonly shape: readonly number[];
}
export interface OnnxOutput {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/**
 * Opens a model. The native part is optional and is loaded now, not when Heal starts.
 * Answers why when it cannot be had or refuses the model.
 */
export async function openOnnx(
  model: Uint8Array,
  setVariable: SetVariable,
): Promise<OnnxSession | { readonly missing: string }> {
  // It would tell its maker of every model that it loads, and write files to the temporary folder for it.
  setVariable('ORT_DISABLE_TELEMETRY', '1');
  let ort: (typeof runtime)['default'];
  try {
    const loaded = await import('onnxruntime-node');
    // A CommonJS package: what it exports is its default.
    ort = loaded.default;
  } catch (error) {
    return { missing: `onnxruntime-node cannot be loaded: ${firstLine(error)}` };
  }
  try {
    const session = await ort.InferenceSession.create(model, {
      // Texts are short and few; threads would cost more than they bring and take cores from the scanners.
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 4,
    });
    return {
      inputs: session.inputNames,
      outputs: session.outputNames,
      async run(feeds) {
        const tensors = Object.entries(feeds).map(([name, { data, shape }]) => [
          name,
          data instanceof Float32Array ? new ort.Tensor('float32', data, shape) : new ort.Tensor('int64', data, shape),
        ]);
        const answer = await session.run(Object.fromEntries(tensors));
        const outputs: Record<string, OnnxOutput> = {};
        for (const [name, { data, dims }] of Object.entries(answer))
          if (data instanceof Float32Array) outputs[name] = { data, shape: dims };
        return outputs;
      },
    };
  } catch (error) {
    return { missing: `the model cannot be used: ${firstLine(error)}` };
  }
}

function firstLine(error: unknown): string {
  return (messageOf(error).split('\n')[0] ?? '').slice(0, 300);
}
