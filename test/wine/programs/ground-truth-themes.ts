/** 0x00bbggrr by the number of the system colour. */
type Colours = ReadonlyMap<number, number>;

const grey = (level: number) => level * 0x010101;
function theme(face: number, text: number, field: number, chosen: number, caption: number): Colours {
  const light = face > grey(0x80);
  return new Map([
    // Desktop, captions, active and inactive
    [1, light ? 0xa56e3a : grey(0x10)],
    [2, caption],
    [3, light ? grey(0x7f) : grey(0x28)],
    [9, light ? grey(0xff) : text],
    [19, light ? grey(0xd0) : grey(0x90)],
    // Menus, windows, fields and their texts
    [4, face],
    [5, field],
    [6, light ? grey(0x00) : grey(0x60)],
    [7, text],
    [8, text],
    [13, chosen],
    [14, light ? grey(0xff) : text],
    // Buttons: face, shadow, disabled text, text, highlight, dark shadow, light
    [15, face],
    [16, light ? grey(0x80) : grey(0x18)],
    [17, grey(0x80)],
    [18, text],
    [20, light ? grey(0xff) : grey(0x58)],
    [21, light ? grey(0x40) : grey(0x08)],
    [22, light ? face : grey(0x48)],
    // Right ends of the captions
    [27, caption],
    [28, light ? grey(0x7f) : grey(0x28)],
    // Notices
    [23, text],
    [24, light ? 0xe1ffff : grey(0x38)],
  ]);
}
export const colourThemes: Readonly<Record<'light' | 'dark' | 'high-contrast', Colours>> = {
  light: theme(grey(0xd4), grey(0x00), grey(0xff), 0x6a240a, 0x6a240a),
  dark: theme(grey(0x2b), grey(0xe6), grey(0x1c), 0x8a4a20, grey(0x18)),
  'high-contrast': theme(grey(0x00), 0x00ffff, grey(0x00), 0x800080, 0x800080),
};
