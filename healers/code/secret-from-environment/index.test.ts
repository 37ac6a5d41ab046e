import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S105';
const env = { '.env.example': '# settings\nAPI_KEY=\nDEBUG=1\n' };

test('a secret whose variable the project documents', () =>
  heals(healer, {
    rule,
    at: '"sk-9f8e7d6c5b4a"',
    files: env,
    before: 'import sys\n\napi_key = "sk-9f8e7d6c5b4a"  # theirs\n',
    after: 'import os\nimport sys\n\napi_key = os.environ["API_KEY"]  # theirs\n',
  }));
test('an argument, with the variable that other code reads', () =>
  heals(healer, {
    rule: 'ruff/S106',
    at: '"hunter2-hunter2"',
    files: { 'settings.py': 'import os\nDB = os.environ.get("DB_PASSWORD")\n' },
    before: 'import os\nconnect(user="shop", db_password="hunter2-hunter2")\n',
    after: 'import os\nconnect(user="shop", db_password=os.environ["DB_PASSWORD"])\n',
  }));

test('leaves alone a variable that nobody sets, and says what to do', () =>
  leavesAlone(healer, {
    rule,
    at: '"sk-',
    before: 'api_key = "sk-9f8e7d6c5b4a"\n',
    because: /set it where the program runs.*os\.environ\["API_KEY"\]/,
  }));
test('leaves alone placeholders and tests', async () => {
  await leavesAlone(healer, {
    rule,
    at: '"your-',
    files: env,
    before: 'api_key = "your-key-here"\n',
    because: /placeholder/,
  });
  await leavesAlone(healer, {
    rule,
    at: '"sk-',
    path: 'tests/test_a.py',
    files: env,
    before: 'api_key = "sk-9f8e7d6c5b4a"\n',
    because: /tests/,
  });
});
