import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Node, Tree } from '#syntax/parse.ts';
import type { WantedImport } from '#syntax/python/add-import.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { readsOf } from '#syntax/python/names.ts';
import { standardNames } from '#syntax/python/standard-library.ts';

/** Submodules of the standard library that their package does not load by itself. */
const submodules: ReadonlySet<string> = new Set(
  (
    'collections.abc concurrent.futures concurrent.futures.process concurrent.futures.thread ctypes.util ctypes.wintypes ' +
    'curses.ascii dbm.dumb email.encoders email.header email.headerregistry email.message email.mime email.mime.base ' +
    'email.mime.multipart email.mime.text email.parser email.policy email.utils encodings.idna html.entities html.parser ' +
    'http.client http.cookiejar http.cookies http.server importlib.abc importlib.machinery importlib.metadata ' +
    'importlib.resources importlib.util json.decoder json.encoder json.scanner logging.config logging.handlers ' +
    'multiprocessing.connection multiprocessing.managers multiprocessing.pool multiprocessing.shared_memory ' +
    'os.path tkinter.filedialog tkinter.messagebox tkinter.ttk unittest.mock urllib.error urllib.parse urllib.request ' +
    'urllib.robotparser wsgiref.simple_server xml.dom xml.dom.minidom xml.etree xml.etree.ElementTree xml.parsers.expat ' +
    'xml.sax xml.sax.saxutils xmlrpc.client xmlrpc.server'
  ).split(' '),
);

/** The longest module that `name.a.b` in the file starts with: `xml.etree.ElementTree`; `name` when none is known. */
export function dottedModule(root: Node, name: string): string {
  let longest = name;
  for (const read of readsOf(root, name)) {
    let dotted = name;
    for (let at = read.parent(); at?.is('attribute') === true; at = at.parent()) {
      dotted += `.${at.field('attribute')?.text() ?? ''}`;
      // `os.path` comes with `os`.
      if (submodules.has(dotted) && dotted !== 'os.path' && dotted.length > longest.length) longest = dotted;
    }
  }
  return longest;
}

/** The import that `"futures" is not a known attribute of module "concurrent"` asks for. */
export function missingSubmodule(finding: CodeFinding, context: CodeContext, tree: Tree): WantedImport | undefined {
  const match =
    /["'](\w+)["'] is not a known attribute of module ["']([\w.]+)["']/.exec(finding.message) ??
    /^Module (?=["'])()["']([\w.]+)["'] has no attribute/.exec(finding.message);
  if (match === null) return undefined;
  const module = match[2] ?? '';
  const attribute = match[1] || (/has no attribute ["'](\w+)["']/.exec(finding.message)?.[1] ?? '');
  const bound = importsOf(tree).some(
    (item) =>
      item.kind === 'import' && item.names.some((it) => it.alias === undefined && it.bound === module.split('.')[0]),
  );
  if (!bound) return undefined;
  const wanted = `${module}.${attribute}`;
  const isOwn = resolveModule(finding.place.path, wanted, new Set(context.files)) !== undefined;
  if (!isOwn && !submodules.has(wanted) && standardNames(wanted) === undefined) return undefined;
  const longest = dottedModule(tree.root(), module.split('.')[0] ?? '');
  return { module: longest.startsWith(`${wanted}.`) ? longest : wanted };
}
