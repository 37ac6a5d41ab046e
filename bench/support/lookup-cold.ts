import { setVariable } from '../../test/set-variable.ts';
import { openEmbedder } from '#drivers/embedding/index.ts';
import { openPatternIndex } from '#drivers/vectors/index.ts';

/** One process, one question: says how long it took since the process began. Usage: node lookup-cold.ts <model> <folder> */
const [, , shipped = '', folder = ''] = process.argv;
const booted = performance.now();
const embedder = await openEmbedder({ setVariable, shipped });
if ('missing' in embedder) throw new Error(embedder.missing);
const index = await openPatternIndex({ folder, embedder, setVariable: (name, value) => (process.env[name] ??= value) });
if ('missing' in index) throw new Error(index.missing);
const query = { text: 'Unsafe deserialization', code: 'yaml.load(stream)', language: 'python' } as const;
const hits = await index.search(query, 5);
if (hits.length === 0) throw new Error(index.problem() ?? 'nothing was found');
console.log(JSON.stringify({ bootMs: booted, totalMs: performance.now() }));
process.exit(0);
