import type { RawFinding, Scanner } from '#core/scanner.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { readModels, type Models } from '#syntax/python/orm/models.ts';
import {
  findNPlusOne,
  mentionsQueries,
  namesOf,
  type NPlusOne,
  type Unfetched,
} from '#syntax/python/orm/n-plus-one.ts';
import { findTemplateNPlusOne, mentionsTemplates, type TemplateNPlusOne } from '#syntax/python/orm/views.ts';
import { isTestFile } from '#syntax/test-files.ts';
import { createPace } from '../pace.ts';

/** Loops over rows of Django or SQLAlchemy that ask for related rows one by one; reads the project's models to know. */
export function createOrmScanner(): Scanner {
  return {
    name: 'orm',
    languages: ['python'],
    weight: 1,
    applies: async (request) => request.files.some((path) => path.endsWith('.py')),
    async scan(request) {
      const pace = createPace(request.signal);
      const findings: RawFinding[] = [];
      let models: Models | undefined;
      for (const path of request.files) {
        if (!path.endsWith('.py') || isTestFile(path) || /(?:^|\/)migrations\//.test(path)) continue;
        await pace();
        const text = await request.read(path);
        if (text === undefined || !mentionsQueries.test(text)) continue;
        models ??= await readModels(request.allFiles, (each) => request.read(each));
        const positions = new Positions(text);
        const tree = parse(path, text);
        findings.push(...findNPlusOne(tree, path, models).map((found) => report(found, path, positions)));
        if (!mentionsTemplates.test(text)) continue;
        const inTemplates = await findTemplateNPlusOne(tree, path, models, (each) => request.read(each));
        findings.push(...inTemplates.map((found) => reportTemplate(found, path, positions)));
      }
      return { version: '1', origin: 'bundled', findings };
    },
  };
}

function report(found: NPlusOne, path: string, positions: Positions): RawFinding {
  // The place is where the database is asked: at the first read of related rows.
  return finding(
    `Every round asks the database for ${waysOf(found)} of one \`${found.model.name}\`; fetch them with the query that the loop goes through.`,
    found.touches[0]?.node ?? found.loop.node,
    path,
    positions,
  );
}

function reportTemplate(found: TemplateNPlusOne, path: string, positions: Positions): RawFinding {
  return finding(
    `Every round of the loop in ${found.template} asks the database for ${waysOf(found)} of one \`${found.model.name}\`; fetch them with this query.`,
    found.query.chain,
    path,
    positions,
  );
}

function waysOf({ paths }: Unfetched): string {
  return paths.map((way) => `\`${namesOf(way).join('.')}\``).join(' and ');
}

function finding(message: string, node: Node, path: string, positions: Positions): RawFinding {
  const { start, end } = span(node);
  const from = positions.place(start);
  const to = positions.place(end);
  return {
    rule: 'heal/orm-n-plus-one',
    category: 'performance',
    severity: 'high',
    priority: 'P2',
    message,
    place: { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    toolFixes: [],
  };
}
