import type { DriftPoint } from './point.ts';

/** Nobody tunes on these: see `held-out.ts`. */
export const heldOutGalculator: readonly DriftPoint[] = [
  {
    app: 'galculator',
    id: 'scientific',
    kind: 'rearranged',
    isCompletable: true,
    gtk: {
      mode: 1,
    },
  },
  {
    app: 'galculator',
    id: 'missing',
    kind: 'missing',
    isCompletable: false,
    gtk: {
      orders: [['hide', 'button_6']],
    },
  },
  {
    app: 'galculator',
    id: 'dialog-for-good',
    kind: 'covered',
    isCompletable: false,
    cover: {
      over: 'button_9',
      looks: 'dialog',
    },
  },
  {
    app: 'galculator',
    id: 'scientific-contrast-125',
    kind: 'combination',
    isCompletable: true,
    gtk: {
      mode: 1,
      theme: 'HighContrast',
      dpi: 1.25,
    },
  },
  {
    app: 'galculator',
    id: 'moved',
    kind: 'moved',
    isCompletable: true,
    gtk: {
      orders: [['move', 'main_window', '123x1100']],
    },
  },
  {
    app: 'galculator',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    gtk: {
      orders: [['size', 'main_window', '520x520']],
    },
  },
  {
    app: 'galculator',
    id: 'font-25',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-size: 12.5pt; }',
    },
  },
  {
    app: 'galculator',
    id: 'font-50',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-size: 15pt; }',
    },
  },
  {
    app: 'galculator',
    id: 'dpi-125',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      dpi: 1.25,
      css: 'button { padding: 5px 10px; min-height: 30px; }',
    },
  },
  {
    app: 'galculator',
    id: 'slow',
    kind: 'slow',
    isCompletable: true,
    gtk: {
      orders: [['freeze', '900', '500']],
    },
  },
];
