import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S202';
const files = { 'pyproject.toml': '[project]\nrequires-python = ">=3.12"\n' };

test('an archive that is opened here', () =>
  heals(healer, {
    rule,
    files,
    at: 'archive.extractall',
    before: 'import tarfile\n\nwith tarfile.open(path) as archive:\n    archive.extractall(folder)  # all\n',
    after:
      'import tarfile\n\nwith tarfile.open(path) as archive:\n    archive.extractall(folder, filter="data")  # all\n',
  }));
test('in one go, without arguments', () =>
  heals(healer, {
    rule,
    files,
    at: 'tarfile.open(path).extractall()',
    before: 'import tarfile\ntarfile.open(path).extractall()\n',
    after: 'import tarfile\ntarfile.open(path).extractall(filter="data")\n',
  }));

test('an application that runs on 3.12, a parameter, and an archive that is opened in two ways', async () => {
  await heals(healer, {
    rule,
    files: { '.python-version': '3.12.4\n' },
    at: 'archive.extractall',
    before: 'import tarfile\n\ndef f(archive: tarfile.TarFile):\n    archive.extractall()\n',
    after: 'import tarfile\n\ndef f(archive: tarfile.TarFile):\n    archive.extractall(filter="data")\n',
  });
  const head =
    'import tarfile\n\ndef f(x):\n    if x:\n        t = tarfile.open(x)\n    else:\n        t = tarfile.open("a")\n';
  await heals(healer, {
    rule,
    files: { Dockerfile: 'FROM docker.io/library/python:3.13-slim\n' },
    at: 't.extractall',
    before: `${head}    t.extractall(".")\n`,
    after: `${head}    t.extractall(".", filter="data")\n`,
  });
});

test('leaves alone older Pythons, and a project that does not say', async () => {
  const before = 'import tarfile\narchive = tarfile.open(path)\narchive.extractall()\n';
  await leavesAlone(healer, { rule, at: 'archive.extractall', before, because: /3\.12/ });
  await leavesAlone(healer, {
    rule,
    at: 'archive.extractall',
    before,
    because: /3\.12/,
    files: { 'pyproject.toml': '[project]\nrequires-python = ">=3.8"\n' },
  });
});
test('leaves alone zip files and chosen members', async () => {
  await leavesAlone(healer, {
    rule,
    files,
    at: 'z.extractall',
    before: 'import zipfile\nz = zipfile.ZipFile(path)\nz.extractall()\n',
    because: /tarfile/,
  });
  await leavesAlone(healer, {
    rule,
    files,
    at: 't.extractall',
    before: 'import tarfile\nt = tarfile.open(path)\nt.extractall(members=safe(t))\n',
    because: /chooses/,
  });
});
