import { describe, expect, it } from 'vitest';
import { makeCliPage } from '../../scripts/docs/cli.ts';
import { makeConfigurationPage } from '../../scripts/docs/configuration.ts';

describe('the reference', () => {
  it('has every command with its examples, and the exit codes', () => {
    const page = makeCliPage();
    for (const name of ['scan', 'fix', 'status', 'explain', 'undo', 'stop', 'resume', 'audit verify', 'config print']) {
      expect(page).toMatch(new RegExp(`## heal ${name}\\n[^#]*(?:#[^#]+)*\`\`\`sh\\n# [^\\n]+\\nheal ${name}`));
    }
    expect(page).toContain('| `--fail-on <level>` | exit with 1');
    expect(page).toContain('| 3 | our fault: please report it |');
    expect(makeCliPage()).toBe(page);
  });

  it('has every key of the configuration with its default', () => {
    const page = makeConfigurationPage();
    expect(page).toContain('| `categories.security` | `off`, `shadow`, `limited`, `on` | `on` |');
    expect(page).toContain('| `limits.maxHeals` | whole number, 0 to 100000 | `500` |');
    expect(page).toContain('| `extends` | `heal:recommended`, ');
  });
});
