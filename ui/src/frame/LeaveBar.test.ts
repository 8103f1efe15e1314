import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { BackendError } from "$lib/backend";
import { setLang, t } from "$lib/i18n";
import { world } from "../../tests/world";
import LeaveBar from "./LeaveBar.svelte";
import { vault } from "./vault.svelte";

describe("locking where the files are gone", () => {
  it("stays open once, says so for as long as it is true, and locks when asked again", async () => {
    setLang("en");
    let asked = 0;
    const backend = world(
      { state: "open" },
      {
        vault_lock: () => {
          if (asked++ === 0) throw new BackendError("vault_gone");
          backend.now = { ...backend.now, state: "locked" };
          return {};
        },
      },
    );
    await vault.refresh();
    render(LeaveBar);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: t("app_lock") }));
    const said = await screen.findByRole("alert");
    expect(said).toHaveTextContent(t("error_vault_gone_what"));
    expect(said).toHaveTextContent(t("error_vault_gone_do"));
    expect(vault.door).toBe("open");
    expect(screen.queryByText(t("app_lock_problem"))).toBeNull();
    await user.click(screen.getByRole("button", { name: t("app_lock") }));
    await vi.waitFor(() => expect(vault.door).toBe("locked"));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(vault.lost).toBeUndefined();
  });
});
