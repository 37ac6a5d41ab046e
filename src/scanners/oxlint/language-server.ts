import { spawn } from 'node:child_process';

/** The longest message that is read: an answer about one place of one file is far smaller. */
const maxMessageBytes = 16 * 1024 * 1024;

export interface LanguageServer {
  /** Sends a request and waits for its result; rejects when the server answers with an error, or is gone. */
  ask(method: string, params: unknown): Promise<unknown>;
  tell(method: string, params: unknown): void;
  close(): void;
}
interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}
interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Starts a language server that speaks over stdin and stdout. Node's own modules only: this runs in a child. */
export function startLanguageServer(command: readonly string[]): LanguageServer {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
  const waiting = new Map<number | string, Waiting>();
  let problem: Error | undefined;
  const fail = (what: string) => {
    problem ??= new Error(what);
    for (const each of waiting.values()) each.reject(problem);
    waiting.clear();
    child.kill();
  };
  child.on('error', (error) => fail(error.message));
  child.on('close', (code) => fail(`the server ended with ${code ?? 'a signal'}`));
  child.stdin.on('error', () => undefined);

  const send = (message: object) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const receive = (message: Message) => {
    const { id, method } = message;
    if (id === undefined) return;
    if (method !== undefined) {
      // A question of the server's own: there are no settings beside those of the start, and nothing to be shown.
      const items = message.params?.items;
      send({ id, result: method === 'workspace/configuration' && items ? items.map(() => null) : null });
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (message.error) asked?.reject(new Error(message.error.message ?? 'the server refused'));
    else asked?.resolve(message.result);
  };
  readMessages(child.stdout, receive, fail);

  let lastId = 0;
  return {
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        if (problem) return reject(problem);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        send({ id: lastId, method, params });
      }),
    tell: (method, params) => send({ method, params }),
    close: () => child.kill(),
  };
}

/** Cuts the stream into messages: a header that names the length in bytes, an empty line, JSON. */
function readMessages(
  stream: NodeJS.ReadableStream,
  receive: (message: Message) => void,
  fail: (what: string) => void,
): void {
  let rest: Buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      if (head < 0) return rest.length > maxMessageBytes ? fail('what the server prints is no message') : undefined;
      const length = Number(/content-length:\s*(\d+)/i.exec(rest.subarray(0, head).toString('latin1'))?.[1]);
      if (!(length <= maxMessageBytes)) return fail('the server sent a message without a usable length');
      const end = head + 4 + length;
      if (rest.length < end) return;
      const text = rest.subarray(head + 4, end).toString('utf8');
      rest = rest.subarray(end);
      try {
        // What it holds is checked by whoever asked.
        receive(JSON.parse(text) as Message);
      } catch {
        return fail('the server sent a message that is no JSON');
      }
    }
  });
}
