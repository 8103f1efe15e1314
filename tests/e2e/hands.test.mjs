// Hands and keys: what somebody meets who works by keyboard, slowly, with a tremor, or who has to be gone at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, PASSPHRASE, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name });
const hasFocus = (page) => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
const PAGES = [
  "/today",
  "/sessions",
  "/sessions/list",
  "/sessions/month",
  "/sessions/new",
  "/sessions/import",
  "/sessions/export",
  "/sessions/program",
  "/reminders",
  "/cravings",
  "/skills",
  "/returns",
  "/journal",
  "/journal/new",
  "/checkins/morning",
  "/checkins/evening",
  "/learn",
  "/plan",
  "/insights",
  "/insights/week",
  "/share",
  "/share/new",
  "/people",
  "/medications",
  "/medications/new",
  "/medications/visit",
  "/words",
  "/settings",
];
const FULL = ["/cravings/new", "/returns/new", "/skills/id%3Abreathing", "/skills/id%3Agrounding"];

/** A vault with something behind every door. */
async function furnished(options) {
  const world = await bridge(options);
  await madeVault(world);
  await world.call("people_save", {
    id: null,
    entry: {
      name: "Rosa",
      phones: [{ label: "", number: "555-0134" }],
      in_crisis: true,
    },
  });
  await world.call("sessions_save", {
    id: null,
    session: {
      kind: "group_prevention",
      title: "Relapse group",
      provider: "Ana",
      from: "2026-10-05",
      until: "2026-12-20",
      weeks: null,
      place: {
        name: "Oak Street",
        room: "",
        directions: "",
        travel_minutes: 20,
      },
      weekdays: ["Mon", "Tue"],
      start: "18:00:00",
      minutes: 180,
    },
  });
  return world;
}

test("two Esc leave from every dialog, list, field and screen, wherever the focus is", async () => {
  const world = await furnished();
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  const { items } = await world.call("sessions_list", {
    from: "2026-10-05",
    days: 14,
  });
  const session = `/sessions/on/${items[0].series}/${encodeURIComponent(items[0].recurrence_id)}`;
  const dialog = () => page.getByRole("dialog").waitFor();
  const opened = (route, name) => async () => {
    await go(page, route);
    await button(page, name).first().click();
    await dialog();
  };
  const places = {
    "a page": () => go(page, "/today"),
    "the list of everything, with words in it": async () => {
      await go(page, "/today");
      await page.keyboard.press("Control+k");
      await dialog();
      await page.keyboard.type("plan");
    },
    "the list of keys": async () => {
      await go(page, "/plan");
      await page.locator("main").focus();
      await page.keyboard.press("?");
      await dialog();
    },
    "a new person, half typed": async () => {
      await opened("/people", "Add someone")();
      await page.getByLabel("Name").fill("Ben");
      await page.getByLabel("Name").press("End");
    },
    "the question about what is not saved": async () => {
      await opened("/people", "Add someone")();
      await page.getByLabel("Name").fill("Ben");
      await page.getByRole("button", { name: "Close", exact: true }).click();
      await page.getByText("What you typed is not saved yet.").waitFor();
    },
    "a word": opened("/words", /Payday/),
    "the change of the passphrase": async () => {
      await opened("/settings", "Change passphrase")();
      await page.keyboard.type("some words");
    },
    "a new code": opened("/settings", "New recovery code"),
    "opening without a passphrase": opened("/settings", "Open without passphrase"),
    "how a lesson looks": async () => {
      const [lesson] = await world.call("lessons_list", { lang: "en" });
      await opened(`/learn/${lesson.id}`, /^Text size/)();
    },
    "when a lesson is due": opened("/learn", /^When is it due/),
    "another time for a session": opened(session, /^Move|Other time|Change this day|Change time/),
    "a list box that is open": async () => {
      await go(page, "/settings");
      await page.getByLabel("Light or dark").focus();
      await page.keyboard.press("Alt+ArrowDown");
    },
    "a field for own words": async () => {
      await go(page, "/cravings/new");
      await page.getByRole("radiogroup").first().waitFor();
      await page.keyboard.press("5");
      await button(page, "Say more").click();
      await button(page, "Own words …").click();
      await page.keyboard.type("the corner");
    },
    "a search with words in it": async () => {
      await go(page, "/journal");
      await page.getByRole("searchbox").fill("light");
    },
    "a long text": async () => {
      await go(page, "/journal/new");
      await page.locator("textarea").first().fill("half a page");
    },
    "Help now": async () => {
      await go(page, "/today");
      await page.keyboard.press("F1");
      await page.getByRole("heading", { level: 1, name: /Help/ }).waitFor();
    },
    "Help now over a dialog": async () => {
      await opened("/people", "Add someone")();
      await page.keyboard.press("F1");
      await page.getByRole("heading", { level: 1, name: /Help/ }).waitFor();
    },
    "a step of the way into a craving": async () => {
      await go(page, "/cravings/new");
      await page.getByRole("radiogroup").first().waitFor();
    },
  };
  const stayed = [];
  for (const [name, prepare] of Object.entries(places)) {
    try {
      await prepare();
    } catch (error) {
      throw new Error(`could not open: ${name}`, { cause: error });
    }
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    const left = await page
      .waitForFunction(() => document.querySelector("main.gone"), undefined, {
        timeout: 5_000,
      })
      .then(
        () => true,
        () => false,
      );
    // The sheet comes first, the lock right behind it.
    const locked = async () => (await world.call("vault_status")).state === "locked";
    for (let look = 0; left && look < 100 && !(await locked()); look++) await page.evaluate(() => new Promise(requestAnimationFrame));
    if (!left || !(await locked())) stayed.push(name);
    await world.call("vault_unlock", { passphrase: PASSPHRASE });
    await page.goto("about:blank");
    await page.goto(world.url);
    await settled(page);
  }
  assert.deepEqual(stayed, [], "two Esc did not leave");
  await calm();
  world.stop();
});

