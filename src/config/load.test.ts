import { describe, expect, it } from 'vitest';
import { ConfigError } from '#core/errors.ts';
import { loadConfig, requireConfig, type LoadedConfig } from './load.ts';
import { printProblem } from './problems.ts';

function load(files: Readonly<Record<string, string>>, folders?: readonly string[]): Promise<LoadedConfig> {
  return loadConfig(
    {
      readFile: async (path) => files[path],
      exists: async (path) => path in files,
    },
    folders,
  );
}
async function complain(text: string, name = '.github/heal.yml'): Promise<string[]> {
  const { problems } = await load({ [name]: text });
  return problems.map(printProblem);
}

describe('loadConfig', () => {
  it('stands on heal:recommended when there is no file', async () => {
    const loaded = await load({ 'package.json': '{"name": "x", "bin": {"heal": "x.js"}}' });
    expect(loaded.source).toBeUndefined();
    expect(loaded.problems).toEqual([]);
    expect(loaded.config.categories.security).toBe('on');
    expect(loaded.origins['limits.maxHeals']).toBe('heal:recommended');
  });

  it('says of every value where it comes from', async () => {
    const loaded = await load({
      '.github/heal.yml': '\uFEFF# ours\r\nversion: 1\r\nextends: heal:strict\r\ncategories:\r\n  security: shadow\r\n',
    });
    expect(loaded.problems).toEqual([]);
    expect(loaded.config.categories).toMatchObject({ security: 'shadow', performance: 'limited', import: 'on' });
    expect(loaded.origins['categories.security']).toBe('.github/heal.yml:5');
    expect(loaded.origins['categories.performance']).toBe('heal:strict');
    expect(loaded.origins['categories.import']).toBe('heal:recommended');
  });

  it('lets the last preset of a list win', async () => {
    const loaded = await load({ 'heal.config.yml': 'version: 1\nextends: [heal:shadow, heal:strict]\n' });
    expect(loaded.config.categories).toMatchObject({ security: 'limited', style: 'shadow' });
  });

  it.each([
    ['heal.config.json', '{\n\t"version": 1,\n\t"exclude": ["gen/**"]\n}'],
    ['package.json', '{\n  "name": "shop",\n  "heal": { "version": 1, "exclude": ["gen/**"] }\n}'],
    ['pyproject.toml', '[project]\nname = "shop"\r\n[tool.heal]\r\nversion = 1\r\nexclude = ["gen/**"]\r\n'],
  ])('reads %s', async (name, text) => {
    const loaded = await load({ [name]: text });
    expect(loaded.problems).toEqual([]);
    expect(loaded.source).toBe(name);
    expect(loaded.config.exclude).toEqual(['gen/**']);
  });

  it('prefers the configuration of the package to the one of its repository', async () => {
    const files = {
      '/r/.github/heal.yml': 'version: 1\nexclude: [a]',
      '/r/shop/heal.config.yml': 'version: 1\nexclude: []',
    };
    expect((await load(files, ['/r/shop', '/r'])).config.exclude).toEqual([]);
    expect((await load(files, ['/r/cart', '/r'])).config.exclude).toEqual(['a']);
  });

  it('refuses two configurations in one folder', async () => {
    const { problems } = await load({
      '.github/heal.yml': 'version: 1',
      'pyproject.toml': '[project]\n\n[tool.heal]\nversion = 1',
    });
    expect(problems.map(printProblem)).toEqual([
      'pyproject.toml:3:1: a second configuration beside .github/heal.yml. Keep exactly one of .github/heal.yml, pyproject.toml',
    ]);
  });
});

