import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'flow/path-traversal';
const cures = (at: string, before: string, after: string) => heals(healer, { rule, at, before, after });
const stays = (at: string, before: string, because: RegExp) => leavesAlone(healer, { rule, at, before, because });

describe('Flask', () => {
  test('send_file of a joined path', () =>
    cures(
      'send_file(os.path.join(BASE, name), as_attachment=True)',
      'import os\nfrom flask import send_file\n\ndef get(name):\n    return send_file(os.path.join(BASE, name), as_attachment=True)\n',
      'import os\nfrom flask import send_from_directory\n\ndef get(name):\n    return send_from_directory(BASE, name, as_attachment=True)\n',
    ));
  test('open in a with statement', () =>
    cures(
      'open(os.path.join(BASE, request.args["name"]))',
      'import os\nfrom flask import request\n\ndef get():\n    with open(os.path.join(BASE, request.args["name"])) as file:\n        return file.read()\n',
      'import os\nfrom flask import abort, request\n\ndef get():\n    full_path = os.path.realpath(os.path.join(BASE, request.args["name"]))\n    if not full_path.startswith(os.path.realpath(BASE) + os.sep):\n        abort(404)\n    with open(full_path) as file:\n        return file.read()\n',
    ));
  test('a variable', () =>
    cures(
      'open(file_name)',
      'import os\nfrom flask import abort, request\n\ndef get(name):\n    file_name = f"/srv/files/{name}"\n    # all of it\n    return open(file_name).read()\n',
      'import os\nfrom flask import abort, request\n\ndef get(name):\n    file_name = os.path.realpath(f"/srv/files/{name}")\n    if not file_name.startswith(os.path.realpath("/srv/files") + os.sep):\n        abort(404)\n    # all of it\n    return open(file_name).read()\n',
    ));
});
test('Django, with a sum', () =>
  cures(
    'open(settings.MEDIA_ROOT + "/" + name)',
    'import os\nfrom django.http import HttpResponse\n\ndef get(request, name):\n    data = open(settings.MEDIA_ROOT + "/" + name).read()\n    return HttpResponse(data)\n',
    'import os\nfrom django.http import Http404, HttpResponse\n\ndef get(request, name):\n    full_path = os.path.realpath(settings.MEDIA_ROOT + "/" + name)\n    if not full_path.startswith(os.path.realpath(settings.MEDIA_ROOT) + os.sep):\n        raise Http404\n    data = open(full_path).read()\n    return HttpResponse(data)\n',
  ));
test('pathlib', () =>
  cures(
    '(ROOT / name).read_text()',
    'from pathlib import Path\n\nROOT = Path("/srv")\n\ndef get(name):\n    return (ROOT / name).read_text()\n',
    'from pathlib import Path\n\nROOT = Path("/srv")\n\ndef get(name):\n    full_path = (ROOT / name).resolve()\n    if not full_path.is_relative_to(ROOT.resolve()):\n        raise ValueError("The path leads out of its folder")\n    return full_path.read_text()\n',
  ));

describe('leaves alone', () => {
  test('a path without a folder of the program', async () => {
    await stays('open(name)', 'def get(name):\n    return open(name)\n', /cannot be told/);
    await stays(
      'open(os.path.join(folder, name))',
      'import os\ndef get(folder, name):\n    return open(os.path.join(folder, name))\n',
      /cannot be told/,
    );
    await stays('open("/" + name)', 'def get(name):\n    return open("/" + name)\n', /cannot be told/);
  });
  test('calls that take the folder itself', () =>
    stays(
      'os.listdir(os.path.join(BASE, name))',
      'import os\ndef get(name):\n    return os.listdir(os.path.join(BASE, name))\n',
      /folder itself/,
    ));
  test('the middle of an expression', () =>
    stays(
      'open(os.path.join(BASE, name))',
      'import os\ndef get(name):\n    return open(os.path.join(BASE, name)) if name else None\n',
      /middle/,
    ));
  test('a variable that is given two values', () =>
    stays(
      'open(path)',
      'import os\ndef get(name):\n    path = os.path.join(BASE, name)\n    path = os.path.join(BASE, name)\n    return open(path)\n',
      /several values/,
    ));
});
