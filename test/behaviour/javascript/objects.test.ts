import { healer as evalToJson } from '#healers/code/js-eval-to-json/index.ts';
import { healer as prototypeGuard } from '#healers/code/js-prototype-guard/index.ts';
import { behaves } from './behaviour.ts';

behaves('a merge does not reach the prototype', {
  healer: prototypeGuard,
  rule: 'heal/js-prototype-pollution',
  line: 2,
  before: `
    export function merge(to, from) {
      for (const key in from) {
        if (from[key] !== null && typeof from[key] === 'object') to[key] = merge(to[key] ?? {}, from[key]);
        else to[key] = from[key];
      }
      return to;
    }
  `,
  check: `
    import { merge } from './subject.mjs';
    export function attack() {
      merge({}, JSON.parse('{"__proto__": {"isAdmin": true}}'));
      try {
        merge({}, JSON.parse('{"constructor": {"prototype": {"isAdmin": true}}}'));
      } catch {}
      return {}.isAdmin === true;
    }
    export const normal = () => merge({ a: { b: 1 } }, { a: { c: [1, { d: null }] }, e: 'x' });
  `,
});

behaves('data is read and not run', {
  healer: evalToJson,
  rule: 'heal/js-eval',
  at: "eval('(' + text + ')')",
  before: `
    export const read = (text) => eval('(' + text + ')');
  `,
  check: `
    import { read } from './subject.mjs';
    export function attack() {
      read('globalThis.owned = 1');
      return globalThis.owned === 1;
    }
    export const normal = () => read('{"a": [1, "x", null], "b": {"c": true}}');
  `,
});

behaves('a number is read and not run', {
  healer: evalToJson,
  rule: 'heal/js-eval',
  at: 'eval(req.body.tax)',
  before: `
    export function save(req) {
      const tax = eval(req.body.tax);
      return isNaN(tax) || tax < 0 ? 'refused' : tax;
    }
  `,
  check: `
    import { save } from './subject.mjs';
    export function attack() {
      save({ body: { tax: 'globalThis.owned = 1' } });
      return globalThis.owned === 1;
    }
    export const normal = () => ['12.5', '-3', '', '0', '1e2'].map((tax) => save({ body: { tax } }));
  `,
});
