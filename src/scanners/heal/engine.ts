import { messageOf } from '#core/errors.ts';
import type { CodePlace, Priority } from '#core/finding.ts';
import type { RawFinding, ScanRequest, Scanner } from '#core/scanner.ts';
import { languageOf, parse, span, type Node } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import type { HealRule } from './rule.ts';

/** Raised when a rule finds something else in the same text. */
const version = '1';

const priorityOf: Readonly<Record<HealRule['category'], Priority>> = {
  security: 'P0',
  type: 'P1',
  import: 'P1',
  logic: 'P2',
  performance: 'P2',
  style: 'P3',
  replay: 'P1',
};

/** A scanner over rules of our own: every file is read and parsed once, and all rules of its language look at the tree. */
export function createHealScanner(rules: readonly HealRule[]): Scanner {
  const languages = [...new Set(rules.flatMap((rule) => rule.languages))].sort();
  return {
    name: 'heal',
    languages,
    weight: 3,
    async applies(request) {
      return request.files.some((path) => {
        const language = languageOf(path);
        return language !== undefined && languages.includes(language);
      });
    },
    async scan(request) {
      const findings: RawFinding[] = [];
      const failures: string[] = [];
      for (const path of request.files) {
        request.signal.throwIfAborted();
        await scanFile(request, path, rules, findings, failures);
      }
      return { version, origin: 'bundled', findings, ...(failures.length > 0 ? { notes: failures } : {}) };
    },
  };
}

async function scanFile(
  request: ScanRequest,
  path: string,
  rules: readonly HealRule[],
  findings: RawFinding[],
  failures: string[],
): Promise<void> {
  const language = languageOf(path);
  if (language === undefined) return;
  const text = await request.read(path);
  if (text === undefined) return;
  findings.push(...runRules(path, text, rules, (rule, error) => failures.push(`${rule.id} on ${path}: ${error}`)));
}

/** What the rules say about one file, in the order of its lines. A rule that throws is told to `onFailure`, and the others go on. */
function runRules(
  path: string,
  text: string,
  rules: readonly HealRule[],
  onFailure: (rule: HealRule, error: string) => void,
): RawFinding[] {
  const language = languageOf(path);
  const wanted = rules.filter(
    (rule) => language !== undefined && rule.languages.includes(language) && (rule.mentions?.test(text) ?? true),
  );
  if (wanted.length === 0) return [];
  const tree = parse(path, text);
  const positions = new Positions(text);
  const findings: RawFinding[] = [];
  for (const rule of wanted) {
    try {
      const seen = new Set<string>();
      for (const hit of rule.find(tree, path)) {
        const place = placeOf(path, hit.node, positions);
        const key = `${place.line}:${place.column}:${place.endLine}:${place.endColumn}`;
        if (seen.has(key)) continue;
        seen.add(key);
        findings.push({
          rule: `heal/${rule.id}`,
          category: rule.category,
          severity: rule.severity,
          priority: priorityOf[rule.category],
          message: hit.message,
          place,
          toolFixes: [],
        });
      }
    } catch (error) {
      onFailure(rule, messageOf(error));
    }
  }
  return findings.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

function placeOf(path: string, node: Node, positions: Positions): CodePlace {
  const { start, end } = span(node);
  const from = positions.place(start);
  const to = positions.place(end);
  return { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Sentences about the examples of a rule that it does not keep; empty when all is well. */
export function checkExamples(rule: HealRule): string[] {
  const wrong: string[] = [];
  const count = (path: string, text: string): number => {
    const others = { ...rule, mentions: undefined };
    const found = runRules(path, text, [rule], (_, error) => wrong.push(`${rule.id} threw: ${error}`));
    const unfiltered = runRules(path, text, [others], () => undefined);
    if (found.length !== unfiltered.length) wrong.push(`${rule.id}: \`mentions\` hides a finding in ${text}`);
    return found.length;
  };
  for (const { path, text } of rule.examples.finds) {
    if (count(path, text) === 0) wrong.push(`${rule.id} finds nothing in ${path}:\n${text}`);
  }
  for (const { path, text } of rule.examples.leaves) {
    if (count(path, text) > 0) wrong.push(`${rule.id} must leave alone ${path}:\n${text}`);
  }
  if (rule.examples.finds.length === 0 || rule.examples.leaves.length === 0) {
    wrong.push(`${rule.id} needs at least one example that it finds and one that it leaves alone`);
  }
  return wrong;
}
