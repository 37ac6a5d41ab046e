import { describe, expect, it } from 'vitest';
import type { CodeContext } from '#core/healer.ts';
import { languageOf } from '#syntax/parse.ts';
import { judgeCure, refuseFile } from './judge.ts';

function judge(path: string, before: string, after: string, files: readonly string[] = []) {
  const nothing = async () => undefined;
  const context: CodeContext = {
    language: languageOf(path) ?? 'python',
    text: before,
    read: nothing,
    files: [path, ...files],
    types: { returnTypes: async () => new Map(), typeOf: nothing },
    typescript: { codeFixes: async () => [], typeAt: nothing, errors: nothing, returns: nothing },
  };
  return judgeCure(path, before, after, context);
}

describe('a cure in Python', () => {
  it.each([
    ['a plain change', 'def f(x):\n    return x == None\n', 'def f(x):\n    return x is None\n'],
    ['a timeout', 'import requests\n\nr = requests.get(u)\n', 'import requests\n\nr = requests.get(u, timeout=10)\n'],
    ['a safe loader', 'import yaml\n\nx = yaml.load(t)\n', 'import yaml\n\nx = yaml.safe_load(t)\n'],
    [
      'no shell',
      'import subprocess\n\nsubprocess.run(c, shell=True)\n',
      'import subprocess\nimport shlex\n\nsubprocess.run(shlex.split(c))\n',
    ],
    ['a literal', 'x = eval(t)\n', 'import ast\n\nx = ast.literal_eval(t)\n'],
    ['a closed file', 'f = open(p)\nt = f.read()\n', 'with open(p) as f:\n    t = f.read()\n'],
    ['an import of a neighbour', 'x = Shop()\n', 'from shop.models import Shop\n\nx = Shop()\n'],
  ])('passes: %s', (_, before, after) => {
    expect(judge('app.py', before, after, ['shop/models.py', 'shop/__init__.py'])).toBeUndefined();
  });

  it.each([
    ['an import of subprocess', 'x = 1\n', 'import subprocess\nx = 1\n'],
    ['one name of it', 'x = 1\n', 'from subprocess import run\nx = run\n'],
    ['another name for what is there', 'import os\nx = 1\n', 'import os\nimport os as o\nx = 1\n'],
    ['a name out of what is there', 'import os\nx = 1\n', 'import os\nfrom os import system\nx = 1\n'],
    ['everything out of it', 'import os\nx = 1\n', 'import os\nfrom os import *\nx = 1\n'],
    ['a module handed on', 'import os\nx = 1\n', 'import os\nx = os\n'],
    ['a command', 'import os\nx = 1\n', 'import os\nx = os.system("ls")\n'],
    ['the environment', 'import os\nx = 1\n', 'import os\nx = os.environ\n'],
    ['eval', 'x = t\n', 'x = eval(t)\n'],
    ['a way to builtins', 'x = t\n', 'x = t.__class__.__bases__\n'],
    ['getattr', 'x = t\n', 'x = getattr(t, "sys" + "tem")\n'],
    [
      'a request where there was one',
      'import requests\nrequests.get(u)\n',
      'import requests\nrequests.get(u)\nrequests.post(u, json=d)\n',
    ],
    ['an address', 'u = "https://a.example/"\n', 'u = "https://b.example/"\n'],
    ['a new package', 'x = 1\n', 'import leftpad\nx = 1\n'],
    ['unpickling', 'import pickle\nx = 1\n', 'import pickle\nx = pickle.loads(t)\n'],
    ['a file', 'x = 1\n', 'x = open("/etc/passwd").read()\n'],
    ['a socket in a function', 'def f():\n    return 1\n', 'def f():\n    import socket\n    return 1\n'],
    [
      'no check of certificates',
      'import requests\nrequests.get(u)\n',
      'import requests\nrequests.get(u, verify=False)\n',
    ],
    ['a suppression', 'x = 1\n', 'x = 1  # noqa\n'],
    ['a suppression traded for another', 'a = 1  # noqa\nb = 2\n', 'a = 1\nb = 2  # noqa\n'],
    ['a cast', 'x = f()\n', 'x = cast("Any", f())\n'],
    ['a swallowed error', 'f()\n', 'try:\n    f()\nexcept Exception:\n    pass\n'],
    ['a function that is gone', 'def f():\n    pass\n\n\ndef g():\n    pass\n', 'def f():\n    pass\n'],
    ['letters that look alike', 'admin = 1\n', 'аdmin = 1\n'],
    ['too much', '', 'x = 1\n'.repeat(80)],
  ])('is refused: %s', (_, before, after) => {
    expect(judge('app.py', before, after)).toHaveProperty('refused');
  });

  it.each([
    ['nothing changed', 'x = 1\n', 'x = 1\n'],
    ['it does not parse', 'x = 1\n', 'x = (1\n'],
  ])('does not fit: %s', (_, before, after) => expect(judge('app.py', before, after)).toHaveProperty('misfit'));
});

