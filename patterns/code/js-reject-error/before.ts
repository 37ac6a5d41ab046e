export const read = (path: string) =>
  new Promise((resolve, reject) => {
    if (path === '') reject('There is no path');
    else resolve(path);
  });
export const none = () => Promise.reject(`Nothing at ${place}`);
