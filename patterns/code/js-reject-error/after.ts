export const read = (path: string) =>
  new Promise((resolve, reject) => {
    if (path === '') reject(new Error('There is no path'));
    else resolve(path);
  });
export const none = () => Promise.reject(new Error(`Nothing at ${place}`));