it.each(['\n'.repeat(1e5), 'except '.repeat(1e4), 'catch ('.repeat(1e4), `import(${' '.repeat(1e5)}`, 'а'.repeat(4e4)])(
  'a hostile text is judged in time: %.10j',
  (text) => {
    const started = performance.now();
    judge('app.py', `'''${text}'''\n`, `'''${text}'''\nx = 1\n`);
    judge('app.ts', `/*${text}*/\n`, `/*${text}*/\nx = 1\n`);
    expect(performance.now() - started).toBeLessThan(5000);
  },
);

describe('a cure in TypeScript', () => {
  it.each([
    ['a plain change', 'const a = x == null;\n', 'const a = x === null;\n'],
    ['an import of a neighbour', 'use(a);\n', "import { a } from './a.ts';\nuse(a);\n"],
    ['a harmless part of Node', 'use(a);\n', "import { join } from 'node:path';\nuse(join(a));\n"],
    [
      'another name of a package that is used',
      "import { a } from 'pkg';\na();\n",
      "import { a, b } from 'pkg';\na(b);\n",
    ],
  ])('passes: %s', (_, before, after) => expect(judge('app.ts', before, after)).toBeUndefined());

  it.each([
    ['processes', 'x;\n', "import { run } from 'node:child_process';\nx;\n"],
    ['required', 'x;\n', "const c = require('child_process');\nx;\n"],
    [
      'another name of it',
      "import { execFile } from 'child_process';\n",
      "import { execFile, exec as e } from 'child_process';\n",
    ],
    ['the network', 'x;\n', 'fetch(u);\n'],
    [
      'a request through a package',
      "import axios from 'axios';\naxios.get(u);\n",
      "import axios from 'axios';\naxios.get(u);\naxios.post(u, d);\n",
    ],
    ['a new package', 'x;\n', "import leftPad from 'left-pad';\nx;\n"],
    ['text as code', 'x;\n', 'new Function(x)();\n'],
    ['a timer on text', 'x;\n', 'setTimeout("x()", 1);\n'],
    ['an import of what is computed', 'x;\n', 'await import(`./${x}`);\n'],
    ['the environment', 'x;\n', 'use(process.env.HOME);\n'],
    ['a way around', 'x;\n', 'globalThis["ev" + "al"](x);\n'],
    ['HTML', 'e.textContent = x;\n', 'e.innerHTML = x;\n'],
    ['as any', 'use(x);\n', 'use(x as any);\n'],
    ['a non-null assertion', 'use(x.y);\n', 'use(x!.y);\n'],
    ['a comment that silences', 'use(x);\n', '// @ts-expect-error\nuse(x);\n'],
    ['a swallowed error', 'f();\n', 'try { f(); } catch {}\n'],
    ['a swallowed rejection', 'f();\n', 'f().catch(() => {});\n'],
  ])('is refused: %s', (_, before, after) => expect(judge('app.ts', before, after)).toHaveProperty('refused'));
});

describe('files', () => {
  it.each(['src/app.py', 'shop/tasks.py', 'src/hooks/use-cart.ts', 'manage.py'])('like %s may be changed', (path) =>
    expect(refuseFile(path)).toBeUndefined(),
  );
  it.each([
    'tests/app.py',
    'src/app.test.ts',
    'conftest.py',
    'setup.py',
    'vite.config.ts',
    '.eslintrc.js',
    '.github/actions/x/index.js',
    'node_modules/x/index.js',
    'Gruntfile.js',
    '.heal/x.py',
  ])('like %s may not', (path) => expect(refuseFile(path)).toMatch(/\w/));
});
