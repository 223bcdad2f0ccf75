import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

const server = loadEnv("", ".", "VISAVIS_").VISAVIS_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  appType: "mpa",
  build: {
    target: "es2022",
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ["index.html", "console.html", "board.html"] },
  },
  server: { proxy: { "/api": server, "/socket.io": { target: server, ws: true } } },
  test: { css: { include: /tokens/ }, include: ["tests/**/*.test.ts"], environment: "node" },
});
