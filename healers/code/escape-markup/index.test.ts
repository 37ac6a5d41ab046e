import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const django = 'from django.utils.safestring import mark_safe\n\n';
const formatted = 'from django.utils.html import format_html\n\n';
const flask = 'from markupsafe import Markup\n\n';

describe('mark_safe', () => {
  test('an f-string', () =>
    heals(healer, {
      rule: 'ruff/S308',
      at: 'mark_safe(f',
      before: `${django}def link(user):\n    return mark_safe(f'<a href="{user.path}">{user.name}</a>')\n`,
      after: `${formatted}def link(user):\n    return format_html('<a href="{}">{}</a>', user.path, user.name)\n`,
    }));
  test('a sum', () =>
    heals(healer, {
      rule: 'bandit/B703',
      at: 'mark_safe("<',
      before: `${django}def bold(text):\n    return mark_safe("<b>" + text + "</b> {}")\n`,
      after: `${formatted}def bold(text):\n    return format_html("<b>{}</b> {{}}", text)\n`,
    }));
  test('several lines', () =>
    heals(healer, {
      rule: 'ruff/S308',
      at: 'mark_safe(\n',
      before: `${django}html = mark_safe(\n    f"<b>{a}</b>"\n    f"<i>{b} of {len(c)}</i>"\n)\nother = mark_safe("<hr>")\n`,
      after: `from django.utils.html import format_html\n${django}html = format_html(\n    "<b>{}</b>"\n    "<i>{} of {}</i>", a, b, len(c)\n)\nother = mark_safe("<hr>")\n`,
    }));
});
test('Markup', () =>
  heals(healer, {
    rule: 'ruff/S704',
    at: 'Markup(f',
    before: `${flask}def badge(name):\n    return Markup(f"<b>{name}</b>")\n`,
    after: `${flask}def badge(name):\n    return Markup("<b>{}</b>").format(name)\n`,
  }));

describe('leaves alone', () => {
  const stays = (line: string, because: RegExp) =>
    leavesAlone(healer, { rule: 'ruff/S308', at: 'mark_safe(', before: django + line + '\n', because });
  test('HTML that is put into HTML', async () => {
    await stays('x = mark_safe(f"<div>{self.html}</div>")', /HTML itself/);
    await stays('import html\na = html.escape(b)\nx = mark_safe(f"<i>{a}</i>")', /escaped before/);
    await stays('a = conditional_escape(b)\nx = mark_safe(f"<i>{a}</i>")', /escaped before/);
    await stays('SEPARATOR = "<br>"\nx = mark_safe(f"<i>{a}</i>{SEPARATOR}{b}")', /HTML itself/);
    await stays('x = mark_safe(f"<div>{form.as_p()}</div>")', /HTML itself/);
    await stays('x = mark_safe(f"<ul>{\'\'.join(items)}</ul>")', /HTML itself/);
    await stays('def f(a):\n    b = "<br>" + a\n    return mark_safe(f"<p>{b}</p>")', /HTML itself/);
  });
  test('places where escaping is not enough', async () => {
    await stays('x = mark_safe(f"<script>var x = \'{a}\'</script>")', /script/);
    await stays('x = mark_safe(f"<a onclick=\'go({a})\'>b</a>")', /event/);
    await stays('x = mark_safe(f"<a {a}>b</a>")', /outside of quotes/);
  });
  test('formatted values, texts that are made elsewhere, no HTML', async () => {
    await stays('x = mark_safe(f"<b>{a:.2f}</b>")', /formatted/);
    await stays('x = mark_safe(text)', /right here/);
    await stays('x = mark_safe(f"{a}{b}")', /no HTML/);
  });
});
