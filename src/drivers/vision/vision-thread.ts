import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { VisionAnswers, VisionCall, VisionRequest, VisionResponse } from './protocol.ts';

/** The thread that sees ended or took too long; what it held is gone, the next look starts another. */
export class VisionError extends Error {}

interface Waiting {
  readonly settle: (value: VisionResponse) => void;
  readonly fail: (error: VisionError) => void;
  readonly timer: NodeJS.Timeout;
}
/** Longer than the slowest search of the largest screen under load, in ms. */
const callTimeoutMs = 20_000;

/** One thread that is started when it is first needed, and again after it ended. */
export class VisionThread {
  #worker: Worker | undefined;
  #calls = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #timeoutMs: number;
  readonly #program: URL;

  constructor(timeoutMs = callTimeoutMs, program = findProgram()) {
    this.#timeoutMs = timeoutMs;
    this.#program = program;
  }

  /** Number of the running thread: views of an earlier one are lost. */
  generation = 0;

  ask<Name extends VisionCall['do']>(
    view: number,
    call: VisionCall & { readonly do: Name },
    transfer: ArrayBuffer[] = [],
  ): Promise<VisionAnswers[Name]> {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#calls;
    return new Promise((resolve, fail) => {
      const timer = setTimeout(() => {
        this.#end(worker, `seeing took longer than ${this.#timeoutMs / 1000} s`);
      }, this.#timeoutMs);
      const settle = (response: VisionResponse): void => {
        if ('failed' in response) fail(new VisionError(response.failed));
        // The worker answers each call with its own kind of value.
        else resolve(response.value as VisionAnswers[Name]);
      };
      this.#waiting.set(id, { settle, fail, timer });
      const request: VisionRequest = { id, view, call };
      worker.postMessage(request, transfer);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#end(worker, 'vision was closed');
    await worker.terminate();
  }

  #start(): Worker {
    this.generation++;
    const worker = new Worker(this.#program, { name: 'vision' });
    worker.unref();
    worker.on('message', (response: VisionResponse) => {
      const waiting = this.#waiting.get(response.id);
      if (waiting === undefined) return;
      this.#waiting.delete(response.id);
      clearTimeout(waiting.timer);
      waiting.settle(response);
    });
    worker.on('error', (error) => this.#end(worker, `the thread that sees failed: ${error.message}`));
    worker.on('exit', () => this.#end(worker, 'the thread that sees ended'));
    return worker;
  }

  #end(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    void worker.terminate();
    for (const { fail, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      fail(new VisionError(why));
    }
    this.#waiting.clear();
  }
}

/** Beside this file as source; beside the bundle once built. */
function findProgram(): URL {
  const source = new URL('./vision-worker.ts', import.meta.url);
  return existsSync(source) ? source : new URL('./vision-worker.js', import.meta.url);
}
