import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeCategories } from '#core/finding.ts';
import { findLines, readFaults } from './faults.ts';
import type { Fault } from './faults.ts';
import { countQueries } from './queries.ts';
import type { QueryCount } from './queries.ts';
import { Clone, examples, hasHeal } from './shop.ts';
import type { FixCase, FixReport, ReportedFinding } from './shop.ts';

describe.each(examples)('%s as it is planted', (example) => {
  const faults = readFaults(example);
  const clone = new Clone(example);
  afterAll(() => clone.remove());

  it('has at least 16 faults over all six categories, and a trap', () => {
    expect(faults.length).toBeGreaterThanOrEqual(16);
    expect(new Set(faults.map(({ category }) => category))).toEqual(new Set(codeCategories));
    expect(faults.some(({ expect: outcome }) => outcome.includes('rolled-back'))).toBe(true);
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  });

  it('has a green suite', () => {
    const { code, output } = clone.runSuite();
    expect(code, output).toBe(0);
    expect(Number(/(?:Ran|tests) (\d+)/.exec(output)?.[1])).toBeGreaterThanOrEqual(30);
  });

  it.each(faults)('$id is in its place', (fault) => {
    const text = clone.read(fault.path);
    expect(findLines(fault, text).first).toBeGreaterThan(0);
    // What only a cure brings is not there yet, and what a cure takes away still is.
    const isHealedOnly = fault.expect.join() === 'healed';
    if (fault.gone) expect(text).toMatch(new RegExp(fault.gone, 'm'));
    if (fault.after && isHealedOnly) expect(text).not.toMatch(new RegExp(fault.after, 'm'));
    if (fault.after && !isHealedOnly) expect(text).toMatch(new RegExp(fault.after, 'm'));
    if (fault.ifHealed) expect(text).not.toMatch(new RegExp(fault.ifHealed, 'm'));
    if (fault.probe) expect(clone.runProgram(fault.probe).code).toBe(1);
  });

  it.each(faults.filter(({ tempting }) => tempting))('$id: the tempting cure breaks a test', (fault) => {
    const { replace = '', by = '' } = fault.tempting ?? {};
    const text = clone.read(fault.path);
    expect(text).toContain(replace);
    clone.write(fault.path, text.replace(replace, by));
    const { code } = clone.runSuite();
    clone.write(fault.path, text);
    expect(code).toBe(1);
  });
});

