import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'oxlint/no-unused-vars';
const leave = (before: string, because: RegExp, path = 'a.ts', files: Record<string, string> = {}) =>
  leavesAlone(healer, { path, files, rule, at: 'err', before, because });

describe('js-bare-catch', () => {
  it('drops the name, and keeps what stands in the block', () =>
    heals(healer, {
      path: 'a.ts',
      rule,
      at: 'err',
      before: 'try {\r\n  load();\r\n} catch (err) {\r\n  // there is none yet\r\n}\r\n',
      after: 'try {\r\n  load();\r\n} catch {\r\n  // there is none yet\r\n}\r\n',
    }));
  it('drops a name with a type, and one without a space', async () => {
    await heals(healer, {
      path: 'a.ts',
      rule,
      at: 'err',
      before: 'try { load(); } catch(err: unknown){ stop(); }\n',
      after: 'try { load(); } catch { stop(); }\n',
    });
    await heals(healer, {
      path: 'a.js',
      files: { 'package.json': '{ "engines": { "node": ">=18" } }' },
      rule,
      at: 'err',
      before: 'try { load(); } catch (err) { stop(); } finally { end(); }\n',
      after: 'try { load(); } catch { stop(); } finally { end(); }\n',
    });
  });
  it('leaves alone what is read, taken apart or explained', async () => {
    await leave('try { load(); } catch (err) { throw new Failure({ err }); }\n', /stands in the block/);
    await leave('try { load(); } catch (err) { eval(text); }\n', /stands in the block/);
    await leave('try { load(); } catch ({ err }) { stop(); }\n', /taken apart/);
    await leave('try { load(); } catch (err /* why */) { stop(); }\n', /comment/);
    await leave('const err = 1;\n', /not a caught error/);
    await leave('try { load(); } catch (e) { const err = 1; }\n', /not a caught error/);
  });
  it('leaves alone JavaScript that may be run by old engines', () =>
    leave('try { load(); } catch (err) { stop(); }\n', /ES2019/, 'a.js'));
});
