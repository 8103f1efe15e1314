import { patience } from "./types";

describe("how long a screen waits", () => {
  it("longer for what derives a key or takes a whole file", () => {
    for (const name of ["vault_unlock", "backup_create", "share_export", "sessions_import_apply"] as const)
      expect(patience(name), name).toBe(120_000);
  });

  it("twenty seconds for everything else", () => {
    for (const name of ["today_get", "sessions_save", "settings_set"] as const)
      expect(patience(name), name).toBe(20_000);
  });
});
