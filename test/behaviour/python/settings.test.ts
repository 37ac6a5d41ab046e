import { healer as raiseInsteadOfAssert } from '#healers/code/raise-instead-of-assert/index.ts';
import { healer as secureCookieSettings } from '#healers/code/secure-cookie-settings/index.ts';
import { behaves } from './behaviour.ts';

behaves('who may not, may not where Python leaves assertions out', {
  healer: raiseInsteadOfAssert,
  rule: 'heal/assert-as-check',
  at: 'assert user.is_admin, "admins only"',
  before: `
    def drop(user, name):
        assert user.is_admin, "admins only"
        return f"dropped {name}"
  `,
  check: `
    import pathlib, subject
    from types import SimpleNamespace
    optimised = {}
    exec(compile(pathlib.Path(subject.__file__).read_text(), "subject.py", "exec", optimize=1), optimised)
    def attack():
        return optimised["drop"](SimpleNamespace(is_admin=False), "users")
    def normal():
        admin = SimpleNamespace(is_admin=True)
        return [subject.drop(admin, "users"), optimised["drop"](admin, "users")]
  `,
});

behaves('the cookie of a session is for encrypted connections only', {
  healer: secureCookieSettings,
  needs: ['flask'],
  rule: 'heal/cookie-settings',
  at: 'app.config["SESSION_COOKIE_SECURE"] = False',
  before: `
    from flask import Flask, session

    app = Flask(__name__)
    app.secret_key = "only here"
    app.config["PREFERRED_URL_SCHEME"] = "https"
    app.config["SESSION_COOKIE_SECURE"] = False

    @app.route("/login")
    def login():
        session["user"] = "ann"
        return "ok"

    @app.route("/")
    def home():
        return session.get("user", "nobody")
  `,
  check: `
    from http.cookies import SimpleCookie
    import subject
    def attack():
        header = subject.app.test_client().get("/login", base_url="https://shop.example").headers["Set-Cookie"]
        # A browser sends what has no such mark without encryption as well, when somebody makes it ask so.
        return not SimpleCookie(header)["session"]["secure"]
    def normal():
        web = subject.app.test_client()
        web.get("/login", base_url="https://shop.example")
        return web.get("/", base_url="https://shop.example").text
  `,
});