describe('wrong input', () => {
  it('is answered with every problem at once, its place and what to write', async () => {
    expect(
      await complain(
        [
          'version: 2',
          'categorys: {}',
          'categories:',
          '  securty: on',
          '  style: onn',
          '  type: true',
          'limits:',
          '  maxHeals: -1',
          '  maxFilesPerHeal: many',
          'test:',
          '  comand: pytest',
          'extends: heal:stric',
          'exclude: gen/**',
        ].join('\n'),
      ),
    ).toEqual([
      '.github/heal.yml:1:10: version is 2. Write 1',
      '.github/heal.yml:2:1: categorys is not a known key. Did you mean categories? Write one of version, extends, categories, rules, test, exclude, limits, approvals, breaker, pullRequests, scan, learning, embedding, model, replay',
      '.github/heal.yml:4:3: categories.securty is not a known key. Did you mean security? Write one of security, type, import, logic, performance, style, replay',
      '.github/heal.yml:5:10: categories.style is "onn". Did you mean on? Write one of off, shadow, limited, on',
      '.github/heal.yml:6:9: categories.type is true. Did you mean on? Write one of off, shadow, limited, on',
      '.github/heal.yml:8:13: limits.maxHeals is -1. Write 0 or more',
      '.github/heal.yml:9:20: limits.maxFilesPerHeal is "many". Write a number',
      '.github/heal.yml:11:3: test.comand is not a known key. Did you mean command? Write one of command, timeoutMinutes, junit',
      '.github/heal.yml:12:10: extends is "heal:stric". Did you mean heal:strict? Write one of heal:recommended, heal:strict, heal:shadow',
      '.github/heal.yml:13:10: exclude is "gen/**". Write a list',
    ]);
  });

  it.each([
    ['a missing version', 'exclude: []', ':1:1: version is missing. Write version: 1'],
    ['an empty file', '# nothing\n', ':1:1: the configuration is empty. Start with: version: 1'],
    ['a list', '- 1', ':1:1: the configuration is a list. Write keys and values below it'],
    ['a group without values', 'version: 1\nlimits:\n', ':2:8: limits is null. Write keys and values below it'],
    ['a wrong item', 'version: 1\nexclude: [a, 7]', ':2:14: exclude.1 is 7. Write a text'],
    [
      'a wrong preset in a list',
      'version: 1\nextends: [heal:shado]',
      ':2:11: extends.0 is "heal:shado". Did you mean heal:shadow? Write one of heal:recommended, heal:strict, heal:shadow',
    ],
    [
      'a file that extends itself',
      'version: 1\nextends: [.github/heal.yml]',
      ':2:11: extends.0 is ".github/heal.yml". Write one of heal:recommended, heal:strict, heal:shadow',
    ],
    ['a doubled key', 'version: 1\nrules: {}\nrules: {}', ':3:1: this key is written twice. Keep one of the two'],
    ['tabs', 'version: 1\ntest:\n\tcommand: x', ':3:1: a tab is used for indentation. Indent with spaces'],
    [
      'a control character',
      'version: 1\ntest: {command: "a\\e[31m"}',
      ':2:17: test.command is "a?[31m". Must not contain control characters',
    ],
  ])('%s', async (_name, text, expected) => {
    expect((await complain(text))[0]).toBe(`.github/heal.yml${expected}`);
  });

  it('unfolds no alias bomb', async () => {
    const lines = [
      'a: &a [x]',
      ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${'*'.repeat(9).replaceAll('*', `*${'abcdefgh'[i]},`)}]`),
    ];
    expect((await complain(lines.join('\n')))[0]).toContain('anchors and aliases unfold to more than 50 copies');
  });

  it('runs no tags and takes no prototype', async () => {
    expect((await complain('version: 1\ntest: !!js/function x'))[0]).toContain(':2:7: Unresolved tag');
    expect((await complain('version: 1\n__proto__: {exclude: [x]}'))[0]).toContain('__proto__ is not a known key');
  });

  it('has places in TOML as well', async () => {
    expect(
      await complain('[tool.heal]\nversion = 1\n[tool.heal.categories]\n  style = "onn"\n', 'pyproject.toml'),
    ).toEqual([
      'pyproject.toml:4:3: categories.style is "onn". Did you mean on? Write one of off, shadow, limited, on',
    ]);
    expect((await complain('[tool.heal]\nversion = \n', 'pyproject.toml'))[0]).toMatch(
      /^pyproject\.toml:2:\d+: not valid TOML/,
    );
  });

  it('lets pull requests be set up, and the review of security only be asked for more often', async () => {
    const { config, problems } = await load({
      '.github/heal.yml':
        'version: 1\npullRequests: { group: category, maxOpen: 5, reviewers: [octo/security] }\napprovals: { security: ask }\n',
    });
    expect(problems).toEqual([]);
    expect(config.pullRequests).toMatchObject({ group: 'category', maxOpen: 5, maxNewPerHour: 1, push: 'off' });
    expect(config.approvals.security).toBe('ask');
    expect((await complain('version: 1\napprovals: { security: apply }\n')).join()).toContain(
      'approvals.security is "apply"',
    );
    expect((await complain('version: 1\npullRequests: { reviewers: ["@octo"] }\n')).join()).toContain(
      'pullRequests.reviewers',
    );
    expect((await complain('version: 1\npullRequests: { maxopen: 5 }\n')).join()).toContain('maxOpen');
  });

  it('stops who asks for a usable configuration', async () => {
    const loaded = await load({ 'heal.config.yml': 'version: 1\nfoo: 1' });
    expect(() => requireConfig(loaded)).toThrow(ConfigError);
    expect(() => requireConfig(loaded)).toThrow('heal.config.yml:2:1: foo is not a known key');
    expect(loaded.config.exclude).toEqual([]);
  });
});
