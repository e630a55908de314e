import { createRequire } from 'node:module';

/** Be Vietnam Pro draws every letter of Vietnamese; the machine's own fonts are never used, so pictures are alike. */
export const fontFamily = 'Be Vietnam Pro';

const { resolve } = createRequire(import.meta.url);
const weights = ['400Regular', '700Bold'] as const;

export const fontFiles: readonly string[] = weights.map((weight) =>
  resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`),
);
