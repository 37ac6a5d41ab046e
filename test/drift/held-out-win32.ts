import type { DriftPoint } from './point.ts';

/** Nobody tunes on these: see `held-out.ts`. */
export const heldOutWin32: readonly DriftPoint[] = [
  {
    app: 'win32',
    id: 'shuffled',
    kind: 'rearranged',
    isCompletable: true,
    win32: {
      layout: 'shuffled',
    },
  },
  {
    app: 'win32',
    id: 'decoy',
    kind: 'decoy',
    isCompletable: false,
    win32: {
      decoys: ['Save', 'Apply'],
    },
  },
  {
    app: 'win32',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    win32: {
      client: [820, 520],
    },
  },
  {
    app: 'win32',
    id: 'theme-dark',
    kind: 'theme',
    isCompletable: true,
    win32: {
      theme: 'dark',
    },
  },
  {
    app: 'win32',
    id: 'font-25',
    kind: 'font',
    isCompletable: true,
    win32: {
      font: {
        size: 16,
      },
    },
  },
  {
    app: 'win32',
    id: 'notice-for-good',
    kind: 'covered',
    isCompletable: false,
    cover: {
      over: 'Urgent',
      looks: 'tooltip',
    },
  },
  {
    app: 'win32',
    id: 'font-bold-serif',
    kind: 'font',
    isCompletable: true,
    win32: {
      font: {
        family: 'DejaVu Serif',
        weight: 700,
      },
    },
  },
  {
    app: 'win32',
    id: 'theme-contrast',
    kind: 'theme',
    isCompletable: true,
    win32: {
      theme: 'high-contrast',
    },
  },
  {
    app: 'win32',
    id: 'scale-125',
    kind: 'scale',
    isCompletable: true,
    win32: {
      scale: 1.25,
    },
  },
];
