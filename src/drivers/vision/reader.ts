import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReadText } from '#core/ports/vision.ts';
import type { Readable } from './readable.ts';

interface Recognizer {
  recognize(image: Buffer): Promise<{ data: { text: string; confidence: number } }>;
  terminate(): Promise<unknown>;
}
/** Pictures whose text is remembered: the same buttons are looked at again and again. */
const remembered = 2000;

/** Reads single lines with tesseract, offline; started when the first is read. */
export class Reader {
  #recognizer: Promise<Recognizer> | undefined;
  readonly #known = new Map<string, ReadText | undefined>();
  #turn: Promise<unknown> = Promise.resolve();

  /** Undefined when there is no text. */
  async read(picture: Readable): Promise<ReadText | undefined> {
    const key = createHash('sha256').update(picture.grey).update(`${picture.width}`).digest('base64');
    if (this.#known.has(key)) return this.#known.get(key);
    const mine = this.#turn.then(() => this.#recognize(picture));
    this.#turn = mine.catch(() => undefined);
    const text = await mine;
    if (this.#known.size >= remembered) this.#known.delete(this.#known.keys().next().value ?? '');
    this.#known.set(key, text);
    return text;
  }

  async close(): Promise<void> {
    const recognizer = this.#recognizer;
    this.#recognizer = undefined;
    await (await recognizer?.catch(() => undefined))?.terminate();
  }

  async #recognize(picture: Readable): Promise<ReadText | undefined> {
    const recognizer = await (this.#recognizer ??= startRecognizer());
    const { data } = await recognizer.recognize(encodePgm(picture));
    const text = data.text.replace(/\s+/g, ' ').trim();
    return text === '' ? undefined : { text, confidence: data.confidence / 100 };
  }
}

async function startRecognizer(): Promise<Recognizer> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const require = createRequire(import.meta.url);
  const data = dirname(require.resolve('@tesseract.js-data/eng/package.json'));
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    gzip: true,
    // Nothing is fetched, and nothing is written beside the program.
    cacheMethod: 'none',
    logger: () => undefined,
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE });
  return worker;
}

function encodePgm({ width, height, grey }: Readable): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey]);
}