test("two Esc leave from the lock screen and the quick entry too, and the time between them is the person's, also there", async () => {
  const world = await furnished();
  await world.call("settings_device_set", {
    lang: "en",
    theme: "light",
    text_percent: 100,
    quick_exit_ms: 2000,
  });
  await world.call("vault_lock", { reason: "asked" });
  const { page, calm } = await openPage(browser, world);
  await page.goto("about:blank");
  await page.goto(world.url);
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  /** Two presses that are `apart` by the page's own reckoning. */
  const twice = (apart) =>
    page.evaluate((ms) => {
      const press = (at) => {
        for (const type of ["keydown", "keyup"]) {
          const event = new KeyboardEvent(type, {
            key: "Escape",
            bubbles: true,
            cancelable: true,
          });
          Object.defineProperty(event, "timeStamp", { value: at });
          document.activeElement.dispatchEvent(event);
        }
      };
      globalThis.__at = (globalThis.__at ?? 1e6) + 1e5;
      press(globalThis.__at);
      press(globalThis.__at + ms);
    }, apart);
  const gone = () => page.locator("main.gone").count();
  await twice(2100);
  assert.equal(await gone(), 0, "longer apart than was chosen");
  await twice(1900);
  await page.locator("main.gone").waitFor();
  await page.goto("about:blank");
  await page.goto(world.url);
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.locator("main.gone").waitFor();
  await calm();
  world.stop();
});

test("one Esc closes the topmost and nothing else, and leaves no page", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  for (const route of [...PAGES, ...FULL, "/help"]) {
    await go(page, route);
    const title = await page.locator("h1:visible").first().innerText();
    await page.keyboard.press("Escape");
    await page.keyboard.press("a");
    assert.equal(await page.evaluate(() => location.hash), `#${route}`, `Esc left ${route}`);
    assert.equal(await page.locator("h1:visible").first().innerText(), title);
  }
  await go(page, "/people");
  await button(page, "Add someone").click();
  await page.getByLabel("Name").fill("Ben");
  await page.keyboard.press("Escape");
  await page.getByText("What you typed is not saved yet.").waitFor();
  assert.ok(await button(page, "Keep writing").evaluate((one) => one === document.activeElement));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.getByText("What you typed is not saved yet.").waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Name").inputValue(), "Ben", "what was typed is there");
  await page.keyboard.press("Tab");
  await page.mouse.click(5, 5);
  await page.getByText("What you typed is not saved yet.").waitFor();
  assert.deepEqual(await faults(page), []);
  await button(page, "Close without saving").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(await button(page, "Add someone").evaluate((one) => one === document.activeElement), "the focus is given back");
  await calm();
  world.stop();
});

