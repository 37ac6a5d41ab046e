import type { Language } from '#core/finding.ts';

/** What a tool says of a line, and the cures of the house that fit: any of them counts as found. */
export interface Asked {
  readonly rule: string;
  readonly message: string;
  readonly language: Language;
  readonly code: string;
  readonly fits: readonly string[];
}

/**
 * Findings of tools whose messages the embedding was not built from: bandit, mypy, pylint, ESLint and its plugins, biome,
 * SonarJS, CodeQL. Messages as those tools print them; the code is ours.
 */
export const asked: readonly Asked[] = [
  ...python('bandit', [
    [
      'B506',
      'Use of unsafe yaml load. Allows instantiation of arbitrary objects. Consider yaml.safe_load().',
      'settings = yaml.load(stream, Loader=yaml.Loader)',
      'yaml-safe-load',
    ],
    [
      'B701',
      'By default, jinja2 sets autoescape to False. Consider using autoescape=True or use the select_autoescape function to mitigate XSS vulnerabilities.',
      'env = Environment(loader=loader)',
      'jinja-autoescape',
    ],
    ['B113', 'Call to requests without timeout', 'answer = requests.post(address, json=body)', 'request-timeout'],
    [
      'B324',
      'Use of weak MD5 hash for security. Consider usedforsecurity=False',
      'return hashlib.md5(body).hexdigest()',
      'strong-hash',
    ],
    [
      'B311',
      'Standard pseudo-random generators are not suitable for security/cryptographic purposes.',
      "code = ''.join(random.choice(letters) for _ in range(8))",
      'secret-random',
    ],
    [
      'B608',
      'Possible SQL injection vector through string-based query construction.',
      "cursor.execute('SELECT * FROM users WHERE name = ' + name)",
      'parameterise-sql',
    ],
    [
      'B602',
      'subprocess call with shell=True identified, security issue.',
      "subprocess.run(f'ls {folder}', shell=True)",
      'subprocess-argv',
    ],
    [
      'B605',
      'Starting a process with a shell, possible injection detected, security issue.',
      "os.system('rm ' + path)",
      'subprocess-argv',
    ],
    [
      'B307',
      'Use of possibly insecure function - consider using safer ast.literal_eval.',
      'value = eval(text)',
      'literal-eval',
    ],
    [
      'B202',
      'tarfile.extractall used without any validation. Please check and discard dangerous members.',
      'archive.extractall(target)',
      'tar-filter',
    ],
    ['B105', "Possible hardcoded password: 'hunter2'", "password = 'hunter2'", 'secret-from-environment'],
  ]),
  ...python('mypy', [
    [
      'union-attr',
      'Item "None" of "Match[str] | None" has no attribute "group"',
      'return found.group(1)',
      'guard-none',
    ],
    [
      'assignment',
      'Incompatible default for parameter "limit" (default has type "None", parameter has type "int")',
      'def read(path: str, limit: int = None) -> str:',
      'implicit-optional',
    ],
    [
      'no-untyped-def',
      'Function is missing a return type annotation',
      'def area(self, width: float, height: float):',
      'annotate-return',
    ],
    ['unused-coroutine', 'Value of type "Coroutine[Any, Any, None]" must be used', 'send(message)', 'await-coroutine'],
    [
      'return-value',
      'Incompatible return value type (got "str", expected "int")',
      "    return 'none'",
      'fix-return-annotation',
    ],
    [
      'import-not-found',
      'Cannot find implementation or library stub for module named "reqeusts"',
      'import reqeusts',
      'fix-misspelt-import',
    ],
    ['name-defined', 'Name "json" is not defined', 'return json.dumps(rows)', 'add-missing-import'],
  ]),
  ...python('pylint', [
    ['W0611', 'Unused import os', 'import os', 'remove-unused-import'],
    ['W0612', "Unused variable 'total'", 'total = len(rows)', 'remove-unused-variable'],
    ['W0102', 'Dangerous default value [] as argument', 'def add(item, items=[]):', 'mutable-default-argument'],
    ['C0121', "Comparison 'x == None' should be 'x is None'", 'if x == None:', 'compare-to-none'],
    ['W1309', 'Using an f-string that does not have any interpolated variables', "print(f'ready')", 'plain-f-string'],
    [
      'W0707',
      "Consider explicitly re-raising using 'except KeyError as exc' and 'raise ConfigError('no key') from exc'",
      "raise ConfigError('no key')",
      'raise-from',
    ],
    ['R0401', 'Cyclic import (shop.cart -> shop.orders)', 'from shop.orders import Order', 'break-import-cycle'],
    ['E0602', "Undefined variable 'json'", 'return json.loads(text)', 'add-missing-import'],
    ['E0401', "Unable to import 'nmupy'", 'import nmupy as np', 'fix-misspelt-import'],
    [
      'W3101',
      "Missing timeout argument for method 'requests.get' can cause your program to hang indefinitely",
      'page = requests.get(url)',
      'request-timeout',
    ],
    ['W0123', 'Use of eval', 'point = eval(line)', 'literal-eval'],
    ['R6201', 'Consider using set for membership test', 'if name in known:', 'membership-set'],
    [
      'R1713',
      'Consider using str.join(sequence) for concatenating strings from an iterable',
      'text += part',
      'join-strings',
    ],
  ]),
  ...python('codeql', [
    [
      'py/sql-injection',
      'This SQL query depends on a user-provided value.',
      'db.execute(f"DELETE FROM carts WHERE id = {cart_id}")',
      'parameterise-sql',
    ],
    [
      'py/weak-sensitive-data-hashing',
      'Sensitive data (password) is used in a hashing algorithm (MD5) that is insecure for password hashing, since it is not a computationally expensive hash function.',
      'token = hashlib.sha1(secret + name).hexdigest()',
      'strong-hash',
    ],
    [
      'py/unsafe-deserialization',
      'Unsafe deserialization depends on a user-provided value.',
      'data = yaml.load(request.data)',
      'yaml-safe-load',
    ],
    ['py/tarslip', 'This file extraction depends on a potentially untrusted source.', 'tar.extractall()', 'tar-filter'],
    [
      'py/insecure-randomness',
      'This uses a cryptographically insecure random number in a security context.',
      'session_id = random.getrandbits(64)',
      'secret-random',
    ],
    [
      'py/jinja2/autoescape-false',
      'Using jinja2 templates with autoescape=False can potentially allow XSS attacks.',
      'environment = jinja2.Environment(autoescape=False)',
      'jinja-autoescape',
    ],
    [
      'py/command-line-injection',
      'This command line depends on a user-provided value.',
      "os.popen('convert ' + name)",
      'subprocess-argv',
    ],
    [
      'py/cyclic-import',
      'Import of module shop.prices begins an import cycle.',
      'import shop.prices',
      'break-import-cycle',
    ],
  ]),
  ...typescript('eslint', [
    ['eqeqeq', "Expected '===' and instead saw '=='.", 'if (count == 0) return;', 'js-strict-equality'],
    ['no-var', 'Unexpected var, use let or const instead.', 'var total = 0;', 'js-var-to-let'],
    ['no-eval', 'eval can be harmful.', "const value = eval('(' + text + ')');", 'js-eval-to-json'],
    [
      'no-unused-vars',
      "'parse' is defined but never used.",
      "import { parse } from './parse';",
      'ts-remove-unused-import',
    ],
    [
      'no-unused-vars',
      "'rest' is assigned a value but never used.",
      'const rest = list.slice(1);',
      'ts-remove-unused-variable',
    ],
    ['no-await-in-loop', 'Unexpected `await` inside a loop.', 'results.push(await load(id));', 'js-await-in-loop'],
    [
      '@typescript-eslint/no-floating-promises',
      'Promises must be awaited, end with a call to .catch, end with a call to .then with a rejection handler or be explicitly marked as ignored with the `void` operator.',
      'save(order);',
      'ts-add-await',
    ],
    [
      '@typescript-eslint/explicit-module-boundary-types',
      'Missing return type on function.',
      'export function price(order: Order) {',
      'ts-add-return-type',
    ],
    [
      '@typescript-eslint/consistent-type-imports',
      'All imports in the declaration are only used as types. Use `import type`.',
      "import { Order } from './order';",
      'ts-type-only-import',
    ],
    ['import/no-cycle', 'Dependency cycle detected.', "import { cart } from './cart';", 'ts-break-import-cycle'],
    [
      'import/no-unresolved',
      "Unable to resolve path to module './uitls'.",
      "import { sum } from './uitls';",
      'ts-fix-import-path',
    ],
    [
      'import/named',
      "parseDte not found in './dates'",
      "import { parseDte } from './dates';",
      'ts-fix-spelling|ts-fix-import-form',
    ],
    [
      'import/default',
      'No default export found in imported module "./dates".',
      "import dates from './dates';",
      'ts-fix-import-form',
    ],
    [
      'security/detect-child-process',
      'Found child_process.exec() with non Literal first argument',
      'exec(`git log ${branch}`);',
      'js-exec-argv',
    ],
    ['no-unsanitized/property', 'Unsafe assignment to innerHTML', 'element.innerHTML = name;', 'js-inner-html'],
    [
      'react/jsx-no-target-blank',
      'Using target="_blank" without rel="noreferrer" (which implies rel="noopener") is a security risk in older browsers: see https://mathiasbynens.github.io/rel-noopener/#recommendations',
      '<a href={address} target="_blank">',
      'js-blank-target|js-no-referrer',
    ],
    [
      'unicorn/prefer-set-has',
      '`names` should be a `Set`, and use `names.has()` to check existence or non-existence.',
      'if (names.includes(name)) hits++;',
      'js-array-to-set',
    ],
    [
      '@typescript-eslint/prefer-optional-chain',
      "Prefer using an optional chain expression instead, as it's more concise and easier to read.",
      'return user && user.address;',
      'ts-optional-chain',
    ],
    ['no-undef', "'readFile' is not defined.", 'const text = await readFile(path);', 'ts-add-missing-import'],
  ]),
  ...typescript('sonarjs', [
    [
      'S2245',
      'Make sure that using this pseudorandom number generator is safe here.',
      'const token = Math.random().toString(36);',
      'js-secure-random',
    ],
    [
      'S4790',
      'Make sure this weak hash algorithm is not used in a sensitive context here.',
      "return createHash('md5').update(body).digest('hex');",
      'js-strong-hash',
    ],
    ['S2068', 'Review this potentially hard-coded password.', "const password = 'hunter2';", 'js-secret-to-env'],
    [
      'S2077',
      'Make sure that executing SQL queries is safe here.',
      'db.query(`SELECT * FROM users WHERE id = ${id}`);',
      'js-sql-parameters',
    ],
    ['S4721', 'Make sure that executing this OS command is safe here.', "execSync('tar xf ' + file);", 'js-exec-argv'],
    [
      'S1523',
      'Make sure that this dynamic injection or execution of code is safe.',
      'const data = eval(body);',
      'js-eval-to-json',
    ],
    [
      'S5148',
      'Make sure not using rel="noopener" is safe here.',
      "<a href={url} target='_blank'>more</a>",
      'js-blank-target|js-no-referrer',
    ],
  ]),
  ...typescript('biome', [
    [
      'lint/performance/noAccumulatingSpread',
      'Avoid the use of spread (`...`) syntax on accumulators.',
      'items.reduce((all, item) => ({ ...all, [item.id]: item }), {});',
      'js-spread-in-reduce',
    ],
    [
      'lint/suspicious/noImplicitAnyLet',
      'This variable implicitly has the any type.',
      'let answer;',
      'ts-implicit-any',
    ],
    [
      'lint/style/useImportType',
      'Some named imports are only used as types.',
      "import { Order, total } from './order';",
      'ts-type-only-import',
    ],
    [
      'lint/performance/useTopLevelRegex',
      'This regex literal is not defined in the top level scope. This can lead to performance issues if this function is called frequently.',
      'const found = new RegExp("a+").exec(line);',
      'js-hoist-regexp',
    ],
    [
      'lint/suspicious/noDoubleEquals',
      'Using == may be unsafe if you are relying on type coercion.',
      'if (a == b) {',
      'js-strict-equality',
    ],
  ]),
  ...python('bandit', [
    [
      'B314',
      'Using xml.etree.ElementTree.parse to parse untrusted XML data is known to be vulnerable to XML attacks. Replace xml.etree.ElementTree.parse with its defusedxml equivalent function or make sure defusedxml.defuse_stdlib() is called',
      'tree = ET.parse(path)',
      'defused-etree',
    ],
    [
      'B318',
      'Using xml.dom.minidom.parseString to parse untrusted XML data is known to be vulnerable to XML attacks. Replace xml.dom.minidom.parseString with its defusedxml equivalent function or make sure defusedxml.defuse_stdlib() is called',
      'document = parseString(body)',
      'defused-minidom',
    ],
    [
      'B201',
      'A Flask app appears to be run with debug=True, which exposes the Werkzeug debugger and allows the execution of arbitrary code.',
      'app.run(debug=True)',
      'flask-debug-off',
    ],
    [
      'B704',
      'Potential XSS with ``markupsafe.Markup`` detected. Do not use ``Markup`` on untrusted data.',
      "return Markup(f'<i>{title}</i>')",
      'markup-format',
    ],
    [
      'B502',
      'ssl.wrap_socket call with insecure SSL/TLS protocol version identified, security issue.',
      'context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)',
      'modern-tls',
    ],
    [
      'B505',
      'RSA key sizes below 2048 bits are considered breakable. ',
      'key = rsa.generate_private_key(public_exponent=65537, key_size=1024)',
      'rsa-key-size',
    ],
    [
      'B507',
      'Paramiko call with policy set to automatically trust the unknown host key.',
      'client.set_missing_host_key_policy(paramiko.AutoAddPolicy())',
      'ssh-host-keys',
    ],
    [
      'B323',
      'By default, Python will create a secure, verified ssl context for use in such classes as HTTPSConnection. However, it still allows using an insecure context via the _create_unverified_context that  reverts to the previous behavior that does not validate certificates or perform hostname checks.',
      'context = ssl._create_unverified_context()',
      'verified-context',
    ],
    [
      'B501',
      'Call to requests with verify=False disabling SSL certificate checks, security issue.',
      'answer = requests.get(url, verify=False, timeout=5)',
      'verify-certificates',
    ],
  ]),
  ...python('pylint', [
    [
      'W1508',
      'os.getenv default type is builtins.int. Expected str or None.',
      "port = os.getenv('PORT', 8000)",
      'env-default-text',
    ],
    [
      'R1708',
      'Do not raise StopIteration in generator, use return statement instead',
      'raise StopIteration',
      'generator-return',
    ],
    ['W1203', 'Use lazy % formatting in logging functions', "log.info(f'read {count} rows')", 'log-arguments'],
    ['W0702', 'No exception type(s) specified', 'except:', 'named-except'],
    ['C0123', 'Use isinstance() rather than type() for a typecheck.', 'if type(value) == int:', 'type-identity'],
    ['W4902', 'Using deprecated method utcnow()', 'now = datetime.utcnow()', 'utc-now'],
  ]),
  ...python('codeql', [
    [
      'py/flask-debug',
      'A Flask app appears to be run in debug mode. This may allow an attacker to run arbitrary code through the debugger.',
      "app.run(host='localhost', debug=True)",
      'flask-debug-off',
    ],
    [
      'py/request-without-cert-validation',
      "This request may run without certificate validation because 'verify=False' is used.",
      'requests.post(url, data=body, verify=False)',
      'verify-certificates',
    ],
    [
      'py/paramiko-missing-host-key-validation',
      'Setting missing host key policy to AutoAddPolicy may be unsafe.',
      'ssh.set_missing_host_key_policy(AutoAddPolicy)',
      'ssh-host-keys',
    ],
    [
      'py/weak-crypto-key',
      'Creation of an RSA key uses 1024 bits, which is below 2048 and considered breakable.',
      'key = rsa.generate_private_key(65537, 1024)',
      'rsa-key-size',
    ],
    [
      'py/insecure-protocol',
      'Insecure SSL/TLS protocol version SSLv3 specified by call to ssl.SSLContext.',
      'ssl.SSLContext(ssl.PROTOCOL_SSLv3)',
      'modern-tls',
    ],
    [
      'py/xxe',
      'XML parsing depends on a user-provided value without guarding against external entity expansion.',
      'root = fromstring(request.data)',
      'defused-etree|defused-minidom|defused-sax',
    ],
  ]),
  ...typescript('codeql', [
    [
      'js/disabling-certificate-validation',
      'Disabling certificate validation is strongly discouraged.',
      'const agent = new https.Agent({ rejectUnauthorized: false });',
      'js-tls-verification-on',
    ],
    [
      'js/jwt-missing-verification',
      'This argument disables the integrity enforcement of the token verification.',
      "jwt.verify(token, '', { algorithms: ['none'] });",
      'js-jwt-no-none',
    ],
  ]),
  ...typescript('sonarjs', [
    [
      'S4830',
      'Enable server certificate validation on this SSL/TLS connection.',
      'request({ host, rejectUnauthorized: false });',
      'js-tls-verification-on',
    ],
    [
      'S5659',
      'Use only strong cipher algorithms when verifying the signature of this JWT.',
      "jwt.verify(token, key, { algorithms: ['HS256', 'none'] });",
      'js-jwt-no-none',
    ],
  ]),
  ...typescript('eslint', [
    [
      '@typescript-eslint/prefer-find',
      'Prefer .find(...) instead of .filter(...)[0].',
      'const user = users.filter((one) => one.id === id)[0];',
      'js-find',
    ],
    [
      '@typescript-eslint/only-throw-error',
      'Expected an error object to be thrown.',
      "throw 'no such user';",
      'js-throw-error',
    ],
    [
      '@typescript-eslint/prefer-promise-reject-errors',
      'Expected the Promise rejection reason to be an Error.',
      "reject('timed out');",
      'js-reject-error',
    ],
    [
      '@typescript-eslint/no-implied-eval',
      'Implied eval. Consider passing a function.',
      "setTimeout('refresh()', 100);",
      'js-timer-function',
    ],
    [
      'n/no-deprecated-api',
      "'new Buffer()' was deprecated since v6.0.0. Use 'Buffer.alloc()' or 'Buffer.from()' instead.",
      'const bytes = new Buffer(text);',
      'js-buffer-from',
    ],
  ]),
  ...typescript('biome', [
    [
      'lint/suspicious/useIsArray',
      'Use Array.isArray() instead of instanceof Array.',
      'if (value instanceof Array) {',
      'js-is-array',
    ],
  ]),
];

type Line = readonly [rule: string, message: string, code: string, fits: string];

function python(tool: string, lines: readonly Line[]): Asked[] {
  return lines.map((line) => make(tool, 'python', line));
}
function typescript(tool: string, lines: readonly Line[]): Asked[] {
  return lines.map((line) => make(tool, 'typescript', line));
}
function make(tool: string, language: Language, [rule, message, code, fits]: Line): Asked {
  return { rule: `${tool}/${rule}`, message, language, code, fits: fits.split('|').map((name) => `code/${name}`) };
}
