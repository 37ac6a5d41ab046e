import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'flow/template-injection';
const at = 'render_template_string';
const cures = (before: string, after: string) => heals(healer, { rule, at, before, after });
const stays = (before: string, because: RegExp) => leavesAlone(healer, { rule, at, before, because });

describe('the way in which the template is written', () => {
  test('an f-string', () =>
    cures(
      'render_template_string(f"<h1>{name}</h1>{{{{ title }}}}", title=title)\n',
      'render_template_string("<h1>{{ name }}</h1>{{ title }}", title=title, name=name)\n',
    ));
  test('a sum', () =>
    cures(
      `render_template_string("<h1>" + request.args["name"] + "</h1>")\n`,
      `render_template_string("<h1>{{ name }}</h1>", name=request.args["name"])\n`,
    ));
  test('percent, with the same value twice', () =>
    cures(
      `render_template_string('<b width="5%%">%s %s</b>' % (q, q))\n`,
      `render_template_string('<b width="5%">{{ q }} {{ q }}</b>', q=q)\n`,
    ));
  test('a variable over several lines', () =>
    cures(
      `def f(user):\n    page = """<h1>\n    {}\n    </h1>""".format(user.name)\n    return flask.render_template_string(page), 404\n`,
      `def f(user):\n    page = """<h1>\n    {{ name }}\n    </h1>"""\n    return flask.render_template_string(page, name=user.name), 404\n`,
    ));
});
describe('leaves alone', () => {
  test('a template that comes from elsewhere', () => stays('render_template_string(text)\n', /right here/));
  test('HTML, scripts and formatted values', async () => {
    await stays('render_template_string(f"<div>{body}</div>")\n', /HTML itself/);
    await stays('render_template_string(f"<script>{x}</script>")\n', /script/);
    await stays('render_template_string(f"<b>{x:>4}</b>")\n', /formatted/);
  });
  test('a template that is used twice', () =>
    stays('def f(x):\n    t = f"<b>{x}</b>"\n    log(t)\n    return render_template_string(t)\n', /elsewhere/));
});