test("Alt and the left arrow go back from everywhere: a page, a question, Help, what lies on top", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  const hash = () => page.evaluate(() => location.hash);
  const back = () => page.keyboard.press("Alt+ArrowLeft");
  for (const route of [...PAGES.slice(1), ...FULL, "/help"]) {
    await go(page, "/today");
    await go(page, route);
    await back();
    await page
      .waitForFunction((was) => location.hash !== was, `#${route}`)
      .catch(() => assert.fail(`no way back from ${route}`));
    await settled(page);
    assert.ok(await hasFocus(page), `back from ${route}, the focus is nowhere`);
  }
  await go(page, "/today");
  await go(page, "/learn");
  await go(page, "/plan");
  for (const want of ["#/learn", "#/today"]) {
    await back();
    await page.waitForFunction((to) => location.hash === to, want);
  }
  await go(page, "/cravings");
  await go(page, "/cravings/new");
  await page.getByRole("radiogroup").first().waitFor();
  await page.keyboard.press("6");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What set it off?" }).waitFor();
  await back();
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  assert.equal(await page.locator("input[type=radio]:checked").inputValue(), "6");
  await back();
  await page.waitForFunction(() => location.hash === "#/cravings");
  await go(page, "/people");
  await button(page, "Add someone").click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("F1");
  await page.getByRole("heading", { level: 1, name: /Help/ }).waitFor();
  await back();
  await page.getByRole("dialog").waitFor();
  await back();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await hash(), "#/people", "what lay on top went, the page stayed");
  await page.locator("main").focus();
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("F1");
  await page.getByRole("heading", { level: 1, name: /Help/ }).waitFor();
  await back();
  await page.getByRole("heading", { level: 1, name: "My care team" }).waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0, "the list of keys does not wait behind Help");
  await calm();
  world.stop();
});

test("a group of choices is one stop of the Tab key on every screen", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  const many = [];
  let groups = 0;
  const look = async (where) => {
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("fieldset.chips, [role=radiogroup]")]
        .filter((group) => group.checkVisibility())
        .map((group) => ({
          name: group.querySelector("legend")?.textContent ?? group.getAttribute("aria-label") ?? "",
          stops: [...group.querySelectorAll("input, button")].filter(
            (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && !one.closest(".ends"),
          ).length,
          roles: new Set([...group.querySelectorAll("input")].map((one) => one.type)).size,
        })),
    );
    groups += found.length;
    many.push(...found.filter((one) => one.stops !== 1 || one.roles > 1).map((one) => `${where}: ${one.name} has ${one.stops}`));
  };
  for (const route of [...PAGES, ...FULL]) {
    await go(page, route);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    await look(route);
  }
  await go(page, "/cravings/new");
  await page.getByRole("radiogroup").first().waitFor();
  await page.keyboard.press("6");
  await button(page, "Say more").click();
  const stops = [];
  for (let step = 1; step <= 6; step++) {
    await look(`step ${step}`);
    // From the question to the way on: a few keys, however many words there are.
    let tabs = 0;
    while (!(await page.evaluate(() => document.activeElement?.closest(".actions button")?.textContent.match(/Next|Save/)))) {
      await page.keyboard.press("Tab");
      if (++tabs > 40) break;
    }
    stops.push(tabs);
    if (step < 6) await button(page, "Next").click();
  }
  assert.ok(Math.max(...stops) <= 12, `Tabs from the question to the way on, by step: ${stops}`);
  assert.ok(groups > 20, `${groups} groups`);
  assert.deepEqual(many, []);
  await calm();
  world.stop();
});

