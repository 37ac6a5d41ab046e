import { text } from 'node:stream/consumers';
import { HealError, messageOf, StoppedError } from '#core/errors.ts';
import { engineRequestSchema, type EngineMessage } from './engine-protocol.ts';
import { runEngine } from './run-request.ts';

/**
 * The process that looks at the repository: one request on its input, lines of JSON on its output. It ends by itself;
 * SIGTERM and SIGINT end it cleanly, and so does a parent that went away.
 */
const controller = new AbortController();
const stop = () =>
  controller.abort(
    new StoppedError('The run was cancelled.', 'Nothing half-done is left. Start it again when you are ready.'),
  );
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.stdout.on('error', stop);

try {
  const request = engineRequestSchema.parse(JSON.parse(await text(process.stdin)));
  const result = await runEngine(request, controller.signal, (line) => send({ say: line }));
  await send({ result });
} catch (error) {
  await send({
    error: {
      whose:
        error instanceof StoppedError || controller.signal.aborted
          ? 'stopped'
          : error instanceof HealError
            ? 'theirs'
            : 'ours',
      message: messageOf(error).slice(0, 10_000),
      remedy: error instanceof HealError ? error.remedy : '',
      stack: error instanceof Error ? (error.stack ?? '').slice(0, 10_000) : '',
    },
  });
}
// Handles that a tool left open must not keep the job waiting.
process.exit(0);

function send(message: EngineMessage): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve()));
}
