import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S306';

test('a name that is returned', () =>
  heals(healer, {
    rule,
    at: 'tempfile.mktemp',
    before: 'import tempfile\n\ndef make():\n    return tempfile.mktemp(suffix=".txt")  # free\n',
    after:
      'import tempfile\n\ndef make():\n    return tempfile.NamedTemporaryFile(suffix=".txt", delete=False).name  # free\n',
  }));
test('positions become keywords, and an alias stays', () =>
  heals(healer, {
    rule,
    at: 'tf.mktemp',
    before: 'import tempfile as tf\n\npath = tf.mktemp(".log", "run-", folder)\nopen(path, "w").close()\n',
    after:
      'import tempfile as tf\n\npath = tf.NamedTemporaryFile(suffix=".log", prefix="run-", dir=folder, delete=False).name\nopen(path, "w").close()\n',
  }));
test('a function that is imported by name', () =>
  heals(healer, {
    rule,
    at: 'mktemp()',
    before: 'from tempfile import mktemp\n\nname = mktemp()\n',
    after: 'from tempfile import NamedTemporaryFile\n\nname = NamedTemporaryFile(delete=False).name\n',
  }));

test('leaves alone names that must still be free', async () => {
  const stays = (line: string) =>
    leavesAlone(healer, { rule, at: 'mktemp', before: `import tempfile, os\n${line}\n`, because: /still free/ });
  await stays('os.mkfifo(tempfile.mktemp())');
  await stays('name = tempfile.mktemp()\nos.mkdir(name)');
  await stays('name = tempfile.mktemp()\nserver.bind(name)');
  await stays('name = tempfile.mktemp()\nwith open(name, "x") as f:\n    f.write(text)');
});
test('leaves alone a folder to be, and a part of a name', async () => {
  const before = 'import tempfile\nfrom pathlib import Path\n';
  await leavesAlone(healer, { rule, at: 'tempfile.mktemp', before: `${before}Path(tempfile.mktemp()).mkdir()\n` });
  await leavesAlone(healer, {
    rule,
    at: 'tempfile.mktemp',
    before: `${before}name = tempfile.mktemp() + ".gz"\n`,
    because: /part of another/,
  });
});
test('the layout of the arguments stays', () =>
  heals(healer, {
    rule,
    at: 'tempfile.mktemp(',
    before: 'import tempfile\n\nname = tempfile.mktemp(\n    suffix=".txt",\n    prefix=label,\n)\n',
    after:
      'import tempfile\n\nname = tempfile.NamedTemporaryFile(\n    suffix=".txt",\n    prefix=label, delete=False,\n).name\n',
  }));
test('leaves alone names of pipes and sockets', async () => {
  const stays = (line: string) =>
    leavesAlone(healer, { rule, at: 'mktemp', before: `import tempfile\n${line}\n`, because: /still be free/ });
  await stays('address = tempfile.mktemp()');
  await stays("def listen():\n    return tempfile.mktemp(prefix='a-')");
  await stays("name = tempfile.mktemp(prefix=r'\\\\.\\pipe\\a-')");
});
test('leaves alone an import in a part of the file', () =>
  leavesAlone(healer, {
    rule,
    at: 'mktemp()',
    before: 'def f():\n    from tempfile import mktemp\n    return mktemp()\n',
    because: /part of the file/,
  }));
test('leaves alone arguments from elsewhere', () =>
  leavesAlone(healer, {
    rule,
    at: 'tempfile.mktemp',
    before: 'import tempfile\nname = tempfile.mktemp(**how)\n',
    because: /elsewhere/,
  }));
test('leaves alone a mktemp of its own', () =>
  leavesAlone(healer, { rule, at: 'mktemp', before: 'def mktemp(): return 1\n\nx = mktemp()\n' }));
