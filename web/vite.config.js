import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

const server = loadEnv("", ".", "VISAVIS_").VISAVIS_SERVER ?? "http://127.0.0.1:8000";

/** Lay a .br and a .gz beside each file: squeezed once here, not at each request. */
function squeeze() {
  return {
    name: "squeeze",
    apply: "build",
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|html)$/.test(file))) {
        const plain = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(plain));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(plain, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  appType: "mpa",
  plugins: [squeeze()],
  build: {
    target: "es2022",
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Every page that lies here.
    rollupOptions: { input: readdirSync(".").filter((name) => name.endsWith(".html")) },
  },
  server: { proxy: { "/api": server, "/socket.io": { target: server, ws: true } } },
  test: { css: { include: /tokens/ }, include: ["tests/**/*.test.ts"], environment: "node" },
});
