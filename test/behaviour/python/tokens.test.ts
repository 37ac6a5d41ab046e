import { healer } from '#healers/code/verify-tokens/index.ts';
import { behaves } from './behaviour.ts';

behaves('a token that somebody else signed is refused', {
  healer,
  needs: ['jwt'],
  rule: 'heal/jwt-unverified',
  at: 'jwt.decode',
  before: `
    import jwt

    KEY = "a key that is long enough for all of this"

    def make(user):
        return jwt.encode({"sub": user}, KEY, algorithm="HS256")

    def who(token):
        return jwt.decode(token, options={"verify_signature": False})["sub"]
  `,
  check: `
    import jwt, subject
    def attack():
        forged = jwt.encode({"sub": "admin"}, "another key, that is long enough as well", algorithm="HS256")
        return subject.who(forged) == "admin"
    def normal():
        return subject.who(subject.make("ann"))
  `,
});
