import type { FlowRule } from './models.ts';

const cwe = (id: number) => `https://cwe.mitre.org/data/definitions/${id}.html`;

/** What each kind of sink means for people. Sinks in `flows/` name these. */
export const flowRules: Readonly<Record<string, FlowRule>> = Object.fromEntries(
  (
    [
      [
        'sql-injection',
        89,
        'critical',
        'Data from outside becomes part of an SQL statement',
        'can change the statement: pass it as a parameter',
      ],
      [
        'command-injection',
        78,
        'critical',
        'Data from outside becomes part of a shell command',
        'can run other commands: pass arguments as a list, without a shell',
      ],
      ['code-injection', 94, 'critical', 'Data from outside is run as code', 'is run as code'],
      [
        'template-injection',
        1336,
        'critical',
        'Data from outside becomes a template',
        'is run as a template: pass it as a value to a fixed template',
      ],
      [
        'deserialization',
        502,
        'critical',
        'Data from outside is unpacked into objects',
        'can make objects of any class: use JSON or a safe loader',
      ],
      ['xss', 79, 'high', 'Data from outside is sent to the browser as HTML', 'can bring a script with it: escape it'],
      [
        'path-traversal',
        22,
        'high',
        'Data from outside names a file',
        'can name any file (`../`): check that it stays in its folder',
      ],
      [
        'ssrf',
        918,
        'high',
        'Data from outside names the server of a request',
        'decides where the request goes: check it against a list of hosts',
      ],
      [
        'open-redirect',
        601,
        'medium',
        'Data from outside names the page to go to',
        'can lead to any site: allow only own paths',
      ],
      [
        'nosql-injection',
        943,
        'high',
        'Data from outside becomes part of a query',
        'can bring operators such as `$ne` with it: make it a text first',
      ],
      [
        'xml-entities',
        611,
        'high',
        'XML from outside is read with entities',
        'can read files and hang the parser: use defusedxml',
      ],
      [
        'regex-injection',
        1333,
        'medium',
        'Data from outside becomes a regular expression',
        'can make the expression run for very long: escape it',
      ],
      [
        'header-injection',
        113,
        'medium',
        'Data from outside becomes part of a header',
        'can add headers of its own: remove line breaks',
      ],
      [
        'log-injection',
        117,
        'low',
        'Data from outside is written to a log as it is',
        'can forge lines of the log: remove line breaks',
      ],
      [
        'ldap-injection',
        90,
        'high',
        'Data from outside becomes part of an LDAP filter',
        'can change the filter: escape it',
      ],
      [
        'xpath-injection',
        643,
        'high',
        'Data from outside becomes part of an XPath expression',
        'can change the expression: pass it as a variable',
      ],
    ] as const
  ).map(([id, number, severity, title, danger]) => [
    id,
    { id, title, message: `What comes from outside ${danger}.`, severity, cwe: number, links: [cwe(number)] },
  ]),
);
