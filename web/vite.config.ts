import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Maven packs this folder into the jar; the server serves it under /
  build: {
    outDir: 'target/classes/META-INF/oriel-web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // ./oriel adds these up with the reports of the Java tests
    reporters: ['default', 'junit'],
    outputFile: { junit: 'target/vitest-reports/TEST-web.xml' },
  },
});
