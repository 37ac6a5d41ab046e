import { startDouble, type GitHubDouble } from './index.ts';
import { startControl } from './control.ts';

/** `node test/github-double/main.ts [--prefix /api/v3] [--port 8080]`: prints one line of JSON and serves until it is stopped. */
const at = (name: string) => process.argv[process.argv.indexOf(name) + 1];
const has = (name: string) => process.argv.includes(name);
const double: GitHubDouble = await startDouble({
  prefix: has('--prefix') && at('--prefix') === '/api/v3' ? '/api/v3' : '',
  port: has('--port') ? Number(at('--port')) : 0,
});
const control = await startControl(double);
process.stdout.write(
  `${JSON.stringify({ baseUrl: double.baseUrl, graphqlUrl: double.graphqlUrl, webUrl: double.webUrl, controlUrl: control.url })}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void control
      .close()
      .then(() => double.close())
      .then(() => process.exit(0));
  });
