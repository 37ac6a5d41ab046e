import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitHubDouble } from './index.ts';
import { isRecord } from './schema.ts';

type Command = (double: GitHubDouble, input: Readonly<Record<string, unknown>>) => Promise<unknown> | unknown;
const text = (input: Readonly<Record<string, unknown>>, name: string): string => {
  const value = input[name];
  if (typeof value !== 'string') throw new TypeError(`${name} is missing`);
  return value;
};
const texts = (value: unknown): Record<string, string> =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)])) : {};
const findRepo = (double: GitHubDouble, input: Readonly<Record<string, unknown>>) => {
  const [owner = '', name = ''] = text(input, 'repository').split('/');
  const repo = double.world.findRepo(owner, name);
  if (!repo) throw new TypeError(`no repository ${owner}/${name}`);
  return repo;
};

/** What another process may ask of the double besides GitHub's API: to set it up, to push as somebody, to look at what went wrong. */
const commands: Readonly<Record<string, Command>> = {
  async 'create-repo'(double, input) {
    const repo = await double.createRepo(text(input, 'repository'), { files: texts(input['files']) });
    return { id: repo.id };
  },
  token: (double, input) => ({ token: double.token(text(input, 'login')).value }),
  'workflow-token': (double, input) => {
    const permissions = Object.entries(texts(input['permissions'])).map(([name, level]) => [
      name,
      level === 'write' ? 'write' : 'read',
    ]);
    return { token: double.workflowToken(findRepo(double, input), Object.fromEntries(permissions)).value };
  },
  async push(double, input) {
    const branch = typeof input['branch'] === 'string' ? { branch: input['branch'] } : {};
    return {
      sha: await double
        .as(text(input, 'login'))
        .push({ repo: findRepo(double, input), ...branch, files: texts(input['files']) }),
    };
  },
  state: (double) => ({ violations: double.violations, ownFaults: double.ownFaults, requests: double.requests }),
};

/** `POST /<command>` with JSON, on a port of its own: nothing of it is mistaken for GitHub. */
export function startControl(double: GitHubDouble): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void run(request.url?.slice(1) ?? '', Buffer.concat(chunks).toString()).then(
        (answer) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
    });
  });
  async function run(name: string, body: string): Promise<unknown> {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const input: unknown = body === '' ? {} : JSON.parse(body);
    if (!command || !isRecord(input))
      throw new TypeError(`no command ${name}; there are ${Object.keys(commands).join(', ')}`);
    return command(double, input);
  }
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      // Listening on TCP, it has a port.
      const { port } = server.address() as AddressInfo;
      const close = () => new Promise<void>((closed) => void server.close(() => closed()));
      done({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}
