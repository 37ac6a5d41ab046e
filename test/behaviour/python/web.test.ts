import { describe } from 'vitest';
import { healer as containedPath } from '#healers/code/contained-path/index.ts';
import { healer as escapeMarkup } from '#healers/code/escape-markup/index.ts';
import { healer as escapeResponse } from '#healers/code/escape-response/index.ts';
import { healer as localRedirect } from '#healers/code/local-redirect/index.ts';
import { healer as templateValues } from '#healers/code/template-values/index.ts';
import { behaves } from './behaviour.ts';

const client = `
    import subject
    web = subject.app.test_client()
`;

describe('pages of a Flask application', () => {
  const page = [
    client,
    `
    def attack():
        return "<script>" in web.get("/", query_string={"q": "<script>alert(1)</script>"}).text
    def normal():
        return web.get("/", query_string={"q": "ann"}).text
  `,
  ];
  const bodies = {
    'an f-string': [`f"<h1>{q}</h1>"`, 'f"<h1>'],
    'a sum': [`"<h1>" + q + "</h1>"`, '"<h1>" + q'],
    percent: [`"<h1>%s</h1>" % q`, '"<h1>%s</h1>" % q'],
    format: [`"<h1>{}</h1>".format(q)`, '"<h1>{}</h1>".format(q)'],
  } as const;
  for (const [name, [body, at]] of Object.entries(bodies)) {
    behaves(`a script in ${name} is text`, {
      healer: escapeResponse,
      needs: ['flask'],
      rule: 'flow/xss',
      at,
      before: `from flask import Flask, request\n\napp = Flask(__name__)\n\n@app.route("/")\ndef page():\n    q = request.args["q"]\n    return ${body}\n`,
      check: page,
    });
  }
  behaves('Markup', {
    healer: escapeMarkup,
    needs: ['flask'],
    rule: 'ruff/S704',
    at: 'Markup(f"',
    before: `from flask import Flask, request\nfrom markupsafe import Markup\n\napp = Flask(__name__)\n\n@app.route("/")\ndef page():\n    q = request.args["q"]\n    return Markup(f"<a title='{q}'>{q}</a>")\n`,
    check: page,
  });
  behaves('a template runs nothing that comes from outside', {
    healer: templateValues,
    needs: ['flask'],
    rule: 'flow/template-injection',
    at: 'render_template_string(f',
    before: `
      from flask import Flask, request, render_template_string

      app = Flask(__name__)

      @app.route("/")
      def page():
          q = request.args["q"]
          return render_template_string(f"<h1>{q}</h1>{{{{ 1 + 1 }}}}")
    `,
    check: [
      client,
      `
      def attack():
          return "49" in web.get("/", query_string={"q": "{{ 7 * 7 }}"}).text
      def normal():
          return web.get("/", query_string={"q": "ann"}).text
    `,
    ],
  });
  behaves('nobody is sent elsewhere', {
    healer: localRedirect,
    needs: ['flask'],
    rule: 'flow/open-redirect',
    at: 'redirect(request.args',
    before: `
      from flask import Flask, redirect, request

      app = Flask(__name__)

      @app.route("/")
      def go():
          return redirect(request.args.get("next", "/home"))
    `,
    // A browser takes a backslash for a slash, and drops tabs and line breaks.
    check: [
      client,
      `
      from urllib.parse import urlsplit
      def leads(target):
          place = web.get("/", query_string={"next": target}).headers["Location"]
          seen = place.replace("\\\\", "/").translate({9: None, 10: None, 13: None}).strip()
          return seen.startswith("//") or urlsplit(seen).scheme != ""
      def attack():
          bad = ["https://evil.example/", "//evil.example", "/\\\\evil.example", "/\\t/evil.example", "javascript:alert(1)", "\\\\\\\\evil.example"]
          return any(leads(target) for target in bad)
      def normal():
          return [web.get("/" + q).headers["Location"] for q in ["", "?next=/a", "?next=/a/b?c=d%26e", "?next=/a b"]]
    `,
    ],
  });
});

describe('files', () => {
  const files = [
    client,
    `
      import os
      (work / "files" / "sub").mkdir(parents=True)
      (work / "files" / "a.txt").write_text("hello")
      (work / "files" / "sub" / "b.txt").write_text("there")
      (work / "secret.txt").write_text("secret")
      (work / "files-2").mkdir()
      (work / "files-2" / "c.txt").write_text("secret")
      subject.BASE = str(work / "files")
      def ask(name):
          return web.get("/", query_string={"name": name}).text
      def attack():
          names = ["../secret.txt", "sub/../../secret.txt", str(work / "secret.txt"), "../files-2/c.txt"]
          return any("secret" == ask(name) for name in names)
      def normal():
          return [ask("a.txt"), ask("sub/b.txt"), ask("sub/../a.txt")]
  `,
  ];
  const app = (lines: string, more = '') =>
    `import os\nfrom flask import Flask, request${more}\n\napp = Flask(__name__)\nBASE = "/srv/files"\n\n@app.route("/")\ndef get():\n    name = request.args["name"]\n${lines}\n`;
  behaves('a file that is opened stays in its folder', {
    healer: containedPath,
    needs: ['flask'],
    rule: 'flow/path-traversal',
    at: 'open(os.path.join(BASE, name))',
    before: app('    with open(os.path.join(BASE, name)) as file:\n        return file.read()'),
    check: files,
  });
  behaves('a path in a variable', {
    healer: containedPath,
    needs: ['flask'],
    rule: 'flow/path-traversal',
    at: 'open(where)',
    before: app('    where = f"{BASE}/{name}"\n    return open(where).read()'),
    check: files,
  });
  behaves('a file that is sent', {
    healer: containedPath,
    needs: ['flask'],
    rule: 'flow/path-traversal',
    at: 'send_file(os.path.join(BASE, name))',
    before: app('    return send_file(os.path.join(BASE, name))', ', send_file'),
    check: files,
  });
});

behaves('mark_safe of Django', {
  healer: escapeMarkup,
  needs: ['django'],
  rule: 'ruff/S308',
  at: 'mark_safe(f"',
  before: `from django.utils.safestring import mark_safe\n\ndef link(name):\n    return mark_safe(f"<b>{name}</b>")\n`,
  check: `
    import subject
    from django.utils.safestring import mark_safe
    def attack():
        return "<script>" in subject.link("<script>")
    def normal():
        return [str(subject.link("ann")), str(subject.link(mark_safe("<i>ann</i>"))), hasattr(subject.link("x"), "__html__")]
  `,
});
