import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-nosql-injection';
const files = { 'package.json': '{"dependencies": {"mongoose": "^8.0.0"}}' };

test('fields of a login', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    files,
    at: 'User.findOne({ name: req.body.name, password: req.body.password, active: true })',
    before: 'const user = await User.findOne({ name: req.body.name, password: req.body.password, active: true });\n',
    after:
      'const user = await User.findOne({ name: { $eq: req.body.name }, password: { $eq: req.body.password }, active: true });\n',
  });
});

test('a field that was taken out of the request', async () => {
  await heals(healer, {
    path: 'src/a.ts',
    rule: 'flow/nosql-injection',
    at: 'users.deleteOne({ email, shop })',
    before: "import { users } from 'mongodb';\nconst { email } = req.body;\nawait users.deleteOne({ email, shop });\n",
    after:
      "import { users } from 'mongodb';\nconst { email } = req.body;\nawait users.deleteOne({ email: { $eq: email }, shop });\n",
  });
});

test.each([
  ['another database', {}, 'repo.findOne({ name: req.body.name })', /MongoDB/],
  ['a filter that is made elsewhere', files, 'User.findOne(req.body)', /made elsewhere/],
  ['values that are text', files, 'User.findOne({ name: String(req.body.name) })', /No field/],
  ['operators that are meant', files, 'User.find({ $or: req.body.any })', /No field/],
  [
    'a project that cleans',
    { ...files, 'db.js': 'mongoose.set("sanitizeFilter", true);' },
    'User.find({ a: req.body.a })',
    /cleans/,
  ],
])('leaves %s alone', async (_, around, call, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at: call, because, files: around, before: `${call};\n` });
});
