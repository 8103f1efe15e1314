import { patience, withTimeout } from "./types";

describe("how long a screen waits", () => {
  it("longer for what derives a key or takes a whole file", () => {
    for (const name of ["vault_unlock", "backup_create", "share_export", "sessions_import_apply"] as const)
      expect(patience(name), name).toBe(120_000);
  });

  it("as long as a person takes to choose a folder or a file", async () => {
    for (const name of ["folder_pick", "backup_pick"] as const) expect(patience(name), name).toBeNull();
    vi.useFakeTimers();
    let choose: (path: string) => void = () => undefined;
    const chosen = withTimeout(new Promise<string>((resolve) => (choose = resolve)), patience("folder_pick"));
    await vi.advanceTimersByTimeAsync(3_600_000);
    choose("/media/stick");
    await expect(chosen).resolves.toBe("/media/stick");
    vi.useRealTimers();
  });

  it("twenty seconds for everything else", () => {
    for (const name of ["today_get", "sessions_save", "settings_set"] as const)
      expect(patience(name), name).toBe(20_000);
  });
});
