import { describe, expect, it } from 'vitest';
import { inputs, type InputName } from './inputs.ts';
import { readInputs } from './read-inputs.ts';

const read = (given: Partial<Record<InputName, string>>) => readInputs((name) => given[name] ?? '');

describe('readInputs', () => {
  it('has an answer when nothing is given', () => {
    expect(read({})).toMatchObject({
      command: 'fix',
      path: '.',
      config: undefined,
      categories: undefined,
      changedOnly: 'auto',
      publish: undefined,
      failOn: undefined,
      maxPrs: 3,
      dryRun: false,
      state: 'branch',
      modelVariables: {},
    });
  });

  it('takes what action.yml gives when nobody says anything', () => {
    const given = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
    expect(() => read(given)).not.toThrow();
  });

  it('reads lists by commas, spaces and lines', () => {
    expect(read({ categories: 'security, type\n import' }).categories).toEqual(['security', 'type', 'import']);
  });

  it.each<[InputName, string, string]>([
    ['command', 'fixx', 'Did you mean fix?'],
    ['categories', 'securty', 'Did you mean security?'],
    ['publish', 'mail', 'Use one of: pr, suggest'],
    ['fail-on', 'P9', 'Use one of: P0'],
    ['max-prs', '-1', 'whole number'],
    ['dry-run', 'yes', 'Use one of: true, false'],
    ['path', '../other', 'not inside the repository'],
    ['path', '/etc', 'not inside the repository'],
    ['path', 'C:\\x', 'not inside the repository'],
    ['path', '-x', 'not inside the repository'],
    ['config', 'a/../../b', 'not inside the repository'],
  ])('refuses %s: %s', (name, value, said) => {
    const refuse = () => read({ [name]: value });
    expect(refuse).toThrow(name);
    try {
      refuse();
    } catch (error) {
      expect(`${String(error)} ${error instanceof Error && 'remedy' in error ? String(error.remedy) : ''}`).toContain(
        said,
      );
    }
  });

  it('names folders as Git does', () => {
    expect(read({ path: './services\\shop/' }).path).toBe('services/shop');
    expect(read({ path: './' }).path).toBe('.');
  });

  it('hands the model to the engine by the variables that it reads', () => {
    expect(read({ 'model-url': 'https://m.test/v1', model: 'm' }).modelVariables).toEqual({
      HEAL_MODEL_URL: 'https://m.test/v1',
      HEAL_MODEL: 'm',
    });
  });
});
