/**
 * Writes the one graph that the embedding needs as an ONNX file (protobuf), by hand: a package for it would weigh more.
 * Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 *
 *     features [n, rows] · DequantizeLinear(weights [rows, columns], scale [columns]) → L2 → vectors [n, columns]
 */
export interface Weights {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly values: Int8Array;
  /** What one step of each column is worth. */
  readonly scale: Float32Array;
}

const int8 = 3;
const float = 1;

export function writeOnnx({ rows, columns, values, scale }: Weights): Uint8Array {
  const graph = [
    message(1, node('DequantizeLinear', ['weights', 'scale', 'zero'], 'table', [intAttribute('axis', 1)])),
    message(1, node('MatMul', ['features', 'table'], 'sums', [])),
    message(1, node('LpNormalization', ['sums'], 'vectors', [intAttribute('axis', 1), intAttribute('p', 2)])),
    text(2, 'heal-lexical'),
    message(
      5,
      tensor('weights', [rows, columns], int8, new Uint8Array(values.buffer, values.byteOffset, values.length)),
    ),
    message(5, tensor('scale', [columns], float, littleEndian(scale))),
    message(5, tensor('zero', [columns], int8, new Uint8Array(columns))),
    message(11, port('features', ['n', rows])),
    message(12, port('vectors', ['n', columns])),
  ];
  return join([
    integer(1, 8),
    text(2, 'heal'),
    message(7, join(graph)),
    message(8, join([text(1, ''), integer(2, 13)])),
  ]);
}

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Uint8Array[],
): Uint8Array {
  return join([...inputs.map((name) => text(1, name)), text(2, output), text(4, operator), ...attributes]);
}

function intAttribute(name: string, value: number): Uint8Array {
  return message(5, join([text(1, name), integer(3, value), integer(20, 2)]));
}

function tensor(name: string, shape: readonly number[], type: number, bytes: Uint8Array): Uint8Array {
  return join([...shape.map((size) => integer(1, size)), integer(2, type), text(8, name), message(9, bytes)]);
}

/** A float input or output; a size that is a name may differ from call to call. */
function port(name: string, shape: readonly (number | string)[]): Uint8Array {
  const sizes = shape.map((size) => message(1, typeof size === 'string' ? text(2, size) : integer(1, size)));
  const type = message(1, join([integer(1, float), message(2, join(sizes))]));
  return join([text(1, name), message(2, type)]);
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return bytes;
}

function integer(field: number, value: number): Uint8Array {
  return join([varint(field << 3), varint(value)]);
}
function text(field: number, value: string): Uint8Array {
  return message(field, new TextEncoder().encode(value));
}
function message(field: number, bytes: Uint8Array): Uint8Array {
  return join([varint((field << 3) | 2), varint(bytes.length), bytes]);
}
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