describe.skipIf(!hasHeal).each(examples)('%s after heal fix', { timeout: 900_000 }, (example) => {
  const faults = readFaults(example);
  let clone: Clone;
  let report: FixReport;
  let queriesBefore: QueryCount;
  let before: Map<string, string>;
  let scanned: readonly ReportedFinding[];

  beforeAll(() => {
    clone = new Clone(example);
    before = new Map(clone.sources().map((path) => [path, clone.read(path)]));
    queriesBefore = countQueries(clone);
    scanned = clone.scan();
    report = clone.fix();
  }, 900_000);
  afterAll(() => clone?.remove());

  const findingsOf = (fault: Fault): readonly ReportedFinding[] => {
    const { first, last } = findLines(fault, before.get(fault.path) ?? '');
    return scanned.filter(({ rule, path, line, endLine }) => {
      if (!fault.rules.includes(rule)) return false;
      return fault.elsewhere.includes(path) || (path === fault.path && line <= last && endLine >= first);
    });
  };
  /** By fingerprint: lines move while others are healed. */
  const casesOf = (fault: Fault): FixCase[] => {
    const prints = new Set(findingsOf(fault).map(({ fingerprint }) => fingerprint));
    return report.cases.filter(({ finding }) => prints.has(finding.fingerprint));
  };

  it.each(faults)('$id is $expect', (fault) => {
    const cases = casesOf(fault);
    const text = clone.read(fault.path);
    const seen = JSON.stringify(cases.length > 0 ? cases : around(fault), null, 2);
    const outcome = outcomeOf(cases);
    expect(fault.expect, seen).toContain(outcome);
    if (fault.after) expect(text, seen).toMatch(new RegExp(fault.after, 'm'));
    if (fault.gone) expect(text, seen).not.toMatch(new RegExp(fault.gone, 'm'));
    if (fault.ifHealed && outcome === 'healed') expect(text, seen).toMatch(new RegExp(fault.ifHealed, 'm'));
    if (fault.probe) {
      const { code, output } = clone.runProgram(fault.probe);
      expect(code, output).toBe(0);
    }
  });

  it('keeps the suite green', () => {
    const { code, output } = clone.runSuite();
    expect(code, output).toBe(0);
  });

  it('heals nothing that was not planted', () => {
    const planted = new Set(faults.flatMap((fault) => casesOf(fault).map(({ id }) => id)));
    const surplus = report.cases.filter(({ id, outcome }) => outcome.status === 'healed' && !planted.has(id));
    expect(surplus.map(({ finding, remedy }) => ({ finding, remedy }))).toEqual([]);
  });

  it('writes into the package alone', () => {
    const allowed = new Set(faults.flatMap(({ path, elsewhere }) => [path, ...elsewhere]));
    const surplus = clone.changed().filter((path) => !allowed.has(path.replace(`examples/${example}/`, '')));
    expect(surplus).toEqual([]);
    expect(report.cases.filter(({ finding }) => finding.path.includes('neighbour'))).toEqual([]);
  });

  it('keeps every comment', () => {
    for (const [path, text] of before) {
      const after = clone.read(path);
      for (const comment of commentsOf(text)) expect(after, path).toContain(comment);
    }
  });

  it('changes no line ending and no last line', () => {
    for (const path of before.keys()) expect(clone.read(path), path).toMatch(/^[^\r]*[^\n\r]\n$/);
  });

  it('asks the database once instead of once for each customer', () => {
    expect(queriesBefore).toEqual({ prepared: 10, executed: 10 });
    const { prepared, executed } = countQueries(clone);
    expect(prepared).toBeLessThanOrEqual(2);
    expect(executed).toBeLessThanOrEqual(2);
  });

  it('says what the tests said to the trap', () => {
    const traps = faults.filter(({ expect: outcome }) => outcome.join() === 'rolled-back');
    for (const fault of traps) {
      const back = casesOf(fault).find(({ outcome }) => outcome.status === 'rolled-back');
      // A trap may have been tried with several remedies; the one that suggests itself was refused by a test.
      expect(clone.refusals(back?.id ?? ''), fault.id).toContainEqual(expect.stringMatching(/^suite: .*\S/));
    }
  });

  it('has nothing more to heal the second time', () => {
    clone.commit('healed');
    const again = clone.fix();
    expect(again.cases.filter(({ outcome }) => outcome.status === 'healed').map(({ finding }) => finding)).toEqual([]);
    expect(clone.changed()).toEqual([]);
  });

  /** What the scan said near a fault that has no case: tells a wrong rule name from a blind scanner. */
  const around = (fault: Fault) => {
    const { first, last } = findLines(fault, before.get(fault.path) ?? '');
    return scanned
      .filter(({ path, line }) => path === fault.path && line >= first - 4 && line <= last + 4)
      .map(({ rule, line }) => `${rule} at ${line}`);
  };
});

/** The strongest outcome among the cases of a fault: one healed finding takes its twins along. */
function outcomeOf(cases: readonly FixCase[]): string {
  const found = new Set(cases.map(({ outcome }) => outcome.status));
  if (found.has('healed')) return 'healed';
  if (found.has('rolled-back')) return 'rolled-back';
  return found.has('skipped') || found.has('escalated') ? 'flagged' : 'not found';
}

/** Texts of comments and of documentation, without their indentation. */
function commentsOf(text: string): string[] {
  const found = text.matchAll(/(?:^|\s)((?:#|\/\/|\/\*\*|""")\s?\S.*)$/gm);
  return [...found].map((match) => match[1] ?? '');
}
