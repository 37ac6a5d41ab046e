import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'flow/open-redirect';
const flask = 'from flask import redirect, request\n\n';
const cures = (at: string, before: string, after: string, head = flask, newHead = head) =>
  heals(healer, { rule, at, before: head + before, after: newHead + after });
const stays = (at: string, before: string, because: RegExp) =>
  leavesAlone(healer, { rule, at, before: flask + before, because });

describe('Flask', () => {
  test('an address right from the request', () =>
    cures(
      'redirect(request',
      'def f():\n    return redirect(request.args["next"])\n',
      'def f():\n    target = request.args["next"]\n    if not target.startswith("/") or target.startswith(("//", "/\\\\")) or not target.isprintable():\n        target = "/"\n    return redirect(target)\n',
    ));
  test('a page to go to otherwise', () =>
    cures(
      'redirect(request',
      'def f():\n    return redirect(request.args.get("next") or url_for("home"))\n',
      'def f():\n    target = request.args.get("next") or url_for("home")\n    if not target.startswith("/") or target.startswith(("//", "/\\\\")) or not target.isprintable():\n        target = url_for("home")\n    return redirect(target)\n',
    ));
  test('a variable that may be None', () =>
    cures(
      'redirect(page)',
      'def f():\n    page = request.args.get("next")\n    return redirect(page)\n',
      'def f():\n    page = request.args.get("next")\n    if not page or not page.startswith("/") or page.startswith(("//", "/\\\\")) or not page.isprintable():\n        page = "/"\n    return redirect(page)\n',
    ));
});
test('Django', () =>
  cures(
    'HttpResponseRedirect(request',
    'def f(request):\n    return HttpResponseRedirect(request.GET.get("next", "/home/"))\n',
    'def f(request):\n    target = request.GET.get("next", "/home/")\n    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):\n        target = "/home/"\n    return HttpResponseRedirect(target)\n',
    'from django.http import HttpResponseRedirect\n\n',
    'from django.http import HttpResponseRedirect\nfrom django.utils.http import url_has_allowed_host_and_scheme\n\n',
  ));

describe('leaves alone', () => {
  test('whole addresses', () =>
    stays('redirect(request.ref', 'def f():\n    return redirect(request.referrer)\n', /on purpose/));
  test('the middle of an expression', () =>
    stays('redirect(request', 'def f():\n    return ok or redirect(request.args["next"])\n', /middle/));
  test('addresses of several parts', () =>
    stays(
      'redirect(request',
      'def f():\n    return redirect(request.args["a"] + request.args["b"])\n',
      /several parts/,
    ));
});
