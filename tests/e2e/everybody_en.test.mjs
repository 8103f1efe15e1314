import { everybody } from "./everybody.mjs";

everybody("en", "light");
