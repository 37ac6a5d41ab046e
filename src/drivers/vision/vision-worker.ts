/** Thread that sees: holds the frames and works on them, so that the event loop of the program stays free. */
import { parentPort } from 'node:worker_threads';
import type { VisionAnswers, VisionCall, VisionRequest, VisionResponse } from './protocol.ts';
import { SeenFrame } from './seen.ts';

const views = new Map<number, SeenFrame>();

function answer(view: number, call: VisionCall): VisionAnswers[keyof VisionAnswers] {
  if (call.do === 'look') {
    views.set(view, new SeenFrame(call.frame));
    return undefined;
  }
  if (call.do === 'close') {
    views.delete(view);
    return undefined;
  }
  const seen = views.get(view);
  if (seen === undefined) throw new Error('this view is closed');
  switch (call.do) {
    case 'match':
      return seen.match(call.picture, call.region);
    case 'marks':
      return seen.marks(call.region);
    case 'inkOf':
      return seen.inkOf(call.box);
    case 'readable':
      return seen.readable(call.box);
    case 'cut':
      return seen.cut(call.region);
    case 'difference':
      return seen.difference(call.before, call.region);
  }
}

parentPort?.on('message', ({ id, view, call }: VisionRequest) => {
  let response: VisionResponse;
  try {
    response = { id, value: answer(view, call) };
  } catch (error) {
    response = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  // A port of worker threads has one other end: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(response);
});
