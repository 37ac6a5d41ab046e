import { Command, Option } from 'commander';
import { countOf } from '../layout.ts';
import { exitCodes } from '../exit-codes.ts';
import { addExamples } from '../examples.ts';
import { makeJson, makeVerbose, parseWord } from '../flags.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

const languages = ['python', 'typescript', 'javascript'] as const;
type ListFlags = PlaceFlags & { readonly language?: (typeof languages)[number]; readonly rule?: string };
type NewFlags = PlaceFlags & { readonly language: 'python' | 'typescript'; readonly rule?: string };

export function makePatternsCommand(session: Session): Command {
  return new Command('patterns')
    .summary('list, show, test and start patterns: cures as data')
    .description('Works with patterns: cures as data, shipped, learned, or your own in .github/heal/patterns.')
    .addCommand(makeList(session))
    .addCommand(makeShow(session))
    .addCommand(makeTest(session))
    .addCommand(makeNew(session));
}

function makeList(session: Session): Command {
  const command = addPlaceFlags(new Command('list'))
    .summary('the patterns that are there')
    .description('Lists the patterns: shipped ones, those of the repository, and those that were learned there.')
    .addOption(
      new Option('--language <name>', `only for one of: ${languages.join(', ')}`).argParser((value) =>
        parseWord(value, languages),
      ),
    )
    .option('--rule <rule>', 'only those that answer a rule (ruff/S506) or a family (ruff/*)');
  addExamples(command, [
    { run: 'heal patterns list', about: 'all of them' },
    { run: 'heal patterns list --language python --rule ruff/*', about: "what answers ruff's rules" },
    { run: 'heal patterns list --json | jq .patterns[].id', about: 'for scripts' },
  ]);
  return command.action(async (flags: ListFlags) => {
    const { readCatalogue, filterCatalogue } = await import('../../learning/pattern-catalogue.ts');
    const { toJson, renderList } = await import('../render/patterns.ts');
    const { entries, problems } = await readCatalogue(flags.path, settingsOf(session));
    const chosen = filterCatalogue(entries, flags);
    const answer = { version: 1, patterns: chosen.map(toJson), problems };
    await printAnswer(session, answer, flags.json, () => renderList(chosen, problems, session.terminal));
  });
}

function makeShow(session: Session): Command {
  const command = addPlaceFlags(new Command('show'))
    .summary('what a pattern does, with an example')
    .description('Shows a pattern: what it answers, what it assumes, when it leaves alone, and a change it makes.')
    .argument('<id>', 'id of the pattern, or the beginning of it');
  addExamples(command, [
    { run: 'heal patterns show yaml-safe-load', about: 'one that comes with Heal' },
    { run: 'heal patterns show code/yaml-safe-load --json', about: 'as it is written, for scripts' },
  ]);
  return command.action(async (id: string, flags: PlaceFlags) => {
    const { readCatalogue, findEntry, readAbout } = await import('../../learning/pattern-catalogue.ts');
    const { renderEntry } = await import('../render/patterns.ts');
    const { entries } = await readCatalogue(flags.path, settingsOf(session));
    const entry = findEntry(entries, id);
    const about = await readAbout(entry);
    const answer = { version: 1, pattern: entry.pattern, examples: entry.examples, about };
    await printAnswer(session, answer, flags.json, () => renderEntry(entry, about, session.terminal));
  });
}

function makeTest(session: Session): Command {
  const command = new Command('test')
    .summary('do patterns keep what their examples promise?')
    .description(
      'Tries patterns on their own files: every before becomes its after, what is healed stays, untouched stays. Exits with 1 when one does not.',
    )
    .argument('[folder]', 'a pattern, or a folder of them (default: .github/heal/patterns of this repository)')
    .addOption(makeJson())
    .addOption(makeVerbose());
  addExamples(command, [
    { run: 'heal patterns test', about: 'the patterns of this repository' },
    { run: 'heal patterns test .github/heal/patterns/code/use-new-client', about: 'one of them' },
  ]);
  return command.action(async (folder: string | undefined, flags: { readonly json?: boolean }) => {
    const { testPatterns } = await import('../../learning/pattern-catalogue.ts');
    const { renderTests } = await import('../render/patterns.ts');
    const tests = await testPatterns(folder, settingsOf(session));
    await printAnswer(session, { version: 1, patterns: tests }, flags.json, () => renderTests(tests, session.terminal));
    session.finish(tests.every(({ wrong }) => wrong.length === 0) ? exitCodes.clean : exitCodes.findings);
  });
}

function makeNew(session: Session): Command {
  const command = addPlaceFlags(new Command('new'))
    .summary('start a pattern of your own')
    .description(
      'Starts a pattern in .github/heal/patterns of the repository: a small one that works, to be changed step by step.',
    )
    .argument('<id>', 'its name, for what it does: use-new-client')
    .addOption(
      new Option('--language <name>', 'python or typescript (which counts for JavaScript too)')
        .default('python')
        .argParser((value) => parseWord(value, ['python', 'typescript'] as const)),
    )
    .option('--rule <rule>', 'the rule that it answers, as findings name it: ruff/S506');
  addExamples(command, [
    { run: 'heal patterns new use-new-client', about: 'for findings whose message says so' },
    { run: 'heal patterns new no-sync-read --language typescript --rule eslint/n/no-sync', about: 'for a rule' },
  ]);
  return command.action(async (id: string, flags: NewFlags) => {
    const { startPattern } = await import('../../learning/pattern-scaffold.ts');
    const files = await startPattern({ ...flags, id }, settingsOf(session));
    await printAnswer(session, { version: 1, files }, flags.json, () => {
      const list = files.map((file) => `  ${file}`).join('\n');
      const folder = (files[0] ?? '').replace(/\/[^/]*$/, '');
      return `Made ${countOf(files.length, 'file')}:\n${list}\nChange the examples, then the pattern, until this is content: heal patterns test ${folder}`;
    });
  });
}

function settingsOf({ cwd, env }: Session) {
  return { cwd, env, now: () => new Date() };
}
