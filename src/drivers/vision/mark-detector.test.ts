import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnx } from 'onnx-proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blank, light, paintWindow } from './fixtures/painted-window.ts';
import { MarksModelError } from './mark-detector.ts';
import { openVision } from './open-vision.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heal-marks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A model that answers the same boxes whatever it is shown. */
async function makeModel(name: string, rows: readonly (readonly number[])[], columns = 5): Promise<string> {
  const dim = (value: number | string) => (typeof value === 'string' ? { dimParam: value } : { dimValue: value });
  const info = (of: string, dims: readonly (number | string)[]) => ({
    name: of,
    type: { tensorType: { elemType: 1, shape: { dim: dims.map(dim) } } },
  });
  const value = { dims: [rows.length, columns], dataType: 1, floatData: rows.flat(), name: 'boxes' };
  const model = onnx.ModelProto.create({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 17 }],
    graph: {
      name: 'marks',
      initializer: [value],
      node: [{ opType: 'Identity', input: ['boxes'], output: ['found'], name: 'i' }],
      input: [info('picture', [1, 3, 'h', 'w'])],
      output: [info('found', [rows.length, columns])],
    },
  });
  const file = join(folder, name);
  await writeFile(file, onnx.ModelProto.encode(model).finish());
  return file;
}

describe('a model of marks that the user brought', () => {
  const { frame, boxes } = paintWindow(['Open', 'Save'], light, { x: 40, y: 30 });
  const whole = { ...frame.origin, width: frame.width, height: frame.height };
  const save = boxes.get('Save');

  it('adds boxes that were not seen, where they are on the screen, and no doubles', async () => {
    const seen = save ? [save.x - 40 + 2, save.y - 30 + 2, save.width - 4, save.height - 4, 0.9] : [];
    const marksModel = await makeModel('adds.onnx', [
      [260, 8, 60, 30, 0.8],
      seen,
      [5, 5, 40, 40, 0.1],
      [900, 900, 50, 50, 0.9],
    ]);
    const own = openVision();
    const vision = openVision({ marksModel });
    const [plain, helped] = [await own.look(frame), await vision.look(frame)];
    const before = await plain.marks(whole);
    const after = await helped.marks(whole);
    expect(
      after
        .filter(({ box }) => !before.some((one) => one.box.x === box.x && one.box.y === box.y))
        .map(({ box }) => box),
    ).toEqual([{ x: 300, y: 38, width: 60, height: 30 }]);
    await own.close();
    await vision.close();
  });

  it('that cannot be opened, or answers something else, is told of', async () => {
    const missing = openVision({ marksModel: join(folder, 'nothing.onnx') });
    const empty = blank(50, 50, [0, 0, 0]);
    await expect((await missing.look(empty)).marks({ x: 0, y: 0, width: 50, height: 50 })).rejects.toThrow(
      MarksModelError,
    );
    const other = openVision({ marksModel: await makeModel('other.onnx', [[1, 2, 3, 4]], 4) });
    await expect((await other.look(empty)).marks({ x: 0, y: 0, width: 50, height: 50 })).rejects.toThrow(
      'five numbers',
    );
    await missing.close();
    await other.close();
  });
});
