export const port = parseInt(process.env.PORT ?? '8000', 10);
export const price = parseFloat(text);
