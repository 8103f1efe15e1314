/**
 * In tests, the parts of bits-ui that screens use, and no other. Its one door leads to four hundred modules, which a bundle leaves out
 * and a test would compile and run once for each file. A part that is used and not named here stops the test that meets it.
 */
export { AlertDialog } from "../node_modules/bits-ui/dist/bits/alert-dialog/index.js";
export { Dialog } from "../node_modules/bits-ui/dist/bits/dialog/index.js";