test("Enter goes through a check-in question by question and saves nothing; Ctrl and Enter does", async () => {
  const world = await furnished();
  const { page, calm } = await openPage(browser, world);
  await go(page, "/checkins/evening");
  const asked = await page.locator("main form [data-question], main form textarea").count();
  await page.getByRole("radiogroup").first().getByRole("radio", { name: "6" }).focus();
  await page.keyboard.press("6");
  const seen = new Set();
  for (let press = 0; press < asked + 2; press++) {
    if (await page.evaluate(() => document.activeElement.matches("textarea, button"))) break;
    await page.keyboard.press("Enter");
    seen.add(await page.evaluate(() => (document.activeElement.closest("[data-question]") ?? document.activeElement).textContent.slice(0, 60)));
    assert.equal(await page.evaluate(() => location.hash), "#/checkins/evening", "Enter ended it");
  }
  assert.ok(seen.size >= 3, `it went on: ${[...seen]}`);
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => location.hash === "#/today");
  await page.getByText("Check-in saved.").waitFor();
  await calm();
  world.stop();
});

test("Enter in a line of the plan begins the next line, and the plan is saved by its button with the focus kept", async () => {
  const world = await furnished();
  const { page, calm } = await openPage(browser, world);
  await go(page, "/plan/edit");
  const edit = button(page, /^Edit/);
  if (await edit.count()) await edit.first().click();
  await button(page, /^Add\s*: My reasons/).click();
  for (const line of ["My daughter", "My health", "To be here"]) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
  }
  assert.equal((await world.call("plan_get")).version, 0, "nothing was saved by Enter");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Plan saved as version 1.").waitFor();
  const { items } = await world.call("plan_get");
  assert.deepEqual(
    items.map((item) => item.content.text),
    ["My daughter", "My health", "To be here"],
  );
  await page.waitForFunction(() => document.activeElement !== document.body);
  await calm();
  world.stop();
});

test("news is short, lies on no control and no text, and stays on its page", async () => {
  const world = await furnished();
  const { page, calm } = await openPage(browser, world);
  for (const [width, height, text_percent] of [
    [1280, 800, 100],
    [1024, 640, 200],
    [640, 800, 100],
  ]) {
    await world.call("settings_device_set", {
      lang: "en",
      theme: "light",
      text_percent,
    });
    await page.setViewportSize({ width, height });
    await page.goto("about:blank");
    await page.goto(world.url);
    await go(page, "/people");
    await button(page, "Add someone").click();
    await page.getByLabel("Name").fill(`Ben ${width}`);
    await page.keyboard.press("Control+Enter");
    const news = page.locator(".toast");
    await news.filter({ hasText: `Ben ${width} is saved.` }).waitFor();
    for (const scroll of ["top", "end"]) {
      // The room for the bar is made in the frame after it came: what counts is how the page comes to rest.
      const { covered, ends } = await page.evaluate(async (to) => {
        await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
        for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done));
        const main = document.querySelector("main");
        const scroller = getComputedStyle(main).overflowY === "auto" ? main : document.scrollingElement;
        scroller.scrollTo(0, to === "end" ? scroller.scrollHeight : 0);
        const bar = document.querySelector(".toasts").getBoundingClientRect();
        const edge = (one) => (scroller === main && main.contains(one) ? main.getBoundingClientRect().bottom : innerHeight);
        const found = [...document.querySelectorAll("main :is(button, a, input, p, h1, h2), nav a, .help-now")]
          .filter((one) => one.checkVisibility() && !one.closest(".toasts, .visually-hidden, .skip"))
          .filter((one) => {
            const at = one.getBoundingClientRect();
            return Math.min(at.bottom, edge(one)) > bar.top + 1 && at.top < Math.min(bar.bottom, edge(one));
          });
        return { covered: found.map((one) => one.textContent.trim().slice(0, 30)), ends: scroller === main };
      }, scroll);
      // A page that scrolls as a whole passes under the bar, and ends above it.
      if (ends || scroll === "end") assert.deepEqual(covered, [], `${width} x ${height} at ${text_percent} %, ${scroll}`);
    }
    await go(page, "/plan");
    await news.first().waitFor({ state: "detached", timeout: 2_000 });
  }
  await calm();
  world.stop();
});

