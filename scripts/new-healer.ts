import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Starts a new healer from the template. Usage: node scripts/new-healer.ts <name> [<rule> …]
 * e.g. node scripts/new-healer.ts close-open-file ruff/SIM115
 */
const root = join(import.meta.dirname, '..');

function main([name, ...rules]: readonly string[]): number {
  if (name === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name)) {
    console.error('Give the healer a name of several words in kebab-case that says what it does: close-open-file.');
    return 2;
  }
  const wrong = rules.find((rule) => !/^[a-z][\w-]*\/\S+$/.test(rule));
  if (wrong !== undefined) {
    console.error(`${wrong} is no rule: write the scanner, a slash and the tool's own name, as in ruff/SIM115.`);
    return 2;
  }
  const folder = join(root, 'healers/code', name);
  if (existsSync(folder)) {
    console.error(`healers/code/${name} exists already: choose another name.`);
    return 2;
  }
  const template = join(root, 'healers/code/_template');
  mkdirSync(folder);
  for (const file of readdirSync(template)) {
    if (file.includes('.tmp.')) continue;
    const text = readFileSync(join(template, file), 'utf8').replaceAll('_template', name);
    writeFileSync(join(folder, file), withRules(text, rules));
  }
  console.log(
    [
      `Made healers/code/${name}. Next:`,
      `  1. write examples in healers/code/${name}/index.test.ts: two that heal, two that are left alone`,
      `  2. make them pass in healers/code/${name}/index.ts: npx vitest run healers/code/${name}`,
      `  3. fill in healers/code/${name}/README.md`,
      '  4. node scripts/generate-indexes.ts',
    ].join('\n'),
  );
  return 0;
}

function withRules(text: string, rules: readonly string[]): string {
  const [first] = rules;
  if (first === undefined) return text;
  const list = rules.map((rule) => `'${rule}'`).join(', ');
  return text.replace("rules: ['tool/RULE']", `rules: [${list}]`).replace("rule = 'tool/RULE'", `rule = '${first}'`);
}

process.exitCode = main(process.argv.slice(2));
