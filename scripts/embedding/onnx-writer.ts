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

export function writeOnnx({ rows, columns, values, scale }: Weights): Uint8Array {
  return writeGraph({
    name: 'heal-lexical',
    nodes: [
      node('DequantizeLinear', ['weights', 'scale', 'zero'], 'table', { axis: 1 }),
      node('MatMul', ['features', 'table'], 'sums'),
      node('LpNormalization', ['sums'], 'vectors', { axis: 1, p: 2 }),
    ],
    tensors: [
      tensor('weights', [rows, columns], 'int8', new Uint8Array(values.buffer, values.byteOffset, values.length)),
      tensor('scale', [columns], 'float', littleEndian(scale)),
      tensor('zero', [columns], 'int8', new Uint8Array(columns)),
    ],
    inputs: [port('features', 'float', ['n', rows])],
    outputs: [port('vectors', 'float', ['n', columns])],
  });
}

/** Numbers of the kinds of values in the format. */
const types = { float: 1, int8: 3, int64: 7 } as const;
type ValueType = keyof typeof types;

/** A graph from parts that `node`, `tensor` and `port` made. */
export function writeGraph(graph: {
  readonly name: string;
  readonly nodes: readonly Uint8Array[];
  readonly tensors: readonly Uint8Array[];
  readonly inputs: readonly Uint8Array[];
  readonly outputs: readonly Uint8Array[];
}): Uint8Array {
  const all = (field: number, parts: readonly Uint8Array[]) => parts.map((part) => message(field, part));
  const body = join([
    ...all(1, graph.nodes),
    text(2, graph.name),
    ...all(5, graph.tensors),
    ...all(11, graph.inputs),
    ...all(12, graph.outputs),
  ]);
  const operators = join([text(1, ''), integer(2, 13)]);
  return join([integer(1, 8), text(2, 'heal'), message(7, body), message(8, operators)]);
}

export function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): Uint8Array {
  const given = Object.entries(attributes).map(([name, value]) =>
    message(5, join([text(1, name), integer(3, value), integer(20, 2)])),
  );
  return join([...inputs.map((name) => text(1, name)), text(2, output), text(4, operator), ...given]);
}

export function tensor(name: string, shape: readonly number[], type: ValueType, bytes: Uint8Array): Uint8Array {
  return join([...shape.map((size) => integer(1, size)), integer(2, types[type]), text(8, name), message(9, bytes)]);
}

/** An input or output; a size that is a name may differ from call to call. */
export function port(name: string, type: ValueType, shape: readonly (number | string)[]): Uint8Array {
  const sizes = shape.map((size) => message(1, typeof size === 'string' ? text(2, size) : integer(1, size)));
  const described = message(1, join([integer(1, types[type]), message(2, join(sizes))]));
  return join([text(1, name), message(2, described)]);
}

export function littleEndian(values: Float32Array): Uint8Array {
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
