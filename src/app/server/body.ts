import type { IncomingMessage } from 'node:http';

/** What a request is answered with when it cannot be served as it came. The text goes to the sender: no detail of ours. */
export class RequestRefused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Bytes of bodies that are held at one time, over all requests: many senders of large bodies share it. */
export interface BodyBudget {
  /** False: nothing was taken, there is no room now. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export function makeBodyBudget(mostBytes: number): BodyBudget {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > mostBytes) return false;
      held += bytes;
      return true;
    },
    give(bytes) {
      held -= bytes;
    },
  };
}

const firstRoom = 16 * 1024;

/**
 * The raw bytes of a body, at most `mostBytes`. Memory is what arrived, times two at most: a length that is only claimed
 * takes none, and a body in pieces of one byte costs no more than one in a single piece.
 * Throws `RequestRefused` with 413 (too large), 503 (no room in the budget) or 400 (it broke off).
 */
export async function readBody(request: IncomingMessage, mostBytes: number, budget: BodyBudget): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge();
  let taken = 0;
  const makeRoom = (bytes: number): Buffer => {
    if (!budget.take(bytes)) throw new RequestRefused(503, 'busy, try again');
    taken += bytes;
    return Buffer.allocUnsafe(bytes);
  };
  try {
    let room = makeRoom(firstRoom);
    let length = 0;
    // Streams without an encoding give buffers.
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (length + piece.length > mostBytes) throw tooLarge();
      if (length + piece.length > room.length) {
        const larger = makeRoom(Math.min(mostBytes, Math.max(room.length * 2, length + piece.length)));
        room.copy(larger, 0, 0, length);
        budget.give(room.length);
        taken -= room.length;
        room = larger;
      }
      piece.copy(room, length);
      length += piece.length;
    }
    if (!request.complete) throw new RequestRefused(400, 'the body broke off');
    return room.subarray(0, length);
  } catch (error) {
    if (error instanceof RequestRefused) throw error;
    throw new RequestRefused(400, 'the body broke off');
  } finally {
    // What is kept from here on is one body per request that is being answered.
    budget.give(taken);
  }
}

function tooLarge(): RequestRefused {
  return new RequestRefused(413, 'the body is too large');
}
