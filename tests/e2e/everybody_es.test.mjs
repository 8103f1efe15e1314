import { everybody } from "./everybody.mjs";

everybody("es", "dark");
