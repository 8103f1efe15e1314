import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { installBackend, type Output } from "$lib/backend";
import { memoryBackend } from "$lib/backend/memory";
import Disclosures from "./Disclosures.svelte";
import { emptyForm, scopeOf } from "./form";

beforeEach(() => installFeatures(features));

describe("what was handed over", () => {
  type Handed = Output<"share_list">[number];
  const scope: Handed["scope"] = {
    ...scopeOf(emptyForm("en"), undefined, false),
    recipient: "M. Ortiz",
    from: "2026-03-02",
    to: "2026-03-29",
  };
  const handed = (id: string, more: Partial<Handed>, of: Partial<Handed["scope"]> = {}): Handed => ({
    id,
    at: "2026-03-30T15:00:00Z",
    made: "2026-03-30T10:00:00",
    scope: { ...scope, ...of },
    file_name: `journal-${id}.html`,
    sha256: "",
    state: "made",
    revoked_at: null,
    ...more,
  });

  it("tells two reports for the same person apart, and one that was not finished from one that was not made", async () => {
    const list = [
      handed(
        "1",
        {},
        {
          kinds: ["cravings", "returns", "journal"],
          own: ["a", "b"],
          pages: ["p"],
          returns: ["r"],
          topics: ["q"],
          label: "Tuesday",
        },
      ),
      handed("2", { made: "2026-03-30T16:45:00" }, { free_text: true }),
      handed("3", { state: "begun" }),
      handed("4", { state: "failed" }),
      handed("5", { revoked_at: "2026-03-31T10:00:00Z" }),
    ];
    const backend = memoryBackend({ share_list: () => list, share_revoke: () => list[2] as never });
    installBackend(backend);
    const user = userEvent.setup();
    render(Disclosures);
    const [first, second, begun, failed, back] = (await screen.findAllByRole("listitem")).map(
      (one) => one.textContent,
    );
    expect(first).toMatch(/Monday, March 30 at 10:00\sAM/);
    for (const part of [
      "2 lines of my own",
      "One journal page",
      "One return to use",
      "One line to talk about",
      "Label: Tuesday",
      "My counselor",
      "Mar 2, 2026 to Mar 29, 2026",
    ])
      expect(first).toContain(part);
    expect(first, "a kind that is picked one by one is said once, with how many").not.toContain(
      "that I pick",
    );
    expect(second).toMatch(/4:45\sPM/);
    expect(second, "one from before lines were ticked one by one").toContain("My own words too");
    expect(begun).toContain("It was not finished. A file may lie in the folder.");
    expect(failed).toContain("It could not be made.");
    expect(back).toContain("Taken back");
    const take = screen.getAllByRole("button", { name: /^Mark as taken back: M\. Ortiz/ });
    expect(take, "there is nothing to take back of one that was not made").toHaveLength(3);
    await user.click(take[2] as HTMLElement);
    await user.click(await screen.findByRole("button", { name: "Mark it" }));
    await vi.waitFor(() => expect(backend.inputs("share_revoke")).toEqual([{ id: "3" }]));
  });
});