test("a chosen number can be read under the mouse, on every scale, in both themes", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  for (const theme of ["light", "dark"]) {
    await world.call("settings_device_set", {
      lang: "en",
      theme,
      text_percent: 100,
    });
    const { page, calm } = await openPage(browser, world, {
      colorScheme: theme,
      reducedMotion: "reduce",
    });
    for (const route of ["/cravings/new", "/checkins/morning", "/checkins/evening"]) {
      await go(page, route);
      const bar = page.locator(".bar", { hasText: /^\s*7\s*$/ }).first();
      await bar.waitFor();
      await bar.click();
      await bar.hover();
      const ratio = await bar.locator(".face").evaluate((face) => {
        const light = (color) => {
          const [r, g, b] = color.match(/[\d.]+/g).map((part) => {
            const value = Number(part) / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const style = getComputedStyle(face);
        const [a, b] = [light(style.color), light(style.backgroundColor)].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05);
      });
      assert.ok(ratio >= 4.5, `${route}, ${theme}: the number pressed has a contrast of ${ratio.toFixed(1)}`);
    }
    await calm();
  }
  world.stop();
});

test("when a danger is marked, what to do first comes into view and is told, also with large text", async () => {
  for (const lang of ["en", "es"]) {
    const world = await furnished();
    await world.call("settings_device_set", {
      lang,
      theme: "light",
      text_percent: 200,
    });
    const { page, calm } = await openPage(browser, world);
    await go(page, "/returns/new");
    await page.locator("footer .actions button").last().click();
    const danger = page.locator("fieldset.chips input").first();
    await danger.focus();
    await page.keyboard.press("Space");
    const panel = page.locator(".safe");
    await panel.waitFor();
    await page.waitForFunction(() => {
      const at = document.querySelector("#safe-first").getBoundingClientRect();
      return at.top >= 0 && at.bottom < innerHeight - document.querySelector("footer").offsetHeight;
    });
    const told = page.getByRole("status").filter({ hasText: await page.locator("#safe-first").innerText() });
    await told.waitFor({ state: "attached" });
    await calm();
    world.stop();
  }
});

test("who gave a second number is asked again by nothing: no banner, no pop-up", async () => {
  const world = await bridge({ now: "2026-10-06T02:00:00Z" });
  await madeVault(world);
  const { id } = await world.call("cravings_log", {
    when: { kind: "now" },
    entry: { intensity: 9 },
  });
  await world.call("cravings_rerate", { id, intensity: 5, prompt_id: null });
  const { page, calm } = await openPage(browser, world);
  for (const minute of ["15", "46"]) {
    await world.clock(`2026-10-06T02:${minute}:30Z`);
    await world.call("vault_touch");
    for (const route of ["/cravings", "/today"]) {
      await go(page, route);
      assert.equal(await page.getByText(/How strong is it now/).count(), 0, `${route} after ${minute} minutes`);
    }
  }
  assert.deepEqual(await world.notified(), [], "and nothing popped up");
  await calm();
  world.stop();
});

test("nothing is called by a word of another language, and no name is said twice", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  await world.call("settings_device_set", {
    lang: "es",
    theme: "light",
    text_percent: 100,
  });
  const { page, calm } = await openPage(browser, world);
  for (const route of PAGES) {
    await go(page, route);
    const wrong = await page.evaluate(() => [
      ...[...document.querySelectorAll("input[type=file], input[type=search]")].filter((one) => one.checkVisibility()).map((one) => `native ${one.type}`),
      ...[...document.querySelectorAll("[title]")].filter((one) => one.title.trim() === one.textContent.trim()).map((one) => `twice: ${one.title}`),
    ]);
    assert.deepEqual(wrong, [], route);
  }
  await calm();
  world.stop();
});
