/** Starts the window: installs the one backend, reads the choices that hold before unlocking, shows the app. */
import { mount } from "svelte";
import { backend } from "$backend";
import App from "$app/App.svelte";
import { device } from "$app/device.svelte";
import { vault } from "$app/vault.svelte";
import { installBackend } from "$lib/backend";
import "$shared/styles/base.css";

installBackend(backend);
const target = document.getElementById("app");
if (target) {
  await Promise.all([device.load(), vault.refresh()]);
  mount(App, { target });
}
