import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'flow/xss';
const flask = 'from flask import request\n';
const escaping = 'from flask import request\nfrom markupsafe import escape\n';
const stays = (line: string, at: string, because: RegExp) =>
  leavesAlone(healer, { rule, at, before: flask + line + '\n', because });

describe('Flask', () => {
  test('an f-string that is returned', () =>
    heals(healer, {
      rule,
      at: 'f"<h1>{name}</h1>"',
      before: `${flask}def page():\n    name = request.args["name"]\n    return f"<h1>{name}</h1>"\n`,
      after: `${escaping}def page():\n    name = request.args["name"]\n    return f"<h1>{escape(name)}</h1>"\n`,
    }));
  test('a sum in a variable', () =>
    heals(healer, {
      rule,
      at: 'make_response(page)',
      before: `${flask}def f():\n    page = "<b>" + request.args["q"] + "</b>"\n    return make_response(page)\n`,
      after: `${escaping}def f():\n    page = "<b>" + str(escape(request.args["q"])) + "</b>"\n    return make_response(page)\n`,
    }));
  test('percent, beside a number', () =>
    heals(healer, {
      rule,
      at: '"<p>%s of %s</p>"',
      before: `${flask}def f(q):\n    return "<p>%s of %s</p>" % (q, 3)\n`,
      after: `${escaping}def f(q):\n    return "<p>%s of %s</p>" % (escape(q), 3)\n`,
    }));
});
test('Django', () =>
  heals(healer, {
    rule,
    at: 'HttpResponse("<b>{}',
    before: `from django.http import HttpResponse\n\ndef f(request):\n    return HttpResponse("<b>{}</b>".format(request.GET["q"]))\n`,
    after: `from django.http import HttpResponse\nfrom django.utils.html import escape\n\ndef f(request):\n    return HttpResponse("<b>{}</b>".format(escape(request.GET["q"])))\n`,
  }));
test('no framework', () =>
  heals(healer, {
    rule,
    at: 'f"<b>{q}</b>"',
    before: `import http.server\n\ndef f(self, q):\n    self.write(f"<b>{q}</b>")\n`,
    after: `import http.server\nfrom html import escape\n\ndef f(self, q):\n    self.write(f"<b>{escape(str(q))}</b>")\n`,
  }));

describe('leaves alone', () => {
  test('HTML that is wanted as it is', () =>
    stays('def f(body): return f"<div>{body}</div>"', 'f"<div>{body}</div>"', /HTML itself/));
  test('places where escaping is not enough', () =>
    stays('def f(x): return f"<script>go(\'{x}\')</script>"', 'f"<script>', /script/));
  test('a text that is used twice, or made elsewhere', async () => {
    await stays('def f(x):\n    t = f"<b>{x}</b>"\n    log(t)\n    return send(t)', 'send(t)', /elsewhere/);
    await stays('def f(x):\n    return send(x)', 'send(x)', /right here/);
  });
  test('a page whose values are escaped', () => stays('def f(x): return f"<b>{escape(x)}</b>"', 'f"<b>', /already/));
});
