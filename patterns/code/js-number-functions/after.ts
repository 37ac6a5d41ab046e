export const port = Number.parseInt(process.env.PORT ?? '8000', 10);
export const price = Number.parseFloat(text);
