export const isPort = (text: string) => !isNaN(text) && isFinite(text);
export const third = parser.parseInt(text);
