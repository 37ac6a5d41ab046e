/** Letters of 5×7 pixels, a number a row; so that the window looks the same wherever it is shown, without any font. */
const rows: Readonly<Record<string, string>> = {
  A: '0E11111F111111',
  B: '1E11111E11111E',
  C: '0E11101010110E',
  D: '1E11111111111E',
  E: '1F10101E10101F',
  F: '1F10101E101010',
  G: '0E11101711110F',
  H: '1111111F111111',
  I: '0E04040404040E',
  J: '0702020202120C',
  K: '11121418141211',
  L: '1010101010101F',
  M: '111B1515111111',
  N: '11191513111111',
  O: '0E11111111110E',
  P: '1E11111E101010',
  Q: '0E11111115120D',
  R: '1E11111E141211',
  S: '0F10100E01011E',
  T: '1F040404040404',
  U: '1111111111110E',
  V: '11111111110A04',
  W: '11111115151B11',
  X: '11110A040A1111',
  Y: '11110A04040404',
  Z: '1F01020408101F',
  0: '0E11131519110E',
  1: '040C040404040E',
  2: '0E11010608101F',
  3: '1F02040201110E',
  4: '02060A121F0202',
  5: '1F101E0101110E',
  6: '0608101E11110E',
  7: '1F010204080808',
  8: '0E11110E11110E',
  9: '0E11110F01020C',
  '-': '0000001F000000',
  ':': '00040000000400',
};
const advance = 6;
const height = 7;

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The text as rectangles, its middle at the point; `size` is the width of one of its pixels. Unknown letters stay blank. */
export function drawText(text: string, middle: { readonly x: number; readonly y: number }, size: number): Dot[] {
  const left = Math.round(middle.x - ((text.length * advance - 1) * size) / 2);
  const top = Math.round(middle.y - (height * size) / 2);
  return [...text.toUpperCase()].flatMap((letter, column) =>
    Array.from({ length: height }, (_, row) => {
      const bits = Number.parseInt(rows[letter]?.slice(row * 2, row * 2 + 2) ?? '0', 16);
      return Array.from({ length: 5 }, (_unused, bit) => bit)
        .filter((bit) => bits & (16 >> bit))
        .map((bit) => ({ x: left + (column * advance + bit) * size, y: top + row * size, width: size, height: size }));
    }).flat(),
  );
}
