const port = parseInt(process.env.PORT ?? '8000', 10);
const size = Number.parseInt(
  text.slice(1),
  10,
);
