/** Starts the window: installs the one backend, reads the choices that hold before unlocking, shows the app. */
import { mount } from "svelte";
import { backend } from "$backend";
import App from "$app/App.svelte";
import { device } from "$frame/device.svelte";
import { keepInSight } from "$app/in-sight";
import { vault } from "$frame/vault.svelte";
import { installBackend } from "$lib/backend";
import { followPrinting } from "$shared";
import "$shared/styles/base.css";

installBackend(backend);
const target = document.getElementById("app");
if (target) {
  await Promise.all([device.load(), vault.refresh()]);
  followPrinting();
  keepInSight();
  mount(App, { target });
}
