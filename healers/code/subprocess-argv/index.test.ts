import { describe, expect, test } from 'vitest';
import { findingOf, heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const cures = (before: string, after: string, head = 'import subprocess\n', newHead = head) =>
  heals(healer, {
    rule: 'ruff/S602',
    at: before.includes('shell') ? 'shell=True' : 'os.system',
    before: head + before,
    after: newHead + after,
  });
const stays = (before: string, because: RegExp, head = 'import subprocess\n') =>
  leavesAlone(healer, {
    rule: 'ruff/S602',
    at: before.includes('shell') ? 'shell=' : 'os.system',
    before: head + before,
    because,
  });

describe('subprocess', () => {
  test('a command without values', () =>
    cures(
      `subprocess.run("ls -l 'my files'", shell=True, check=True)\n`,
      `subprocess.run(["ls", "-l", "my files"], check=True)\n`,
    ));
  test('a value that is added at the end', () =>
    cures(
      `subprocess.run("gzip -n " + path, shell=True, check=True)\n`,
      `subprocess.run(["gzip", "-n", path], check=True)\n`,
    ));
  test('values of an f-string become text', () =>
    cures(
      `subprocess.check_output(f'kill -9 {pid}', shell=True)\n`,
      `subprocess.check_output(['kill', '-9', str(pid)])\n`,
    ));
  test('a value that is text already', () =>
    cures(
      `def f(path: str):\n    return subprocess.run(f"wc -l {path}", shell=True, capture_output=True, text=True)\n`,
      `def f(path: str):\n    return subprocess.run(["wc", "-l", path], capture_output=True, text=True)\n`,
    ));
  test('a value in quotes of its own', () =>
    cures(`subprocess.call("rm '" + path + "'", shell=True)\n`, `subprocess.call(["rm", path])\n`));
  test('shlex.quote is not wanted any more', () =>
    cures(
      `subprocess.call(f"rm {shlex.quote(path)}", shell=True)\n`,
      `subprocess.call(["rm", path])\n`,
      'import shlex\nimport subprocess\n',
    ));
  test('a word that is partly a value', () =>
    cures(
      `subprocess.call(f"tar --file={name}.tar -c src", shell=True)\n`,
      `subprocess.call(["tar", f"--file={name}.tar", "-c", "src"])\n`,
    ));
  test('percent and format', async () => {
    await cures(
      `subprocess.call("ping -c %d host" % count, shell=True)\n`,
      `subprocess.call(["ping", "-c", str(count), "host"])\n`,
    );
    await cures(`subprocess.call("ping {}".format(host), shell=True)\n`, `subprocess.call(["ping", str(host)])\n`);
  });
  test('several lines, another name, a command in a variable', () =>
    cures(
      `def f(path):\n    line = "ls " + path\n    sp.run(\n        line,\n        shell=True,\n        check=True,\n    )\n`,
      `def f(path):\n    line = ["ls", path]\n    sp.run(\n        line,\n        check=True,\n    )\n`,
      'import subprocess as sp\n',
    ));
});

test('os.system whose answer nobody needs', () =>
  cures(`os.system("touch " + path)\n`, `subprocess.call(["touch", path])\n`, 'import os\n', 'import subprocess\n'));
test('os.system compared to 0', () =>
  cures(
    `ok = os.system("true") == 0\nprint(os.name)\n`,
    `ok = subprocess.call(["true"]) == 0\nprint(os.name)\n`,
    'import os\n',
    'import os\nimport subprocess\n',
  ));

test('os.popen that is read at once', () =>
  heals(healer, {
    rule: 'ruff/S605',
    at: 'os.popen',
    before: 'import os\n\ndef f(path):\n    return os.popen("wc -l " + path).read().strip()\n',
    after:
      'import subprocess\n\ndef f(path):\n    return subprocess.run(["wc", "-l", path], stdout=subprocess.PIPE, text=True).stdout.strip()\n',
  }));

describe('leaves alone', () => {
  test('a pipe that stays open', () =>
    leavesAlone(healer, {
      rule: 'ruff/S605',
      at: 'os.popen',
      before: 'import os\nfor line in os.popen("ls " + path):\n    print(line)\n',
      because: /at once/,
    }));
  test('what needs a shell', async () => {
    await stays(`subprocess.run("ls | wc", shell=True)\n`, /needs a shell/);
    await stays(`subprocess.run("ls *.py", shell=True)\n`, /needs a shell/);
    await stays(`subprocess.run("echo $HOME", shell=True)\n`, /needs a shell/);
    await stays(`subprocess.run("echo hi > out.txt", shell=True)\n`, /needs a shell/);
    await stays(`subprocess.run("cd /tmp", shell=True)\n`, /command of the shell/);
    await stays(`subprocess.run("A=1 env", shell=True)\n`, /environment/);
    await stays(`subprocess.run('echo "$HOME"', shell=True)\n`, /shell/);
  });
  test('values whose words cannot be told', async () => {
    await stays(`subprocess.run(cmd + " -v", shell=True)\n`, /chosen by a value/);
    await stays(`subprocess.run("ls " + options, shell=True)\n`, /several words/);
    await stays(`subprocess.run(f"echo 'to {name}'", shell=True)\n`, /partly/);
    await stays(`subprocess.run(f"ls {name!r}", shell=True)\n`, /formatted/);
    await stays(`subprocess.run(f"ls {' '.join(x)}", shell=True)\n`, /several words/);
  });
  test('calls that are not simple', async () => {
    await stays(`subprocess.run(line, shell=True)\n`, /unclear/);
    await stays(`subprocess.run("ls", shell=use_shell)\n`, /simply/);
    await stays(`subprocess.run("ls", shell=True, executable="/bin/bash")\n`, /chooses its shell/);
    await stays(`status = os.system("ls")\n`, /status/, 'import os\n');
  });
});

test('leaves alone a command that stands in the program as a whole', async () => {
  const before = 'import subprocess\nsubprocess.run("git log -1", shell=True)\n';
  const finding = findingOf({ rule: 'ruff/S602', at: 'shell=True', before });
  const flow = { verdict: 'fixed', confidence: 0.9, steps: [] } as const;
  // Refused before the context is looked at.
  const answer = await healer.propose({ ...finding, flow }, undefined as never);
  expect(answer).toMatchObject({ leftAlone: expect.stringContaining('in the program') });
});
