import { findAll, type Node } from '#syntax/parse.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/** Django and Flask name these the same. Not CSRF_COOKIE_HTTPONLY: scripts are meant to read that one. */
const settings = '(?:SESSION|CSRF|LANGUAGE|REMEMBER)_COOKIE_SECURE|(?:SESSION|REMEMBER)_COOKIE_HTTPONLY';

export const rule: HealRule = {
  id: 'cookie-settings',
  title: 'The cookies of a site are sent unprotected',
  languages: ['python'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/614.html',
    'https://cwe.mitre.org/data/definitions/1004.html',
    'https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-secure',
    'https://flask.palletsprojects.com/en/stable/web-security/#security-cookie',
  ],
  mentions: /_COOKIE_(?:SECURE|HTTPONLY)/,
  find(tree, path) {
    // What people run on their own machine has no certificate; what is common to all is often set anew where it is not.
    if (
      isTestFile(path) ||
      /(?:^|[/_.-])(?:base|common|defaults?|dev|devel|development|local|debug|test|tests|testing|ci)(?:[/_.-]|$)/.test(
        path,
      )
    )
      return [];
    const assignments = findAll(tree, {
      kind: 'assignment',
      has: { field: 'left', regex: `^(?:${settings})$|\\[["'](?:${settings})["']\\]$` },
    });
    return assignments.flatMap((node) => {
      const name = new RegExp(settings).exec(node.field('left')?.text() ?? '')?.[0];
      if (name === undefined || node.field('right')?.text() !== 'False' || isForDevelopment(node)) return [];
      if (assignments.filter((each) => each.field('left')?.text().includes(name)).length > 1) return [];
      const message = name.endsWith('SECURE')
        ? `With ${name} = False the cookie is sent without encryption as well, where others can read it.`
        : `With ${name} = False every script on the page can read the cookie.`;
      return [{ node, message }];
    });
  },
  examples: {
    finds: [
      { path: 'site/settings.py', text: 'SESSION_COOKIE_SECURE = False\n' },
      { path: 'app.py', text: 'app.config["SESSION_COOKIE_HTTPONLY"] = False\n' },
    ],
    leaves: [
      { path: 'site/settings.py', text: 'SESSION_COOKIE_SECURE = True\nCSRF_COOKIE_HTTPONLY = False\n' },
      { path: 'site/settings/local.py', text: 'SESSION_COOKIE_SECURE = False\n' },
      { path: 'site/settings.py', text: 'if DEBUG:\n    SESSION_COOKIE_SECURE = False\n' },
      { path: 'config.py', text: 'class DevelopmentConfig(Config):\n    SESSION_COOKIE_SECURE = False\n' },
      { path: 'site/settings.py', text: 'SESSION_COOKIE_SECURE = not DEBUG\n' },
      {
        path: 'config.py',
        text: 'class Config:\n    SESSION_COOKIE_SECURE = False\n\nclass Live(Config):\n    SESSION_COOKIE_SECURE = True\n',
      },
    ],
  },
};

/** Under a condition, or in a class or function that is named for it. */
function isForDevelopment(node: Node): boolean {
  return node.ancestors().some((outer) => {
    if (outer.is('if_statement') || outer.is('conditional_expression')) return true;
    const isNamed = outer.is('class_definition') || outer.is('function_definition');
    return isNamed && /dev|local|test|debug|base/i.test(outer.field('name')?.text() ?? '');
  });
}
