import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import { makeRunTool } from '../process/run-tool.ts';
import type { SandboxOptions } from './options.ts';
import { makeSandbox } from './sandbox.ts';

const place = mkdtempSync(path.join(tmpdir(), 'heal test ü,:-'));
const home = path.join(place, 'home');
const temporary = path.join(place, 'temporary');
const repository = path.join(place, 'my repository');
const outside = path.join(place, 'outside');
const options: SandboxOptions = {
  tempFolder: temporary,
  home,
  path: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin:/usr/sbin`,
  expose: [],
  makeRunTool,
};
const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const git = (...args: string[]): void => void execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
const bubblewrapProbe = await makeSandbox({ ...options, tempFolder: tmpdir(), allow: ['bubblewrap', 'none'] }).probe();
const hasBubblewrap = bubblewrapProbe.isolation === 'bubblewrap';
const enginesProbe = await makeSandbox({ ...options, tempFolder: tmpdir(), allow: ['docker', 'podman'] }).probe();
const isRoot = process.getuid?.() === 0;

beforeAll(() => {
  for (const folder of [home, temporary, repository, outside]) mkdirSync(folder, { recursive: true });
  put(path.join(home, '.npmrc'), '//registry/:_authToken=CANARY');
  put(path.join(home, '.ssh/id_ed25519'), 'CANARY');
  put(path.join(outside, 'secret'), 'CANARY');
  git('init', '-q');
  put(path.join(repository, '.gitignore'), 'node_modules/\n.venv/\n.env\n');
  put(path.join(repository, 'src/a.py'), 'a = 1\r\n');
  put(path.join(repository, 'src/run.sh'), '#!/bin/sh\n');
  chmodSync(path.join(repository, 'src/run.sh'), 0o755);
  put(path.join(repository, 'pkg/inner.txt'), 'inner');
  put(path.join(repository, 'node_modules/dep/index.js'), 'module.exports = 7');
  put(path.join(repository, '.git/config.credentials'), 'CANARY');
  symlinkSync(outside, path.join(repository, 'out'));
  symlinkSync('a.py', path.join(repository, 'src/link.py'));
  execFileSync('mkfifo', [path.join(repository, 'pipe')]);
  git('add', '-A');
  put(path.join(repository, 'untracked.txt'), 'new');
  put(path.join(repository, 'nested/.git/config'), 'CANARY');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const lanes = [
  { name: 'bubblewrap', allow: ['bubblewrap'], isMissing: !hasBubblewrap },
  {
    name: enginesProbe.isolation === 'docker' ? 'docker' : 'podman',
    allow: ['docker', 'podman'],
    isMissing: enginesProbe.isolation === 'none',
  },
  { name: 'none', allow: ['none'], isMissing: false },
] as const;

for (const lane of lanes) {
  describe.skipIf(lane.isMissing)(`a copy, isolation ${lane.name}`, () => {
    let copy: SandboxCopy;
    beforeAll(async () => {
      copy = await makeSandbox({ ...options, allow: lane.allow }).open(repository, '');
    });
    afterAll(() => copy.close());
    const sh = async (script: string, cwd = ''): Promise<string> => {
      const result = await copy.run({ argv: ['/bin/sh', '-c', script], cwd, timeoutMs: 10_000 });
      return `${result.status} ${result.code}: ${result.stdout}${result.stderr}`.trim();
    };

    test('runs tools at the place it names, with what the repository holds', async () => {
      expect(copy.isolation).toBe(lane.name);
      expect(await sh('pwd')).toBe(`exited 0: ${copy.toolRoot}`);
      expect(await sh('cat inner.txt', 'pkg')).toBe('exited 0: inner');
      expect(await sh('cat untracked.txt')).toBe('exited 0: new');
      expect(await sh(`${JSON.stringify(process.execPath)} -p "require('dep')"`)).toBe('exited 0: 7');
      expect(readFileSync(path.join(copy.root, 'node_modules/dep/index.js'), 'utf8')).toContain('7');
    });

    test('leaves the original alone', async () => {
      await sh('echo changed > src/a.py; rm -rf pkg; echo x > made.txt');
      expect(readFileSync(path.join(copy.root, 'src/a.py'), 'utf8')).toBe('changed\n');
      expect(readFileSync(path.join(repository, 'src/a.py'), 'utf8')).toBe('a = 1\r\n');
      expect(existsSync(path.join(repository, 'pkg/inner.txt'))).toBe(true);
      expect(existsSync(path.join(repository, 'made.txt'))).toBe(false);
      for (const file of ['src/a.py', 'pkg/inner.txt', 'made.txt']) await copy.restore(file);
      expect(readFileSync(path.join(copy.root, 'src/a.py'), 'utf8')).toBe('a = 1\r\n');
      expect(existsSync(path.join(copy.root, 'pkg/inner.txt'))).toBe(true);
      expect(existsSync(path.join(copy.root, 'made.txt'))).toBe(false);
    });

    test('writes files, keeps their mode, makes folders', async () => {
      await copy.write('src/run.sh', Buffer.from('#!/bin/sh\necho healed\n'));
      expect(await sh('./src/run.sh')).toBe('exited 0: healed');
      expect(statSync(path.join(repository, 'src/run.sh')).size).toBe(10);
      await copy.write('some/new/file.py', Buffer.from('x'));
      expect(await sh('cat some/new/file.py')).toBe('exited 0: x');
      expect(readdirSync(path.join(copy.root, 'src')).filter((name) => name.startsWith('.heal'))).toEqual([]);
    });

    test.each([
      ['../x', 'a path upwards'],
      ['src/../../x', 'a path upwards within'],
      ['/etc/x', 'an absolute path'],
      ['C:/x', 'a drive'],
      ['..\\x', 'a backslash'],
      ['a\0b', 'a NUL'],
      ['.git/hooks/pre-commit', "git's folder"],
      ['.GIT /config', "git's folder in disguise"],
      ['out/secret', 'a link out of the tree'],
      ['src/link.py', 'a link'],
      ['', 'nothing'],
    ])('refuses to write %j: %s', async (file) => {
      await expect(copy.write(file, Buffer.from('x'))).rejects.toThrow('was not written');
      expect(readFileSync(path.join(outside, 'secret'), 'utf8')).toBe('CANARY');
    });

    test('tells a program that is missing', async () => {
      expect((await copy.run({ argv: ['no-such-program'], timeoutMs: 5000 })).status).toBe('not-started');
    });

    test('starts with an environment that holds nothing of ours', async () => {
      const names = (await sh('env | cut -d= -f1 | sort | tr "\\n" " "')).split(': ')[1]?.split(' ');
      const allowed = [
        'PATH',
        'HOME',
        'LANG',
        'TMPDIR',
        'PYTHONDONTWRITEBYTECODE',
        'PWD',
        'OLDPWD',
        '_',
        'SHLVL',
        'HOSTNAME',
        'TERM',
        'container',
      ];
      expect(names?.filter((name) => ![...allowed, 'HEAL_SANDBOX'].includes(name))).toEqual([]);
    });

    test('takes down what it left running', async () => {
      const other = await makeSandbox({ ...options, allow: lane.allow }).open(repository, 'pkg');
      const argv = ['/bin/sh', '-c', 'setsid sleep 987654 >/dev/null 2>&1 & echo started'];
      expect(await other.run({ argv, timeoutMs: 5000 })).toMatchObject({ stdout: 'started\n' });
      const hanging = other.run({ argv: ['sleep', '876543'], timeoutMs: 60_000 });
      await sleep(200);
      await other.close();
      await other.close();
      expect((await hanging).status).toBe('stopped');
      await sleep(50);
      const left = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
      expect(left).not.toMatch(/sleep (987654|876543)/);
      expect(existsSync(other.root)).toBe(false);
      expect((await other.run({ argv: ['true'], timeoutMs: 5000 })).status).toBe('stopped');
    });
  });
}

for (const lane of lanes.filter(({ name }) => name !== 'none')) {
  describe.skipIf(lane.isMissing)(`secrets in ${lane.name}`, () => {
    let copy: SandboxCopy;
    const server = createServer((socket) => socket.end('CANARY'));
    let port = 0;
    beforeAll(async () => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
      copy = await makeSandbox({ ...options, allow: lane.allow }).open(repository, '');
    });
    afterAll(async () => {
      server.close();
      await copy.close();
    });
    const look = async (script: string): Promise<string> => {
      const result = await copy.run({ argv: ['/bin/sh', '-c', script], timeoutMs: 10_000 });
      return result.stdout + result.stderr;
    };

    test('tools see the copy where the repository is', () => {
      expect(copy.toolRoot).toBe(repository);
      expect(copy.root).not.toBe(repository);
    });

    test.each([
      ['the home folder', `cat "${home}/.npmrc" "${home}/.ssh/id_ed25519"; ls -A "${home}"`],
      ['other folders', `cat "${outside}/secret" out/secret`],
      ['git of the repository', 'cat .git/config.credentials; ls -A .git'],
      ['git of repositories within', 'cat nested/.git/config'],
      ['environments of processes', 'cat /proc/*/environ | tr "\\0" "\\n"'],
      ['arguments of processes', 'cat /proc/*/cmdline | tr "\\0" "\\n"'],
    ])('stay out of sight: %s', async (_, script) => {
      process.env['HEAL_TEST_TOKEN'] = 'CANARY';
      expect(await look(script)).not.toContain('CANARY');
      delete process.env['HEAL_TEST_TOKEN'];
    });

    test("the machine's own keys and sockets are not there", async () => {
      expect(await look('ls /etc/shadow /etc/ssh /run/* /var/run/docker.sock /root/.ssh 2>/dev/null')).toBe('');
    });

    test('the network is not there, but the loopback is', async () => {
      const connect = `const s = require('net').connect(${port}, '127.0.0.1', () => s.on('data', (d) => console.log(String(d)))); s.on('error', (e) => console.log(e.code))`;
      const argv = [process.execPath, '-e', connect];
      expect((await copy.run({ argv, timeoutMs: 5000 })).stdout).toBe('ECONNREFUSED\n');
      const far = connect.replace('127.0.0.1', '169.254.169.254');
      expect((await copy.run({ argv: [process.execPath, '-e', far], timeoutMs: 5000 })).stdout).toBe('ENETUNREACH\n');
    });

    test('nothing outside of the copy can be opened for writing, not even by root', async () => {
      // Opens and writes nothing: a hole that this finds does no harm.
      const kernel =
        '/proc/sys/kernel/core_pattern /proc/sys/vm/swappiness /proc/sysrq-trigger /proc/sys/kernel/modprobe';
      const script = `for f in /usr/x /etc/x /x /etc/passwd "${outside}/x" ${kernel}; do ( : >> "$f" ) 2>/dev/null && echo OPEN "$f"; done`;
      expect(await look(script)).toBe('');
      expect(await look(': >> "$HOME/x" && : >> /tmp/x && : >> made && : > /dev/null && echo fine')).toBe('fine\n');
    });

    test.skipIf(!isRoot || !existsSync('/sys/fs/cgroup/pids'))(
      'a fork bomb ends (needs a pids control group)',
      async () => {
        const bomb =
          'import os,time\nn=0\ntry:\n  while n<3000:\n    if os.fork()==0: time.sleep(20)\n    n+=1\nexcept OSError: pass\nprint(n)';
        const result = await copy.run({ argv: ['/usr/bin/python3', '-c', bomb], timeoutMs: 20_000 });
        expect(Number(result.stdout)).toBeLessThan(2048);
      },
    );

    test.skipIf(lane.name !== 'bubblewrap')('the kernel would end them first when memory runs out', async () => {
      expect(await look('cat /proc/self/oom_score_adj')).toBe('1000\n');
    });

    test('a package of a larger repository starts in its own folder', async () => {
      const inner = await makeSandbox({ ...options, allow: lane.allow }).open(repository, 'pkg');
      expect(inner.toolRoot).toBe(path.join(repository, 'pkg'));
      expect((await inner.run({ argv: ['cat', 'inner.txt'], timeoutMs: 5000 })).stdout).toBe('inner');
      await inner.close();
    });
  });
}

test('without an isolation that may be used there is no copy', async () => {
  const nowhere = makeSandbox({ ...options, path: '/nowhere', allow: ['bubblewrap', 'docker', 'podman'] });
  expect(await nowhere.probe()).toEqual({ isolation: 'none', reason: expect.stringContaining('not installed') });
  await expect(nowhere.open(repository, '')).rejects.toThrow('no sandbox');
  expect(readdirSync(temporary)).toEqual([]);
});

for (const lane of lanes) {
  describe.skipIf(lane.isMissing)(`what a killed process leaves behind, isolation ${lane.name}`, () => {
    test('is swept, what a living one uses is not', async () => {
      const code = `
      const { makeSandbox } = await import(${JSON.stringify(path.join(import.meta.dirname, 'sandbox.ts'))});
      const { makeRunTool } = await import(${JSON.stringify(path.join(import.meta.dirname, '../process/run-tool.ts'))});
      const copy = await makeSandbox({ ...${JSON.stringify({ ...options, allow: lane.allow })}, makeRunTool }).open(${JSON.stringify(repository)}, '');
      void copy.run({ argv: ['sleep', '765432'], timeoutMs: 60000 });
      setTimeout(() => console.log(copy.root), 1000);`;
      const owner = spawn(process.execPath, ['--input-type=module', '-e', code], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const root = String((await once(owner.stdout, 'data'))[0]).trim();
      const sandbox = makeSandbox(options);
      await sandbox.sweep();
      expect(existsSync(root)).toBe(true);
      owner.kill('SIGKILL');
      await once(owner, 'exit');
      await sandbox.sweep();
      expect(existsSync(path.dirname(root))).toBe(false);
      expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(root);
      expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain('sleep 765432');
      expect(readFileSync(path.join(repository, 'src/a.py'), 'utf8')).toBe('a = 1\r\n');
    });
  });
}
