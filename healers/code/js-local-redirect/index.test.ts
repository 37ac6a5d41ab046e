import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-open-redirect';
const helper = (of = '', gives = '') => `
/** The target when it is a path of this site. */
function localTarget(target${of}, otherwise = '/')${gives} {
  return typeof target === 'string' && /^\\/(?![/\\\\])\\P{Cc}*$/u.test(target) ? target : otherwise;
}
`;

test('a place that the request names', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'res.redirect(req.query.next)',
    before: "app.get('/go', (req, res) => res.redirect(req.query.next));\n",
    after: `app.get('/go', (req, res) => res.redirect(localTarget(req.query.next)));\n${helper()}`,
  });
});

test('what stands in for a missing one is kept, and the status', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule: 'flow/open-redirect',
    at: "res.redirect(303, (next as string) || '/home')",
    before: "const { next } = req.query;\nres.redirect(303, (next as string) || '/home');\n",
    after: `const { next } = req.query;\nres.redirect(303, localTarget(next, '/home'));\n${helper(': unknown', ': string')}`,
  });
});

test.each([
  ['whole addresses', 'NextResponse.redirect(req.query.next)', /whole addresses/],
  ['a target that is put together', 'res.redirect(req.query.base + "/x")', /put together/],
  ['addresses of the own data', 'ctx.redirect(share.canonicalUrl)', /own data/],
  ['partners of a login', 'res.redirect(req.query.redirect_uri)', /registered/],
  ['another site in reserve', 'res.redirect(req.query.next || "https://example.org")', /put together/],
])('leaves %s alone', async (_, call, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at: call, because, before: `${call};\n` });
});
