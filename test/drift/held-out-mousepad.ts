import type { DriftPoint } from './point.ts';

/** Nobody tunes on these: see `held-out.ts`. */
export const heldOutMousepad: readonly DriftPoint[] = [
  {
    app: 'mousepad',
    id: 'tooltip-for-a-while',
    kind: 'covered',
    isCompletable: true,
    cover: {
      over: 'GtkButton:Save',
      looks: 'tooltip',
      forMs: 3500,
    },
  },
  {
    app: 'mousepad',
    id: 'font-serif',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-family: "DejaVu Serif"; }',
    },
  },
  {
    app: 'mousepad',
    id: 'without-menu',
    kind: 'rearranged',
    isCompletable: true,
    gtk: {
      settings: ['menubar-visible=false'],
    },
  },
  {
    app: 'mousepad',
    id: 'dpi-125',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      dpi: 1.25,
    },
  },
  {
    app: 'mousepad',
    id: 'theme-dark',
    kind: 'theme',
    isCompletable: true,
    gtk: {
      theme: 'Adwaita:dark',
    },
  },
  {
    app: 'mousepad',
    id: 'font-25',
    kind: 'font',
    isCompletable: true,
    gtk: {
      css: '* { font-size: 12.5pt; }',
    },
  },
  {
    app: 'mousepad',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    gtk: {
      orders: [['size', 'MousepadWindow:', '1200x800']],
    },
  },
  {
    app: 'mousepad',
    id: 'scale-200',
    kind: 'scale',
    isCompletable: true,
    gtk: {
      scale: 2,
      orders: [['size', 'MousepadWindow:', '900x600']],
    },
  },
  {
    app: 'mousepad',
    id: 'theme-contrast',
    kind: 'theme',
    isCompletable: true,
    gtk: {
      theme: 'HighContrast',
    },
  },
  {
    app: 'mousepad',
    id: 'moved',
    kind: 'moved',
    isCompletable: true,
    gtk: {
      orders: [['move', 'MousepadWindow:', '1400x800']],
    },
  },
  {
    app: 'mousepad',
    id: 'missing',
    kind: 'missing',
    isCompletable: false,
    gtk: {
      orders: [['hide', 'GtkButton:Save']],
    },
  },
  {
    app: 'mousepad',
    id: 'dark-125-moved',
    kind: 'combination',
    isCompletable: true,
    gtk: {
      theme: 'Adwaita:dark',
      dpi: 1.25,
      orders: [['move', 'MousepadWindow:', '200x700']],
    },
  },
];
