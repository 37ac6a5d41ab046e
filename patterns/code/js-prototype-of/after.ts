const base = Object.getPrototypeOf(item);
if (Object.getPrototypeOf(item).constructor === Item) use(base);
Object.setPrototypeOf(app.request, req);
Object.setPrototypeOf(item as any, base);
